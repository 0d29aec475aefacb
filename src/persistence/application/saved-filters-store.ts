import { type Connection } from 'mongoose';
import { type SavedFilter, type SavedFilterReads, type SavedFilterWrites } from '../../ports/saved-filters.js';
import { collectionOf, type InSession, type Stored } from '../collections.js';

/** `_id` is the person's; found by nothing else. */
interface SavedFiltersDocument extends Stored {
  agencyId: string;
  filters: SavedFilter[];
}

export function savedFilterWrites(connection: Connection, { session }: InSession): SavedFilterWrites {
  const saved = collectionOf<SavedFiltersDocument>(connection, 'savedFilters');
  return {
    async load(staffId) {
      return (await saved.findOne({ _id: staffId }, { session }))?.filters ?? [];
    },
    async save({ agencyId, staffId }, filters) {
      await saved.updateOne(
        { _id: staffId },
        { $set: { agencyId, filters: [...filters] } },
        { session, upsert: true, ignoreUndefined: true },
      );
    },
  };
}

export function savedFilterReads(connection: Connection): SavedFilterReads {
  const saved = collectionOf<SavedFiltersDocument>(connection, 'savedFilters');
  return {
    async ofStaff(staffId) {
      return (await saved.findOne({ _id: staffId }))?.filters ?? [];
    },
  };
}
