/** What waits for a second person stands beside the events of its case, and few cases have something that does. */
import { type Connection } from 'mongoose';
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

interface StoredEvent {
  kind: string;
  by: { id: string };
}
interface StoredCase {
  _id: string;
  events: StoredEvent[];
  facts: { status: string };
}

const UNDECIDED = ['in_progress', 'awaiting_supplement', 'awaiting_fee', 'consulting', 'awaiting_approval'];

export const approvals: Migration = {
  id: '2026-11-29-approvals',
  async up(connection: Connection) {
    const applications = connection.db?.collection<StoredCase>(COLLECTIONS.applications);
    await applications?.createIndex(
      { agencyId: 1, 'facts.actByDate': 1, _id: 1 },
      { partialFilterExpression: { 'facts.approvals': { $exists: true } } },
    );
    const proposed = {
      'events.kind': { $in: ['decision_proposed', 'extension_requested', 'date_correction_proposed'] },
    };
    const unnamed = { 'facts.approvals': { $exists: false } };
    const found = applications?.find({ ...proposed, ...unnamed } as never, {
      projection: { 'events.kind': 1, 'events.by.id': 1, 'facts.status': 1 },
    });
    for await (const { _id, events, facts } of found ?? []) {
      const waiting = [
        ...(facts.status === 'awaiting_approval' ? lastOf(events, 'decision', ['decision_proposed']) : []),
        ...(UNDECIDED.includes(facts.status)
          ? lastOf(
              events,
              'extension',
              ['extension_requested'],
              ['extension_returned', 'extension_approved', 'redo_ordered', 'decision_revoked'],
            )
          : []),
        ...lastOf(
          events,
          'date_correction',
          ['date_correction_proposed'],
          ['date_correction_returned', 'date_correction_approved'],
        ),
      ];
      // A case that has gone on since says it itself.
      if (waiting.length > 0) {
        await applications?.updateOne({ _id, ...unnamed } as never, { $set: { 'facts.approvals': waiting } } as never);
      }
    }
  },
};

/** The proposal that nothing has settled since. */
function lastOf(events: StoredEvent[], kind: string, opening: string[], settling: string[] = []) {
  const last = events.findLast((event) => [...opening, ...settling].includes(event.kind));
  return last && opening.includes(last.kind) ? [{ kind, by: last.by.id }] : [];
}
