/**
 * The journal of ledger imports. The checked rows are stored beside it before the first case is written, in chunks of one
 * transaction each: so a killed import can be finished without the file, by whoever comes next.
 */
import { type EventAuthor } from '../domain/application/case-events.js';
import { type SheetRow } from '../domain/application/ledger-columns.js';
import { type LedgerRow } from '../domain/application/ledger-row.js';
import { type Page, type PagePosition } from './application-reads.js';

export type { LedgerCell, SheetRow } from '../domain/application/ledger-columns.js';

/**
 * `checking`: the rows are being stored, no case is written; what is found in this state later is thrown away.
 * `importing`: it will be finished. `done`: all cases are there, the stored rows are deleted.
 */
export type LedgerImportState = 'checking' | 'importing' | 'done';

export interface LedgerImport {
  id: string;
  agencyId: string;
  state: LedgerImportState;
  /** SHA-256, lower-case hex. */
  fileHash: string;
  fileName: string;
  rows: number;
  /** Rows that are cases, as far as the journal says: it is brought up to date at the end. */
  done: number;
  /** Earliest year in which the ledger counts anything. */
  firstYear: number;
  startedBy: EventAuthor;
  startedAt: string;
  doneAt: string | null;
}

/** A checked row with the number its case will have. */
export interface NumberedRow extends LedgerRow {
  number: string;
}

/** One transaction's worth. */
export const LEDGER_CHUNK_ROWS = 200;

/** Larger files are refused before anything is read of them. */
export const LEDGER_FILE_BYTES = 20 * 1_048_576;

/** A ledger as somebody saved it: a workbook (.xlsx) or a text of separated values (.csv). */
export interface OpenLedger {
  /** Rows of the first sheet; can be walked once, and throw `workbook_invalid` where the file cannot be read on. */
  rows: AsyncIterable<SheetRow>;
  /** The workbook counts its days from 1904 instead of 1900. */
  date1904: boolean;
  /** SHA-256 of the bytes, lower-case hex. */
  hash: string;
}

export interface LedgerReader {
  /** @throws AppError `workbook_invalid` with what is wrong and what to do */
  open(path: string): Promise<OpenLedger>;
}

/** Brings begun imports to their end beside the requests. */
export interface LedgerRunner {
  /** Returns at once; what is not finished when the process ends is finished by another or at the next start. */
  begin(importRecord: LedgerImport): void;
}

/** For who waits: `done` is the number of rows that are cases by now. */
export interface LedgerImportReads {
  /** Newest first; only those that have begun to write cases. */
  list(agencyId: string, query: { after: PagePosition | null; limit: number }): Promise<Page<LedgerImport>>;
  byId(agencyId: string, id: string): Promise<LedgerImport | null>;
}

export interface LedgerImportWrites {
  /** The import of the agency that is under way. */
  running(agencyId: string): Promise<LedgerImport | null>;
  /** Those of `registerNumbers` that the agency has already. */
  existing(agencyId: string, registerNumbers: readonly string[]): Promise<string[]>;
  /** From `checking` to `importing`. */
  start(agencyId: string, id: string): Promise<void>;
  /**
   * Says that this transaction makes the cases of a chunk.
   * @returns false when they are made already; then nothing may be written.
   */
  claimChunk(id: string, index: number): Promise<boolean>;
  finish(importRecord: Pick<LedgerImport, 'id' | 'agencyId' | 'rows'>, at: string): Promise<void>;
}

/** Outside transactions. */
export interface LedgerImportStore {
  /** The import of the agency that is under way. */
  running(agencyId: string): Promise<LedgerImport | null>;
  /** Writes the journal (`checking`) and its rows. */
  prepare(importRecord: LedgerImport, rows: readonly NumberedRow[]): Promise<void>;
  /** Chunks whose cases are still to be made, in order. */
  pendingChunks(id: string): Promise<number[]>;
  /** Empty when another process has finished the import meanwhile. */
  chunk(id: string, index: number): Promise<NumberedRow[]>;
  /** Imports that have begun to write cases; of one agency or of all. */
  unfinished(agencyId?: string): Promise<LedgerImport[]>;
  existing(agencyId: string, registerNumbers: readonly string[]): Promise<string[]>;
  frozenYears(agencyId: string): Promise<number[]>;
  /** Deletes the journal of an import that wrote no case, with its rows. */
  discard(id: string): Promise<void>;
  /** Deletes the stored rows of a finished import. */
  discardRows(id: string): Promise<void>;
  /** Gives up transactions of processes that were killed, so that nobody waits a minute for what they hold. */
  releaseAbandoned(): Promise<void>;
  /** Deletes stored rows that nobody needs: of finished imports, and of checks begun before `before`. */
  sweep(before: string): Promise<void>;
}
