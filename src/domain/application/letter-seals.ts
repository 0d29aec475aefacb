/** The sealed original of a letter (A.10, 17): the scan of the stamped paper that was put to it after it was issued. */
import { type PlainDate } from '../calendar/plain-date.js';
import { type CaseEvent } from './case-events.js';

export interface LetterSeal {
  fileId: string;
  /** SHA-256 of the file, lower-case hex: archived with the letter. */
  sha256: string;
  date: PlainDate;
}

/** The last one counts: a wrong scan is followed by the right one, and stays in the file. */
export function sealOfLetter(events: readonly CaseEvent[], letterId: string): LetterSeal | null {
  const found = events.findLast((event) => event.kind === 'letter_sealed' && event.letterId === letterId);
  if (found?.kind !== 'letter_sealed') return null;
  const [fileId] = found.fileIds;
  return fileId === undefined ? null : { fileId, sha256: found.sha256, date: found.date };
}

/** The day the letter went out as an answer; null while it has not. */
export function sentDateOf(
  events: readonly CaseEvent[],
  letter: { id: string; fileIds: { pdf: string } },
): PlainDate | null {
  const sent = events.find(
    (event) =>
      event.kind === 'dispatched' && (event.letterId === letter.id || event.fileIds.includes(letter.fileIds.pdf)),
  );
  return sent?.date ?? null;
}
