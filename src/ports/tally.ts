/** Counting is bookkeeping: entries for flows only, appended in the transaction of the change (architecture.md, decision 2). */
import { type Violation } from '../domain/report/rules.js';
import { type TallyEntry } from '../domain/report/tally.js';
import { type CellDifference, type FrozenFigures, type YearBook } from '../domain/report/year-tables.js';

export interface TallySource {
  /** A ledger import books the sum of each chunk of its cases. */
  type: 'application' | 'remedy' | 'ledger_import' | 'repair';
  id: string;
}

export interface TallyWrites {
  append(agencyId: string, source: TallySource, entries: readonly TallyEntry[], at: Date): Promise<void>;
}

/** A frozen version of a year's tables. Versions count from 1; a correction makes the next one. */
export interface FrozenTables {
  id: string;
  agencyId: string;
  year: number;
  version: number;
  /** SHA-256 over the canonical JSON of `tables`. */
  hash: string;
  tables: FrozenFigures;
  frozenBy: { id: string; name: string };
  at: string;
  /** Why there is a further version; null for the first. */
  reason: string | null;
  /** What the rules said when it was frozen, and the written explanation with which it passed (A.10, 26). */
  violations: Violation[];
  explanation: string | null;
  /** Cells that changed since the version before. */
  diff: CellDifference[];
}

export interface FreezeWrites {
  /**
   * Takes the lock of an agency's past year within the transaction, so that a freeze and an entry into that year
   * cannot pass each other, and tells the newest frozen version.
   */
  lockYear(agencyId: string, year: number): Promise<FrozenTables | null>;
  insert(frozen: FrozenTables): Promise<void>;
  /** What the tables of the year are made of, read inside the transaction (own writes included). */
  book(agencyId: string, year: number): Promise<YearBook>;
  /** Both ways of counting, inside the transaction: entries that came in, and the cases and remedies themselves. */
  bothSums(agencyId: string): Promise<BothSums>;
  /** First year of a ledger import that is under way for the agency; null when there is none. */
  importRunningFrom(agencyId: string): Promise<number | null>;
}

/** The same flows counted twice; they must be equal at any moment. */
export interface BothSums {
  tally: TallyEntry[];
  recount: TallyEntry[];
}

/** The folding job's one step. */
export interface TallyFolding {
  /**
   * Adds at most `limit` entries made before `before` to the snapshots and marks them folded, in one transaction.
   * @returns how many; 0 when there are none left.
   */
  foldBatch(before: Date, limit: number): Promise<number>;
}
