import { checkNewPassword } from '../../domain/account/accounts.js';
import { type Actor } from '../../policies/actor.js';
import { type StaffDeps } from '../../ports/account-deps.js';
import { type StaffRecord } from '../../ports/staff.js';
import { manageStaff, requireManager, type StaffChange } from './manage-staff.js';
import { NO_FAILURES_STORED } from './unlock-staff.js';

/**
 * A new first password for somebody who forgot his: it must be replaced at the next sign-in, a lock is lifted, and every
 * session of the person ends.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `weak_password`.
 */
export async function resetPassword(
  deps: Pick<StaffDeps, 'unitOfWork' | 'clock' | 'newId' | 'passwords'>,
  actor: Actor,
  input: StaffChange & { initialPassword: string },
): Promise<StaffRecord> {
  // Asked before the hashing, which takes time.
  requireManager(actor, input.agencyId);
  const passwordHash = await deps.passwords.hash(input.initialPassword);
  return manageStaff(deps, actor, input, 'reset_password', (staff) => {
    checkNewPassword(input.initialPassword, staff.account);
    return { fields: { passwordHash, mustChangePassword: true, ...NO_FAILURES_STORED }, sessions: 'end' };
  });
}
