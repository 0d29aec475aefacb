import mongoose, { type Connection } from 'mongoose';
import { type OutboxDelivery } from '../../ports/sweeps.js';
import { type StaffDocument } from '../account/staff-store.js';
import { collectionOf } from '../collections.js';
import { type NoticeDocument } from '../notice-store.js';
import { type OutboxDocument } from '../plain-rows.js';

/**
 * Notices first, marks second: killed in between, the next run makes no notice again (its `dedupeKey` is there) and sets the
 * marks. A notice keeps the id of its row, so that an inbox shows the order in which things happened, not that of delivery.
 */
export function mongoOutboxDelivery(connection: Connection): OutboxDelivery {
  const outbox = collectionOf<OutboxDocument>(connection, 'outbox');
  const notices = collectionOf<NoticeDocument>(connection, 'notices');
  return {
    async deliverBatch(limit, deliveredAt) {
      // Majority: what is told here must not vanish with a fail-over.
      const rows = await outbox
        .find({ state: 'waiting' }, { readConcern: { level: 'majority' } })
        .sort({ state: 1, _id: 1 })
        .limit(limit)
        .toArray();
      if (rows.length === 0) return { rows: 0, notices: 0 };
      const made = await insertMissing(notices, await withReaders(connection, rows));
      await outbox.updateMany(
        { _id: { $in: rows.map((row) => row._id) }, state: 'waiting' },
        { $set: { state: 'delivered', deliveredAt } },
      );
      return { rows: rows.length, notices: made };
    },
  };
}

/** Who is to read each row: one person, or all who hold the role now. */
async function withReaders(connection: Connection, rows: readonly OutboxDocument[]): Promise<NoticeDocument[]> {
  const holders = await holdersOf(
    connection,
    rows.flatMap(({ recipient }) => (recipient.type === 'role' ? [recipient.agencyId] : [])),
  );
  return rows.map(({ state: _state, deliveredAt: _deliveredAt, ...rest }) => {
    const { recipient } = rest;
    const unreadBy =
      recipient.type === 'citizen'
        ? [recipient.citizenId]
        : recipient.type === 'staff'
          ? [recipient.staffId]
          : holders(recipient.agencyId, recipient.role);
    return { ...rest, readBy: {}, unreadBy };
  });
}

async function holdersOf(
  connection: Connection,
  agencyIds: readonly string[],
): Promise<(agencyId: string, role: string) => string[]> {
  if (agencyIds.length === 0) return () => [];
  const staff = await collectionOf<StaffDocument>(connection, 'staff')
    .find({ agencyId: { $in: [...new Set(agencyIds)] }, disabled: false }, { projection: { agencyId: 1, roles: 1 } })
    .toArray();
  return (agencyId, role) =>
    staff
      .filter((person) => person.agencyId === agencyId && (person.roles as readonly string[]).includes(role))
      .map(({ _id }) => _id);
}

async function insertMissing(
  notices: ReturnType<typeof collectionOf<NoticeDocument>>,
  documents: NoticeDocument[],
): Promise<number> {
  try {
    const result = await notices.insertMany(documents, { ordered: false, writeConcern: { w: 'majority' } });
    return result.insertedCount;
  } catch (error) {
    // Those that are there already were made by a run that did not reach its marks, or by another process.
    if (!isOnlyDuplicates(error)) throw error;
    return error.insertedCount;
  }
}

/**
 * Whether every notice that was not written is there already. A batch whose connection broke is told by the driver as the same
 * error, with no single failure in it: of that batch nothing is known, and it must not be taken for delivered.
 */
export function isOnlyDuplicates(error: unknown): error is mongoose.mongo.MongoBulkWriteError {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) return false;
  const failures = [error.writeErrors].flat();
  if (failures.length === 0 || error.err !== undefined || error.writeConcernErrors?.length) return false;
  return failures.every((failure) => failure.code === 11000);
}
