/** Files in which the scanner found something are swept by their age. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const quarantine: Migration = {
  id: '2026-11-27-quarantine',
  async up(connection) {
    await connection.db
      ?.collection(COLLECTIONS.quarantinedFiles)
      .createIndexes([{ key: { 'metadata.uploadedAt': 1 } }]);
    await connection.db
      ?.collection(COLLECTIONS.quarantinedChunks)
      .createIndexes([{ key: { files_id: 1, n: 1 }, unique: true }]);
  },
};
