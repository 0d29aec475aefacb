import { type CaseState } from './case-state.js';
import { OPEN_STATUSES, type Status } from './statuses.js';

/** Roles of staff, and the applicant. Who a person is, is decided in `policies/`. */
export type ActionRole = 'applicant' | 'clerk' | 'reviewer' | 'office_head' | 'lawyer';

export interface ActionRule {
  label: string;
  article?: string;
  roles: readonly ActionRole[];
  from: readonly Status[];
  /** Where the case stands afterwards when the fold decides nothing else. */
  to: Status | 'unchanged';
  /** A reason why it cannot be done now although the status fits; null = it can. */
  blocked?: (state: CaseState) => string | null;
}

export const RECEIVED_OPEN: readonly Status[] = OPEN_STATUSES.filter((status) => status !== 'awaiting_receipt');
/** After the decision the clock stands still: nothing can be extended any more. */
export const UNDECIDED: readonly Status[] = RECEIVED_OPEN.filter((status) => status !== 'awaiting_dispatch');
export const IN_HAND: readonly Status[] = ['in_progress', 'consulting'];
export const SENT: readonly Status[] = ['answered', 'closed'];
export const ANY_STATUS: readonly Status[] = [...OPEN_STATUSES, ...SENT];
