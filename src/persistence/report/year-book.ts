/** What the tables of a year are made of, read in one session: of a transaction, or a snapshot session. */
import { type ClientSession, type Connection } from 'mongoose';
import { sumEntries, type TallyEntry } from '../../domain/report/tally.js';
import { type YearBook } from '../../domain/report/year-tables.js';
import { type AnnualReportRecord } from '../../ports/disclosure.js';
import { type FrozenTables } from '../../ports/tally.js';
import { collectionOf, type Stored, toRecord } from '../collections.js';
import { readTogether } from '../snapshot.js';
import { readFolded, readUnfolded } from './tally-store.js';

export type FrozenTablesDocument = Omit<FrozenTables, 'id'> & Stored;

/** From the entries. */
export async function readBook(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<YearBook> {
  const folded = await readFolded(connection, session, agencyId, year);
  const [unfolded, reports, frozen] = await readTogether(session, [
    () => readUnfolded(connection, session, agencyId, year),
    () => newestReports(connection, session, agencyId, year),
    () => newestFrozen(connection, session, agencyId, year - 1),
  ]);
  return { year, sums: sumEntries([...folded, ...unfolded]), ...besideSums(year, reports, frozen) };
}

/** With sums that were counted otherwise. */
export async function readBookAround(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
  sums: readonly TallyEntry[],
): Promise<YearBook> {
  const reports = await newestReports(connection, session, agencyId, year);
  const frozen = await newestFrozen(connection, session, agencyId, year - 1);
  return { year, sums, ...besideSums(year, reports, frozen) };
}

type Printed = NonNullable<AnnualReportRecord['tables']> | null;

/** Frozen figures go before printed ones; table 1 stands in the report alone until the tables are frozen after it. */
function besideSums(
  year: number,
  reports: ReadonlyMap<number, Printed>,
  frozen: FrozenTables | null,
): Pick<YearBook, 'table1' | 'previous'> {
  const printed = reports.get(year - 1) ?? null;
  const previous = frozen
    ? { ...frozen.tables, table1: frozen.tables.table1 ?? printed?.table1 ?? null }
    : printed && { ...printed, year: year - 1, table2: { rows: printed.table2 } };
  return { table1: reports.get(year)?.table1 ?? null, previous };
}

export async function newestFrozen(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<FrozenTables | null> {
  const [newest] = await collectionOf<FrozenTablesDocument>(connection, 'frozenTables')
    .find({ agencyId, year }, { session })
    .sort({ version: -1 })
    .limit(1)
    .toArray();
  return toRecord<FrozenTables>(newest);
}

/** The tables printed in the newest report of a year and of the year before. */
async function newestReports(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<ReadonlyMap<number, Printed>> {
  const reports = await collectionOf<Omit<AnnualReportRecord, 'id'> & Stored>(connection, 'annualReports')
    .find({ agencyId, year: { $in: [year - 1, year] } }, { session, projection: { year: 1, version: 1, tables: 1 } })
    .sort({ year: -1, version: 1 })
    .toArray();
  // Later versions replace earlier ones.
  return new Map(reports.map((report) => [report.year, report.tables]));
}
