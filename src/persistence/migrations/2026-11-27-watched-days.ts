/** Days that are watched beside the answer date: few cases have one, and the sweep finds only those. Equal texts are found by a key. */
import { type Connection } from 'mongoose';
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const watchedDays: Migration = {
  id: '2026-11-27-watched-days',
  async up(connection: Connection) {
    await connection.db?.collection(COLLECTIONS.applications).createIndexes([
      {
        key: { 'facts.watchDate': 1, _id: 1 },
        partialFilterExpression: { 'facts.watchDate': { $gt: '' } },
      },
      {
        key: { agencyId: 1, contentKey: 1, _id: -1 },
        partialFilterExpression: { contentKey: { $gt: '' } },
      },
    ]);
    await connection.db?.collection(COLLECTIONS.letters).createIndex({ agencyId: 1, _id: -1 });
    await connection.db
      ?.collection(COLLECTIONS.agencies)
      .updateMany({ sealedOriginals: { $exists: false } }, { $set: { sealedOriginals: 'on_paper', deputies: [] } });
  },
};
