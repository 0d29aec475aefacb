/** The one path by which an administrator changes a colleague: load, check, save with the version seen, end or refresh sessions, audit. */
import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type AuditRow } from '../../ports/audit.js';
import { type StaffRecord } from '../../ports/staff.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditRow } from './audit-row.js';
import { staleVersion } from './stale-version.js';

export interface StaffChange {
  agencyId: string;
  staffId: string;
  expectedVersion: number;
}

interface Decided {
  fields: Partial<Omit<StaffRecord, 'id' | 'agencyId' | 'account' | 'version'>>;
  sessions: 'end' | 'refresh';
  detail?: AuditRow['detail'];
}

/** @throws AppError `not_found` for another agency (its people do not exist here), `forbidden`. */
export function requireManager(actor: Actor, agencyId: string): void {
  if (actor.type === 'system') return;
  if (actor.type === 'staff' && actor.agencyId !== agencyId) throw new AppError('not_found');
  if (!can(actor, 'manage_staff', { agencyId })) throw new AppError('forbidden');
}

/**
 * @param decide what becomes of the person, and of the sessions: `end` all, or `refresh` the copies they carry.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, and what `decide` throws.
 */
export async function manageStaff(
  deps: AccountDeps,
  actor: Actor,
  change: StaffChange,
  action: string,
  decide: (staff: StaffRecord, tx: Transaction) => Decided | Promise<Decided>,
): Promise<StaffRecord> {
  requireManager(actor, change.agencyId);
  return deps.unitOfWork.run(async (tx) => {
    const staff = await tx.staff.load(change.agencyId, change.staffId);
    if (!staff) throw new AppError('not_found');
    if (staff.version !== change.expectedVersion) throw staleVersion(staff.version);
    const { fields, sessions, detail } = await decide(staff, tx);
    const changed: StaffRecord = { ...staff, ...fields, version: staff.version + 1 };
    await tx.staff.save(changed);
    if (sessions === 'end') await tx.staffSessions.endAll(staff.id);
    else {
      const { roles, name, mustChangePassword } = changed;
      await tx.staffSessions.refresh(staff.id, { roles, name, mustChangePassword });
    }
    await tx.audit.append([
      auditRow(deps, actor, {
        agencyId: staff.agencyId,
        action,
        subject: { type: 'staff', id: staff.id, label: staff.account },
        detail: { version: changed.version, ...detail },
      }),
    ]);
    return changed;
  });
}

/** Whether the actor is the person himself: nobody may lock himself out of his own office. */
export function isSelf(actor: Actor, staff: StaffRecord): boolean {
  return actor.type === 'staff' && actor.staffId === staff.id;
}
