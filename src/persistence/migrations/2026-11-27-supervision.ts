/** Complaints against agencies, and applications to correct one's own record: collections of their own. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const supervision: Migration = {
  id: '2026-11-27-supervision',
  async up(connection) {
    const { db } = connection;
    // A transaction cannot create a collection implicitly while another does; the indexes make them now.
    await db?.collection(COLLECTIONS.complaints).createIndexes([
      { key: { number: 1 }, unique: true },
      // the supervisors' list and that of the agency concerned, newest first
      { key: { supervisorAgencyId: 1, _id: -1 } },
      { key: { supervisorAgencyId: 1, status: 1, _id: -1 } },
      { key: { agencyId: 1, _id: -1 } },
      { key: { agencyId: 1, status: 1, _id: -1 } },
      // the sweep of those that await feedback
      { key: { status: 1, _id: 1 }, partialFilterExpression: { status: 'ordered' } },
    ]);
    await db?.collection(COLLECTIONS.recordCorrections).createIndexes([
      { key: { number: 1 }, unique: true },
      { key: { agencyId: 1, _id: -1 } },
      { key: { agencyId: 1, status: 1, _id: -1 } },
      { key: { citizenId: 1, _id: -1 } },
      // whether an uploaded file is in use
      { key: { fileIds: 1 }, partialFilterExpression: { 'fileIds.0': { $exists: true } } },
    ]);
  },
};
