import { type Connection } from 'mongoose';
import { type JobRunRow, type JobRuns } from '../../ports/job-runs.js';
import { collectionOf, type Stored, toDocument, toRecord } from '../collections.js';

export type JobRunDocument = Omit<JobRunRow, 'id'> & Stored;

export function mongoJobRuns(connection: Connection): JobRuns {
  const runs = collectionOf<JobRunDocument>(connection, 'jobRuns');
  return {
    async begin(row) {
      try {
        await runs.insertOne(toDocument(row), { writeConcern: { w: 'majority' } });
        return true;
      } catch (error) {
        // Outside any transaction, so a duplicate is simply the answer.
        if ((error as { code?: unknown } | null)?.code === 11000) return false;
        throw error;
      }
    },
    async finish(id, end) {
      await runs.updateOne({ _id: id, finishedAt: null }, { $set: end });
    },
    async since(job, firedAt) {
      const rows = await runs
        .find({ job, firedAt: { $gte: firedAt } }, { readConcern: { level: 'majority' } })
        .sort({ firedAt: -1, _id: -1 })
        .limit(50)
        .toArray();
      return rows.map((row) => toRecord<JobRunRow>(row)).filter((row) => row !== null);
    },
    async deleteFiredBefore(job, before) {
      return (await runs.deleteMany({ job, firedAt: { $lt: before } })).deletedCount;
    },
    async deleteOthersFiredBefore(jobs, before) {
      return (await runs.deleteMany({ firedAt: { $lt: before }, job: { $nin: [...jobs] } })).deletedCount;
    },
  };
}
