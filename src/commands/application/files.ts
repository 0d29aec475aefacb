/** Files arrive before the thing they belong to: staged under their uploader's name, then claimed by the command that files them. */
import { type Readable } from 'node:stream';
import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { auditActor } from '../authors.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type StoredFile } from '../../ports/files.js';

export function stagingOwner(actor: Actor): string {
  switch (actor.type) {
    case 'citizen':
      return `staged-by-citizen:${actor.citizenId}`;
    case 'staff':
      return `staged-by-staff:${actor.agencyId}`;
    case 'system':
      throw new AppError('forbidden');
  }
}

export function stageFile(
  deps: CommandDeps,
  actor: Actor,
  input: { name: string; content: Readable; maxBytes: number },
): Promise<StoredFile> {
  return receiveFile(deps, actor, { ...input, owner: stagingOwner(actor) });
}

/**
 * Stores an uploaded file under an owner mark. One in which the scanner finds something is kept apart, and on record.
 * @throws AppError `file_infected` besides those of `FileStore.save`
 */
export async function receiveFile(
  deps: CommandDeps,
  actor: Actor,
  input: { name: string; content: Readable; maxBytes: number; owner: string; agencyId?: string },
): Promise<StoredFile> {
  const agencyId = input.agencyId ?? (actor.type === 'staff' ? actor.agencyId : null);
  const saved = await deps.files.save({ id: deps.newId(), ...input, agencyId });
  if (saved.outcome === 'stored') return saved.file;
  const { id, threat } = saved;
  await deps.unitOfWork.run((tx) =>
    tx.audit.append([
      {
        id: deps.newId(),
        at: deps.clock.now().toISOString(),
        agencyId,
        actor: auditActor(actor),
        action: 'quarantine_file',
        subject: { type: 'file', id },
        detail: { threat },
      },
    ]),
  );
  throw new AppError('file_infected', { threat });
}

/** What there is of the files that a command names; asked before its transaction, so that a repeat is judged by its version. */
export function lookUpFiles(deps: CommandDeps, fileIds: readonly string[]): Promise<StoredFile[]> {
  return fileIds.length === 0 ? Promise.resolve([]) : deps.files.describe(fileIds);
}

/** @throws AppError `invalid_input` when a file does not exist, is somebody else's or is filed already. */
export function assertClaimable(found: readonly StoredFile[], fileIds: readonly string[], owner: string): void {
  const mine = new Set(found.filter((file) => file.owner === owner).map((file) => file.id));
  const missing = fileIds.findIndex((id) => !mine.has(id));
  if (missing < 0) return;
  throw new AppError(
    'invalid_input',
    {},
    { fields: [{ path: `fileIds.${missing}`, message: '没有这个附件，请重新上传' }] },
  );
}

/** The case already names its files; the owner mark keeps the sweep of orphans away. */
export async function fileUnder(
  deps: CommandDeps,
  record: { id: string; agencyId: string },
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length > 0) await deps.files.changeOwner(fileIds, `application:${record.id}`, record.agencyId);
}
