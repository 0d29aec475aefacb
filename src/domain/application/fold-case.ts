/**
 * The procedure as a fold over a case's events, in the order in which they were entered.
 * Dates that the clock needs are folded elsewhere (`deadline.ts`), in the order of the dates themselves.
 */
import { assertNever } from '../../errors.js';
import { type CaseEvent, type CaseFact, type EventAuthor } from './case-events.js';
import { pendingAfter, isCorrectionFact, mendedEvents } from './correction-facts.js';
import { applyDelivery, isDeliveryFact, NOTHING_SENT } from './delivery-facts.js';
import { applyHandling, type HandlingFact, isHandlingFact } from './handling-facts.js';
import { afterChangedProposal, afterFallenAnswer, applyLegalReview, isLegalReviewFact } from './legal-review.js';
import { applyShape, isShapeFact } from './shape-facts.js';
import { type Status } from './statuses.js';
import {
  type CaseState,
  type Consultation,
  type EarlierAnswer,
  type Redo,
  START,
  isOpenConsultation,
} from './case-state.js';

/** Folds the whole history. An event that does not fit is still recorded: facts can always be recorded (A.10, 7). */
export function foldCase(events: readonly CaseEvent[], hasReceipt: boolean): CaseState {
  let state: CaseState = { ...START, consultations: [] };
  for (const event of mendedEvents(events)) state = apply(state, event, event.by);
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

function apply(state: CaseState, event: CaseFact, { id: authorId, name }: EventAuthor): CaseState {
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
  if (isLegalReviewFact(event)) {
    const at = { by: name, isProposed: state.proposal !== null };
    return { ...state, legalReview: applyLegalReview(state.legalReview, event, at) };
  }
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
        legalReview: afterChangedProposal(state.legalReview),
      };
    case 'decision_returned':
      return { ...state, proposal: null, legalReview: afterChangedProposal(state.legalReview) };
    case 'decided':
      return {
        ...state,
        proposal: null,
        legalReview: { ...state.legalReview, pending: null },
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
    legalReview: afterFallenAnswer(state.legalReview),
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
