import { type LetterKind, type LetterOutcome } from '../domain/application/incoming-letters.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type Page, type PagePosition } from './application-reads.js';

export interface LetterRecord {
  id: string;
  agencyId: string;
  kind: LetterKind;
  receivedDate: PlainDate;
  /** Whom it is addressed to, on the envelope. */
  addressee: string;
  sender: string;
  about: string;
  /** Null while nobody has decided. */
  outcome: { kind: LetterOutcome; date: PlainDate; destination: string; note: string } | null;
  registeredBy: { id: string; name: string };
  version: number;
  createdAt: string;
}

export interface LetterWrites {
  insert(record: LetterRecord): Promise<void>;
  load(agencyId: string, id: string): Promise<LetterRecord | null>;
  /** @throws AppError `version_conflict` when the stored version is not `record.version - 1`. */
  save(record: LetterRecord): Promise<void>;
}

export interface LetterReads {
  /** Newest first. */
  list(
    agencyId: string,
    query: { after: PagePosition | null; limit: number; open?: boolean | undefined },
  ): Promise<Page<LetterRecord>>;
}
