import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type PublicationRecord } from '../../ports/disclosure.js';
import { lookUpFiles } from '../application/files.js';
import { assertUsableFiles, claimFilesFor, releaseFiles } from './attach-files.js';
import { changePublication } from './change-publication.js';
import { type PublicationFields, storedFields } from './publication-fields.js';

/**
 * Replaces what is written in a draft; whoever writes in it cannot publish it.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed`, `invalid_input`
 */
export async function updatePublication(
  deps: CommandDeps,
  actor: StaffActor,
  input: PublicationFields & { id: string; expectedVersion: number },
): Promise<PublicationRecord> {
  const fields = storedFields(input, deps.clock.today());
  let dropped: string[] = [];
  const files = await lookUpFiles(deps, fields.fileIds);
  const saved = await changePublication(deps, actor, { ...input, action: 'update' }, (record) => {
    assertUsableFiles(files, actor, record.id, fields.fileIds);
    dropped = record.fileIds.filter((fileId) => !fields.fileIds.includes(fileId));
    return { fields: { ...fields, writerIds: [...new Set([...record.writerIds, actor.staffId])] } };
  });
  await claimFilesFor(deps, actor, saved.id, saved.fileIds);
  await releaseFiles(deps, actor, dropped);
  return saved;
}
