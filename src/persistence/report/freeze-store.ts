/** Frozen versions of a year's tables, and the locks that keep a freeze and an entry from passing each other. */
import { type Connection } from 'mongoose';
import { type FreezeWrites } from '../../ports/tally.js';
import { collectionOf, type InSession, type Stored, toDocument } from '../collections.js';
import { type LedgerImportDocument } from './ledger-import-store.js';
import { recountSums } from './recount.js';
import { ALL_YEARS, readSums } from './tally-store.js';
import { type FrozenTablesDocument, newestFrozen, readBook } from './year-book.js';

export function freezeWrites(connection: Connection, { session }: InSession): FreezeWrites {
  const frozen = collectionOf<FrozenTablesDocument>(connection, 'frozenTables');
  const locks = collectionOf<Stored & { touches: number }>(connection, 'yearLocks');
  return {
    async lockYear(agencyId, year) {
      await locks.updateOne({ _id: `${agencyId}-${year}` }, { $inc: { touches: 1 } }, { session, upsert: true });
      return newestFrozen(connection, session, agencyId, year);
    },
    async insert(record) {
      await frozen.insertOne(toDocument(record), { session });
    },
    book: (agencyId, year) => readBook(connection, session, agencyId, year),
    async bothSums(agencyId) {
      const tally = await readSums(connection, session, agencyId, ALL_YEARS);
      const recount = await recountSums(connection, session, agencyId);
      return { tally, recount };
    },
    async importRunningFrom(agencyId) {
      const running = await collectionOf<LedgerImportDocument>(connection, 'ledgerImports').findOne(
        { agencyId, state: 'importing' },
        { session, projection: { firstYear: 1 } },
      );
      return running?.firstYear ?? null;
    },
  };
}
