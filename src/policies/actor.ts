/** Who is acting. Commands and policies receive an actor; how it was recognised (token, cookie) stays in `http/`. */
import { STAFF_ROLES, STAFF_ROLE_IDS, type StaffRole } from '../domain/account/staff-roles.js';

export { STAFF_ROLES, STAFF_ROLE_IDS, type StaffRole };

/** A citizen is known system-wide and belongs to no agency. */
export interface CitizenActor {
  readonly type: 'citizen';
  readonly citizenId: string;
  readonly sessionId: string;
}

export interface StaffActor {
  readonly type: 'staff';
  readonly staffId: string;
  /** The one agency this person works for; every read and write is scoped by it. */
  readonly agencyId: string;
  readonly roles: readonly StaffRole[];
  readonly name: string;
  readonly sessionId: string;
  /** True until the password given by an administrator has been replaced. */
  readonly mustChangePassword: boolean;
}

/** A sweep or an import: no person, but the audit log must still name it. */
export interface SystemActor {
  readonly type: 'system';
  /** Name of the job or script, e.g. `record-overdue`. */
  readonly name: string;
  /** How it signs in the history of a case; default 系统. */
  readonly signsAs?: string;
}

export type Actor = CitizenActor | StaffActor | SystemActor;

export function hasAnyRole(actor: StaffActor, roles: readonly StaffRole[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
