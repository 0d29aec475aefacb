/** Letters that the office issues, and their wording. Beside each index stands the query it is for. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const outgoingLetters: Migration = {
  id: '2026-11-28-outgoing-letters',
  async up(connection) {
    await connection.db?.collection(COLLECTIONS.outgoingLetters).createIndexes([
      // the letters of a case
      { key: { agencyId: 1, applicationId: 1, _id: 1 } },
      // one number stands for one letter
      {
        key: { agencyId: 1, number: 1 },
        unique: true,
        partialFilterExpression: { number: { $type: 'string' } },
      },
      // a letter is replaced once
      {
        key: { 'replaces.id': 1 },
        unique: true,
        partialFilterExpression: { 'replaces.id': { $type: 'string' } },
      },
    ]);
    await connection.db?.collection(COLLECTIONS.letterTemplates).createIndexes([
      // the wording in force, the versions of a kind; a version is saved once
      { key: { agencyId: 1, kind: 1, version: -1 }, unique: true },
    ]);
  },
};
