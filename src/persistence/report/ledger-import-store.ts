/** Journal and rows of ledger imports. Rows are kept in documents of one chunk each, named by the import and their place. */
import { type ClientSession, type Connection } from 'mongoose';
import { type LedgerRow } from '../../domain/application/ledger-row.js';
import {
  LEDGER_CHUNK_ROWS,
  type LedgerImport,
  type LedgerImportStore,
  type LedgerImportWrites,
} from '../../ports/ledger-imports.js';
import { type ApplicationDocument } from '../application/application-store.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { type FrozenTablesDocument } from './year-book.js';

export type LedgerImportDocument = Omit<LedgerImport, 'id'> & Stored;

interface ChunkDocument extends Stored {
  rows: LedgerRow[];
}

export function ledgerImportWrites(connection: Connection, { session }: InSession): LedgerImportWrites {
  const journals = collectionOf<LedgerImportDocument>(connection, 'ledgerImports');
  return {
    async load(agencyId, id) {
      return toRecord<LedgerImport>(await journals.findOne({ _id: id, agencyId }, { session }));
    },
    async running(agencyId) {
      return toRecord<LedgerImport>(await journals.findOne({ agencyId, state: 'importing' }, { session }));
    },
    existing: (agencyId, registerNumbers) => existingNumbers(connection, agencyId, registerNumbers, session),
    async start(agencyId, id) {
      await journals.updateOne({ _id: id, agencyId, state: 'checking' }, { $set: { state: 'importing' } }, { session });
    },
    async advance({ id, agencyId }, from, to) {
      const result = await journals.updateOne(
        { _id: id, agencyId, state: 'importing', done: from },
        { $set: { done: to } },
        { session },
      );
      return result.matchedCount === 1;
    },
    async finish({ id, agencyId }, at) {
      await journals.updateOne({ _id: id, agencyId }, { $set: { state: 'done', doneAt: at } }, { session });
    },
  };
}

export function mongoLedgerImports(connection: Connection): LedgerImportStore {
  const journals = collectionOf<LedgerImportDocument>(connection, 'ledgerImports');
  const chunks = collectionOf<ChunkDocument>(connection, 'ledgerImportRows');
  const deleteRows = async (id: string): Promise<void> => {
    // '-' and '.' are neighbours: all names that begin with the import's
    await chunks.deleteMany({ _id: { $gt: `${id}-`, $lt: `${id}.` } });
  };
  return {
    async prepare(importRecord, rows) {
      await journals.insertOne(toDocument(importRecord));
      for (let from = 0; from < rows.length; from += LEDGER_CHUNK_ROWS) {
        await chunks.insertOne({
          _id: chunkId(importRecord.id, from),
          rows: rows.slice(from, from + LEDGER_CHUNK_ROWS),
        });
      }
    },
    async byId(agencyId, id) {
      return toRecord<LedgerImport>(await journals.findOne({ _id: id, agencyId }));
    },
    async chunk(id, from) {
      return (await chunks.findOne({ _id: chunkId(id, from) }))?.rows ?? [];
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
    async sweep(before) {
      for (const stale of await journals.find({ state: 'checking', startedAt: { $lt: before } }).toArray()) {
        await deleteRows(stale._id);
        await journals.deleteOne({ _id: stale._id, state: 'checking' });
      }
      for await (const chunk of chunks.find({}, { projection: { _id: 1 } })) {
        const [importId = ''] = chunk._id.split('-');
        const journal = await journals.findOne({ _id: importId }, { projection: { state: 1 } });
        if (!journal || journal.state === 'done') await deleteRows(importId);
      }
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

function chunkId(importId: string, from: number): string {
  return `${importId}-${String(from / LEDGER_CHUNK_ROWS).padStart(6, '0')}`;
}
