import { sentDateOf } from '../../domain/application/letter-seals.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { changeCase } from './change-case.js';
import { fileUnder, lookUpFiles, stagingOwner } from './files.js';
import { invalid } from './input-faults.js';

/** As a scanner makes it. */
const SCANS: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/**
 * The scan of the stamped letter becomes its sealed original, and its hash is archived (A.10, 17). Until the letter has gone out
 * another scan takes its place; the earlier one stays in the file.
 * @param input `fileId`: an upload that belongs to nothing yet
 * @throws AppError `not_found` (no such letter), `forbidden`, `version_conflict`, `action_not_allowed` (replaced, or sent), `invalid_input`
 */
export async function attachSealedOriginal(
  deps: CommandDeps,
  actor: StaffActor,
  input: { id: string; letterId: string; expectedVersion: number; fileId: string },
): Promise<ApplicationRecord> {
  const { id, letterId, expectedVersion, fileId } = input;
  const letter = await deps.unitOfWork.run((tx) => tx.outgoingLetters.load(actor.agencyId, id, letterId));
  if (!letter) throw new AppError('not_found');
  const [file] = await lookUpFiles(deps, [fileId]);
  const change = { id, expectedVersion, action: 'attach_sealed_original' } as const;
  const changed = await changeCase(deps, actor, change, async ({ tx, record, today }) => {
    const letters = await tx.outgoingLetters.ofCase(record.agencyId, record.id);
    const refuse = (reason: string): AppError => new AppError('action_not_allowed', { action: '上传盖章原件', reason });
    if (letters.some(({ replaces }) => replaces?.id === letterId)) throw refuse('这份文书已被代替');
    if (sentDateOf(record.events, letter)) throw refuse('这份文书已经发出');
    if (file?.owner !== stagingOwner(actor)) throw invalid([{ path: 'fileId', message: '没有这个附件，请重新上传' }]);
    if (!SCANS.has(file.contentType)) throw invalid([{ path: 'fileId', message: '盖章原件应为 PDF、JPEG 或者 PNG' }]);
    const { title, number } = letter;
    return {
      facts: [{ kind: 'letter_sealed', date: today, letterId, title, number, fileIds: [file.id], sha256: file.sha256 }],
      ownFiles: [file.id],
      detail: { letterId, sha256: file.sha256 },
    };
  });
  await fileUnder(deps, changed, [fileId]);
  return changed;
}
