/** Runs of jobs as administrators see them. Beside each index stands the query it is for. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const operations: Migration = {
  id: '2026-11-28-operations',
  async up({ db }) {
    await db?.collection(COLLECTIONS.jobRuns).createIndexes([
      // the list of all runs and of one job's, newest first, page by page
      { key: { firedAt: -1, _id: -1 } },
      { key: { job: 1, firedAt: -1, _id: -1 } },
    ]);
  },
};
