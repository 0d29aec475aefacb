import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type PublicationRecord } from '../../ports/disclosure.js';
import { changePublication, personOf } from './change-publication.js';

/**
 * Sends a draft to review; who does it signs as 责任编辑.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed`
 */
export function submitPublication(
  deps: CommandDeps,
  actor: StaffActor,
  input: { id: string; expectedVersion: number },
): Promise<PublicationRecord> {
  return changePublication(deps, actor, { ...input, action: 'submit' }, () => ({
    fields: { editor: personOf(actor) },
  }));
}
