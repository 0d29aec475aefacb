/**
 * Files of an item. The item names them first and the mark of their owner follows: the sweep of unused uploads looks at the
 * records too, so that a file is safe in between.
 */
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type StoredFile } from '../../ports/files.js';
import { stagingOwner } from '../application/files.js';

function publicationOwner(publicationId: string): string {
  return `publication:${publicationId}`;
}

/**
 * @param publicationId the item that may already own some of them; null for a new one.
 * @throws AppError `invalid_input` when a file does not exist, is another agency's or belongs to something else.
 */
export function assertUsableFiles(
  found: readonly StoredFile[],
  actor: StaffActor,
  publicationId: string | null,
  fileIds: readonly string[],
): void {
  const owners = [stagingOwner(actor), ...(publicationId ? [publicationOwner(publicationId)] : [])];
  const usable = new Set(
    found.filter((file) => file.agencyId === actor.agencyId && owners.includes(file.owner)).map((file) => file.id),
  );
  const faults = fileIds.flatMap((id, index) =>
    usable.has(id) ? [] : [{ path: `fileIds.${index}`, message: '没有这个附件，请重新上传' }],
  );
  if (faults.length > 0) throw new AppError('invalid_input', {}, { fields: faults });
}

export async function claimFilesFor(
  deps: CommandDeps,
  actor: StaffActor,
  publicationId: string,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length > 0) await deps.files.changeOwner(fileIds, publicationOwner(publicationId), actor.agencyId);
}

/** Files an item no longer names go back among the uploads, where the sweep finds them. */
export async function releaseFiles(deps: CommandDeps, actor: StaffActor, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > 0) await deps.files.changeOwner(fileIds, stagingOwner(actor), actor.agencyId);
}
