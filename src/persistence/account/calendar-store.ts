/** Imported calendars and the recomputation of the cases that hang on them. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { importKey } from '../../domain/calendar/calendar-scope.js';
import { AppError } from '../../errors.js';
import {
  type CalendarImportReads,
  type CalendarImportRecord,
  type CalendarLayerRecord,
  type CalendarWrites,
  type DueDateMove,
  type PreviewedCase,
  type RecomputedCase,
} from '../../ports/calendar-layers.js';
import { type AgencyDocument } from './agency-store.js';
import { type ApplicationDocument } from '../application/application-store.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { type AuditDocument } from '../plain-rows.js';

export type CalendarLayerDocument = Omit<CalendarLayerRecord, 'id'> & Stored;
type CalendarImportDocument = Omit<CalendarImportRecord, 'id'> & Stored;

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
  const imports = collectionOf<CalendarImportDocument>(connection, 'calendarImports');
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  return {
    async lastImport(key) {
      return toRecord<CalendarImportRecord>(await imports.findOne({ _id: key }, { session }));
    },
    async putImport(record) {
      const { _id, ...rest } = toDocument(record);
      await imports.replaceOne({ _id }, rest, { upsert: true, session });
    },
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

/** Other processes hear of a new calendar within moments; what they had begun under the old one is over by then. */
const SETTLE_MS = 3_000;
export const otherProcessesSettle = (): Promise<void> => pause(SETTLE_MS);

const RECEIVED_WITHIN_YEARS = 3;

/** Somebody waits for the answer. */
const LOOK_AHEAD_MS = 3_000;
/** MaxTimeMSExpired */
const OUT_OF_TIME = 50;

export function calendarImportReads(connection: Connection): CalendarImportReads {
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  const agencies = collectionOf<AgencyDocument>(connection, 'agencies');
  const audit = collectionOf<AuditDocument>(connection, 'auditRows');
  const imports = collectionOf<CalendarImportDocument>(connection, 'calendarImports');
  const layers = collectionOf<CalendarLayerDocument>(connection, 'calendarLayers');
  return {
    async topAgencies() {
      const rows = await agencies
        .find({ parentId: null }, { projection: { _id: 1 } })
        .limit(2)
        .toArray();
      return rows.map((row) => row._id);
    },
    async openCasesDueFrom(agencyId, from, limit) {
      try {
        const rows = await applications
          .find({ agencyId, 'facts.open': true, 'facts.dueDate': { $gte: from } } as Filter<ApplicationDocument>, {
            projection: { ...RECOMPUTED, 'content.subject': 1 },
            maxTimeMS: LOOK_AHEAD_MS,
          })
          .sort({ 'facts.actByDate': 1, _id: 1 })
          .limit(limit)
          .toArray();
        return rows.map(({ _id, ...row }): PreviewedCase => ({ id: _id, ...row }));
      } catch (error) {
        if ((error as { code?: unknown }).code === OUT_OF_TIME) return null;
        throw error;
      }
    },
    async lastImport(agencyId, year) {
      return toRecord<CalendarImportRecord>(await imports.findOne({ _id: importKey(agencyId, year) }));
    },
    async unfinishedImports() {
      const rows = await imports.find({ finishedAt: null }).sort({ _id: 1 }).toArray();
      return rows.map((row) => toRecord<CalendarImportRecord>(row)).filter((row) => row !== null);
    },
    async layer(id) {
      return toRecord<CalendarLayerRecord>(await layers.findOne({ _id: id }));
    },
    async tellProgress(key, layerId, progress) {
      const { id: _id, ...fields } = progress;
      await imports.updateOne({ _id: key, layerId }, { $set: fields });
    },
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
