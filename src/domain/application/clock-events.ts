/**
 * The events that the answer clock of an application knows (条例 arts 30–35), and the channels on which it comes in (art 31).
 * A stored case carries more kinds; the clock passes over those.
 */
import { type PlainDate } from '../calendar/plain-date.js';

export const CLOCK_CHANNELS = ['in_person', 'registered_mail', 'ordinary_mail', 'online', 'fax'] as const;
export type ClockChannel = (typeof CLOCK_CHANNELS)[number];

/** Whom a consultation asks: the third party concerned (art 32) or another agency (art 34). */
export const CONSULTED_PARTIES = ['third_party', 'agency'] as const;
export type ConsultedParty = (typeof CONSULTED_PARTIES)[number];

interface EventOf<Kind extends string> {
  kind: Kind;
  /** The day on which it happened, not the day of entry. */
  date: PlainDate;
}

interface ConsultationEventOf<Kind extends string> extends EventOf<Kind> {
  with: ConsultedParty;
  /** Tells several consultations of the same kind apart; without it the earliest open one is meant. */
  consultationId?: string;
}

/** The date of `extension_approved` is the day its notice was dispatched (国办公开办函〔2016〕235号). */
export interface ExtensionApproved extends EventOf<'extension_approved'> {
  workingDays: number;
}

/** The office fixed a later day for an excessive application whose reasons it accepted (art 35). */
export interface DelayedReplyFixed extends EventOf<'delayed_reply_fixed'> {
  replyBy: PlainDate;
}

export interface ConsultationEnded extends ConsultationEventOf<'consultation_ended'> {
  /** undeliverable | withdrawn | unreachable; the clock does not look at it. */
  reason?: string;
}

export type ConsultationEvent =
  | ConsultationEventOf<'consultation_started'>
  | ConsultationEventOf<'consultation_delivered'>
  | ConsultationEventOf<'consultation_answered'>
  | ConsultationEnded;

export type ClockEvent =
  | EventOf<'submitted'>
  | EventOf<'signed_for'>
  | EventOf<'receipt_confirmed'>
  | EventOf<'supplement_requested'>
  | EventOf<'supplement_received'>
  | ExtensionApproved
  | ConsultationEvent
  | EventOf<'fee_demanded'>
  | EventOf<'fee_paid'>
  | DelayedReplyFixed
  | EventOf<'decided'>
  | EventOf<'dispatched'>;

export type ClockEventKind = ClockEvent['kind'];

/** Any event of a case, of a kind that the clock need not know. */
export interface OtherEvent {
  kind: string;
  date: PlainDate;
}

/** What the clock is computed from. */
export interface DeadlineHistory {
  channel: ClockChannel;
  /** Events entered late are put in their place by date; those of one day keep the order given. */
  events: readonly (ClockEvent | OtherEvent)[];
}

/** Kinds that move or hang on the clock: they make no sense before the receipt date. */
const RUNNING_KINDS: Readonly<Record<ClockEventKind, boolean>> = {
  submitted: false,
  signed_for: false,
  receipt_confirmed: false,
  supplement_requested: true,
  supplement_received: true,
  extension_approved: true,
  consultation_started: true,
  consultation_delivered: true,
  consultation_answered: true,
  consultation_ended: true,
  fee_demanded: true,
  fee_paid: true,
  delayed_reply_fixed: true,
  decided: false,
  dispatched: false,
};

/** The event that fixes the receipt date on each channel (art 31). */
export const RECEIPT_EVENT: Readonly<Record<ClockChannel, ClockEventKind>> = {
  in_person: 'submitted',
  registered_mail: 'signed_for',
  ordinary_mail: 'receipt_confirmed',
  online: 'receipt_confirmed',
  fax: 'receipt_confirmed',
};

export function isClockEventKind(kind: unknown): kind is ClockEventKind {
  return typeof kind === 'string' && Object.hasOwn(RUNNING_KINDS, kind);
}

export function isClockEvent(event: ClockEvent | OtherEvent): event is ClockEvent {
  return isClockEventKind(event.kind);
}

/** Whether an event of this kind needs a running clock, that is, a receipt date not later than its own. */
export function needsReceipt(kind: ClockEventKind): boolean {
  return RUNNING_KINDS[kind];
}
