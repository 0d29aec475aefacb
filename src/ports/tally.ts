/** Counting is bookkeeping: entries for flows only, appended in the transaction of the change (architecture.md, decision 2). */
import { type TallyEntry } from '../domain/report/tally.js';

export interface TallySource {
  type: 'application' | 'remedy' | 'repair';
  id: string;
}

export interface TallyWrites {
  append(agencyId: string, source: TallySource, entries: readonly TallyEntry[], at: Date): Promise<void>;
  appendMany(
    agencyId: string,
    rows: readonly { source: TallySource; entries: readonly TallyEntry[] }[],
    at: Date,
  ): Promise<void>;
}

/** A frozen version of a year's tables. Versions count from 1; a correction makes the next one. */
export interface FrozenTables {
  id: string;
  agencyId: string;
  year: number;
  version: number;
  /** SHA-256 over the canonical JSON of `tables`. */
  hash: string;
  tables: unknown;
  frozenBy: { id: string; name: string };
  at: string;
  /** Why there is a further version; null for the first. */
  reason: string | null;
  /** Cells that changed since the version before. */
  diff: { table: 'table2' | 'table3'; row: string; column: string; before: number; after: number }[];
}

export interface FreezeWrites {
  /**
   * Takes the lock of an agency's past year within the transaction, so that a freeze and an entry into that year
   * cannot pass each other, and tells the newest frozen version.
   */
  lockYear(agencyId: string, year: number): Promise<FrozenTables | null>;
  insert(frozen: FrozenTables): Promise<void>;
  /** Sums of the flows of all years up to `year`, read inside the transaction (own writes included). */
  sums(agencyId: string, year: number): Promise<TallyEntry[]>;
}
