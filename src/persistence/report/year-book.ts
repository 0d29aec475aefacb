/** What the tables of a year are made of, read in one session: of a transaction, or a snapshot session. */
import { type ClientSession, type Connection } from 'mongoose';
import { type TallyEntry } from '../../domain/report/tally.js';
import { type YearBook } from '../../domain/report/year-tables.js';
import { type AnnualReportRecord } from '../../ports/disclosure.js';
import { type FrozenTables } from '../../ports/tally.js';
import { collectionOf, type Stored, toRecord } from '../collections.js';

export type FrozenTablesDocument = Omit<FrozenTables, 'id'> & Stored;

export async function readYearBook(
  connection: Connection,
  session: ClientSession,
  scope: { agencyId: string; year: number },
  sums: readonly TallyEntry[],
): Promise<YearBook> {
  const { agencyId, year } = scope;
  const report = await newestReport(connection, session, agencyId, year);
  const previous = await previousTables(connection, session, agencyId, year - 1);
  return { year, sums, table1: report?.tables?.table1 ?? null, previous };
}

/** Frozen figures go before printed ones; table 1 stands in the report alone until the tables are frozen after it. */
async function previousTables(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<unknown> {
  const frozen = await newestFrozen(connection, session, agencyId, year);
  const printed = (await newestReport(connection, session, agencyId, year))?.tables ?? null;
  if (frozen) return { ...frozen.tables, table1: frozen.tables.table1 ?? printed?.table1 ?? null };
  return printed && { ...printed, year, table2: { rows: printed.table2 } };
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

async function newestReport(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<Pick<AnnualReportRecord, 'tables'> | null> {
  const [newest] = await collectionOf<Omit<AnnualReportRecord, 'id'> & Stored>(connection, 'annualReports')
    .find({ agencyId, year }, { session, projection: { tables: 1 } })
    .sort({ version: -1 })
    .limit(1)
    .toArray();
  return newest ?? null;
}
