import { type Clock } from '../clock.js';
import { type TallyFolding } from '../ports/tally.js';

/** Entries in one transaction. */
const BATCH = 1_000;

/**
 * Folds tally entries older than `olderThanMinutes` into the snapshots, so that reading a table does not depend on how much was
 * booked. Establishes a state: it may run twice, at once in several processes, late, or be killed between two batches.
 * @returns how many entries were folded.
 */
export async function foldTally(
  deps: { folding: TallyFolding; clock: Clock },
  options: { olderThanMinutes: number } = { olderThanMinutes: 5 },
): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - options.olderThanMinutes * 60_000);
  let folded = 0;
  for (;;) {
    const batch = await deps.folding.foldBatch(before, BATCH);
    folded += batch;
    if (batch < BATCH) return folded;
  }
}
