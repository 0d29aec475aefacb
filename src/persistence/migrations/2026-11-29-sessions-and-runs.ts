/** Sessions as their owners and administrators see them, and runs of jobs that did not end well. Beside each index stands its query. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const sessionsAndRuns: Migration = {
  id: '2026-11-29-sessions-and-runs',
  async up({ db }) {
    await db?.collection(COLLECTIONS.staffSessions).createIndexes([
      // one's own, and those of the agency, the last begun first
      { key: { staffId: 1, _id: -1 } },
      { key: { agencyId: 1, _id: -1 } },
    ]);
    // runs that failed, of all jobs, newest first; of one job they are found among its own
    await db?.collection(COLLECTIONS.jobRuns).createIndexes([{ key: { outcome: 1, firedAt: -1, _id: -1 } }]);
  },
};
