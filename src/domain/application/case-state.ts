/**
 * The procedure as a fold over a case's events, in the order in which they were entered.
 * Dates that the clock needs are folded elsewhere (`deadline.ts`), in the order of the dates themselves.
 */
import { assertNever } from '../../errors.js';
import { type FeeMethod } from '../payment/tariff.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { type ApplicantKind } from './applicant-kinds.js';
import {
  type CaseEvent,
  type CaseFact,
  type ConsultationAnswer,
  type ConsultationEndReason,
  type ConsultedParty,
} from './case-events.js';
import { pendingAfter, isCorrectionFact, mendedEvents, type PendingCorrection } from './correction-facts.js';
import { type DecisionPart } from './decisions.js';
import { type AnyDecisionCode } from './generation-one-decisions.js';
import { applyDelivery, type DeliveryState, isDeliveryFact, NOTHING_SENT } from './delivery-facts.js';
import {
  applyHandling,
  type HandlingFact,
  type HandlingState,
  isHandlingFact,
  NOTHING_HANDLED,
} from './handling-facts.js';
import { applyShape, isShapeFact, ON_ITS_OWN, type ShapeState } from './shape-facts.js';
import { type Status } from './statuses.js';

export interface Consultation {
  id: string;
  with: ConsultedParty;
  recipient: string;
  startedDate: PlainDate;
  deliveredDate: PlainDate | null;
  answeredDate: PlainDate | null;
  answer: ConsultationAnswer | null;
  endedDate: PlainDate | null;
  endReason: ConsultationEndReason | null;
}

export interface Proposal {
  decisionCode: AnyDecisionCode;
  parts: DecisionPart[];
  text: string;
  proposedDate: PlainDate;
  proposedBy: string;
  linkedCaseId: string | null;
}

/** An answer that no longer stands. It stays as it was: its letter is never changed, only marked (A.10, 13). */
export interface EarlierAnswer {
  decision: NonNullable<CaseState['decision']>;
  dispatched: NonNullable<CaseState['dispatched']>;
  deliveredDate: PlainDate | null;
  ended: { by: 'ruling' | 'agency'; date: PlainDate; procedural: boolean };
}

/** The application has to be decided anew, by a day that the ruling or the agency has set. */
export interface Redo {
  by: 'ruling' | 'agency';
  remedyId: string | null;
  date: PlainDate;
  replyBy: PlainDate;
}

export interface CaseState extends DeliveryState {
  status: Status;
  submittedDate: PlainDate | null;
  applicantKindCorrection: ApplicantKind | null;
  supplement: {
    requestedDate: PlainDate;
    replyBy: PlainDate;
    text: string;
    submittedDate: PlainDate | null;
    receivedDate: PlainDate | null;
  } | null;
  pendingExtension: { workingDays: number; reason: string; requestedBy: string } | null;
  extension: { workingDays: number; approvedDate: PlainDate } | null;
  consultations: Consultation[];
  fee: {
    demandedDate: PlainDate;
    amountFen: number;
    payBy: PlainDate;
    method: FeeMethod;
    quantity: number;
    paidDate: PlainDate | null;
  } | null;
  searchLogged: boolean;
  proposal: Proposal | null;
  decision: { code: AnyDecisionCode; parts: DecisionPart[]; text: string; decidedDate: PlainDate } | null;
  delayedReply: { fixedDate: PlainDate; replyBy: PlainDate; reason: string } | null;
  handling: HandlingState;
  shape: ShapeState;
  pendingCorrection: PendingCorrection | null;
  withdrawnDate: PlainDate | null;
  closedDate: PlainDate | null;
  /** Reconsiderations and suits that are linked to the case. */
  remedyIds: string[];
  /** Oldest first. */
  earlier: EarlierAnswer[];
  /** The last one; it stays after the new answer, whose punctuality it decides. */
  redo: Redo | null;
}

