import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import { type DraftRecord, type DraftWrites } from '../../ports/drafts.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';

export type DraftDocument = Omit<DraftRecord, 'id'> & Stored;

export function draftWrites(connection: Connection, { session }: InSession): DraftWrites {
  const drafts = collectionOf<DraftDocument>(connection, 'drafts');
  return {
    async insert(record) {
      await drafts.insertOne(toDocument(record), { session });
    },
    async load(citizenId, id) {
      return toRecord<DraftRecord>(await drafts.findOne({ _id: id, citizenId }, { session }));
    },
    async save(record) {
      const { id, citizenId, ...rest } = record;
      const result = await drafts.updateOne(
        { _id: id, citizenId, version: record.version - 1 },
        { $set: rest },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
    countOpen(citizenId, cap) {
      return drafts.countDocuments({ citizenId, applicationId: null }, { session, limit: cap });
    },
    async deleteAllOf(citizenId) {
      const rows = await drafts.find({ citizenId }, { session, projection: { files: 1 } }).toArray();
      await drafts.deleteMany({ citizenId }, { session });
      return rows.flatMap(({ files }) => files.map((file) => file.id));
    },
    async delete(citizenId, id) {
      await drafts.deleteOne({ _id: id, citizenId }, { session });
    },
  };
}
