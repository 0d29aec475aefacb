/** The issued letter by which a decision is answered, and which of its files goes out. */
import { OUTGOING_KINDS } from '../../domain/application/letter-kinds.js';
import { sealOfLetter } from '../../domain/application/letter-seals.js';
import { type AppError } from '../../errors.js';
import { type AgencyCard } from '../../ports/deps.js';
import { type StoredFile } from '../../ports/files.js';
import { type CaseContext } from './change-case.js';
import { invalid } from './input-faults.js';

export interface AnsweringLetter {
  id: string;
  pdfId: string;
  /** The scan that was put to it. */
  sealed: SealedFile | null;
}

export interface SealedFile {
  fileId: string;
  sha256: string;
}

/** What a dispatch says about files and seals. */
export interface SealInput {
  fileIds?: string[] | undefined;
  /** The sealed original: one of `fileIds`, or the scan that was put to the letter. Its hash is archived. */
  sealedFileId?: string | undefined;
  /** Set while a dispatch is rehearsed: what will get its seal after it, one of `fileIds` or a file of the letter. */
  toBeSealed?: string | undefined;
  /** The sealed original was made of a file of the letter: it goes out in its place. */
  sealedInPlace?: boolean | undefined;
}

/** The letter that answers the decision as it stands; one that was replaced, or belongs to an earlier decision, does not go out. */
export async function answeringLetter(
  { tx, record }: CaseContext,
  letterId: string | undefined,
): Promise<AnsweringLetter | null> {
  if (letterId === undefined) return null;
  const letters = await tx.outgoingLetters.ofCase(record.agencyId, record.id);
  const letter = letters.find(({ id }) => id === letterId);
  const refuse = (message: string): AppError => invalid([{ path: 'letterId', message }]);
  if (!letter) throw refuse('本案没有这份文书');
  if (OUTGOING_KINDS[letter.kind].decisionGroup === undefined) throw refuse('只有处理决定的文书可以作为答复发出');
  if (letters.some(({ replaces }) => replaces?.id === letterId)) throw refuse('这份文书已被代替');
  const decided = record.events.findLast(({ kind }) => kind === 'decided')?.seq ?? 0;
  const issued = record.events.find((event) => event.kind === 'letter_issued' && event.letterId === letterId);
  if (!issued || issued.seq < decided) throw refuse('这份文书不是按现在的处理决定制发的');
  if (!letter.files) throw refuse('文书的文件尚未生成，请先下载一次');
  const seal = sealOfLetter(record.events, letterId);
  return {
    id: letterId,
    pdfId: letter.files.pdf.id,
    sealed: seal && { fileId: seal.fileId, sha256: seal.sha256 },
  };
}

/** The file of the letter among what is sent: its sealed original where there is one, else its PDF; null: another goes in its place. */
export function letterFileOf(letter: AnsweringLetter | null, input: SealInput): string | null {
  if (!letter || input.sealedInPlace) return null;
  const bringsAnother = input.sealedFileId !== undefined && input.sealedFileId !== letter.sealed?.fileId;
  return letter.sealed && !bringsAnother ? letter.sealed.fileId : letter.pdfId;
}

/**
 * @param files what there is of `input.fileIds`
 * @returns `kept_on_paper`: the office keeps its sealed originals outside this system
 * @throws AppError `invalid_input` when the agency keeps them here and there is none
 */
export function sealedOriginal(
  input: SealInput,
  letter: AnsweringLetter | null,
  files: readonly StoredFile[],
  agency: AgencyCard | null,
): SealedFile | 'kept_on_paper' {
  const { fileIds = [], sealedFileId, toBeSealed } = input;
  if (toBeSealed !== undefined) {
    if (![...fileIds, letter?.pdfId, letter?.sealed?.fileId].includes(toBeSealed))
      throw invalid([{ path: 'sealFileId', message: '待盖章的答复书应在 fileIds 之中，或者是所选文书的文件' }]);
    return { fileId: toBeSealed, sha256: '' };
  }
  if (sealedFileId !== undefined && sealedFileId !== letter?.sealed?.fileId) {
    const file = files.find(({ id }) => id === sealedFileId);
    if (!file || !fileIds.includes(sealedFileId))
      throw invalid([{ path: 'sealedFileId', message: '盖章原件应在 fileIds 之中' }]);
    return { fileId: file.id, sha256: file.sha256 };
  }
  if (letter?.sealed) return letter.sealed;
  if (agency?.sealedOriginals !== 'in_system') return 'kept_on_paper';
  throw invalid([{ path: 'sealedFileId', message: '请上传盖章的答复书原件（电子签章文件或盖章后的扫描件）' }]);
}
