import { type NoticeRecipient } from '../ports/outbox.js';
import { type WatchedCase } from '../ports/sweeps.js';
import { type Ladder, type Message } from './record-once.js';

/** Whoever handles the case; while nobody has taken it, all clerks of the agency. */
export function handlerOf({ agencyId, assignee }: WatchedCase): NoticeRecipient {
  return assignee ? { type: 'staff', agencyId, staffId: assignee.id } : { type: 'role', agencyId, role: 'clerk' };
}

export function roleOf({ agencyId }: WatchedCase, role: 'reviewer' | 'office_head'): NoticeRecipient {
  return { type: 'role', agencyId, role };
}

/** Says the number and never the subject of the application: a notice may be read over somebody's shoulder. */
export function caseMessage(item: WatchedCase, recipient: NoticeRecipient, title: string, body: string): Message {
  return {
    recipient,
    kind: 'alarm',
    title,
    body: `申请 ${item.number}：${body}`,
    subject: { type: 'application', id: item.id },
  };
}

/** The parts of a ladder that follow from the case. */
export function caseLadder(item: WatchedCase): Pick<Ladder, 'agencyId' | 'subject' | 'unchanged'> {
  const { id, agencyId, version } = item;
  return { agencyId, subject: { type: 'application', id }, unchanged: { id, agencyId, version } };
}
