import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { JOB_OUTCOMES, type JobOutcome } from '../../ports/job-runs.js';
import { type OperationsReads, type ShownJobRun } from '../../ports/operations.js';
import { collectionOf, toRecord } from '../collections.js';
import { pageOf } from '../paging.js';
import { type OutboxDocument } from '../plain-rows.js';
import { databaseState } from './database-state.js';
import { type JobRunDocument } from './job-run-store.js';

/** Not the host, the counts and the error's text: they are the operator's, who has the log. */
const SHOWN = { job: 1, firedAt: 1, finishedAt: 1, durationMs: 1, outcome: 1 } as const;

const TROUBLED = (Object.keys(JOB_OUTCOMES) as JobOutcome[]).filter((outcome) => outcome !== 'succeeded');

export function mongoOperationsReads(connection: Connection, monotonicNow: () => number): OperationsReads {
  const runs = collectionOf<JobRunDocument>(connection, 'jobRuns');
  const shown = (row: JobRunDocument | null) => toRecord<ShownJobRun>(row);
  return {
    async jobRuns({ job, troubled, after, limit }) {
      const outcome = troubled ? { outcome: { $in: TROUBLED } } : {};
      const filter: Filter<JobRunDocument> = { ...(job ? { job } : {}), ...outcome, ...olderThan(after) };
      const rows = await runs
        .find(filter, { projection: SHOWN })
        .sort({ firedAt: -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      const records = rows.map(shown).filter((row) => row !== null);
      return pageOf(records, limit, ({ firedAt, id }) => ({ key: firedAt.getTime(), id }));
    },
    async lastRun(job) {
      const ended = { job, outcome: { $ne: null } };
      return shown(await runs.findOne(ended, { projection: SHOWN, sort: { firedAt: -1 } }));
    },
    async newestFire() {
      const row = await runs.findOne({}, { projection: { firedAt: 1 }, sort: { firedAt: -1, _id: -1 } });
      return row?.firedAt ?? null;
    },
    database: () => databaseState(connection, monotonicNow),
    async oldestWaiting() {
      const outbox = collectionOf<OutboxDocument>(connection, 'outbox');
      const row = await outbox.findOne({ state: 'waiting' }, { projection: { createdAt: 1 }, sort: { _id: 1 } });
      return row?.createdAt ?? null;
    },
  };
}

function olderThan(after: { key: string | number | null; id: string } | null): Filter<JobRunDocument> {
  if (!after) return {};
  const firedAt = new Date(Number(after.key));
  return { $or: [{ firedAt: { $lt: firedAt } }, { firedAt, _id: { $lt: after.id } }] };
}
