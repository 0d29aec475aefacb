/** Which events tell whom. Every notice exists in the inbox even if no other message could be sent. */
import { CASE_EVENTS, type CaseEvent } from '../../domain/application/case-events.js';
import { LEGAL_VERDICTS } from '../../domain/application/legal-review.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type NoticeRecipient, type OutboxRow } from '../../ports/outbox.js';

/** @returns one row an event and recipient; the event's id makes each exist once. */
export function noticesFor(
  deps: Pick<CommandDeps, 'newId' | 'clock'>,
  record: ApplicationRecord,
  events: readonly CaseEvent[],
): OutboxRow[] {
  const createdAt = deps.clock.now().toISOString();
  return events.flatMap((event) =>
    messagesOf(record, event).map(({ recipient, title, body, key }) => ({
      id: deps.newId(),
      dedupeKey: `event:${event.id}:${key ?? recipient.type}`,
      recipient,
      kind: event.kind,
      title,
      body,
      subject: { type: 'application' as const, id: record.id },
      createdAt,
    })),
  );
}

interface Message {
  recipient: NoticeRecipient;
  title: string;
  body: string;
  /** Where an event tells several of one type. */
  key?: string;
}

function messagesOf(record: ApplicationRecord, event: CaseEvent): Message[] {
  const messages: Message[] = [];
  const text = CASE_EVENTS[event.kind].applicantText;
  // What the applicant did himself needs no notice to him.
  if (text && record.citizenId && event.by.type !== 'citizen') {
    messages.push({
      recipient: { type: 'citizen', citizenId: record.citizenId },
      title: text,
      body: applicantBody(record, event),
    });
  }
  const staffText = STAFF_TEXT[event.kind];
  const recipient = staffRecipient(record, event);
  if (staffText && !isOwnDoing(event, recipient)) {
    messages.push({ recipient, title: staffText, body: `申请 ${record.number}` });
  }
  if (event.kind === 'noted') messages.push(...mentionsIn(record, event));
  if (event.kind === 'legal_opinion_given') messages.push(...opinionFor(record, event));
  return messages;
}

/** Nobody is told what he wrote himself. */
function mentionsIn(record: ApplicationRecord, event: CaseEvent & { kind: 'noted' }): Message[] {
  const others = (event.mentions ?? []).filter(({ id }) => id !== event.by.id);
  return others.map(({ id }) => ({
    recipient: { type: 'staff', agencyId: record.agencyId, staffId: id },
    title: `${event.by.name}在备注中提到了您`,
    body: `申请 ${record.number}`,
    key: `mention:${id}`,
  }));
}

/** To who asked, and to who handles the case. */
function opinionFor(record: ApplicationRecord, event: CaseEvent & { kind: 'legal_opinion_given' }): Message[] {
  const asked = record.events.findLast(({ kind, seq }) => kind === 'legal_review_requested' && seq < event.seq);
  const readers = new Set([asked?.by.id, record.assignee?.id].filter((id) => id !== undefined));
  return [...readers].map((id) => ({
    recipient: { type: 'staff', agencyId: record.agencyId, staffId: id },
    title: `法律顾问已出具意见：${LEGAL_VERDICTS[event.verdict]}`,
    body: `申请 ${record.number}`,
    key: `opinion:${id}`,
  }));
}

/** Never the subject of the application: a notice may be read over somebody's shoulder. */
function applicantBody(record: ApplicationRecord, event: CaseEvent): string {
  const about = `您的申请 ${record.number}`;
  switch (event.kind) {
    case 'supplement_requested':
      return `${about} 需要补正，请在 ${event.replyBy} 前提交。`;
    case 'extension_approved':
      return `${about} 的答复期限延长 ${event.workingDays} 个工作日${record.facts.dueDate ? `，至 ${record.facts.dueDate}` : ''}。`;
    case 'fee_demanded':
      return `${about} 需要缴纳信息处理费，请在 ${event.payBy} 前缴纳；您也可以放弃申请。`;
    case 'receipt_confirmed':
      return `${about} 已确认收到${record.facts.dueDate ? `，应在 ${record.facts.dueDate} 前答复` : ''}。`;
    case 'reasons_requested':
      return `${about} 需要您说明理由，请在 ${event.replyBy} 前提交。`;
    case 'delayed_reply_fixed':
      return `${about} 将在 ${event.replyBy} 前答复。`;
    case 'inspection_arranged':
      return `${about} 已安排 ${event.inspectOn} 现场查阅，地点：${event.place}。`;
    default:
      return `${about} 有新的进展，请查看。`;
  }
}

const STAFF_TEXT: Partial<Record<CaseEvent['kind'], string>> = {
  supplement_submitted: '申请人已提交补正材料，请确认',
  extension_requested: '有延期申请待审批',
  extension_approved: '延期申请已批准',
  extension_returned: '延期申请被退回',
  withdrawn: '申请人撤回了申请，不必再办理',
  decision_proposed: '有处理决定待审批',
  decision_returned: '处理决定被退回',
  decided: '处理决定已批准，请发出答复',
  assigned: '有申请分派给您',
  reasons_given: '申请人已说明理由',
  consultation_answered: '第三方已在线提交意见',
  delayed_reply_fixed: '已确定延迟答复的日期，请告知申请人',
  delivery_failed: '答复未能送达，请以其他联系方式再次送达',
  date_correction_proposed: '有日期更正待审批',
  date_correction_approved: '日期更正已批准',
  date_correction_returned: '日期更正被退回',
  legal_review_requested: '有申请请您出具法律审查意见',
};

/** What staff have entered themselves needs no notice to them: not to the author, nor to all clerks of one who is one of them. */
function isOwnDoing(event: CaseEvent, recipient: NoticeRecipient): boolean {
  // Answers on paper are entered by the desk itself.
  if (event.kind === 'consultation_answered') return event.by.type === 'staff';
  if (event.kind !== 'withdrawn' || event.by.type !== 'staff') return false;
  return recipient.type === 'role' || (recipient.type === 'staff' && recipient.staffId === event.by.id);
}

function staffRecipient(record: ApplicationRecord, event: CaseEvent): NoticeRecipient {
  const { agencyId } = record;
  if (event.kind === 'assigned') return { type: 'staff', agencyId, staffId: event.staffId };
  if (event.kind === 'legal_review_requested') {
    return event.lawyer
      ? { type: 'staff', agencyId, staffId: event.lawyer.id }
      : { type: 'role', agencyId, role: 'lawyer' };
  }
  if (event.kind === 'extension_requested') return { type: 'role', agencyId, role: 'office_head' };
  if (event.kind === 'decision_proposed' || event.kind === 'date_correction_proposed') {
    return { type: 'role', agencyId, role: 'reviewer' };
  }
  return record.assignee
    ? { type: 'staff', agencyId, staffId: record.assignee.id }
    : { type: 'role', agencyId, role: 'clerk' };
}
