/** People whom an account has saved. Beside each index stands the query it is for. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const persons: Migration = {
  id: '2026-11-27-persons',
  async up({ db }) {
    // all of an account, in the order in which they were saved
    await db?.collection(COLLECTIONS.persons).createIndexes([{ key: { citizenId: 1, _id: 1 } }]);
  },
};
