/** Reads of the sweeps, across agencies: by index, in pages, with no more of a document than the sweep needs. */
import { type Document, type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type CaseEvent } from '../../domain/application/case-events.js';
import { OPEN_STATUSES, type Status } from '../../domain/application/statuses.js';
import {
  CONSULTATION_EVENT_KINDS,
  type AgencySweepReads,
  type CaseSweepReads,
  type ConsultingCase,
  type DraftSweepReads,
  type RemedySweepReads,
  type SessionSweep,
  type SweptAgency,
  type SweptDraft,
  type WatchedCase,
} from '../../ports/sweeps.js';
import { type Page, type PagePosition } from '../../ports/application-reads.js';
import { type AgencyDocument } from '../account/agency-store.js';
import { type ApplicationDocument } from '../application/application-store.js';
import { type DraftDocument } from '../application/drafts-store.js';
import { type RemedyDocument } from '../application/remedies-store.js';
import { collectionOf, type Stored } from '../collections.js';
import { afterPosition, pageOf } from '../paging.js';

const WATCHED = {
  agencyId: 1,
  number: 1,
  version: 1,
  assignee: 1,
  'facts.status': 1,
  'facts.submittedDate': 1,
  'facts.dueDate': 1,
  'facts.safeDueDate': 1,
  'facts.alarmDate': 1,
  'facts.provisional': 1,
  'facts.turnUntil': 1,
  'facts.watchDate': 1,
  'facts.receiptDate': 1,
  'facts.correctionSubmittedDate': 1,
} as const;

const CONSULTATION_EVENTS = {
  $filter: { input: '$events', as: 'event', cond: { $in: ['$$event.kind', [...CONSULTATION_EVENT_KINDS]] } },
};

export function caseSweepReads(connection: Connection): CaseSweepReads {
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');

  const find = async <T extends WatchedCase>(
    filter: Document,
    sort: Record<string, 1>,
    limit: number,
    projection: Document = WATCHED,
  ): Promise<T[]> => {
    const rows = await applications
      .find(filter as Filter<ApplicationDocument>, { projection })
      .sort(sort)
      .limit(limit)
      .toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }) as unknown as T);
  };

  const inStatus = async <T extends WatchedCase>(
    status: Status,
    query: { after: PagePosition | null; limit: number },
    more: { filter?: Document; projection?: Document } = {},
  ): Promise<Page<T>> => {
    if (!OPEN_STATUSES.includes(status)) throw new Error(`sweeps see open cases only, not ${status}`);
    const filter = {
      'facts.open': true,
      'facts.status': status,
      ...more.filter,
      ...afterPosition('_id', 1, query.after),
    };
    const rows = await find<T>(filter, { 'facts.status': 1, _id: 1 }, query.limit + 1, more.projection);
    return pageOf(rows, query.limit, (row) => ({ key: null, id: row.id }));
  };

  return {
    async alarmedUntil(until, { after, limit }) {
      const sort = { 'facts.alarmDate': 1, _id: 1 } as const;
      const open = { 'facts.open': true };
      // Two ranges of one index instead of an `$or`: first the rest of the day where the last page ended, then later days.
      const rows = after
        ? await find({ ...open, 'facts.alarmDate': after.key, _id: { $gt: after.id } }, sort, limit + 1)
        : [];
      if (rows.length <= limit) {
        const later = { ...(after ? { $gt: after.key } : {}), $lte: until };
        rows.push(...(await find({ ...open, 'facts.alarmDate': later }, sort, limit + 1 - rows.length)));
      }
      return pageOf(rows, limit, (row) => ({ key: row.facts.alarmDate, id: row.id }));
    },
    inStatus: (status, query) => inStatus(status, query),
    async withUnconfirmedCorrection({ after, limit }) {
      const sort = { 'facts.correctionSubmittedDate': 1, _id: 1 } as const;
      const position = after && {
        $or: [
          { 'facts.correctionSubmittedDate': after.key, _id: { $gt: after.id } },
          { 'facts.correctionSubmittedDate': { $gt: after.key } },
        ],
      };
      const filter = {
        'facts.correctionSubmittedDate': { $gt: '', ...(after ? { $gte: after.key } : {}) },
        ...position,
      };
      const rows = await find(filter, sort, limit + 1);
      return pageOf(rows, limit, (row) => ({ key: row.facts.correctionSubmittedDate, id: row.id }));
    },
    async watchedUntil(until, { after, limit }) {
      const sort = { 'facts.watchDate': 1, _id: 1 } as const;
      const position = after && {
        $or: [{ 'facts.watchDate': after.key, _id: { $gt: after.id } }, { 'facts.watchDate': { $gt: after.key } }],
      };
      const from = after ? { $gte: after.key } : { $gt: '' };
      const filter = { 'facts.watchDate': { ...from, $lte: until }, ...position };
      const rows = await find<WatchedCase & { events: CaseEvent[] }>(filter, sort, limit + 1, {
        ...WATCHED,
        events: 1,
      });
      return pageOf(rows, limit, (row) => ({ key: row.facts.watchDate, id: row.id }));
    },
    withConsultations: (status, query) =>
      inStatus<ConsultingCase>(status, query, {
        filter: { 'events.kind': 'consultation_started' },
        projection: { ...WATCHED, events: CONSULTATION_EVENTS },
      }),
  };
}

