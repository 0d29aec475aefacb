import { lockedMinutes } from '../../../domain/account/lockout.js';
import { STAFF_ROLES, type StaffActor, type StaffRole } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type AgencyCard } from '../../../ports/deps.js';
import { type StaffRecord } from '../../../ports/staff.js';

function labelled(roles: readonly StaffRole[]) {
  return roles.map((code) => ({ code, label: STAFF_ROLES[code] }));
}

/** To the person himself. */
export function presentStaffProfile(staff: StaffRecord, agency: AgencyCard | null) {
  const { id, account, name, roles, agencyId, lastSignInAt } = staff;
  return {
    id,
    account,
    name,
    roles: labelled(roles),
    agency: { id: agencyId, code: agency?.code ?? '', name: agency?.name ?? '' },
    lastSignInAt,
  };
}

/** To colleagues: who there is and what they do. */
export function presentColleague(staff: StaffRecord) {
  const { id, name, roles, disabled } = staff;
  return { id, name, roles: labelled(roles), disabled };
}

/** To an administrator of the agency: with the state of the account and what can be done about it. */
export function presentManagedStaff(staff: StaffRecord, actor: StaffActor, now: Date) {
  const { account, mustChangePassword, lastSignInAt, createdAt, version } = staff;
  const manages = can(actor, 'manage_staff', staff);
  const self = actor.staffId === staff.id;
  const locked =
    staff.lockedUntil !== null &&
    lockedMinutes({ failedAttempts: 0, lockedUntil: Date.parse(staff.lockedUntil) }, now.getTime()) > 0;
  return {
    ...presentColleague(staff),
    management: {
      account,
      mustChangePassword,
      lockedUntil: locked ? staff.lockedUntil : null,
      lastSignInAt,
      createdAt,
      version,
      abilities: {
        update: manages,
        disable: manages && !staff.disabled && !self,
        enable: manages && staff.disabled,
        reset_password: manages,
        unlock: manages && locked,
      },
    },
  };
}
