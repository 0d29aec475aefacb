/** Who has to act in a case as it stands. */
import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type CaseState, isOpenConsultation } from './case-state.js';
import { type TurnParty } from './statuses.js';

/** Who has to act now, and until when at the latest. */
export function whoseTurn(
  state: CaseState,
  dueDate: PlainDate | null,
  calendar: WorkingCalendar,
): { turn: TurnParty; turnUntil: PlainDate | null } {
  switch (state.status) {
    case 'answered':
    case 'closed':
      return { turn: 'none', turnUntil: null };
    case 'awaiting_receipt':
      return {
        turn: 'office',
        turnUntil: state.submittedDate ? confirmationLimit(state.submittedDate, calendar) : null,
      };
    case 'awaiting_supplement':
      return { turn: 'applicant', turnUntil: state.supplement?.replyBy ?? null };
    case 'awaiting_fee':
      return { turn: 'applicant', turnUntil: state.fee?.payBy ?? null };
    case 'consulting': {
      const open = state.consultations.filter(isOpenConsultation);
      const limits = open.flatMap((item) =>
        item.deliveredDate ? [calendar.nthWorkingDayAfter(item.deliveredDate, 15).date] : [],
      );
      const last = limits.length === open.length ? limits.reduce<PlainDate | null>(later, null) : null;
      return { turn: open[0]?.with ?? 'office', turnUntil: last };
    }
    case 'in_progress':
    case 'awaiting_approval':
    case 'awaiting_dispatch': {
      const submitted = unconfirmedCorrection(state);
      return {
        turn: 'office',
        turnUntil: submitted ? confirmationLimit(submitted, calendar) : dueDate,
      };
    }
  }
}

/** One working day is what the office promises itself for confirming what came in (A.10, 2). */
function confirmationLimit(submittedDate: PlainDate, calendar: WorkingCalendar): PlainDate {
  return calendar.nthWorkingDayAfter(submittedDate, 1).date;
}

/** What the applicant sent as a correction while the office has not confirmed it: its receipt fixes the restart (第三十一条). */
export function unconfirmedCorrection({ supplement }: CaseState): PlainDate | null {
  return supplement && !supplement.receivedDate ? supplement.submittedDate : null;
}

function later(a: PlainDate | null, b: PlainDate): PlainDate {
  return a ? maxDate(a, b) : b;
}
