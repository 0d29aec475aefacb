/**
 * The statutory dates of an application as a fold over its events (arts 30–35; 109号 art 6 for the restart on payment).
 * Dates are derived, never stored over: the same events and the same calendar always give the same dates.
 */
import { fromEpochDay, type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type DeadlineHistory } from './clock-events.js';
import {
  answerWorkingDays,
  clockStateOf,
  foldClock,
  SUPPLEMENT_NOTICE_WORKING_DAYS,
  type ClockBreach,
  type ClockFold,
  type ClockState,
} from './clock-fold.js';
import { countOut, isOpenEnded, pausedWorkingDaysBetween, pausesOf, type Pause } from './clock-pauses.js';

export interface Deadline {
  /** Null until the event that fixes it (art 31); then all dates are null. */
  receiptDate: PlainDate | null;
  /** 7th working day after the receipt date, also after a restart (art 30). */
  supplementNoticeDueDate: PlainDate | null;
  /** Where the running count starts: the receipt date or the last restart; this day itself is not counted. */
  startDate: PlainDate | null;
  /** N = 20 + the extension. */
  workingDays: number;
  dueDate: PlainDate | null;
  /** A day of a year without a calendar had to be looked at, or a consultation is on its way and undelivered. */
  provisional: boolean;
  /** Paused working days between the last (re)start and the due date. */
  pausedWorkingDays: number;
  /** Set where the office fixed the reply day of an excessive application (art 35) and no restart came after. */
  fixedReplyDate: PlainDate | null;
  /** The supplement notice that went out after its 7th working day: allowed with a reason, marked as a breach (art 30). */
  lateSupplementNoticeIndex: number | null;
  /** What the law forbids in this history, in order of events; such an event has no effect on the dates. */
  breaches: readonly ClockBreach[];
}

/** The counted clock with what it was counted from; for the explanation and the safe due date. Days are epoch days. */
export interface CountedClock {
  fold: ClockFold;
  /** Null without a receipt under the 2019 Regulations. */
  counted: (CountedState & { supplementNoticeDueDay: number }) | null;
}

export interface CountedState {
  state: ClockState;
  pauses: readonly Pause[];
  dueDay: number;
  pausedWorkingDays: number;
  provisional: boolean;
}

/**
 * Receipt, supplement-notice and due date of a history. Never throws; what is wrong is in `breaches`.
 * With a receipt before 2019-05-15 only the receipt date is given.
 */
export function computeDeadline(history: DeadlineHistory, calendar: WorkingCalendar): Deadline {
  const { fold, counted } = countClock(history, calendar);
  return {
    receiptDate: fold.receipt ? fromEpochDay(fold.receipt.day) : null,
    supplementNoticeDueDate: counted ? fromEpochDay(counted.supplementNoticeDueDay) : null,
    startDate: counted ? fromEpochDay(counted.state.start.day) : null,
    workingDays: answerWorkingDays(fold),
    dueDate: counted ? fromEpochDay(counted.dueDay) : null,
    provisional: counted?.provisional ?? false,
    pausedWorkingDays: counted?.pausedWorkingDays ?? 0,
    fixedReplyDate: counted?.state.fixedReply ? fromEpochDay(counted.state.fixedReply.replyBy) : null,
    lateSupplementNoticeIndex: counted ? lateSupplementNoticeOf(fold, counted.supplementNoticeDueDay) : null,
    breaches: fold.breaches,
  };
}

export function countClock(history: DeadlineHistory, calendar: WorkingCalendar): CountedClock {
  const fold = foldClock(history, calendar, (state) => dueDayOf(state, pausesOf(state, calendar), calendar));
  const { receipt } = fold;
  if (!receipt || !fold.supported) return { fold, counted: null };
  const counted = countState(clockStateOf({ ...fold, receipt }), calendar);
  const supplementNoticeDueDay = calendar.dayOfOrdinal(
    calendar.ordinalOf(receipt.day) + SUPPLEMENT_NOTICE_WORKING_DAYS,
  );
  const provisional = counted.provisional || calendar.touchesUnpublished(receipt.day + 1, supplementNoticeDueDay);
  return { fold, counted: { ...counted, provisional, supplementNoticeDueDay } };
}

/** Counts a state out, with whether the result may still change. */
export function countState(state: ClockState, calendar: WorkingCalendar): CountedState {
  const pauses = pausesOf(state, calendar);
  const start = state.start.day;
  const dueDay = dueDayOf(state, pauses, calendar);
  const provisional =
    state.consultations.some(isOpenEnded) ||
    // A fixed reply day is not counted out; only what pauses the days before it is looked at.
    (state.fixedReply
      ? pauses.some((pause) => pauseTouchesUnpublished(pause, start, dueDay, calendar))
      : calendar.touchesUnpublished(start + 1, dueDay));
  return {
    state,
    pauses,
    dueDay,
    pausedWorkingDays: pausedWorkingDaysBetween(start, dueDay, pauses, calendar),
    provisional,
  };
}

/** Whether a day of an unknown year decides which working days of `start…end` the consultation pauses. */
function pauseTouchesUnpublished(pause: Pause, start: number, end: number, calendar: WorkingCalendar): boolean {
  const { delivered, ended } = pause.consultation;
  const from = Math.max(pause.after, start);
  if (from >= end || (ended && ended.day <= from)) return false;
  // The fifteen working days run from the delivery, which may lie before a restart.
  return calendar.touchesUnpublished(Math.min(delivered?.day ?? from, from) + 1, Math.min(pause.through, end));
}

function dueDayOf(state: ClockState, pauses: readonly Pause[], calendar: WorkingCalendar): number {
  return state.fixedReply?.replyBy ?? countOut(state.start.day, state.workingDays, pauses, calendar);
}

function lateSupplementNoticeOf(fold: ClockFold, dueDay: number): number | null {
  const notice = fold.supplementNotice;
  return notice && notice.day > dueDay ? notice.eventIndex : null;
}
