import { NO_FAILURES } from '../../domain/account/lockout.js';
import { type Actor } from '../../policies/actor.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type StaffRecord } from '../../ports/staff.js';
import { manageStaff, type StaffChange } from './manage-staff.js';

/** Ends a lock before its time; with none there is nothing to end, and nothing changes. @throws AppError `not_found`, `forbidden`, `version_conflict`. */
export async function unlockStaff(deps: AccountDeps, actor: Actor, input: StaffChange): Promise<StaffRecord> {
  return manageStaff(deps, actor, input, 'unlock_staff', () => ({ fields: NO_FAILURES_STORED, sessions: 'refresh' }));
}

export const NO_FAILURES_STORED = { failedAttempts: NO_FAILURES.failedAttempts, lockedUntil: null };
