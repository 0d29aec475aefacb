/**
 * The fold behind the due date: what the events of a case mean for its clock (arts 30–35), without counting a day more
 * than it must. It never throws: facts can always be recorded, so what the law forbids is collected as breaches and has
 * no effect on the clock.
 */
import { assertNever } from '../../errors.js';
import { toEpochDay, type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import {
  isClockEvent,
  needsReceipt,
  RECEIPT_EVENT,
  type ClockEvent,
  type ConsultationEvent,
  type ConsultedParty,
  type DeadlineHistory,
  type ExtensionApproved,
  type OtherEvent,
} from './clock-events.js';

/** Working days to answer (art 33), to notify a supplement (art 30), for a consulted party to reply (arts 32, 34). */
export const ANSWER_WORKING_DAYS = 20;
export const MAX_EXTENSION_WORKING_DAYS = 20;
export const SUPPLEMENT_NOTICE_WORKING_DAYS = 7;
export const CONSULTATION_WORKING_DAYS = 15;

/** The 2019 Regulations are in force from this day; earlier receipts follow the 2008 text. */
export const REGULATIONS_IN_FORCE = '2019-05-15' as PlainDate;

export type ClockBreachCode =
  | 'extension_too_long'
  | 'extension_repeated'
  | 'extension_after_due'
  | 'supplement_repeated'
  | 'event_before_receipt'
  | 'not_supported';

export interface ClockBreach {
  code: ClockBreachCode;
  /** Position in the events as given. */
  eventIndex: number;
}

/** Days are epoch days from here on; `position` is the place in order of time, for "before" and "after" on one day. */
export interface Moment {
  eventIndex: number;
  position: number;
  day: number;
}

export interface Restart extends Moment {
  kind: 'supplement_received' | 'fee_paid';
  /** The supplement notice that this corrected application answers, where one went out. */
  supplementNotice: Moment | null;
}

export interface FoldedExtension extends Moment {
  workingDays: number;
}

export interface FixedReply extends Moment {
  replyBy: number;
}

export interface FoldedConsultation {
  with: ConsultedParty;
  consultationId?: string;
  started: Moment;
  delivered: Moment | null;
  /** Answered, or ended otherwise. */
  ended: (Moment & { kind: 'consultation_answered' | 'consultation_ended' }) | null;
}

export interface ClockFold {
  /** Null until the event that fixes the receipt date. */
  receipt: Moment | null;
  /** First submission, whatever the channel. */
  submitted: Moment | null;
  /** False for a receipt under the 2008 text: then nothing is counted. */
  supported: boolean;
  /** The one notice that art 30 allows; later ones are breaches. */
  supplementNotice: Moment | null;
  restarts: readonly Restart[];
  extension: FoldedExtension | null;
  fixedReplies: readonly FixedReply[];
  consultations: readonly FoldedConsultation[];
  /** Day of the last event that counts; an undelivered consultation pauses through it. */
  lastDay: number;
  /** Order of events. */
  breaches: readonly ClockBreach[];
}

/** What stands at some point of the history, ready for counting. */
export interface ClockState {
  start: Moment;
  workingDays: number;
  fixedReply: FixedReply | null;
  consultations: readonly FoldedConsultation[];
  lastDay: number;
}

/** Counts out the due date of a state; handed in, because only an extension needs to know it while folding. */
export type DueDayCounter = (state: ClockState, calendar: WorkingCalendar) => number;

type PlacedEvent = Moment & { event: ClockEvent | OtherEvent };

export function foldClock(history: DeadlineHistory, calendar: WorkingCalendar, dueDayOf: DueDayCounter): ClockFold {
  const events = eventsThatCount(history.events);
  const receipt = events.find(({ event }) => event.kind === RECEIPT_EVENT[history.channel]) ?? null;
  const supported = !receipt || receipt.event.date >= REGULATIONS_IN_FORCE;
  const breaches: ClockBreach[] = [];
  const restarts: Restart[] = [];
  const fixedReplies: FixedReply[] = [];
  const consultations: FoldedConsultation[] = [];
  let extension: FoldedExtension | null = null;
  let supplementNotice: Moment | null = null;
  let supplementReceived = false;
  // A second clarification has no effect on the clock, nor has what the applicant then sends (art 30: one notice).
  let secondClarification = false;

  const extensionBreach = (event: ExtensionApproved, moment: Moment): ClockBreachCode | null => {
    const { workingDays } = event;
    if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > MAX_EXTENSION_WORKING_DAYS) {
      return 'extension_too_long';
    }
    if (extension) return 'extension_repeated';
    if (!receipt || !supported) return null;
    const state = clockStateOf({
      receipt,
      restarts,
      extension: null,
      fixedReplies,
      consultations,
      lastDay: moment.day,
    });
    return moment.day > dueDayOf(state, calendar) ? 'extension_after_due' : null;
  };

  for (const placed of events) {
    const { event } = placed;
    if (!isClockEvent(event)) continue;
    const moment: Moment = { eventIndex: placed.eventIndex, position: placed.position, day: placed.day };
    const breach = (code: ClockBreachCode): void => {
      breaches.push({ code, eventIndex: placed.eventIndex });
    };
    if (placed === receipt && !supported) breach('not_supported');
    if (needsReceipt(event.kind) && (!receipt || placed.day < receipt.day)) {
      breach('event_before_receipt');
      continue;
    }
    switch (event.kind) {
      case 'supplement_requested':
        if (supplementNotice) {
          breach('supplement_repeated');
          secondClarification = supplementReceived;
        } else {
          supplementNotice = moment;
        }
        break;
      case 'supplement_received':
        if (!secondClarification) restarts.push({ ...moment, kind: event.kind, supplementNotice });
        supplementReceived = true;
        secondClarification = false;
        break;
      case 'fee_paid':
        restarts.push({ ...moment, kind: event.kind, supplementNotice: null });
        break;
      case 'extension_approved': {
        const code = extensionBreach(event, moment);
        if (code) breach(code);
        else extension = { ...moment, workingDays: event.workingDays };
        break;
      }
      case 'delayed_reply_fixed':
        fixedReplies.push({ ...moment, replyBy: toEpochDay(event.replyBy) });
        break;
      case 'consultation_started':
      case 'consultation_delivered':
      case 'consultation_answered':
      case 'consultation_ended':
        foldConsultation(consultations, event, moment);
        break;
      case 'submitted':
      case 'signed_for':
      case 'receipt_confirmed':
      case 'fee_demanded':
      case 'decided':
      case 'dispatched':
        break;
      default:
        assertNever(event);
    }
  }

  const submitted = events.find(({ event }) => event.kind === 'submitted') ?? null;
  const lastDay = events.findLast(({ event }) => isClockEvent(event))?.day ?? 0;
  return {
    receipt,
    submitted,
    supported,
    supplementNotice,
    restarts,
    extension,
    fixedReplies,
    consultations,
    lastDay,
    breaches,
  };
}

