/** The statistics of a data set as commands and the folding job would have left them. */
import { type TallyEntry } from '../../src/domain/report/tally.js';
import {
  type TallyEntryDocument,
  type TallySnapshotDocument,
  flowKey,
} from '../../src/persistence/report/tally-store.js';
import { idOf } from './plan.js';

/** Entries that the folding job has not come to yet; the same number in every data set. */
export const UNFOLDED = 400;

export class Books {
  readonly #snapshots = new Map<string, { agencyId: string; year: number; sums: Map<string, number> }>();
  #entries = 0;

  /** @param folded the entry stands in the snapshot; otherwise only its document counts */
  book(
    agencyId: string,
    source: TallyEntryDocument['source'],
    entry: TallyEntry,
    at: Date,
    folded: boolean,
  ): TallyEntryDocument {
    if (folded) this.#fold(agencyId, entry);
    this.#entries += 1;
    return {
      _id: idOf('tallyEntry', this.#entries, Math.floor(at.getTime() / 1_000)),
      agencyId,
      source,
      at,
      folded,
      ...entry,
    };
  }

  snapshots(): TallySnapshotDocument[] {
    return [...this.#snapshots].map(([id, { agencyId, year, sums }]) => ({
      _id: id,
      agencyId,
      year,
      sums: Object.fromEntries(sums),
    }));
  }

  #fold(agencyId: string, entry: TallyEntry): void {
    const id = `${agencyId}-${entry.year}`;
    const snapshot = this.#snapshots.get(id) ?? { agencyId, year: entry.year, sums: new Map<string, number>() };
    this.#snapshots.set(id, snapshot);
    const key = flowKey(entry);
    snapshot.sums.set(key, (snapshot.sums.get(key) ?? 0) + entry.delta);
  }
}
