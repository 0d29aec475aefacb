/** The pause before a release over an objection becomes the agency's own number; until now it was ten working days everywhere. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const releasePause: Migration = {
  id: '2026-11-27-release-pause',
  async up(connection) {
    await connection.db
      ?.collection(COLLECTIONS.agencies)
      .updateMany({ releasePauseWorkingDays: { $exists: false } }, { $set: { releasePauseWorkingDays: 10 } });
  },
};