/** The clock as it stands after everything folded so far. A restart supersedes a reply day fixed before it. */
export function clockStateOf(
  fold: Pick<ClockFold, 'restarts' | 'extension' | 'fixedReplies' | 'consultations' | 'lastDay'> & { receipt: Moment },
): ClockState {
  const restart = fold.restarts.at(-1);
  const fixed = fold.fixedReplies.at(-1);
  return {
    start: restart ?? fold.receipt,
    workingDays: answerWorkingDays(fold),
    fixedReply: fixed && (!restart || fixed.position > restart.position) ? fixed : null,
    consultations: fold.consultations,
    lastDay: fold.lastDay,
  };
}

/** N = 20 + the extension (art 33). */
export function answerWorkingDays(fold: Pick<ClockFold, 'extension'>): number {
  return ANSWER_WORKING_DAYS + (fold.extension?.workingDays ?? 0);
}

/** In order of date, and nothing after the decision: the clock stands still then. */
function eventsThatCount(events: readonly (ClockEvent | OtherEvent)[]): PlacedEvent[] {
  const placed: PlacedEvent[] = events.map((event, eventIndex) => ({
    event,
    eventIndex,
    position: eventIndex,
    day: toEpochDay(event.date),
  }));
  if (placed.some((moment, i) => i > 0 && moment.day < (placed[i - 1]?.day ?? 0))) {
    placed.sort((a, b) => a.day - b.day || a.eventIndex - b.eventIndex);
    placed.forEach((moment, i) => (moment.position = i));
  }
  const decided = placed.findIndex(({ event }) => event.kind === 'decided');
  return decided < 0 ? placed : placed.slice(0, decided + 1);
}

/** Attaches the event to its consultation; one that belongs to none (never started, over already) changes nothing. */
function foldConsultation(consultations: FoldedConsultation[], event: ConsultationEvent, moment: Moment): void {
  if (event.kind === 'consultation_started') {
    const { with: party, consultationId } = event;
    consultations.push({ with: party, consultationId, started: moment, delivered: null, ended: null });
    return;
  }
  const delivering = event.kind === 'consultation_delivered';
  const consultation = consultations.find(
    (open) =>
      open.ended === null &&
      !(delivering && open.delivered) &&
      (event.consultationId === undefined ? open.with === event.with : open.consultationId === event.consultationId),
  );
  if (!consultation) return;
  if (event.kind === 'consultation_delivered') consultation.delivered = moment;
  else consultation.ended = { ...moment, kind: event.kind };
}
