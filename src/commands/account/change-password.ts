import { checkNewPassword } from '../../domain/account/accounts.js';
import { lockedMinutes } from '../../domain/account/lockout.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type StaffDeps } from '../../ports/account-deps.js';
import { auditRow } from './audit-row.js';
import { noteFailure, signInState } from './sign-in.js';

/**
 * Replaces one's own password. Every other session of the person ends; this one goes on.
 * Wrong current passwords count like failed sign-ins: an open console must not be a place to guess at leisure.
 * @throws AppError `current_password_wrong`, `account_locked`, `weak_password`, `login_required` (the account is gone or closed).
 */
export async function changePassword(
  deps: StaffDeps,
  actor: StaffActor,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  const known = await deps.staff.byId(actor.agencyId, actor.staffId);
  if (!known || known.disabled) throw new AppError('login_required');
  const matches = await deps.passwords.verify(known.passwordHash, input.currentPassword);
  if (matches) checkNewPassword(input.newPassword, known.account, input.currentPassword);
  const passwordHash = matches ? await deps.passwords.hash(input.newPassword) : null;

  const error = await deps.unitOfWork.run(async (tx): Promise<AppError | null> => {
    const staff = await tx.staff.load(actor.agencyId, actor.staffId);
    if (!staff) return new AppError('login_required');
    const now = deps.clock.now();
    const subject = { type: 'staff', id: staff.id, label: staff.account };
    const audit = (action: string) =>
      tx.audit.append([auditRow(deps, actor, { agencyId: staff.agencyId, action, subject })]);

    const state = signInState(staff);
    const minutes = lockedMinutes(state, now.getTime());
    if (minutes > 0) return new AppError('account_locked', { minutes });
    if (passwordHash === null || staff.passwordHash !== known.passwordHash) {
      const lockedFor = await noteFailure(tx, staff, now);
      await audit(lockedFor > 0 ? 'lock_account' : 'change_password_failed');
      return lockedFor > 0
        ? new AppError('account_locked', { minutes: lockedFor })
        : new AppError('current_password_wrong');
    }

    const changed = { ...staff, passwordHash, mustChangePassword: false, failedAttempts: 0, lockedUntil: null };
    await tx.staff.save({ ...changed, version: staff.version + 1 });
    await tx.staffSessions.endAll(staff.id, actor.sessionId);
    const { roles, name, mustChangePassword } = changed;
    await tx.staffSessions.refresh(staff.id, { roles, name, mustChangePassword });
    await audit('change_password');
    return null;
  });
  // Thrown only now: a failure must be written down, not rolled back.
  if (error) throw error;
}
