import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import {
  type ComplaintReads,
  type ComplaintRecord,
  type ComplaintSweepReads,
  type ComplaintWrites,
} from '../../ports/complaints.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { complaintModel } from '../models.js';
import { afterPosition, pageOf } from '../paging.js';

export type ComplaintDocument = Omit<ComplaintRecord, 'id'> & Stored;

export function complaintWrites(connection: Connection, { session }: InSession): ComplaintWrites {
  const complaints = collectionOf<ComplaintDocument>(connection, 'complaints');
  return {
    async insert(record) {
      await complaintModel(connection).create([toDocument(record)], { session });
    },
    async load(scope, id) {
      return toRecord<ComplaintRecord>(await complaints.findOne({ _id: id, ...scope }, { session }));
    },
    async save(record) {
      const { id, agencyId, supervisorAgencyId, ...rest } = record;
      const result = await complaints.updateOne(
        { _id: id, agencyId, supervisorAgencyId, version: record.version - 1 },
        { $set: rest },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
  };
}

export function complaintReads(connection: Connection): ComplaintReads {
  const complaints = collectionOf<ComplaintDocument>(connection, 'complaints');
  return {
    async byId(scope, id) {
      return toRecord<ComplaintRecord>(await complaints.findOne({ _id: id, ...scope }));
    },
    async list(scope, { after, limit, status }) {
      const rows = await complaints
        .find({
          ...scope,
          ...(status ? { status } : {}),
          ...afterPosition<ComplaintDocument>('_id', -1, after),
        } as Filter<ComplaintDocument>)
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      return pageOf(recordsOf(rows), limit, (row) => ({ key: null, id: row.id }));
    },
  };
}

export function complaintSweepReads(connection: Connection): ComplaintSweepReads {
  return {
    async awaitingFeedback({ after, limit }) {
      const rows = await collectionOf<ComplaintDocument>(connection, 'complaints')
        .find({ status: 'ordered', ...afterPosition<ComplaintDocument>('_id', 1, after) })
        .sort({ status: 1, _id: 1 })
        .limit(limit + 1)
        .toArray();
      return pageOf(recordsOf(rows), limit, (row) => ({ key: null, id: row.id }));
    },
  };
}

function recordsOf(rows: ComplaintDocument[]): ComplaintRecord[] {
  return rows.map((row) => toRecord<ComplaintRecord>(row)).filter((row) => row !== null);
}
