import { type Connection } from 'mongoose';
import { type ReadCounts } from '../../ports/disclosure-reads.js';
import { collectionOf, type Stored } from '../collections.js';

/** Counts of readings, one document an item, increased in batches. */
export function readCounts(connection: Connection): ReadCounts {
  const counts = collectionOf<Stored & { reads: number }>(connection, 'readCounts');
  return {
    async add(reads) {
      const updates = [...reads].filter(([, more]) => more > 0);
      if (updates.length === 0) return;
      await counts.bulkWrite(
        updates.map(([id, more]) => ({
          updateOne: { filter: { _id: id }, update: { $inc: { reads: more } }, upsert: true },
        })),
        { ordered: false },
      );
    },
  };
}
