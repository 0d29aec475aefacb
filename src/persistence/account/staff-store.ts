import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import { type StaffReads, type StaffRecord, type StaffWrites, type UnknownAccountWrites } from '../../ports/staff.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { staffModel } from '../models.js';
import { afterPosition, pageOf } from '../paging.js';

export type StaffDocument = Omit<StaffRecord, 'id'> & Stored;

interface UnknownAccountDocument extends Stored {
  failedAttempts: number;
  lockedUntil: string | null;
  /** By the database's own clock, for the TTL index alone. */
  storedAt: Date;
}

export function staffWrites(connection: Connection, { session }: InSession): StaffWrites {
  const staff = collectionOf<StaffDocument>(connection, 'staff');
  return {
    async insert(record) {
      await staffModel(connection).create([toDocument(record)], { session });
    },
    async load(agencyId, id) {
      return toRecord<StaffRecord>(await staff.findOne({ _id: id, agencyId }, { session }));
    },
    async dangerousByAccount(account) {
      return toRecord<StaffRecord>(await staff.findOne({ account }, { session }));
    },
    async dangerousBySignOnId(signOnId) {
      return toRecord<StaffRecord>(await staff.findOne({ signOnId }, { session }));
    },
    async save(record) {
      const { id, agencyId, account: _account, version, ...rest } = record;
      const result = await staff.updateOne(
        { _id: id, agencyId, version: version - 1 },
        { $set: { ...rest, version } },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
    async recordSignIn(id, fields) {
      await staff.updateOne({ _id: id }, { $set: fields }, { session });
    },
  };
}

export function unknownAccountWrites(connection: Connection, { session }: InSession): UnknownAccountWrites {
  const failures = collectionOf<UnknownAccountDocument>(connection, 'unknownAccounts');
  return {
    load: (accountHash) =>
      failures.findOne({ _id: accountHash }, { session, projection: { failedAttempts: 1, lockedUntil: 1 } }),
    async save(accountHash, { failedAttempts, lockedUntil }) {
      await failures.updateOne(
        { _id: accountHash },
        { $set: { failedAttempts, lockedUntil }, $currentDate: { storedAt: true } },
        { session, upsert: true },
      );
    },
  };
}

export function staffReads(connection: Connection): StaffReads {
  const staff = collectionOf<StaffDocument>(connection, 'staff');
  return {
    async list(agencyId, { after, limit }) {
      const rows = await staff
        .find({ agencyId, ...afterPosition('account', 1, after) } as Filter<StaffDocument>)
        .sort({ account: 1, _id: 1 })
        .limit(limit + 1)
        .toArray();
      const records = rows.map(({ _id, ...row }): StaffRecord => ({ id: _id, ...row }));
      return pageOf(records, limit, (row) => ({ key: row.account, id: row.id }));
    },
    async byId(agencyId, id) {
      return toRecord<StaffRecord>(await staff.findOne({ _id: id, agencyId }));
    },
    async assignable(agencyId, id) {
      const found = await staff.findOne(
        { _id: id, agencyId, disabled: false, roles: 'clerk' },
        { projection: { name: 1 } },
      );
      return found && { id: found._id, name: found.name };
    },
    async dangerousByAccount(account) {
      return toRecord<StaffRecord>(await staff.findOne({ account }));
    },
  };
}
