/** A fault of the books: an entry that no case stands behind. */
import { type TallyEntry } from '../../src/domain/report/tally.js';
import { collectionOf } from '../../src/persistence/collections.js';
import { type TallyEntryDocument } from '../../src/persistence/report/tally-store.js';
import { type TestBed } from './server.js';

/** So many natural persons too many received in the year. */
export function spoilTally(bed: TestBed, delta = 1, year = 2025): Promise<void> {
  return bookWrongly(bed, { year, flow: 'newly_received', column: 'natural_person', delta });
}

export async function bookWrongly(bed: TestBed, entry: TallyEntry): Promise<void> {
  await collectionOf<TallyEntryDocument>(bed.connection, 'tallyEntries').insertOne({
    _id: bed.commands.newId(),
    agencyId: bed.agencyId,
    source: { type: 'application', id: bed.commands.newId() },
    at: bed.clock.now(),
    folded: false,
    ...entry,
  });
}
