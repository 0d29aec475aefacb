import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import {
  type RecordCorrectionReads,
  type RecordCorrectionRecord,
  type RecordCorrectionWrites,
} from '../../ports/record-corrections.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { recordCorrectionModel } from '../models.js';
import { afterPosition, pageOf } from '../paging.js';
import { scopeFilter } from './application-store.js';

type RecordCorrectionDocument = Omit<RecordCorrectionRecord, 'id'> & Stored;

export function recordCorrectionWrites(connection: Connection, { session }: InSession): RecordCorrectionWrites {
  const corrections = collectionOf<RecordCorrectionDocument>(connection, 'recordCorrections');
  return {
    async insert(record) {
      await recordCorrectionModel(connection).create([toDocument(record)], { session });
    },
    async load(scope, id) {
      return toRecord<RecordCorrectionRecord>(
        await corrections.findOne({ _id: id, ...scopeFilter(scope) }, { session }),
      );
    },
    async save(record) {
      const { id, agencyId, citizenId, ...rest } = record;
      const result = await corrections.updateOne(
        { _id: id, agencyId, citizenId, version: record.version - 1 },
        { $set: rest },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
    async unlink(citizenId) {
      await corrections.updateMany({ citizenId }, { $set: { citizenId: null } }, { session });
    },
  };
}

export function recordCorrectionReads(connection: Connection): RecordCorrectionReads {
  const corrections = collectionOf<RecordCorrectionDocument>(connection, 'recordCorrections');
  return {
    async byId(scope, id) {
      return toRecord<RecordCorrectionRecord>(await corrections.findOne({ _id: id, ...scopeFilter(scope) }));
    },
    async list(scope, { after, limit, status }) {
      const rows = await corrections
        .find({
          ...scopeFilter(scope),
          ...(status ? { status } : {}),
          ...afterPosition<RecordCorrectionDocument>('_id', -1, after),
        } as Filter<RecordCorrectionDocument>)
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      const records = rows.map((row) => toRecord<RecordCorrectionRecord>(row)).filter((row) => row !== null);
      return pageOf(records, limit, (row) => ({ key: null, id: row.id }));
    },
  };
}
