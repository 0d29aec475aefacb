/** Requests that wait for a second person, and the agencies' rule about unmasking, until now the reason alone. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const approvalRequests: Migration = {
  id: '2026-11-30-approval-requests',
  async up({ db }) {
    await db
      ?.collection(COLLECTIONS.agencies)
      .updateMany({ unmasking: { $exists: false } }, { $set: { unmasking: 'with_reason' } });
    // `$gt` and not `$type`: of an equality the planner sees that it lies within
    const isOpen = { partialFilterExpression: { open: { $gt: '' } } };
    await db?.collection(COLLECTIONS.approvalRequests).createIndexes([
      // nobody asks for the same twice at a time
      { key: { open: 1 }, unique: true, ...isOpen },
      // what waits, the one that lapses first first
      { key: { agencyId: 1, decideBy: 1, _id: 1 }, ...isOpen },
      // a person's own about a case, newest first
      {
        key: { applicationId: 1, 'requestedBy.id': 1, _id: -1 },
        partialFilterExpression: { applicationId: { $exists: true } },
      },
      // an agency's corrections of its tally, newest first
      { key: { agencyId: 1, kind: 1, _id: -1 } },
    ]);
  },
};