const START: CaseState = {
  status: 'awaiting_receipt',
  submittedDate: null,
  applicantKindCorrection: null,
  supplement: null,
  pendingExtension: null,
  extension: null,
  consultations: [],
  fee: null,
  searchLogged: false,
  proposal: null,
  decision: null,
  ...NOTHING_SENT,
  delayedReply: null,
  handling: NOTHING_HANDLED,
  shape: ON_ITS_OWN,
  pendingCorrection: null,
  withdrawnDate: null,
  closedDate: null,
  remedyIds: [],
  earlier: [],
  redo: null,
};

/** Folds the whole history. An event that does not fit is still recorded: facts can always be recorded (A.10, 7). */
export function foldCase(events: readonly CaseEvent[], hasReceipt: boolean): CaseState {
  let state: CaseState = { ...START, consultations: [] };
  for (const event of mendedEvents(events)) state = apply(state, event, event.by.id);
  return { ...state, status: statusOf(state, hasReceipt) };
}

/** Status is derived from the facts, never stored by hand: the order below is the precedence. */
function statusOf(state: CaseState, hasReceipt: boolean): Status {
  const { splitDate, mergedDate } = state.shape;
  if (state.closedDate || state.withdrawnDate || splitDate || mergedDate) return 'closed';
  if (state.dispatched) return 'answered';
  if (state.decision) return 'awaiting_dispatch';
  if (state.proposal) return 'awaiting_approval';
  if (!hasReceipt) return 'awaiting_receipt';
  if (state.supplement && !state.supplement.receivedDate && !state.supplement.submittedDate)
    return 'awaiting_supplement';
  if (state.fee && !state.fee.paidDate) return 'awaiting_fee';
  if (state.consultations.some(isOpenConsultation)) return 'consulting';
  return 'in_progress';
}

export function isOpenConsultation(consultation: Consultation): boolean {
  return !consultation.answeredDate && !consultation.endedDate;
}

/** Third parties that did not agree (第三十二条): what they objected to is released only in the public interest. */
export function objections({ consultations }: CaseState): Consultation[] {
  return consultations.filter((item) => item.with === 'third_party' && item.answer === 'objected');
}

