/**
 * The folded fields that stand beside a case's events because queries need them. They are always re-derivable:
 * `npm run cases:verify` folds every case again and compares.
 */
import { addDays, minDate, type PlainDate, yearOf } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type ApplicantKind } from './applicant-kinds.js';
import { pendingApprovals, type PendingApproval, pendingLegalReview, type PendingLegalReview } from './approvals.js';
import { type CaseEvent } from './case-events.js';
import { type CaseState, type Redo } from './case-state.js';
import { foldCase } from './fold-case.js';
import { CHANNELS, type Channel } from './channels.js';
import { mendedEvents } from './correction-facts.js';
import { type DeadlineHistory } from './clock-events.js';
import { computeDeadline } from './deadline.js';
import { type DecisionCode } from './decisions.js';
import { type AnyDecisionCode, statisticsCode } from './generation-one-decisions.js';
import { firstDueDate } from './first-due-date.js';
import { computeSafeDueDate } from './safe-due-date.js';
import { isSeenByLawyer } from './legal-review.js';
import { STATUSES, type Status, type TurnParty } from './statuses.js';
import { earliestWatch, watchesOf } from './watch-dates.js';
import { unconfirmedCorrection, whoseTurn } from './whose-turn.js';

export interface CaseFacts {
  status: Status;
  open: boolean;
  submittedDate: PlainDate | null;
  receiptDate: PlainDate | null;
  supplementNoticeDueDate: PlainDate | null;
  /**
   * The legal due date of the answer as it runs; null before receipt, and when the applicant's silence ends the case: then
   * no answer is owed that could be late. Whether people see it: `answerDate`.
   */
  dueDate: PlainDate | null;
  /** The same of the first answer, which decides whether the case was handled in time. */
  firstDueDate: PlainDate | null;
  /** The earlier date clerks keep beside it (A.10, 2 and 6); null when it is the legal one. */
  safeDueDate: PlainDate | null;
  /** The earlier of the two while the office has to act; null while the ball is elsewhere or the case is answered. */
  alarmDate: PlainDate | null;
  /** The day by which somebody has to act, the office or the applicant: the order of the queue. Null when it is answered. */
  actByDate: PlainDate | null;
  /** The earliest day that is watched beside the answer: `watch-dates.ts`; null when there is none. */
  watchDate: PlainDate | null;
  /** The applicant's corrected application came in on this day and the office has not confirmed it yet (A.10, 6). */
  correctionSubmittedDate: PlainDate | null;
  /** What waits for a second person; absent when nothing does, which is most cases. */
  approvals?: PendingApproval[];
  /** The lawyer's opinion that is waited for; absent when none is. */
  legalReview?: PendingLegalReview;
  /** A lawyer has taken part in the answer; absent when none has, which is most cases. */
  seenByLawyer?: true;
  provisional: boolean;
  extended: boolean;
  turn: TurnParty;
  turnUntil: PlainDate | null;
  /** As decided; a ledger of earlier years may hold a generation-1 code. */
  decisionCode: AnyDecisionCode | null;
  /** The row of table 2 it counts in. */
  resultCode: DecisionCode | null;
  decidedDate: PlainDate | null;
  dispatchedDate: PlainDate | null;
  deliveredDate: PlainDate | null;
  /** The day of 办结: dispatch, withdrawal (A.10, 1), or the merger into an earlier case (A.10, 15). */
  handledDate: PlainDate | null;
  /** Year in the queue: of receipt, else of submission. */
  year: number;
  receiptYear: number | null;
  handledYear: number | null;
  /** Column of table 2. */
  column: ApplicantKind;
}

export interface CaseBasis {
  channel: Channel;
  applicantKind: ApplicantKind;
  events: readonly CaseEvent[];
  /** Ledger rows know only that there was an extension. */
  createdDate: PlainDate;
}

/** The history as the clock sees it: in order of date, then of entry. */
export function clockHistory(basis: Pick<CaseBasis, 'channel' | 'events'>): DeadlineHistory {
  const events = mendedEvents(basis.events)
    .map(forClock)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.seq - b.seq));
  return { channel: CHANNELS[basis.channel].clock, events };
}

