/** What the end of an account and the retention of data look for. Beside each index stands the query it is for. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const personalData: Migration = {
  id: '2026-11-27-personal-data',
  async up(connection) {
    const { db } = connection;
    // all sessions of a citizen
    await db?.collection(COLLECTIONS.citizenSessions).createIndexes([{ key: { citizenId: 1 } }]);
    // accounts that were closed lately
    await db?.collection(COLLECTIONS.accountTombstones).createIndexes([{ key: { deletedAt: 1, _id: 1 } }]);
    // notices that nobody needs any more
    await db?.collection(COLLECTIONS.notices).createIndexes([{ key: { createdAt: 1, _id: 1 } }]);
    // delivered messages whose text is still there
    await db
      ?.collection(COLLECTIONS.outbox)
      .createIndexes([{ key: { deliveredAt: 1, _id: 1 }, partialFilterExpression: { body: { $gt: '' } } }]);
  },
};
