/** What the tables of a year are made of, read in one session: of a transaction, or a snapshot session. */
import { type ClientSession, type Connection } from 'mongoose';
import { type TallyEntry } from '../../domain/report/tally.js';
import { type YearBook } from '../../domain/report/year-tables.js';
import { type FrozenTables } from '../../ports/tally.js';
import { collectionOf, type Stored, toRecord } from '../collections.js';

export type FrozenTablesDocument = Omit<FrozenTables, 'id'> & Stored;

/** The part of an annual report that is read here; the rest of the record belongs to its own store. */
interface AnnualReportDocument extends Stored {
  agencyId: string;
  year: number;
  version: number;
  table1?: unknown;
}

export async function readYearBook(
  connection: Connection,
  session: ClientSession,
  scope: { agencyId: string; year: number },
  sums: readonly TallyEntry[],
): Promise<YearBook> {
  const { agencyId, year } = scope;
  const table1 = await readTable1(connection, session, agencyId, year);
  const frozen = await newestFrozen(connection, session, agencyId, year - 1);
  const previousTable1 = await readTable1(connection, session, agencyId, year - 1);
  return { year, sums, table1, previous: { frozen: frozen?.tables ?? null, table1: previousTable1 } };
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

async function readTable1(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<unknown> {
  const [newest] = await collectionOf<AnnualReportDocument>(connection, 'annualReports')
    .find({ agencyId, year }, { session, projection: { table1: 1 } })
    .sort({ version: -1 })
    .limit(1)
    .toArray();
  return newest?.table1 ?? null;
}
