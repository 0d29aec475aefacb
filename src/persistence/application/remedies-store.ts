import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import { type RemedyRecord, type RemedyWrites } from '../../ports/remedies.js';
import { remedyModel } from '../models.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';

export type RemedyDocument = Omit<RemedyRecord, 'id'> & Stored;

export function remedyWrites(connection: Connection, { session }: InSession): RemedyWrites {
  const remedies = collectionOf<RemedyDocument>(connection, 'remedies');
  return {
    async insert(record) {
      await remedyModel(connection).create([toDocument(record)], { session });
    },
    async load(agencyId, id) {
      return toRecord<RemedyRecord>(await remedies.findOne({ _id: id, agencyId }, { session }));
    },
    async save(record) {
      const { id, agencyId, ...rest } = record;
      const result = await remedies.updateOne(
        { _id: id, agencyId, version: record.version - 1 },
        { $set: rest },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
  };
}
