import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type PublicationRecord } from '../../ports/disclosure.js';
import { changePublication } from './change-publication.js';

/**
 * Takes an item back from the public. It stays in the records with its reason; a corrected one is published beside it.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed`
 */
export function withdrawPublication(
  deps: CommandDeps,
  actor: StaffActor,
  input: { id: string; expectedVersion: number; reason: string },
): Promise<PublicationRecord> {
  return changePublication(deps, actor, { ...input, action: 'withdraw' }, () => ({
    fields: { remark: input.reason },
    detail: { reason: input.reason },
  }));
}
