import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import { type LetterReads, type LetterRecord, type LetterWrites } from '../../ports/letters.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { afterPosition, pageOf } from '../paging.js';

type LetterDocument = Omit<LetterRecord, 'id'> & Stored;

export function letterWrites(connection: Connection, { session }: InSession): LetterWrites {
  const letters = collectionOf<LetterDocument>(connection, 'letters');
  return {
    async insert(record) {
      await letters.insertOne(toDocument(record), { session });
    },
    async load(agencyId, id) {
      return toRecord<LetterRecord>(await letters.findOne({ _id: id, agencyId }, { session }));
    },
    async save(record) {
      const { id, agencyId, ...rest } = record;
      const result = await letters.updateOne(
        { _id: id, agencyId, version: record.version - 1 },
        { $set: rest },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
  };
}

export function letterReads(connection: Connection): LetterReads {
  return {
    async list(agencyId, { after, limit, open }) {
      const filter = {
        agencyId,
        ...(open === undefined ? {} : { outcome: open ? null : { $ne: null } }),
        ...afterPosition('_id', -1, after),
      };
      const rows = await collectionOf<LetterDocument>(connection, 'letters')
        .find(filter as Filter<LetterDocument>)
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      const records = rows.map((row) => toRecord<LetterRecord>(row)).filter((row) => row !== null);
      return pageOf(records, limit, (row) => ({ key: null, id: row.id }));
    },
  };
}
