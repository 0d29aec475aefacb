/**
 * Days that the office has set itself, or that a letter on its way asks for, beside the answer date: an alarm follows each, and
 * none of them is a legal limit of the answer.
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type CaseState } from './case-state.js';
import { UNOPENED_POST_WORKING_DAYS, UNOPENED_SMS_WORKING_DAYS } from './delivery-facts.js';

export const WATCH_KINDS = [
  'assistance_due',
  'supply_due',
  'inspection_due',
  'public_notice_over',
  'reply_unopened_sms',
  'reply_unopened_post',
] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

export interface Watch {
  kind: WatchKind;
  /** The alarm is due on this day. */
  date: PlainDate;
  /** Tells two of a kind apart. */
  key: string;
  about: string;
}

/** All days still open, in the order of the list of kinds. */
export function watchesOf(state: CaseState, calendar: WorkingCalendar): Watch[] {
  const { handling, publicNotice, deliveredDate, lastSent, openedDate, failure } = state;
  const watches: Watch[] = [];
  if (state.status !== 'closed' && !state.dispatched) {
    for (const item of handling.assistances) {
      if (!item.answeredDate) {
        watches.push({ kind: 'assistance_due', date: item.replyBy, key: item.id, about: item.unit });
      }
    }
  }
  const { promise, inspection } = handling;
  if (promise && !promise.suppliedDate) {
    watches.push({ kind: 'supply_due', date: promise.supplyBy, key: promise.supplyBy, about: '' });
  }
  if (inspection && !inspection.heldDate) {
    watches.push({
      kind: 'inspection_due',
      date: inspection.inspectOn,
      key: inspection.inspectOn,
      about: inspection.place,
    });
  }
  // What is archived undelivered has been judged by somebody: nothing is watched there any more.
  if (deliveredDate || state.status !== 'answered') return watches;
  if (publicNotice) {
    watches.push({ kind: 'public_notice_over', date: publicNotice.until, key: publicNotice.until, about: '' });
  } else if (lastSent?.method === 'online' && !openedDate && !failure) {
    const after = (days: number): PlainDate => calendar.nthWorkingDayAfter(lastSent.date, days).date;
    watches.push(
      { kind: 'reply_unopened_sms', date: after(UNOPENED_SMS_WORKING_DAYS), key: lastSent.date, about: '' },
      { kind: 'reply_unopened_post', date: after(UNOPENED_POST_WORKING_DAYS), key: lastSent.date, about: '' },
    );
  }
  return watches;
}

/** Null when nothing is open. */
export function earliestWatch(watches: readonly Watch[]): PlainDate | null {
  return watches.reduce<PlainDate | null>((first, { date }) => (first && first <= date ? first : date), null);
}
