/** The charts count an agency's cases by month and timeliness from this index alone. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const caseMonths: Migration = {
  id: '2026-11-29-case-months',
  async up({ db }) {
    await db?.collection(COLLECTIONS.applications).createIndex({
      agencyId: 1,
      'facts.receiptYear': 1,
      'facts.receiptDate': 1,
      'facts.handledDate': 1,
      'facts.dueDate': 1,
      counted: 1,
    });
  },
};
