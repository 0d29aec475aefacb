/** Signing in through the government's identity service: nobody is bound yet. Beside each index stands the query it is for. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const signOn: Migration = {
  id: '2026-11-29-sign-on',
  async up({ db }) {
    const staff = db?.collection(COLLECTIONS.staff);
    await staff?.updateMany({ signOnId: { $exists: false } }, { $set: { signOnId: null } });
    // who comes back from the identity service; two people with one identity cannot be. `$gt` and not `$type`: of an equality
    // the planner sees that it lies within
    await staff?.createIndexes([
      { key: { signOnId: 1 }, unique: true, partialFilterExpression: { signOnId: { $gt: '' } } },
    ]);
    await db
      ?.collection(COLLECTIONS.staffSessions)
      .updateMany({ by: { $exists: false } }, { $set: { by: 'password' } });
  },
};
