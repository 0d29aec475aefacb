/**
 * Few cases wait for a lawyer, and each lawyer sees his own by the day on which somebody has to act. How many answers lawyers took
 * part in is counted by year from an index alone. An agency demands their opinion only once it says so.
 */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const legalReview: Migration = {
  id: '2026-11-30-legal-review',
  async up({ db }) {
    const applications = db?.collection(COLLECTIONS.applications);
    await applications?.createIndex(
      { agencyId: 1, 'facts.legalReview.lawyerId': 1, 'facts.actByDate': 1, _id: 1 },
      { partialFilterExpression: { 'facts.legalReview': { $exists: true } } },
    );
    await applications?.createIndex({
      agencyId: 1,
      'facts.dispatchedDate': 1,
      source: 1,
      counted: 1,
      'facts.seenByLawyer': 1,
    });
    await db
      ?.collection(COLLECTIONS.agencies)
      .updateMany({ legalOpinionRequired: { $exists: false } }, { $set: { legalOpinionRequired: false } });
  },
};
