/** What booking a difference between entries and recount does to the tables that people read, year by year. */
import { cellTitle } from './cell-titles.js';
import { generationOf } from './generations.js';
import { buildTables } from './tables.js';
import { type TallyEntry } from './tally.js';
import { diffTables } from './year-tables.js';

export interface CorrectedYear {
  year: number;
  /** Cells in the form's words: as the entries have them, and as the cases have them. */
  differences: { title: string; before: number; after: number }[];
}

/**
 * A flow of a year moves the balances of all later ones up to `thisYear`. Years of the form of 2014–2018 have no such cells and are
 * left out; their entries carry over into 2019.
 */
export function correctedYears(
  { tally, recount }: { tally: readonly TallyEntry[]; recount: readonly TallyEntry[] },
  entries: readonly TallyEntry[],
  thisYear: number,
): CorrectedYear[] {
  const corrected: CorrectedYear[] = [];
  for (let year = Math.min(thisYear, ...entries.map((entry) => entry.year)); year <= thisYear; year += 1) {
    if (generationOf(year) === 1) continue;
    const differences = diffTables(buildTables({ year, sums: tally }), buildTables({ year, sums: recount }));
    if (differences.length === 0) continue;
    corrected.push({
      year,
      differences: differences.map(({ before, after, ...place }) => ({ title: cellTitle(year, place), before, after })),
    });
  }
  return corrected;
}
