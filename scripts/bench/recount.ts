/** The proof of the books: every agency's tables from the entries, and from the cases themselves. */
import { type Connection } from 'mongoose';
import { diffEntries } from '../../src/domain/report/tally.js';
import { yearTables } from '../../src/domain/report/year-tables.js';
import { mongoReportReads } from '../../src/persistence/report/report-reads.js';
import { STATISTICS_YEAR } from './plan.js';

export interface Recount {
  /** Of all agencies together. */
  seconds: number;
  cases: number;
  /** Cells in which the two ways differ, in all years; the promise is none. */
  differences: number;
}

export async function recountAll(connection: Connection): Promise<Recount> {
  const reads = mongoReportReads(connection);
  let seconds = 0;
  let cases = 0;
  let differences = 0;
  for (const agencyId of await reads.agencyIds()) {
    const from = performance.now();
    const recount = await reads.recount(agencyId, STATISTICS_YEAR);
    const counted = JSON.stringify(yearTables(recount));
    seconds += (performance.now() - from) / 1_000;
    if (counted !== JSON.stringify(yearTables(await reads.book(agencyId, STATISTICS_YEAR)))) differences += 1;
    const both = await reads.bothSums(agencyId);
    differences += diffEntries(both.tally, both.recount).length;
    cases += both.recount.reduce((sum, entry) => sum + (entry.flow === 'newly_received' ? entry.delta : 0), 0);
  }
  return { seconds, cases, differences };
}
