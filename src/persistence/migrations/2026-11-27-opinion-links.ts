/** Links by which third parties give their opinion. Beside each index stands the query it is for. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

const DAY_SECONDS = 86_400;

export const opinionLinks: Migration = {
  id: '2026-11-27-opinion-links',
  async up(connection) {
    await connection.db?.collection(COLLECTIONS.opinionLinks).createIndexes([
      // whoever comes with a link
      { key: { tokenHash: 1 }, unique: true },
      // whoever has entered the code
      {
        key: { 'session.tokenHash': 1 },
        unique: true,
        partialFilterExpression: { 'session.tokenHash': { $gt: '' } },
      },
      // the link that a new one replaces
      { key: { applicationId: 1, consultationId: 1 } },
      // Twice as long as a link lives, by the database's clock: then the telephone is not needed any more.
      { key: { storedAt: 1 }, expireAfterSeconds: 60 * DAY_SECONDS },
    ]);
  },
};
