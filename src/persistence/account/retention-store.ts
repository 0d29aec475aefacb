import { type Document, type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type RetainedKind } from '../../domain/account/retention.js';
import { type Retention } from '../../ports/retention.js';
import { collectionOf, type CollectionName, type Stored } from '../collections.js';

/** Where a kind lies and what of it is due; sessions lie in two. */
const DUE: Partial<Record<RetainedKind, (before: Date) => [CollectionName, Document][]>> = {
  drafts: (before) => [['drafts', { updatedAt: { $lt: before } }]],
  sessions: (before) => [
    ['citizenSessions', { expiresAt: { $lte: before } }],
    ['staffSessions', { expiresAt: { $lte: before } }],
  ],
  notices: (before) => [['notices', noticesBefore(before)]],
  delivered_messages: (before) => [['outbox', messagesBefore(before)]],
  job_runs: (before) => [['jobRuns', { firedAt: { $lt: before } }]],
};

const noticesBefore = (before: Date): Document => ({ createdAt: { $lt: before.toISOString() } });
const messagesBefore = (before: Date): Document => ({
  body: { $gt: '' },
  deliveredAt: { $lt: before.toISOString() },
});

export function mongoRetention(connection: Connection): Retention {
  const idsOf = async (name: CollectionName, filter: Document, order: string, limit: number): Promise<string[]> => {
    const rows = await collectionOf<Stored>(connection, name)
      .find(filter as Filter<Stored>, { projection: { _id: 1 } })
      .sort({ [order]: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return rows.map(({ _id }) => _id);
  };
  return {
    async due(kind, before) {
      const places = DUE[kind]?.(before);
      if (!places) return null;
      const counts = await Promise.all(
        places.map(([name, filter]) => collectionOf<Stored>(connection, name).countDocuments(filter as Filter<Stored>)),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async deleteNotices(before, limit) {
      const ids = await idsOf('notices', noticesBefore(before), 'createdAt', limit);
      return (await collectionOf<Stored>(connection, 'notices').deleteMany({ _id: { $in: ids } })).deletedCount;
    },
    async blankMessages(before, limit) {
      const ids = await idsOf('outbox', messagesBefore(before), 'deliveredAt', limit);
      const blanked = await collectionOf<Stored & { title: string; body: string }>(connection, 'outbox').updateMany(
        { _id: { $in: ids } },
        { $set: { title: '', body: '' } },
      );
      return blanked.modifiedCount;
    },
    async buriedSince(since, after, limit) {
      const rows = await collectionOf<Stored & { deletedAt: string }>(connection, 'accountTombstones')
        .find({ deletedAt: { $gte: since.toISOString() }, ...(after === null ? {} : { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },
  };
}