/** An extension of unknown date (a ledger's 延期=是) is taken as the longest one, given at once. */
function forClock(event: CaseEvent): CaseEvent {
  return event.kind === 'extension_recorded'
    ? { ...event, kind: 'extension_approved', workingDays: 20, reason: '' }
    : event;
}

/** @returns the state of the procedure and the folded fields of a case, under the given calendar. */
export function deriveFacts(basis: CaseBasis, calendar: WorkingCalendar): { state: CaseState; facts: CaseFacts } {
  const history = clockHistory(basis);
  const deadline = computeDeadline(history, calendar);
  const state = foldCase(basis.events, deadline.receiptDate !== null);
  const open = STATUSES[state.status].open;
  const correctionSubmittedDate = open ? unconfirmedCorrection(state) : null;
  const lapsedDate = lapsedOn(state);
  const { redo } = state;
  const dueDate = lapsedDate ? null : (redo?.replyBy ?? deadline.dueDate);
  const safe = open && dueDate && !redo ? computeSafeDueDate(history, calendar) : null;
  const safeDueDate = safe?.date && safe.date !== dueDate ? safe.date : null;
  const { turn, turnUntil } = whoseTurn(state, dueDate, calendar);
  const ended = state.withdrawnDate ?? state.shape.mergedDate;
  // A second decision is not a second result: the case stays handled on the day its first answer went out (A.10, 13).
  const firstDispatched = state.earlier[0]?.dispatched ?? state.dispatched;
  const handledDate = firstDispatched?.date ?? (deadline.receiptDate ? ended : null);
  const decisionCode = decisionCodeOf(state, ended);
  const year = yearOf(deadline.receiptDate ?? state.submittedDate ?? basis.createdDate);
  const alarmDate = lapsedDate
    ? null
    : redo
      ? redoAlarmDate(redo, open, turn)
      : alarmDateOf({ open, turn, history, correctionSubmittedDate }, calendar);
  const approvals = pendingApprovals(state);
  const legalReview = pendingLegalReview(state);
  const actedUntil = turn === 'office' || turn === 'applicant' ? turnUntil : null;
  return {
    state,
    facts: {
      status: state.status,
      open,
      submittedDate: state.submittedDate,
      receiptDate: deadline.receiptDate,
      supplementNoticeDueDate: deadline.supplementNoticeDueDate,
      dueDate,
      firstDueDate: redo ? firstDueDate(state, history, calendar) : dueDate,
      safeDueDate,
      alarmDate,
      actByDate: open ? (lapsedDate ?? earlier(alarmDate, actedUntil)) : null,
      watchDate: earliestWatch(watchesOf(state, calendar)),
      correctionSubmittedDate,
      ...(approvals.length > 0 ? { approvals } : {}),
      ...(legalReview ? { legalReview } : {}),
      ...(isSeenByLawyer(state.legalReview) ? { seenByLawyer: true as const } : {}),
      provisional: redo ? false : deadline.provisional,
      extended: state.extension !== null,
      turn,
      turnUntil,
      decisionCode,
      resultCode: handledDate && decisionCode ? statisticsCode(decisionCode) : null,
      decidedDate: state.decision?.decidedDate ?? null,
      dispatchedDate: state.dispatched?.date ?? null,
      deliveredDate: state.deliveredDate,
      handledDate,
      year,
      receiptYear: deadline.receiptDate ? yearOf(deadline.receiptDate) : null,
      handledYear: handledDate ? yearOf(handledDate) : null,
      column: state.applicantKindCorrection ?? basis.applicantKind,
    },
  };
}

/**
 * As the tables count it: of several answers the last that went out. An approved decision that never went out is no result; a
 * withdrawal or a merger came first (A.10, 1), unless an answer had gone out before, as in a redo.
 */
function decisionCodeOf({ decision, dispatched, earlier }: CaseState, ended: PlainDate | null): AnyDecisionCode | null {
  const last = earlier.at(-1);
  if (last) return dispatched && decision ? decision.code : last.decision.code;
  if (ended !== null && dispatched === null) return 'otherwise_other';
  return decision?.code ?? null;
}

