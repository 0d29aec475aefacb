import { AppError } from '../../errors.js';
import { type Actor, type StaffRole } from '../../policies/actor.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type StaffRecord } from '../../ports/staff.js';
import { isSelf, manageStaff, type StaffChange } from './manage-staff.js';

/**
 * Gives a colleague another name or other roles; his running sessions know at once.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `invalid_input`, `action_not_allowed` (an administrator
 *   taking the role from himself: an agency must not be left without one).
 */
export async function changeStaff(
  deps: AccountDeps,
  actor: Actor,
  input: StaffChange & { name?: string | undefined; roles?: readonly StaffRole[] | undefined },
): Promise<StaffRecord> {
  return manageStaff(deps, actor, input, 'change_staff', (staff) => {
    const roles = input.roles === undefined ? staff.roles : [...new Set(input.roles)];
    const name = input.name?.trim() ?? staff.name;
    if (roles.length === 0) {
      throw new AppError('invalid_input', {}, { fields: [{ path: 'roles', message: '请至少选择一个岗位' }] });
    }
    if (isSelf(actor, staff) && staff.roles.includes('administrator') && !roles.includes('administrator')) {
      throw new AppError('action_not_allowed', { action: '修改岗位', reason: '不能取消自己的系统管理员岗位' });
    }
    return { fields: { roles, name }, sessions: 'refresh', detail: { rolesBefore: staff.roles, roles } };
  });
}
