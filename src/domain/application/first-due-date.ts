/** Whether a case was handled in time is a question about its first answer, however often it is answered anew (A.10, 13). */
import { type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type CaseState } from './case-state.js';
import { type DeadlineHistory } from './clock-events.js';
import { computeDeadline } from './deadline.js';

/** Day by which the first answer was owed when the case has to be decided anew; null when none was owed, or it is not known. */
export function firstDueDate(
  { earlier }: CaseState,
  history: DeadlineHistory,
  calendar: WorkingCalendar,
): PlainDate | null {
  const first = earlier[0]?.decision.parts ?? [];
  if (first.some(({ code }) => code === 'otherwise_supplement_overdue' || code === 'otherwise_fee_unpaid')) return null;
  const again = history.events.findIndex(({ kind }) => kind === 'redo_ordered' || kind === 'decision_revoked');
  return computeDeadline({ ...history, events: history.events.slice(0, again) }, calendar).dueDate;
}
