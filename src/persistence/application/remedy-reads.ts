import { type Document, type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type RemedyRecord } from '../../ports/remedies.js';
import { type RemedyReads } from '../../ports/report-reads.js';
import { collectionOf, toRecord } from '../collections.js';
import { afterPosition, pageOf } from '../paging.js';
import { type RemedyDocument } from './remedies-store.js';

export function mongoRemedyReads(connection: Connection): RemedyReads {
  const remedies = collectionOf<RemedyDocument>(connection, 'remedies');
  const records = (rows: RemedyDocument[]): RemedyRecord[] =>
    rows.map((row) => toRecord<RemedyRecord>(row)).filter((row) => row !== null);
  return {
    async byId(agencyId, id) {
      return toRecord<RemedyRecord>(await remedies.findOne({ _id: id, agencyId }));
    },
    async list(agencyId, { after, limit, pending, group, applicationId }) {
      const filter: Filter<Document> = {
        agencyId,
        ...(pending === undefined ? {} : { resultDate: pending ? null : { $ne: null } }),
        ...(group === undefined ? {} : { group }),
        ...(applicationId === undefined ? {} : { applicationIds: applicationId }),
      };
      const rows = await remedies
        .find({ $and: [filter, afterPosition('filedDate', -1, after)] } as unknown as Filter<RemedyDocument>)
        .sort({ filedDate: -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      return pageOf(records(rows), limit, (row) => ({ key: row.filedDate, id: row.id }));
    },
    async ofApplication(agencyId, applicationId) {
      return records(await remedies.find({ agencyId, applicationIds: applicationId }).sort({ _id: 1 }).toArray());
    },
  };
}
