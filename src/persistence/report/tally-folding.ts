import { type AnyBulkWriteOperation } from 'mongodb';
import { type Connection } from 'mongoose';
import { type TallyFolding } from '../../ports/tally.js';
import { collectionOf } from '../collections.js';
import { flowKey, type TallyEntryDocument, type TallySnapshotDocument } from './tally-store.js';

/**
 * Moves entries into the snapshots. Safe to run twice, at once in several processes, or to be killed: what a batch adds and the
 * marks of its entries commit together, and two runs that pick the same entries conflict in their marks.
 */
export function mongoTallyFolding(connection: Connection): TallyFolding {
  const entries = collectionOf<TallyEntryDocument>(connection, 'tallyEntries');
  const snapshots = collectionOf<TallySnapshotDocument>(connection, 'tallySnapshots');
  return {
    async foldBatch(before, limit) {
      const session = await connection.startSession();
      try {
        return await session.withTransaction(
          async () => {
            const rows = await entries
              .find({ folded: false, at: { $lt: before } }, { session })
              .sort({ _id: 1 })
              .limit(limit)
              .toArray();
            if (rows.length === 0) return 0;
            await snapshots.bulkWrite(additions(rows), { session, ordered: true });
            const marked = await entries.updateMany(
              { _id: { $in: rows.map((row) => row._id) }, folded: false },
              { $set: { folded: true } },
              { session },
            );
            if (marked.modifiedCount !== rows.length) throw new Error('a tally entry was folded twice');
            return rows.length;
          },
          { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
        );
      } finally {
        await session.endSession();
      }
    },
  };
}

/** One `$inc` an agency and year. Agency ids, years and flow keys hold no dot. */
function additions(rows: readonly TallyEntryDocument[]): AnyBulkWriteOperation<TallySnapshotDocument>[] {
  const bySnapshot = new Map<string, { agencyId: string; year: number; sums: Map<string, number> }>();
  for (const row of rows) {
    const id = `${row.agencyId}-${row.year}`;
    const snapshot = bySnapshot.get(id) ?? { agencyId: row.agencyId, year: row.year, sums: new Map<string, number>() };
    const key = `sums.${flowKey(row)}`;
    snapshot.sums.set(key, (snapshot.sums.get(key) ?? 0) + row.delta);
    bySnapshot.set(id, snapshot);
  }
  return [...bySnapshot].map(([id, { agencyId, year, sums }]) => ({
    updateOne: {
      filter: { _id: id },
      update: { $inc: Object.fromEntries(sums), $setOnInsert: { agencyId, year } },
      upsert: true,
    },
  })) as AnyBulkWriteOperation<TallySnapshotDocument>[];
}
