/** Draws the files of an issued letter and keeps them with their hashes: once. */
import { Readable } from 'node:stream';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type ArchivedFile, type OutgoingLetterRecord } from '../../ports/outgoing-letters.js';
import { auditRow } from '../account/audit-row.js';
import { type LetterDeps } from './letter-deps.js';

/** What is drawn here is not uploaded by anybody: a letter of many pages is still small. */
const MAX_BYTES = 20 * 1_048_576;
/** Many times what it takes; whoever stopped in between has stopped by then. */
const DRAWING_MS = 60_000;

export function drawingUntil(now: Date): string {
  return new Date(now.getTime() + DRAWING_MS).toISOString();
}

/**
 * The letter with its files, drawn now if a server that stopped has left them undrawn.
 * @throws AppError `service_unavailable` while somebody else is drawing them, and what `archiveLetterFiles` throws
 */
export async function letterWithFiles(
  deps: LetterDeps,
  actor: StaffActor,
  letter: OutgoingLetterRecord,
): Promise<OutgoingLetterRecord> {
  if (letter.files) return letter;
  const now = deps.clock.now();
  const isMine = await deps.unitOfWork.run((tx) =>
    tx.outgoingLetters.claimDrawing(letter.id, now.toISOString(), drawingUntil(now)),
  );
  if (isMine) return archiveLetterFiles(deps, actor, letter);
  const { agencyId, applicationId, id } = letter;
  const again = await deps.unitOfWork.run((tx) => tx.outgoingLetters.load(agencyId, applicationId, id));
  if (again?.files) return again;
  throw new AppError('service_unavailable', {}, { message: '文书的文件正在生成，请稍后再试。' });
}

/**
 * For whoever has claimed the drawing; what fails is given back, so that it can be asked for again.
 * @throws AppError `scanner_unavailable`, `service_unavailable`: the letter stands, its files are still to be drawn
 */
export async function archiveLetterFiles(
  deps: LetterDeps,
  actor: StaffActor,
  letter: OutgoingLetterRecord,
): Promise<OutgoingLetterRecord> {
  const { model, issuedAt, issuedBy } = letter;
  const options = { createdAt: new Date(issuedAt), author: issuedBy.name };
  try {
    const docx = await store(deps, letter, 'docx', () => deps.renderer.docx(model, options));
    const pdf = await store(deps, letter, 'pdf', () => deps.renderer.pdf(model, options));
    const files = { docx, pdf };
    await deps.unitOfWork.run(async (tx) => {
      await tx.outgoingLetters.archiveFiles(letter.id, files);
      await tx.audit.append([
        auditRow(deps, actor, {
          agencyId: letter.agencyId,
          action: 'archive_letter_files',
          subject: { type: 'application', id: letter.applicationId, label: letter.number ?? letter.title },
          detail: { letterId: letter.id, docxSha256: docx.sha256, pdfSha256: pdf.sha256 },
        }),
      ]);
    });
    return { ...letter, files, drawingUntil: null };
  } catch (error) {
    await deps.unitOfWork.run((tx) => tx.outgoingLetters.releaseDrawing(letter.id));
    throw error;
  }
}

async function store(
  deps: LetterDeps,
  letter: OutgoingLetterRecord,
  format: 'docx' | 'pdf',
  draw: () => Promise<Buffer>,
): Promise<ArchivedFile> {
  const id = letter.fileIds[format];
  const [before] = await deps.files.describe([id]);
  if (before) return { id, sha256: before.sha256, size: before.size };
  const saved = await deps.files.save({
    id,
    name: `${letter.title}${letter.number ? ` ${letter.number}` : ''}.${format}`,
    content: Readable.from([await draw()]),
    owner: `application:${letter.applicationId}`,
    agencyId: letter.agencyId,
    maxBytes: MAX_BYTES,
  });
  if (saved.outcome === 'stored') return { id, sha256: saved.file.sha256, size: saved.file.size };
  throw new AppError('service_unavailable');
}