function redoAlarmDate({ replyBy }: Redo, open: boolean, turn: TurnParty): PlainDate | null {
  return open && turn !== 'none' && turn !== 'applicant' ? replyBy : null;
}

/** The last day the applicant had, once the case is to be closed, or is closed, for his silence (第三十条, 109号 第六条). */
function lapsedOn({ proposal, decision, supplement, fee }: CaseState): PlainDate | null {
  const codes = (decision ?? proposal)?.parts.map(({ code }) => code) ?? [];
  if (codes.includes('otherwise_supplement_overdue')) return supplement?.replyBy ?? null;
  if (codes.includes('otherwise_fee_unpaid')) return fee?.payBy ?? null;
  return null;
}

/** While a correction waits for its confirmation, the alarms follow the date it would give if it counted from its submission. */
function alarmDateOf(
  {
    open,
    turn,
    history,
    correctionSubmittedDate,
  }: { open: boolean; turn: TurnParty; history: DeadlineHistory; correctionSubmittedDate: PlainDate | null },
  calendar: WorkingCalendar,
): PlainDate | null {
  if (!open || turn === 'none' || turn === 'applicant') return null;
  const counted: DeadlineHistory = correctionSubmittedDate
    ? {
        ...history,
        events: [...history.events, { kind: 'supplement_received', date: correctionSubmittedDate }],
      }
    : history;
  return earlier(computeDeadline(counted, calendar).dueDate, computeSafeDueDate(counted, calendar).date);
}

type TurnFacts = Pick<CaseFacts, 'status' | 'dueDate' | 'turn' | 'turnUntil'>;

/**
 * Whose turn it is on `today`: the fifteen working days of a consulted party end by themselves, and then the office has to
 * decide without its answer (第三十二条、第三十四条).
 */
export function turnOn(facts: TurnFacts, today: PlainDate): { turn: TurnParty; turnUntil: PlainDate | null } {
  const { status, turn, turnUntil, dueDate } = facts;
  if (status === 'consulting' && turnUntil && today > turnUntil) return { turn: 'office', turnUntil: dueDate };
  return { turn, turnUntil };
}

/**
 * The due date of the answer as people see it. While the applicant has to act, or his correction waits for its confirmation,
 * there is none: the count will start anew (A.10, 3).
 */
export function answerDate(facts: Pick<CaseFacts, 'turn' | 'dueDate' | 'correctionSubmittedDate'>): PlainDate | null {
  return facts.turn === 'applicant' || facts.correctionSubmittedDate ? null : facts.dueDate;
}

/** Whether the answer is late as of `today`: a question, never a status. */
export function isOverdue(
  facts: Pick<
    CaseFacts,
    'status' | 'open' | 'dueDate' | 'turn' | 'turnUntil' | 'dispatchedDate' | 'correctionSubmittedDate'
  >,
  today: PlainDate,
): boolean {
  if (!facts.dueDate) return false;
  if (facts.dispatchedDate) return facts.dispatchedDate > facts.dueDate;
  // An undelivered consultation goes on pausing; the date stored is only how far it was known (A.10, 5).
  if (facts.status === 'consulting' && facts.turnUntil === null) return false;
  const due = answerDate(facts);
  return facts.open && due !== null && today > due;
}

/** A reasonable limit for the applicant's correction: 15 working days unless the clerk sets another (A.4). */
export function defaultSupplementLimit(noticeDate: PlainDate, calendar: WorkingCalendar): PlainDate {
  return calendar.nthWorkingDayAfter(noticeDate, 15).date;
}

/** Entry more than three working days after the fact asks for a reason (A.10, 7). */
export function isLateEntry(factDate: PlainDate, today: PlainDate, calendar: WorkingCalendar): boolean {
  return factDate < addDays(today, -3) && calendar.nthWorkingDayAfter(factDate, 3).date < today;
}

function earlier(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  return a && b ? minDate(a, b) : (a ?? b);
}
