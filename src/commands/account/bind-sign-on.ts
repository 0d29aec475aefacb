import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type StaffRecord } from '../../ports/staff.js';
import { manageStaff, type StaffChange } from './manage-staff.js';

/**
 * Who a person is at the government's identity service: from then on that signs him in here. Null: nobody.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `already_exists` (somebody else is bound to it, of any agency)
 */
export function bindSignOn(
  deps: AccountDeps,
  actor: Actor,
  { signOnId, ...change }: StaffChange & { signOnId: string | null },
): Promise<StaffRecord> {
  return manageStaff(deps, actor, change, signOnId === null ? 'unbind_sign_on' : 'bind_sign_on', async (staff, tx) => {
    const holder = signOnId === null ? null : await tx.staff.dangerousBySignOnId(signOnId);
    // Whose it is, is not told: it may be somebody of another agency.
    if (holder && holder.id !== staff.id) throw new AppError('already_exists', { what: signOnId });
    return { fields: { signOnId }, sessions: staff.signOnId ? 'end' : 'refresh' };
  });
}
