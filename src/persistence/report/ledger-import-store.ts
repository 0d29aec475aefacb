/** Journal and rows of ledger imports. Rows are kept in documents of one chunk each, named by the import and their place. */
import { type ClientSession, type Connection } from 'mongoose';
import {
  LEDGER_CHUNK_ROWS,
  type LedgerImport,
  type LedgerImportReads,
  type LedgerImportStore,
  type LedgerImportWrites,
  type NumberedRow,
} from '../../ports/ledger-imports.js';
import { abortAbandonedTransactions } from '../abandoned-transactions.js';
import { type ApplicationDocument } from '../application/application-store.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { pageOf } from '../paging.js';
import { type FrozenTablesDocument } from './year-book.js';

export type LedgerImportDocument = Omit<LedgerImport, 'id'> & Stored;

interface ChunkDocument extends Stored {
  index: number;
  rows: NumberedRow[];
  /** Set in the transaction that makes the cases: so they are made once, whoever makes them. */
  done: boolean;
}

export function ledgerImportWrites(connection: Connection, { session }: InSession): LedgerImportWrites {
  const journals = collectionOf<LedgerImportDocument>(connection, 'ledgerImports');
  const chunks = collectionOf<ChunkDocument>(connection, 'ledgerImportRows');
  return {
    async running(agencyId) {
      return toRecord<LedgerImport>(await journals.findOne({ agencyId, state: 'importing' }, { session }));
    },
    existing: (agencyId, registerNumbers) => existingNumbers(connection, agencyId, registerNumbers, session),
    async start(agencyId, id) {
      await journals.updateOne({ _id: id, agencyId, state: 'checking' }, { $set: { state: 'importing' } }, { session });
    },
    async claimChunk(id, index) {
      const claimed = await chunks.updateOne(
        { _id: chunkId(id, index), done: false },
        { $set: { done: true } },
        { session },
      );
      return claimed.matchedCount === 1;
    },
    async finish({ id, agencyId, rows }, at) {
      await journals.updateOne(
        { _id: id, agencyId, state: 'importing' },
        { $set: { state: 'done', done: rows, doneAt: at } },
        { session },
      );
    },
  };
}

export function mongoLedgerImports(connection: Connection): LedgerImportStore {
  const journals = collectionOf<LedgerImportDocument>(connection, 'ledgerImports');
  const chunks = collectionOf<ChunkDocument>(connection, 'ledgerImportRows');
  const deleteRows = async (id: string): Promise<void> => {
    await chunks.deleteMany(chunksOf(id));
  };
  return {
    async running(agencyId) {
      return toRecord<LedgerImport>(await journals.findOne({ agencyId, state: 'importing' }));
    },
    async prepare(importRecord, rows) {
      await journals.insertOne(toDocument(importRecord));
      const documents: ChunkDocument[] = [];
      for (let index = 0; index * LEDGER_CHUNK_ROWS < rows.length; index += 1) {
        documents.push({
          _id: chunkId(importRecord.id, index),
          index,
          rows: rows.slice(index * LEDGER_CHUNK_ROWS, (index + 1) * LEDGER_CHUNK_ROWS),
          done: false,
        });
      }
      await chunks.insertMany(documents);
    },
    async pendingChunks(id) {
      const pending = await chunks
        .find({ ...chunksOf(id), done: false }, { projection: { index: 1 } })
        .sort({ _id: 1 })
        .toArray();
      return pending.map(({ index }) => index);
    },
    async chunk(id, index) {
      return (await chunks.findOne({ _id: chunkId(id, index) }))?.rows ?? [];
    },
    async unfinished(agencyId) {
      const rows = await journals
        .find({ state: 'importing', ...(agencyId === undefined ? {} : { agencyId }) })
        .sort({ _id: 1 })
        .toArray();
      return rows.map((row) => toRecord<LedgerImport>(row)).filter((row) => row !== null);
    },
    existing: (agencyId, registerNumbers) => existingNumbers(connection, agencyId, registerNumbers),
    async frozenYears(agencyId) {
      return collectionOf<FrozenTablesDocument>(connection, 'frozenTables').distinct('year', { agencyId });
    },
    async discard(id) {
      await deleteRows(id);
      await journals.deleteOne({ _id: id, state: 'checking' });
    },
    discardRows: deleteRows,
    async releaseAbandoned() {
      await abortAbandonedTransactions(connection);
    },
    async sweep(before) {
      for (const stale of await journals.find({ state: 'checking', startedAt: { $lt: before } }).toArray()) {
        await deleteRows(stale._id);
        await journals.deleteOne({ _id: stale._id, state: 'checking' });
      }
      // Every import has a first chunk.
      for await (const first of chunks.find({ index: 0 }, { projection: { _id: 1 } })) {
        const [importId = ''] = first._id.split('-');
        const journal = await journals.findOne({ _id: importId }, { projection: { state: 1 } });
        if (!journal || journal.state === 'done') await deleteRows(importId);
      }
    },
  };
}

export function ledgerImportReads(connection: Connection): LedgerImportReads {
  const journals = collectionOf<LedgerImportDocument>(connection, 'ledgerImports');
  const chunks = collectionOf<ChunkDocument>(connection, 'ledgerImportRows');
  const upToDate = async (row: LedgerImportDocument): Promise<LedgerImport[]> => {
    const record = toRecord<LedgerImport>(row);
    if (!record || record.state !== 'importing') return record ? [record] : [];
    const made = await chunks.countDocuments({ ...chunksOf(record.id), done: true });
    return [{ ...record, done: Math.min(record.rows, made * LEDGER_CHUNK_ROWS) }];
  };
  return {
    async list(agencyId, { after, limit }) {
      const rows = await journals
        .find({ agencyId, state: { $ne: 'checking' }, ...(after ? { _id: { $lt: after.id } } : {}) })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      const items = (await Promise.all(rows.map(upToDate))).flat();
      return pageOf(items, limit, ({ id }) => ({ key: null, id }));
    },
    async byId(agencyId, id) {
      const row = await journals.findOne({ _id: id, agencyId, state: { $ne: 'checking' } });
      return row ? ((await upToDate(row))[0] ?? null) : null;
    },
  };
}

async function existingNumbers(
  connection: Connection,
  agencyId: string,
  registerNumbers: readonly string[],
  session?: ClientSession,
): Promise<string[]> {
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  const found: string[] = [];
  for (let from = 0; from < registerNumbers.length; from += 1_000) {
    const rows = await applications
      .find(
        { agencyId, 'ledger.registerNumber': { $in: registerNumbers.slice(from, from + 1_000) } },
        { projection: { _id: 0, 'ledger.registerNumber': 1 }, ...(session ? { session } : {}) },
      )
      .toArray();
    for (const row of rows) if (row.ledger) found.push(row.ledger.registerNumber);
  }
  return found;
}

function chunkId(importId: string, index: number): string {
  return `${importId}-${String(index).padStart(6, '0')}`;
}

/** `-` and `.` are neighbours: all ids that begin with the import's. */
function chunksOf(importId: string) {
  return { _id: { $gt: `${importId}-`, $lt: `${importId}.` } };
}
