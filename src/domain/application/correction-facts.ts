/**
 * A wrong date is never overwritten: it is mended by an event of its own that a second person approves (A.10, 7). Everything that
 * is folded from the history (due date, cell of the table, alarms) then follows the mended date.
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { type EventRule } from './event-rule.js';

export type CorrectionFact =
  | {
      kind: 'date_correction_proposed';
      date: PlainDate;
      correctionId: string;
      /** The event whose date was wrong. */
      eventId: string;
      from: PlainDate;
      to: PlainDate;
      reason: string;
    }
  | {
      kind: 'date_correction_approved';
      date: PlainDate;
      correctionId: string;
      eventId: string;
      to: PlainDate;
      comment?: string;
    }
  | { kind: 'date_correction_returned'; date: PlainDate; correctionId: string; comment: string };

export const CORRECTION_EVENTS: Record<CorrectionFact['kind'], EventRule> = {
  date_correction_proposed: { label: '提请更正日期', applicantText: null },
  date_correction_approved: { label: '更正日期', applicantText: '一项日期已更正' },
  date_correction_returned: { label: '退回日期更正', applicantText: null },
};

/** Kinds whose date carries a legal consequence, each entered by somebody who may have misread a stamp. */
export const CORRECTABLE_KINDS: ReadonlySet<string> = new Set([
  'submitted',
  'signed_for',
  'receipt_confirmed',
  'supplement_requested',
  'supplement_received',
  'extension_approved',
  'consultation_started',
  'consultation_delivered',
  'consultation_answered',
  'consultation_ended',
  'fee_demanded',
  'fee_paid',
  'notice_served',
  'dispatched',
  'redelivered',
  'delivered',
  'withdrawn',
]);

export function isCorrectionFact<F extends { kind: string }>(fact: F): fact is F & CorrectionFact {
  return Object.hasOwn(CORRECTION_EVENTS, fact.kind);
}

export interface PendingCorrection {
  id: string;
  eventId: string;
  from: PlainDate;
  to: PlainDate;
  reason: string;
  proposedBy: string;
}

/** What waits for approval after `fact`. */
export function pendingAfter(fact: CorrectionFact, authorId: string): PendingCorrection | null {
  if (fact.kind !== 'date_correction_proposed') return null;
  const { correctionId: id, eventId, from, to, reason } = fact;
  return { id, eventId, from, to, reason, proposedBy: authorId };
}

/** The history as it really was: every event on its mended day. What was entered stays in the case itself. */
export function mendedEvents<E extends { id: string; kind: string; date: PlainDate }>(
  events: readonly E[],
): readonly E[] {
  const mended = new Map<string, PlainDate>();
  for (const event of events) {
    if (isCorrectionFact(event) && event.kind === 'date_correction_approved') mended.set(event.eventId, event.to);
  }
  if (mended.size === 0) return events;
  return events.map((event) => {
    const date = mended.get(event.id);
    return date ? { ...event, date } : event;
  });
}
