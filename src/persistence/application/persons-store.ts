import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import { type PersonReads, type PersonRecord, type PersonWrites } from '../../ports/persons.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';

type PersonDocument = Omit<PersonRecord, 'id'> & Stored;

export function personWrites(connection: Connection, { session }: InSession): PersonWrites {
  const persons = collectionOf<PersonDocument>(connection, 'persons');
  return {
    async insert(record) {
      await persons.insertOne(toDocument(record), { session });
    },
    async load(citizenId, id) {
      return toRecord<PersonRecord>(await persons.findOne({ _id: id, citizenId }, { session }));
    },
    async save({ id, citizenId, ...rest }) {
      const result = await persons.updateOne(
        { _id: id, citizenId, version: rest.version - 1 },
        { $set: rest },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
    async delete(citizenId, id) {
      return (await persons.deleteOne({ _id: id, citizenId }, { session })).deletedCount === 1;
    },
    async deleteAllOf(citizenId) {
      await persons.deleteMany({ citizenId }, { session });
    },
    count(citizenId) {
      return persons.countDocuments({ citizenId }, { session });
    },
  };
}

export function personReads(connection: Connection): PersonReads {
  const persons = collectionOf<PersonDocument>(connection, 'persons');
  return {
    async ofCitizen(citizenId) {
      const rows = await persons.find({ citizenId }).sort({ _id: 1 }).toArray();
      return rows.map((row) => toRecord<PersonRecord>(row)).filter((row) => row !== null);
    },
  };
}
