/**
 * What waits for a second person (四眼原则) without being a step of a case's procedure: seeing masked personal data, and booking
 * what a recount found. Nothing happens by time alone: what a day ends is asked of today.
 */
import { type PlainDate } from '../calendar/plain-date.js';

export const APPROVAL_REQUESTS = {
  unmasking: '查看完整的个人信息',
  tally_correction: '更正统计流水',
} as const;
export type ApprovalRequestKind = keyof typeof APPROVAL_REQUESTS;
export const APPROVAL_REQUEST_KINDS = Object.keys(APPROVAL_REQUESTS) as [ApprovalRequestKind, ...ApprovalRequestKind[]];

/** A request that nobody decides lapses after so many working days. */
export const UNDECIDED_WORKING_DAYS = 5;

export const REQUEST_STANDINGS = {
  pending: '等待审批',
  approved: '已批准',
  returned: '已退回',
  lapsed: '无人审批，已失效',
  expired: '批准已到期',
} as const;
export type RequestStanding = keyof typeof REQUEST_STANDINGS;
export const REQUEST_STANDING_IDS = Object.keys(REQUEST_STANDINGS) as [RequestStanding, ...RequestStanding[]];

export interface RequestDecision {
  approved: boolean;
  by: { id: string; name: string };
  at: string;
  /** Why it was returned. */
  comment: string | null;
}

export interface Decidable {
  /** The last day on which it can be decided. */
  decideBy: PlainDate;
  decision: RequestDecision | null;
  /** The last day on which an approval is good; null where it was carried out at once. */
  usableUntil: PlainDate | null;
}

export function standingOf({ decideBy, decision, usableUntil }: Decidable, today: PlainDate): RequestStanding {
  if (!decision) return today > decideBy ? 'lapsed' : 'pending';
  if (!decision.approved) return 'returned';
  return usableUntil !== null && today > usableUntil ? 'expired' : 'approved';
}
