/** Searches of the queue that staff keep; found by `_id` alone, and made here because a transaction should not have to make it. */
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const savedFilters: Migration = {
  id: '2026-11-28-saved-filters',
  async up({ db }) {
    const known = await db?.listCollections({ name: COLLECTIONS.savedFilters }, { nameOnly: true }).toArray();
    if (known?.length === 0) await db?.createCollection(COLLECTIONS.savedFilters).catch(ignoreExists);
  },
};

/** Another process made it between our look and our call. */
function ignoreExists(error: unknown): void {
  if ((error as { code?: number }).code !== 48) throw error;
}
