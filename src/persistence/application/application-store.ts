/** Applications inside a command's transaction. */
import { type Connection, type mongo } from 'mongoose';
import { AppError } from '../../errors.js';
import { type CaseEvent } from '../../domain/application/case-events.js';
import { type ApplicationRecord, type ApplicationWrites, type CaseScope } from '../../ports/applications.js';
import { applicationModel } from '../models.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';

export type ApplicationDocument = Omit<ApplicationRecord, 'id'> & Stored;

export function scopeFilter(scope: CaseScope): { agencyId: string } | { citizenId: string } {
  return 'agencyId' in scope ? { agencyId: scope.agencyId } : { citizenId: scope.citizenId };
}

export function applicationWrites(connection: Connection, { session }: InSession): ApplicationWrites {
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  return {
    async insert(record) {
      await applicationModel(connection).create([toDocument(record)], { session });
    },
    async insertMany(records) {
      if (records.length > 0) await applications.insertMany(records.map(toDocument), { session });
    },
    async load(scope, id) {
      return toRecord<ApplicationRecord>(await applications.findOne({ _id: id, ...scopeFilter(scope) }, { session }));
    },
    async byBinding(number, bindingLookup) {
      return toRecord<ApplicationRecord>(await applications.findOne({ number, bindingLookup }, { session }));
    },
    async save(record, newEvents: readonly CaseEvent[]) {
      const { id, agencyId, events: _events, version, ...rest } = record;
      const result = await applications.updateOne(
        { _id: id, agencyId, version: version - 1 },
        {
          $set: { ...rest, version },
          $push: { events: { $each: [...newEvents] } },
        } as mongo.UpdateFilter<ApplicationDocument>,
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
    async ordinalInMonth({ id, agencyId, applicant, facts: { receiptDate } }) {
      if (!receiptDate) throw new Error('an application without a receipt has no place in a month');
      const earlier = await applications.countDocuments(
        {
          agencyId,
          'applicant.lookup': applicant.lookup,
          $or: [
            { 'facts.receiptDate': { $gte: `${receiptDate.slice(0, 7)}-01`, $lt: receiptDate } },
            { 'facts.receiptDate': receiptDate, _id: { $lt: id } },
          ],
        } as mongo.Filter<ApplicationDocument>,
        { session },
      );
      return earlier + 1;
    },
    async ofCitizen(citizenId) {
      const rows = await applications
        .find({ citizenId }, { session, projection: { agencyId: 1, number: 1, assignee: 1, 'facts.open': 1 } })
        .sort({ _id: 1 })
        .toArray();
      return rows.map(({ _id, agencyId, number, assignee, facts }) => ({
        id: _id,
        agencyId,
        number,
        assignee,
        open: facts.open,
      }));
    },
    async unlink(citizenId) {
      await applications.updateMany({ citizenId }, { $set: { citizenId: null } }, { session });
    },
    async sameApplicant(agencyId, applicantLookup) {
      const rows = await applications
        .find(
          { agencyId, 'applicant.lookup': applicantLookup },
          { session, projection: { number: 1, citizenId: 1, normalisedText: 1, facts: 1 } },
        )
        .sort({ _id: -1 })
        .limit(200)
        .toArray();
      return rows.map((row) => ({
        id: row._id,
        number: row.number,
        citizenId: row.citizenId,
        normalisedText: row.normalisedText,
        facts: row.facts,
      }));
    },
  };
}
