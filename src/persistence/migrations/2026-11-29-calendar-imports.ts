/** Imports of calendars and how far the cases have followed; found by `_id`, or because they are not finished. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const calendarImports: Migration = {
  id: '2026-11-29-calendar-imports',
  async up({ db }) {
    await db?.collection(COLLECTIONS.calendarImports).createIndexes([{ key: { finishedAt: 1, _id: 1 } }]);
  },
};
