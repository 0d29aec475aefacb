import { lockedMinutes } from '../../../domain/account/lockout.js';
import { isSecondFactorRequired } from '../../../domain/account/second-factor.js';
import { STAFF_ROLES, type StaffActor, type StaffRole } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type SignInBy } from '../../../ports/account-sessions.js';
import { type AgencyCard } from '../../../ports/deps.js';
import { type StaffRecord } from '../../../ports/staff.js';

function labelled(roles: readonly StaffRole[]) {
  return roles.map((code) => ({ code, label: STAFF_ROLES[code] }));
}

/** To the person himself. */
function presentStaffProfile(staff: StaffRecord, agency: AgencyCard | null) {
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

interface PresentedSession {
  staff: StaffRecord;
  csrfToken: string;
  expiresAt: Date;
  token: string;
  /** The identity service has asked for one. */
  hasSecondFactor?: boolean;
  by?: SignInBy;
}

/** A session that has begun, or goes on; the token leaves only for tools, in `bearer`. */
export function presentSession(
  { staff, csrfToken, expiresAt, token, hasSecondFactor, by }: PresentedSession,
  agency: AgencyCard | null,
  transport: 'cookie' | 'bearer',
) {
  const { enabled, required } = presentSecondFactor(staff, agency);
  return {
    staff: presentStaffProfile(staff, agency),
    csrfToken,
    mustChangePassword: staff.mustChangePassword && by !== 'identity_service',
    mustEnrolSecondFactor: required && !enabled && !hasSecondFactor,
    expiresAt: expiresAt.toISOString(),
    ...(transport === 'bearer' ? { token } : {}),
  };
}

export function presentSecondFactor({ secondFactor, roles }: StaffRecord, agency: AgencyCard | null) {
  return {
    enabled: Boolean(secondFactor?.confirmedAt),
    required: isSecondFactorRequired(agency?.secondFactor ?? 'optional', roles),
    recoveryCodesLeft: secondFactor?.recoveryCodes.length ?? 0,
  };
}

/** To colleagues: who there is and what they do. */
export function presentColleague(staff: StaffRecord) {
  const { id, name, roles, disabled } = staff;
  return { id, name, roles: labelled(roles), disabled };
}

/** To an administrator of the agency: with the state of the account and what can be done about it. */
export function presentManagedStaff(staff: StaffRecord, actor: StaffActor, now: Date) {
  const { account, mustChangePassword, signOnId, lastSignInAt, createdAt, version } = staff;
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
      secondFactor: Boolean(staff.secondFactor?.confirmedAt),
      signOnId: signOnId ?? null,
      lastSignInAt,
      createdAt,
      version,
      abilities: {
        update: manages,
        disable: manages && !staff.disabled && !self,
        enable: manages && staff.disabled,
        reset_password: manages,
        unlock: manages && locked,
        disable_second_factor: manages && staff.secondFactor !== null,
      },
    },
  };
}
