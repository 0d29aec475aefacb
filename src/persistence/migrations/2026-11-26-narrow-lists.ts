/**
 * Lists and counts that walked the agency's whole past: cases of one channel, status or clerk newest first, and inboxes.
 * Notices say since then who has not read them.
 */
import { type Connection } from 'mongoose';
import { COLLECTIONS } from '../collections.js';
import { type Migration } from '../migrate.js';

export const narrowLists: Migration = {
  id: '2026-11-26-narrow-lists',
  async up(connection) {
    const { db } = connection;
    await db
      ?.collection(COLLECTIONS.applications)
      .createIndexes([
        { key: { agencyId: 1, channel: 1, _id: -1 } },
        { key: { agencyId: 1, 'facts.status': 1, _id: -1 } },
        { key: { agencyId: 1, 'assignee.id': 1, _id: -1 } },
      ]);
    await db?.collection(COLLECTIONS.notices).createIndexes([
      {
        key: { 'recipient.agencyId': 1, 'recipient.staffId': 1, _id: -1 },
        partialFilterExpression: { 'recipient.staffId': { $gt: '' } },
      },
      {
        key: { 'recipient.agencyId': 1, 'recipient.role': 1, _id: -1 },
        partialFilterExpression: { 'recipient.role': { $gt: '' } },
      },
      { key: { unreadBy: 1, _id: -1 } },
    ]);
    // All notices of the agency: chosen for one role among them it leads through those of all others.
    await db?.collection(COLLECTIONS.notices).dropIndex('recipient.agencyId_1__id_-1').catch(ignoreGone);
    await nameReaders(connection);
  },
};

/** Only notices that do not say it yet, so that a second run changes nothing. */
async function nameReaders(connection: Connection): Promise<void> {
  const notices = connection.db?.collection(COLLECTIONS.notices);
  const unnamed = { unreadBy: { $exists: false } };
  const readers = { $map: { input: { $objectToArray: '$readBy' }, in: '$$this.k' } };
  const allBut = (people: unknown) => [{ $set: { unreadBy: { $setDifference: [people, readers] } } }];
  for (const id of ['citizenId', 'staffId']) {
    const field = `recipient.${id}`;
    await notices?.updateMany({ ...unnamed, [field]: { $gt: '' } }, allBut([`$${field}`]));
  }
  const roles = await notices
    ?.aggregate([
      { $match: { ...unnamed, 'recipient.role': { $gt: '' } } },
      { $group: { _id: { agencyId: '$recipient.agencyId', role: '$recipient.role' } } },
    ])
    .toArray();
  for (const { _id } of roles ?? []) {
    const { agencyId, role } = _id as { agencyId: string; role: string };
    const holders = await connection.db?.collection(COLLECTIONS.staff).distinct('_id', {
      agencyId,
      roles: role,
      disabled: false,
    });
    const to = { 'recipient.agencyId': agencyId, 'recipient.role': role };
    await notices?.updateMany({ ...unnamed, ...to }, allBut(holders ?? []));
  }
}

/** Dropped by an earlier run, or by another process. */
function ignoreGone(error: unknown): void {
  if ((error as { code?: number }).code !== 27) throw error;
}
