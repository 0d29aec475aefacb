/** Who is acting. Commands and policies receive an actor; how it was recognised (token, cookie) stays in `http/`. */

/** What a member of staff may be entrusted with (product: agencies, people, access). One person may hold several. */
export const STAFF_ROLES = {
  clerk: '经办人',
  reviewer: '审核人',
  office_head: '政府信息公开工作机构负责人',
  lawyer: '法律顾问',
  contributor: '信息员',
  administrator: '系统管理员',
  auditor: '审计员',
  supervisor: '监督检查人员',
} as const;

export type StaffRole = keyof typeof STAFF_ROLES;

export const STAFF_ROLE_IDS = Object.keys(STAFF_ROLES) as StaffRole[];

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
}

export type Actor = CitizenActor | StaffActor | SystemActor;

export function hasAnyRole(actor: StaffActor, roles: readonly StaffRole[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
