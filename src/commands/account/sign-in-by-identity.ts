/** Signing in of staff whom the government's unified identity service has recognised. Nobody gets an account by it. */
import { type SignOnRefusal, type SignOnSecondFactor } from '../../domain/account/sign-on.js';
import { type StaffDeps } from '../../ports/account-deps.js';
import { auditRow, type Stranger } from './audit-row.js';
import { askSecondFactor, openSession, type SecondFactorAsked, type SignedIn } from './sign-in.js';

export interface IdentitySignIn {
  /** Verified. */
  signOnId: string;
  secondFactor: SignOnSecondFactor;
  client: { address: string; userAgent: string };
}

/**
 * A lock after wrong passwords does not hold here: it keeps those out who guess, and nothing was guessed.
 * @returns the session; the ticket for the second step of whoever has one, unless that is the service's affair; or why neither.
 */
export function signInByIdentity(
  deps: StaffDeps,
  { signOnId, secondFactor, client }: IdentitySignIn,
): Promise<SignedIn | SecondFactorAsked | { refused: SignOnRefusal }> {
  return deps.unitOfWork.run(async (tx) => {
    const stranger: Stranger = { type: 'anonymous', address: client.address };
    const staff = await tx.staff.dangerousBySignOnId(signOnId);
    if (!staff) {
      // Not the number itself: it is somebody's, who is nobody here.
      const subject = { type: 'unknown_account', id: deps.hash(`sign-on:${signOnId}`) };
      await tx.audit.append([auditRow(deps, stranger, { agencyId: null, action: 'sign_on_unknown', subject })]);
      return { refused: 'unknown' };
    }
    const subject = { type: 'staff', id: staff.id, label: staff.account };
    const audit = (action: string, detail = {}) =>
      tx.audit.append([auditRow(deps, stranger, { agencyId: staff.agencyId, action, subject, detail })]);
    if (staff.disabled) {
      await audit('sign_in_while_disabled', { by: 'identity_service' });
      return { refused: 'disabled' };
    }
    if (secondFactor === 'own' && staff.secondFactor?.confirmedAt) {
      await audit('sign_on_first_step');
      return askSecondFactor(deps, tx, staff, 'identity_service');
    }
    await audit('sign_in', { by: 'identity_service' });
    const secondFactorElsewhere = secondFactor === 'delegated';
    return openSession(deps, tx, client, staff, { by: 'identity_service', secondFactorElsewhere });
  });
}
