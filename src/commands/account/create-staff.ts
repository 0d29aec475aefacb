import { checkAccount, checkNewPassword, normaliseAccount } from '../../domain/account/accounts.js';
import { AppError } from '../../errors.js';
import { type Actor, type StaffRole } from '../../policies/actor.js';
import { type StaffDeps } from '../../ports/account-deps.js';
import { type StaffRecord } from '../../ports/staff.js';
import { type IdempotencyToken, once } from '../application/once.js';
import { auditRow } from './audit-row.js';
import { requireManager } from './manage-staff.js';

export interface NewStaff {
  agencyId: string;
  account: string;
  name: string;
  roles: readonly StaffRole[];
  initialPassword: string;
  /** Default true: the password is known to whoever gave it. False for accounts of the demo only. */
  mustChangePassword?: boolean | undefined;
  idempotency?: IdempotencyToken | undefined;
}

/**
 * Gives a person an account at an agency: an administrator of that agency, or the system.
 * @throws AppError `not_found`, `forbidden`, `invalid_input`, `weak_password`, `already_exists` (accounts are unique over
 *   all agencies), `idempotency_key_reused`.
 */
export async function createStaff(
  deps: Pick<StaffDeps, 'unitOfWork' | 'clock' | 'newId' | 'passwords'>,
  actor: Actor,
  input: NewStaff,
): Promise<StaffRecord> {
  requireManager(actor, input.agencyId);
  const account = normaliseAccount(input.account);
  checkAccount(account);
  const roles = [...new Set(input.roles)];
  if (roles.length === 0) {
    throw new AppError('invalid_input', {}, { fields: [{ path: 'roles', message: '请至少选择一个岗位' }] });
  }
  checkNewPassword(input.initialPassword, account);
  const passwordHash = await deps.passwords.hash(input.initialPassword);

  return deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      if (!(await tx.agencies.load(input.agencyId))) throw new AppError('not_found');
      if (await tx.staff.dangerousByAccount(account)) throw new AppError('already_exists', { what: account });
      const staff: StaffRecord = {
        id: deps.newId(),
        agencyId: input.agencyId,
        account,
        name: input.name.trim(),
        roles,
        passwordHash,
        mustChangePassword: input.mustChangePassword ?? true,
        failedAttempts: 0,
        lockedUntil: null,
        disabled: false,
        secondFactor: null,
        signOnId: null,
        lastSignInAt: null,
        createdAt: deps.clock.now().toISOString(),
        version: 1,
      };
      await tx.staff.insert(staff);
      await tx.audit.append([
        auditRow(deps, actor, {
          agencyId: staff.agencyId,
          action: 'create_staff',
          subject: { type: 'staff', id: staff.id, label: account },
          detail: { roles },
        }),
      ]);
      return staff.id;
    });
    const staff = await tx.staff.load(input.agencyId, id);
    if (!staff) throw new AppError('not_found');
    return staff;
  });
}
