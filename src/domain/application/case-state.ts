/** Where a case stands: what the fold over its events (`fold-case.ts`) comes to. */
import { type FeeMethod } from '../payment/tariff.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { type ApplicantKind } from './applicant-kinds.js';
import { type ConsultationAnswer, type ConsultationEndReason, type ConsultedParty } from './case-events.js';
import { type PendingCorrection } from './correction-facts.js';
import { type DecisionPart } from './decisions.js';
import { type AnyDecisionCode } from './generation-one-decisions.js';
import { type DeliveryState, NOTHING_SENT } from './delivery-facts.js';
import { type HandlingState, NOTHING_HANDLED } from './handling-facts.js';
import { type LegalReviewState, NEVER_REVIEWED } from './legal-review.js';
import { ON_ITS_OWN, type ShapeState } from './shape-facts.js';
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
  legalReview: LegalReviewState;
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

/** Before anything has happened. */
export const START: CaseState = {
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
  legalReview: NEVER_REVIEWED,
  shape: ON_ITS_OWN,
  pendingCorrection: null,
  withdrawnDate: null,
  closedDate: null,
  remedyIds: [],
  earlier: [],
  redo: null,
};

export function isOpenConsultation(consultation: Consultation): boolean {
  return !consultation.answeredDate && !consultation.endedDate;
}

/** Whoever agrees only in part objects to the rest (第三十二条). */
export function isObjection({ with: party, answer }: Consultation): boolean {
  return party === 'third_party' && (answer === 'objected' || answer === 'partly');
}

/** Third parties that did not agree (第三十二条): what they objected to is released only in the public interest. */
export function objections({ consultations }: CaseState): Consultation[] {
  return consultations.filter(isObjection);
}
