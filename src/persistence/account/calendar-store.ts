/** Imported calendars and the recomputation of the cases that hang on them. */
import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import {
  type CalendarImportReads,
  type CalendarLayerRecord,
  type CalendarWrites,
  type DueDateMove,
  type RecomputedCase,
} from '../../ports/calendar-layers.js';
import { type AgencyDocument } from './agency-store.js';
import { type ApplicationDocument } from '../application/application-store.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { type AuditDocument } from '../plain-rows.js';

export type CalendarLayerDocument = Omit<CalendarLayerRecord, 'id'> & Stored;

const RECOMPUTED = {
  agencyId: 1,
  number: 1,
  citizenId: 1,
  channel: 1,
  applicant: 1,
  assignee: 1,
  events: 1,
  facts: 1,
  version: 1,
  createdAt: 1,
} as const;

export function calendarWrites(connection: Connection, { session }: InSession): CalendarWrites {
  const layers = collectionOf<CalendarLayerDocument>(connection, 'calendarLayers');
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  return {
    async newest(agencyId, year, notice) {
      const same = { agencyId, year, ...(agencyId === null ? {} : { notice }) };
      const [newest] = await layers.find(same, { session }).sort({ _id: -1 }).limit(1).toArray();
      return toRecord<CalendarLayerRecord>(newest);
    },
    async insert(layer) {
      await layers.insertOne(toDocument(layer), { session });
    },
    async cases(agencyId, { ids, open }) {
      const rows = await applications
        .find({ _id: { $in: [...ids] }, agencyId, 'facts.open': open }, { session, projection: RECOMPUTED })
        .toArray();
      return rows.map(({ _id, ...row }): RecomputedCase => ({ id: _id, ...row }));
    },
    async replaceFacts(rows) {
      if (rows.length === 0) return;
      const result = await applications.bulkWrite(
        rows.map(({ agencyId, id, version, facts }) => ({
          updateOne: { filter: { _id: id, agencyId, version }, update: { $set: { facts } } },
        })),
        { session },
      );
      if (result.matchedCount !== rows.length) throw new AppError('version_conflict');
    },
  };
}

const RECEIVED_WITHIN_YEARS = 3;

export function calendarImportReads(connection: Connection): CalendarImportReads {
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  const agencies = collectionOf<AgencyDocument>(connection, 'agencies');
  const audit = collectionOf<AuditDocument>(connection, 'auditRows');
  return {
    async openCases(agencyId) {
      const rows = await applications
        .find({ agencyId, 'facts.open': true }, { projection: { version: 1 } })
        .sort({ 'facts.actByDate': 1, _id: 1 })
        .toArray();
      return rows.map((row) => ({ id: row._id, version: row.version }));
    },
    async closedCases(agencyId, year) {
      const rows = await applications
        .find(
          {
            agencyId,
            // However often a case was restarted or paused, it was received not much earlier than it was due.
            'facts.year': { $gte: year - RECEIVED_WITHIN_YEARS },
            'facts.open': false,
            $or: [{ 'facts.provisional': true }, { 'facts.dueDate': { $gte: `${year}-01-01` } }],
          } as Filter<ApplicationDocument>,
          { projection: { _id: 1 } },
        )
        .sort({ 'facts.year': 1, _id: -1 })
        .toArray();
      return rows.map((row) => row._id);
    },
    async agencies() {
      const rows = await agencies
        .find({}, { projection: { code: 1 } })
        .sort({ code: 1 })
        .toArray();
      return rows.map((row) => ({ id: row._id, code: row.code }));
    },
    async moves(layerId) {
      const rows = await audit.find({ 'detail.calendarLayerId': layerId }).sort({ _id: 1 }).toArray();
      return rows.flatMap((row): DueDateMove[] => {
        const { before, after } = row.detail as { before?: string | null; after?: string | null };
        if (row.subject.type !== 'application' || before === undefined || after === undefined) return [];
        const { id: applicationId, label: number = '' } = row.subject;
        return [{ agencyId: row.agencyId ?? '', applicationId, number, before, after }];
      });
    },
  };
}
