/**
 * What waits for a second person (四眼原则; A.10, 1, 7 and 第三十三条): proposed by one, to be approved or returned by another; and
 * what waits for a lawyer's opinion.
 */
import { type Action, actionBlocked } from './actions.js';
import { type CaseState } from './case-state.js';
import { type PlainDate } from '../calendar/plain-date.js';

export const APPROVALS = {
  decision: { label: '处理决定', approve: 'approve_decision', giveBack: 'return_decision' },
  extension: { label: '延期', approve: 'approve_extension', giveBack: 'return_extension' },
  date_correction: { label: '更正日期', approve: 'approve_date_correction', giveBack: 'return_date_correction' },
} as const satisfies Record<string, { label: string; approve: Action; giveBack: Action }>;

export type ApprovalKind = keyof typeof APPROVALS;
export const APPROVAL_KINDS = Object.keys(APPROVALS) as [ApprovalKind, ...ApprovalKind[]];

export interface PendingApproval {
  kind: ApprovalKind;
  /** Who proposed it, and may therefore not approve it. */
  by: string;
}

/** In the order of the table. What can no longer be approved does not wait any more. */
export function pendingApprovals(state: CaseState): PendingApproval[] {
  const proposers: Record<ApprovalKind, string | undefined> = {
    decision: state.proposal?.proposedBy,
    extension: state.pendingExtension?.requestedBy,
    date_correction: state.pendingCorrection?.proposedBy,
  };
  return APPROVAL_KINDS.flatMap((kind) => {
    const by = proposers[kind];
    return by !== undefined && actionBlocked(APPROVALS[kind].approve, state) === null ? [{ kind, by }] : [];
  });
}

export interface PendingLegalReview {
  /** Whose opinion is asked for; null: any lawyer's. */
  lawyerId: string | null;
  requestedDate: PlainDate;
}

/** Null when no opinion is asked for, or none can be given any more. */
export function pendingLegalReview(state: CaseState): PendingLegalReview | null {
  const { pending } = state.legalReview;
  if (!pending || actionBlocked('give_legal_opinion', state) !== null) return null;
  return { lawyerId: pending.lawyer?.id ?? null, requestedDate: pending.requestedDate };
}
