/** A case that is decided anew was handled in time, or not, by its first answer: the day of that one stands beside the case. */
import { type Connection } from 'mongoose';
import { type CaseBasis, deriveFacts } from '../../domain/application/case-facts.js';
import { mongoCalendarProvider } from '../calendar-provider.js';
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

interface StoredCase extends CaseBasis {
  _id: string;
  agencyId: string;
  version: number;
}

const UNKNOWN = { 'facts.firstDueDate': { $exists: false } };
const ANEW = ['redo_ordered', 'decision_revoked'];

export const firstDueDate: Migration = {
  id: '2026-11-30-first-due-date',
  async up(connection: Connection) {
    const applications = connection.db?.collection<StoredCase>(COLLECTIONS.applications);
    const calendars = mongoCalendarProvider(connection);
    for await (const { _id, agencyId, version, ...basis } of applications?.find({
      'events.kind': { $in: ANEW },
      ...UNKNOWN,
    }) ?? []) {
      const { facts } = deriveFacts(basis, await calendars.forAgency(agencyId));
      // A case that has gone on since says it itself.
      await applications?.updateOne({ _id, version }, { $set: { 'facts.firstDueDate': facts.firstDueDate } as object });
    }
    await applications?.updateMany({ 'events.kind': { $nin: ANEW }, ...UNKNOWN }, [
      { $set: { 'facts.firstDueDate': '$facts.dueDate' } },
    ]);
    await applications?.createIndex({
      agencyId: 1,
      'facts.receiptYear': 1,
      'facts.receiptDate': 1,
      'facts.handledDate': 1,
      'facts.firstDueDate': 1,
      counted: 1,
    });
    await applications
      ?.dropIndex('agencyId_1_facts.receiptYear_1_facts.receiptDate_1_facts.handledDate_1_facts.dueDate_1_counted_1')
      .catch(ignoreGone);
  },
};

/** Dropped by an earlier run, or by another process. */
function ignoreGone(error: unknown): void {
  if ((error as { code?: number }).code !== 27) throw error;
}
