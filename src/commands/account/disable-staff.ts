import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type StaffRecord } from '../../ports/staff.js';
import { isSelf, manageStaff, type StaffChange } from './manage-staff.js';

/**
 * Closes an account: its sessions end with it, what the person did stays.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed` (oneself; closed already).
 */
export async function disableStaff(deps: AccountDeps, actor: Actor, input: StaffChange): Promise<StaffRecord> {
  return manageStaff(deps, actor, input, 'disable_staff', (staff) => {
    if (isSelf(actor, staff))
      throw new AppError('action_not_allowed', { action: '停用账号', reason: '不能停用自己的账号' });
    if (staff.disabled) throw new AppError('action_not_allowed', { action: '停用账号', reason: '账号已停用' });
    return { fields: { disabled: true }, sessions: 'end' };
  });
}

/** Opens a closed account again. @throws as `disableStaff`. */
export async function enableStaff(deps: AccountDeps, actor: Actor, input: StaffChange): Promise<StaffRecord> {
  return manageStaff(deps, actor, input, 'enable_staff', (staff) => {
    if (!staff.disabled) throw new AppError('action_not_allowed', { action: '启用账号', reason: '账号没有停用' });
    return { fields: { disabled: false }, sessions: 'end' };
  });
}
