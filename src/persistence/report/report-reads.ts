/** Reads of the statistics outside commands. */
import { type Document, type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type CaseCell, type RemedyCell } from '../../domain/report/cells.js';
import { type CellCase, type ReportReads } from '../../ports/report-reads.js';
import { type RemedyRecord } from '../../ports/remedies.js';
import { type FrozenTables } from '../../ports/tally.js';
import { type ApplicationDocument } from '../application/application-store.js';
import { type RemedyDocument } from '../application/remedies-store.js';
import { collectionOf, type Stored, toRecord } from '../collections.js';
import { afterPosition, COUNT_CAP, pageOf } from '../paging.js';
import { readSnapshot } from '../snapshot.js';
import { caseMonths } from './case-months.js';
import { lawyerShares } from './lawyer-shares.js';
import { recountSums } from './recount.js';
import { ALL_YEARS, readSums } from './tally-store.js';
import { type FrozenTablesDocument, readBook, readBookAround } from './year-book.js';

const CELL_CASE = { number: 1, content: 1, facts: 1, 'applicant.kind': 1, 'applicant.name': 1 } as const;

export function mongoReportReads(connection: Connection): ReportReads {
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  const frozen = collectionOf<FrozenTablesDocument>(connection, 'frozenTables');
  return {
    book: (agencyId, year) => readSnapshot(connection, (session) => readBook(connection, session, agencyId, year)),
    recount: (agencyId, year) =>
      readSnapshot(connection, async (session) => {
        const sums = await recountSums(connection, session, agencyId);
        return readBookAround(connection, session, agencyId, year, sums);
      }),
    bothSums: (agencyId) =>
      readSnapshot(connection, async (session) => {
        const tally = await readSums(connection, session, agencyId, ALL_YEARS);
        const recount = await recountSums(connection, session, agencyId);
        return { tally, recount };
      }),
    caseMonths: (agencyId) => caseMonths(connection, agencyId),
    lawyerShares: (agencyId, years) => lawyerShares(connection, agencyId, years),
    async agencyIds() {
      const rows = await collectionOf<Stored>(connection, 'agencies')
        .find({}, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .toArray();
      return rows.map((row) => row._id);
    },
    async versions(agencyId, year) {
      const rows = await frozen.find({ agencyId, year }).sort({ version: -1 }).toArray();
      return rows.map((row) => toRecord<FrozenTables>(row)).filter((row) => row !== null);
    },
    async version(agencyId, year, version) {
      return toRecord<FrozenTables>(await frozen.findOne({ agencyId, year, version }));
    },
    async newestVersion(agencyId, year) {
      const newest = await frozen.findOne({ agencyId, year }, { sort: { version: -1 }, projection: { version: 1 } });
      return newest?.version ?? null;
    },
    async unconfirmed(agencyId, year, limit) {
      const filter: Filter<Document> = {
        agencyId,
        'facts.status': 'awaiting_receipt',
        'facts.submittedDate': { $lte: `${year}-12-31` },
      };
      const rows = await applications
        .find(filter as Filter<ApplicationDocument>, { projection: CELL_CASE })
        .sort({ 'facts.actByDate': 1, _id: 1 })
        .limit(limit)
        .toArray();
      const value = await applications.countDocuments(filter as Filter<ApplicationDocument>, { limit: COUNT_CAP + 1 });
      return {
        items: rows.map((row) => toRecord<CellCase>(row as never)).filter((row) => row !== null),
        count: { value: Math.min(value, COUNT_CAP), capped: value > COUNT_CAP },
      };
    },
    async casesOfCell(agencyId, cell, { after, limit }) {
      const rows = await applications
        .find(caseFilter(agencyId, cell, after?.id ?? null) as Filter<ApplicationDocument>, { projection: CELL_CASE })
        .sort({ _id: 1 })
        .limit(limit + 1)
        .toArray();
      const items = rows.map((row) => toRecord<CellCase>(row as never)).filter((row) => row !== null);
      return pageOf(items, limit, (row) => ({ key: null, id: row.id }));
    },
    async remediesOfCell(agencyId, cell, { after, limit }) {
      const filter = { $and: [remedyFilter(agencyId, cell), afterPosition('_id', 1, after)] };
      const rows = await collectionOf<RemedyDocument>(connection, 'remedies')
        .find(filter as unknown as Filter<RemedyDocument>)
        .sort({ _id: 1 })
        .limit(limit + 1)
        .toArray();
      const items = rows.map((row) => toRecord<RemedyRecord>(row)).filter((row) => row !== null);
      return pageOf(items, limit, (row) => ({ key: null, id: row.id }));
    },
  };
}

/** Each is served by an index that ends in the id for one kind of applicant, so that pages come without sorting. */
export function caseFilter(agencyId: string, cell: CaseCell, afterId: string | null): Filter<Document> {
  const common = {
    agencyId,
    counted: true,
    'facts.column': { $in: cell.columns },
    ...(afterId === null ? {} : { _id: { $gt: afterId } }),
  };
  switch (cell.kind) {
    case 'received':
      return { ...common, 'facts.receiptYear': cell.year } as Filter<Document>;
    case 'handled':
      return {
        ...common,
        'facts.handledYear': cell.year,
        'facts.resultCode': { $in: cell.codes },
        'facts.receiptYear': { $gt: 0 },
      } as Filter<Document>;
    case 'unfinished':
      return {
        ...common,
        'facts.receiptYear': { $gt: 0, $lte: cell.year },
        $or: [{ 'facts.handledYear': null }, { 'facts.handledYear': { $gt: cell.year } }],
      } as Filter<Document>;
  }
}

/** A remedy counts in every year from its filing to its result: 尚未审结 in all but the last. */
export function remedyFilter(agencyId: string, cell: RemedyCell): Filter<Document> {
  const { group } = cell;
  return { agencyId, group, counted: true, $or: [{ chained: false, ...plainFilter(cell) }, chainFilter(cell)] };
}

function plainFilter({ cell, year }: RemedyCell): Filter<Document> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const open = { resultDate: null };
  switch (cell) {
    case 'upheld':
    case 'corrected':
    case 'other':
      return { result: cell, resultDate: { $gte: first, $lte: last } };
    case 'pending':
      return { filedDate: { $lte: last }, $or: [open, { resultDate: { $gt: last } }] };
    case 'total':
      return { filedDate: { $lte: last }, $or: [open, { resultDate: { $gte: first } }] };
  }
}

/** A chain of several rounds: pending while any is open at the end of the year, else where its last judgment of the year puts it. */
function chainFilter({ cell, year }: RemedyCell): Filter<Document> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const pending = {
    rounds: { $elemMatch: { filedDate: { $lte: last }, $or: [{ resultDate: null }, { resultDate: { $gt: last } }] } },
  };
  const judged = (result: object) => ({
    rounds: { $elemMatch: { resultDate: { $gte: first, $lte: last }, ...result } },
  });
  switch (cell) {
    case 'pending':
      return { chained: true, ...pending };
    case 'total':
      return { chained: true, $or: [pending, judged({})] };
    default: {
      // The last of the year counts: rounds follow each other, so it is the one that no later one of the year replaces.
      const ofYear = {
        $filter: {
          input: '$rounds',
          as: 'round',
          cond: { $and: [{ $gte: ['$$round.resultDate', first] }, { $lte: ['$$round.resultDate', last] }] },
        },
      };
      const latest = { $let: { vars: { ofYear }, in: { $last: '$$ofYear.result' } } };
      return { chained: true, $nor: [pending], ...judged({}), $expr: { $eq: [latest, cell] } };
    }
  }
}
