/** The one path by which an item changes: load, ask the policy, ask the status, guard by version, save, audit: one transaction. */
import { AppError } from '../../errors.js';
import {
  PUBLICATION_ACTIONS,
  type PublicationAction,
  publicationActionBlocked,
} from '../../domain/disclosure/publication-status.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type NamedPerson, type PublicationRecord } from '../../ports/disclosure.js';
import { auditActor } from '../authors.js';

export const PUBLICATION_CHANGED = '这条信息刚被其他人修改过，请查看最新内容后再操作。';

export interface PublicationChange {
  id: string;
  /** The version the user saw. */
  expectedVersion: number;
  action: PublicationAction;
}

interface Outcome {
  fields: Partial<PublicationRecord>;
  /** For the audit row. */
  detail?: Record<string, unknown>;
}

/**
 * @throws AppError `not_found` (another agency's too), `forbidden`, `version_conflict`, `action_not_allowed`, and what `decide`
 *   throws.
 */
export async function changePublication(
  deps: CommandDeps,
  actor: StaffActor,
  change: PublicationChange,
  decide: (record: PublicationRecord) => Outcome | Promise<Outcome>,
): Promise<PublicationRecord> {
  const { label, to, ability } = PUBLICATION_ACTIONS[change.action];
  return deps.unitOfWork.run(async (tx) => {
    const record = await tx.publications.load(actor.agencyId, change.id);
    if (!record) throw new AppError('not_found');
    if (!can(actor, ability, record)) throw new AppError('forbidden');
    if (record.version !== change.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: record.version }, { message: PUBLICATION_CHANGED });
    }
    const reason = publicationActionBlocked(change.action, record.status);
    if (reason) throw new AppError('action_not_allowed', { action: label, reason });

    const { fields, detail } = await decide(record);
    const changed: PublicationRecord = { ...record, ...fields, status: to, version: record.version + 1 };
    await tx.publications.save(changed);
    if (to === 'published') await tx.searchEntries.put(changed);
    else if (record.status === 'published') await tx.searchEntries.remove(record.id);
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId: record.agencyId,
        at: deps.clock.now().toISOString(),
        actor: auditActor(actor),
        action: `${change.action}_publication`,
        subject: { type: 'publication', id: record.id, label: changed.title },
        detail: { version: changed.version, ...detail },
      },
    ]);
    return changed;
  });
}

export function personOf(actor: StaffActor): NamedPerson {
  return { id: actor.staffId, name: actor.name };
}
