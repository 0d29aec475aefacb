import { type Connection } from 'mongoose';
import {
  type AccountTombstone,
  type CitizenReads,
  type CitizenRecord,
  type CitizenWrites,
} from '../../ports/citizens.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';

type TombstoneDocument = Omit<AccountTombstone, 'id'> & Stored;
type CitizenDocument = Omit<CitizenRecord, 'id'> & Stored;

export function citizenWrites(connection: Connection, { session }: InSession): CitizenWrites {
  const citizens = collectionOf<CitizenDocument>(connection, 'citizens');
  return {
    async byOpenid(openid) {
      return toRecord<CitizenRecord>(await citizens.findOne({ openid }, { session }));
    },
    async byId(id) {
      return toRecord<CitizenRecord>(await citizens.findOne({ _id: id }, { session }));
    },
    async bury(tombstone) {
      await citizens.deleteOne({ _id: tombstone.id }, { session });
      await collectionOf<TombstoneDocument>(connection, 'accountTombstones').insertOne(toDocument(tombstone), {
        session,
      });
    },
    async insert(record) {
      await citizens.insertOne(toDocument(record), { session });
    },
  };
}

export function citizenReads(connection: Connection): CitizenReads {
  const citizens = collectionOf<CitizenDocument>(connection, 'citizens');
  return {
    async byId(id) {
      return toRecord<CitizenRecord>(await citizens.findOne({ _id: id }));
    },
  };
}