export function remedySweepReads(connection: Connection): RemedySweepReads {
  return {
    async watched({ after, limit }) {
      const rows = await collectionOf<RemedyDocument>(connection, 'remedies')
        .find({ watched: true, ...afterPosition<RemedyDocument>('_id', 1, after) })
        .sort({ watched: 1, _id: 1 })
        .limit(limit + 1)
        .toArray();
      const remedies = rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
      return pageOf(remedies, limit, (row) => ({ key: null, id: row.id }));
    },
  };
}

export function agencySweepReads(connection: Connection): AgencySweepReads {
  return {
    async all() {
      const rows = await collectionOf<AgencyDocument>(connection, 'agencies')
        .find({}, { projection: { name: 1, kind: 1, createdAt: 1 } })
        .sort({ code: 1 })
        .toArray();
      return rows.map(({ _id, name, kind, createdAt }): SweptAgency => ({ id: _id, name, kind, createdAt }));
    },
    async withReportOf(year, agencyIds) {
      // What stands in the collection is published: a report is inserted by its publication.
      const rows = await collectionOf<Stored & { agencyId: string; year: number }>(connection, 'annualReports')
        .find({ agencyId: { $in: [...agencyIds] }, year }, { projection: { _id: 0, agencyId: 1 } })
        .toArray();
      return new Set(rows.map((row) => row.agencyId));
    },
  };
}

export function draftSweepReads(connection: Connection): DraftSweepReads {
  return {
    async untouchedSince(before, { after, limit }) {
      const position = after && {
        $or: [
          { updatedAt: new Date(Number(after.key)), _id: { $gt: after.id } },
          { updatedAt: { $gt: new Date(Number(after.key)) } },
        ],
      };
      const rows = await collectionOf<DraftDocument>(connection, 'drafts')
        .find(
          { updatedAt: { $lt: before, ...(after ? { $gte: new Date(Number(after.key)) } : {}) }, ...position },
          { projection: { citizenId: 1, files: 1, applicationId: 1, updatedAt: 1 } },
        )
        .sort({ updatedAt: 1, _id: 1 })
        .limit(limit + 1)
        .toArray();
      const drafts = rows.map(({ _id, citizenId, files, applicationId, updatedAt }): SweptDraft => ({
        id: _id,
        citizenId,
        files,
        applicationId,
        updatedAt,
      }));
      return pageOf(drafts, limit, (draft) => ({ key: draft.updatedAt.getTime(), id: draft.id }));
    },
  };
}

export function sessionSweep(connection: Connection): SessionSweep {
  const collections = (['citizenSessions', 'staffSessions'] as const).map((name) =>
    collectionOf<Stored & { expiresAt: Date }>(connection, name),
  );
  return {
    async deleteExpired(now) {
      let deleted = 0;
      for (const sessions of collections) {
        deleted += (await sessions.deleteMany({ expiresAt: { $lte: now } })).deletedCount;
      }
      return deleted;
    },
  };
}
