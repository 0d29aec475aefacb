/** The second step of signing in: the code, after the password was right. */
import { lockedMinutes } from '../../domain/account/lockout.js';
import { AppError } from '../../errors.js';
import { type StaffDeps } from '../../ports/account-deps.js';
import { auditRow, type Stranger } from './audit-row.js';
import { noteFailure, openSession, type SignedIn, signInState } from './sign-in.js';
import { useSecondCode } from './use-second-code.js';

export interface SecondStep {
  ticket: string;
  /** Of the device, or a recovery code. */
  code: string;
  client: { address: string; userAgent: string };
}

/**
 * @throws AppError `second_factor_expired` (the ticket is unknown, used, too old, or the person was changed since),
 *   `second_factor_wrong` (also a code that was used before), `account_locked`: wrong codes and wrong passwords count together.
 */
export async function completeSignIn(deps: StaffDeps, input: SecondStep): Promise<SignedIn> {
  const outcome = await deps.unitOfWork.run(async (tx): Promise<SignedIn | AppError> => {
    const now = deps.clock.now();
    const ticket = await tx.signInTickets.load(deps.hash(input.ticket));
    const staff = ticket && ticket.expiresAt > now ? await tx.staff.load(ticket.agencyId, ticket.staffId) : null;
    const factor = staff?.secondFactor;
    if (!ticket || !staff || !factor?.confirmedAt || staff.disabled || staff.version !== ticket.staffVersion) {
      return new AppError('second_factor_expired');
    }
    const stranger: Stranger = { type: 'anonymous', address: input.client.address };
    const subject = { type: 'staff', id: staff.id, label: staff.account };
    const audit = (action: string, detail = {}) =>
      tx.audit.append([auditRow(deps, stranger, { agencyId: staff.agencyId, action, subject, detail })]);

    const minutes = lockedMinutes(signInState(staff), now.getTime());
    if (minutes > 0) {
      await audit('sign_in_while_locked');
      return new AppError('account_locked', { minutes });
    }
    const used = useSecondCode(deps, factor, { staffId: staff.id, now }, input.code);
    if (!used) {
      const locked = await noteFailure(tx, staff, now);
      await audit(locked > 0 ? 'lock_account' : 'second_factor_failed');
      return locked > 0 ? new AppError('account_locked', { minutes: locked }) : new AppError('second_factor_wrong');
    }
    await tx.signInTickets.delete(ticket.id);
    await audit('sign_in', { secondFactor: used.by });
    return openSession(
      deps,
      tx,
      input.client,
      { ...staff, secondFactor: used.factor },
      { by: ticket.by ?? 'password' },
    );
  });
  // Thrown only now: a failure must be written down, not rolled back.
  if (outcome instanceof AppError) throw outcome;
  return outcome;
}
