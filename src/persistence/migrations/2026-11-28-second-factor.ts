/** The second step of signing in: nobody has it yet and no agency demands it. Beside each index stands the query it is for. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const secondFactor: Migration = {
  id: '2026-11-28-second-factor',
  async up({ db }) {
    const absent = { secondFactor: { $exists: false } };
    await db?.collection(COLLECTIONS.agencies).updateMany(absent, { $set: { secondFactor: 'optional' } });
    await db?.collection(COLLECTIONS.staff).updateMany(absent, { $set: { secondFactor: null } });
    await db
      ?.collection(COLLECTIONS.staffSessions)
      .updateMany({ hasSecondFactor: { $exists: false } }, { $set: { hasSecondFactor: false } });
    // forgotten tickets go by themselves; the five minutes in which one opens are the server's to count
    await db
      ?.collection(COLLECTIONS.signInTickets)
      .createIndexes([{ key: { storedAt: 1 }, expireAfterSeconds: 3_600 }]);
  },
};
