/** The publication desk, newest first, looked through by item of art 20 or by column. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const deskLists: Migration = {
  id: '2026-11-29-desk-lists',
  async up({ db }) {
    await db
      ?.collection(COLLECTIONS.publications)
      .createIndexes([{ key: { agencyId: 1, category: 1, _id: -1 } }, { key: { agencyId: 1, column: 1, _id: -1 } }]);
  },
};