function apply(state: CaseState, event: CaseFact, authorId: string): CaseState {
  if (isDeliveryFact(event)) return { ...state, ...applyDelivery(state, event) };
  if (isShapeFact(event)) {
    const shaped = { ...state, shape: applyShape(state.shape, event) };
    // The former representative's consent to electronic service is not the new one's.
    return event.kind === 'representative_changed' ? { ...shaped, electronicService: null } : shaped;
  }
  if (isCorrectionFact(event)) {
    return { ...state, pendingCorrection: pendingAfter(event, authorId) };
  }
  if (isHandlingFact(event))
    return withServedNotice({ ...state, handling: applyHandling(state.handling, event) }, event);
  switch (event.kind) {
    case 'submitted':
      return { ...state, submittedDate: event.date };
    case 'supplement_requested':
      return {
        ...state,
        supplement: {
          requestedDate: event.date,
          replyBy: event.replyBy,
          text: event.text,
          submittedDate: null,
          receivedDate: null,
        },
      };
    case 'supplement_submitted':
      return state.supplement ? { ...state, supplement: { ...state.supplement, submittedDate: event.date } } : state;
    case 'supplement_received':
      return state.supplement ? { ...state, supplement: { ...state.supplement, receivedDate: event.date } } : state;
    case 'extension_requested':
      return {
        ...state,
        pendingExtension: { workingDays: event.workingDays, reason: event.reason, requestedBy: authorId },
      };
    case 'extension_returned':
      return { ...state, pendingExtension: null };
    case 'extension_approved':
      return {
        ...state,
        pendingExtension: null,
        extension: { workingDays: event.workingDays, approvedDate: event.date },
      };
    case 'extension_recorded':
      return { ...state, extension: { workingDays: 20, approvedDate: event.date } };
    case 'consultation_started':
      return {
        ...state,
        consultations: [
          ...state.consultations,
          {
            id: event.consultationId,
            with: event.with,
            recipient: event.recipient,
            startedDate: event.date,
            deliveredDate: null,
            answeredDate: null,
            answer: null,
            endedDate: null,
            endReason: null,
          },
        ],
      };
    case 'consultation_delivered':
      return withConsultation(state, event.consultationId, { deliveredDate: event.date });
    case 'consultation_answered':
      return withConsultation(state, event.consultationId, { answeredDate: event.date, answer: event.answer });
    case 'consultation_ended':
      return withConsultation(state, event.consultationId, { endedDate: event.date, endReason: event.reason });
    case 'fee_demanded':
      return {
        ...state,
        fee: {
          demandedDate: event.date,
          amountFen: event.amountFen,
          payBy: event.payBy,
          method: event.method,
          quantity: event.quantity,
          paidDate: null,
        },
      };
    case 'fee_paid':
      return state.fee ? { ...state, fee: { ...state.fee, paidDate: event.date } } : state;
    case 'delayed_reply_fixed':
      return {
        ...state,
        delayedReply: { fixedDate: event.date, replyBy: event.replyBy, reason: event.reason },
      };
    case 'search_logged':
      return { ...state, searchLogged: true };
    case 'decision_proposed':
      return {
        ...state,
        proposal: {
          decisionCode: event.decisionCode,
          parts: event.parts,
          text: event.text,
          proposedDate: event.date,
          proposedBy: authorId,
          linkedCaseId: event.linkedCaseId ?? null,
        },
      };
    case 'decision_returned':
      return { ...state, proposal: null };
    case 'decided':
      return {
        ...state,
        proposal: null,
        decision: {
          code: event.decisionCode,
          parts: event.parts,
          text: state.proposal?.text ?? '',
          decidedDate: event.date,
        },
      };
    case 'withdrawn':
      return { ...state, withdrawnDate: event.date, proposal: null };
    case 'closed':
      return { ...state, closedDate: event.date };
    case 'applicant_kind_corrected':
      return { ...state, applicantKindCorrection: event.to };
    case 'redo_ordered':
      return startAgain(
        state,
        { by: 'ruling', remedyId: event.remedyId, date: event.date, replyBy: event.replyBy },
        event.procedural,
      );
    case 'decision_revoked':
      return startAgain(state, { by: 'agency', remedyId: null, date: event.date, replyBy: event.replyBy }, true);
    case 'remedy_recorded':
      return { ...state, remedyIds: [...new Set([...state.remedyIds, event.remedyId])] };
    case 'signed_for':
    case 'receipt_confirmed':
    case 'assigned':
    case 'released':
    case 'noted':
    case 'imported':
      return state;
    default:
      return assertNever(event);
  }
}

/** The applicant's limit runs from the day on which the notice arrived (A.10, 16). */
function withServedNotice(state: CaseState, event: HandlingFact): CaseState {
  if (event.kind !== 'notice_served') return state;
  const { supplement, fee } = state;
  if (event.notice === 'supplement' && supplement) {
    return { ...state, supplement: { ...supplement, replyBy: event.until } };
  }
  return event.notice === 'fee' && fee ? { ...state, fee: { ...fee, payBy: event.until } } : state;
}

/** What waited for others before the answer that fell no longer does: the office has to act. */
function startAgain(state: CaseState, redo: Redo, procedural: boolean): CaseState {
  const { decision, dispatched, deliveredDate, supplement, fee } = state;
  const ended = { by: redo.by, date: redo.date, procedural };
  const fallen: EarlierAnswer[] = decision && dispatched ? [{ decision, dispatched, deliveredDate, ended }] : [];
  return {
    ...state,
    redo,
    earlier: [...state.earlier, ...fallen],
    ...NOTHING_SENT,
    electronicService: state.electronicService,
    proposal: null,
    decision: null,
    closedDate: null,
    pendingExtension: null,
    supplement: supplement?.receivedDate ? supplement : null,
    fee: fee?.paidDate ? fee : null,
    consultations: state.consultations.map((item) =>
      isOpenConsultation(item) ? { ...item, endedDate: redo.date, endReason: 'withdrawn' as const } : item,
    ),
  };
}

function withConsultation(state: CaseState, id: string, change: Partial<Consultation>): CaseState {
  return {
    ...state,
    consultations: state.consultations.map((item) => (item.id === id ? { ...item, ...change } : item)),
  };
}
