/** Lists and single cases. Hot paths go straight to the driver: plain documents, projected, no hydration. */
import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import {
  type ApplicationReads,
  type ApplicationSummary,
  type CaseView,
  type DraftReads,
  type QueueFilter,
  type SameContent,
} from '../../ports/application-reads.js';
import { type DraftRecord } from '../../ports/drafts.js';
import { collectionOf, type Stored, toRecord } from '../collections.js';
import { afterPosition, COUNT_CAP, pageOf } from '../paging.js';
import { type ApplicationDocument } from './application-store.js';
import { BY_WORD, WORD_COUNT_CAP, wordSearch } from './case-search.js';
import { type DraftDocument } from './drafts-store.js';

const SUMMARY = {
  agencyId: 1,
  number: 1,
  externalNumber: 1,
  channel: 1,
  content: 1,
  facts: 1,
  assignee: 1,
  version: 1,
  createdAt: 1,
  'applicant.kind': 1,
  'applicant.name': 1,
} as const;

const BY_DAY = { 'facts.actByDate': 1, _id: 1 } as const;
/** They hold only the cases in which something waits. */
const AWAITING_APPROVAL = { agencyId: 1, 'facts.actByDate': 1, _id: 1 } as const;
const AWAITING_LAWYER = {
  agencyId: 1,
  'facts.legalReview.lawyerId': 1,
  'facts.actByDate': 1,
  _id: 1,
} as const;

type SummaryDocument = Omit<ApplicationSummary, 'id'> & Stored;

/** A hundred search terms are a fifth of the work of reading a case, and no page shows them. */
const CASE = { projection: { searchTerms: 0, normalisedText: 0 } } as const;

type CaseDocument = Omit<CaseView, 'id'> & Stored;

/** Keep one per process. `monotonicNow`: milliseconds, for how long something is remembered. */
export function applicationReads(connection: Connection, monotonicNow: () => number): ApplicationReads {
  const findWords = wordSearch(connection, monotonicNow);
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  const summaries = (filter: object, sort: Record<string, 1 | -1>, limit: number, hint?: Record<string, 1 | -1>) =>
    applications
      .find(filter as Filter<ApplicationDocument>, { projection: SUMMARY, ...(hint ? { hint } : {}) })
      .sort(sort)
      .limit(limit + 1)
      .toArray() as unknown as Promise<SummaryDocument[]>;

  const likenesses = async (filter: object, applicantLookup: string, limit: number): Promise<SameContent[]> => {
    const rows = await applications
      .find(filter as Filter<ApplicationDocument>, {
        projection: { number: 1, content: 1, facts: 1, 'applicant.lookup': 1 },
      })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => ({
      id: row._id,
      number: row.number,
      sameApplicant: row.applicant.lookup === applicantLookup,
      subject: row.content.subject,
      status: row.facts.status,
      dispatchedDate: row.facts.dispatchedDate,
    }));
  };

  return {
    async ofCitizen(citizenId, { after, limit, open }) {
      const filter = {
        citizenId,
        ...(open === undefined ? {} : { 'facts.open': open }),
        ...afterPosition('_id', -1, after),
      };
      const rows = await summaries(filter, { _id: -1 }, limit);
      return summaryPage(rows, limit, () => null);
    },
    async queue(filter, { after, limit }) {
      const { field, direction } = orderOf(filter);
      const { where, hint } = await queueQuery(findWords, filter);
      const rows = await summaries(
        { $and: [where, afterPosition(field, direction, after)] },
        field === '_id' ? { _id: direction } : { [field]: direction, _id: direction },
        limit,
        hint,
      );
      return summaryPage(rows, limit, (row) => (field === 'facts.actByDate' ? row.facts.actByDate : null));
    },
    async count(filter) {
      const { where, hint } = await queueQuery(findWords, filter);
      const cap = filter.text === undefined ? COUNT_CAP : WORD_COUNT_CAP;
      const value = await applications.countDocuments(where as Filter<ApplicationDocument>, {
        limit: cap + 1,
        ...(hint ? { hint } : {}),
      });
      return { value: Math.min(value, cap), capped: value > cap };
    },
    async awaitingApproval(agencyId, kinds, { after, limit }) {
      const waits = { 'facts.approvals': { $exists: true }, 'facts.approvals.kind': { $in: [...kinds] } };
      const rows = await summaries(
        { $and: [{ agencyId, ...waits }, afterPosition('facts.actByDate', 1, after)] },
        BY_DAY,
        limit,
        AWAITING_APPROVAL,
      );
      return summaryPage(rows, limit, (row) => row.facts.actByDate);
    },
    async awaitingLawyer(agencyId, lawyerId, { after, limit }) {
      const waits = { 'facts.legalReview': { $exists: true }, 'facts.legalReview.lawyerId': { $in: [lawyerId, null] } };
      const rows = await summaries(
        { $and: [{ agencyId, ...waits }, afterPosition('facts.actByDate', 1, after)] },
        BY_DAY,
        limit,
        AWAITING_LAWYER,
      );
      return summaryPage(rows, limit, (row) => row.facts.actByDate);
    },
    async byIdForCitizen(citizenId, id) {
      return toRecord<CaseView>(await applications.findOne<CaseDocument>({ _id: id, citizenId }, CASE));
    },
    async byIdForAgency(agencyId, id) {
      return toRecord<CaseView>(await applications.findOne<CaseDocument>({ _id: id, agencyId }, CASE));
    },
    async sameContent({ id, agencyId, contentKey, applicant }, limit) {
      return likenesses({ agencyId, contentKey, _id: { $ne: id } }, applicant.lookup, limit);
    },
    async ofApplicant(agencyId, applicantLookup, limit) {
      return likenesses({ agencyId, 'applicant.lookup': applicantLookup }, applicantLookup, limit);
    },
  };
}

/** Open cases by the day on which somebody has to act; everything else newest first. */
function orderOf(filter: QueueFilter): { field: 'facts.actByDate' | '_id'; direction: 1 | -1 } {
  return filter.view === 'open' && !filter.text
    ? { field: 'facts.actByDate', direction: 1 }
    : { field: '_id', direction: -1 };
}

async function queueQuery(
  findWords: ReturnType<typeof wordSearch>,
  filter: QueueFilter,
): Promise<{ where: object; hint?: typeof BY_WORD }> {
  const narrowed = narrowerThanAgency(filter);
  if (filter.text === undefined) return { where: { agencyId: filter.agencyId, ...narrowed } };
  const words = await findWords(filter.agencyId, filter.text);
  const where = { agencyId: filter.agencyId, ...narrowed, ...words.filter };
  return words.common && Object.keys(narrowed).length > 0 ? { where } : { where, hint: BY_WORD };
}

function narrowerThanAgency(filter: QueueFilter): object {
  return {
    // Only open cases have a day on which somebody has to act.
    ...(filter.view === 'open' || filter.dueBy ? { 'facts.open': true } : {}),
    ...(filter.status ? { 'facts.status': filter.status } : {}),
    ...(filter.channel ? { channel: filter.channel } : {}),
    // By the field of the index also where there is nobody.
    ...(filter.assigneeId ? { 'assignee.id': filter.assigneeId === 'none' ? null : filter.assigneeId } : {}),
    ...(filter.year ? { 'facts.year': filter.year } : {}),
    ...(filter.dueBy ? { 'facts.actByDate': { $ne: null, $lte: filter.dueBy } } : {}),
  };
}

function summaryPage(rows: SummaryDocument[], limit: number, keyOf: (row: ApplicationSummary) => string | null) {
  return pageOf(
    rows.map((row) => toRecord<ApplicationSummary>(row)).filter((row) => row !== null),
    limit,
    (row) => ({ key: keyOf(row), id: row.id }),
  );
}

export function draftReads(connection: Connection): DraftReads {
  const drafts = collectionOf<DraftDocument>(connection, 'drafts');
  return {
    async list(citizenId, { after, limit }) {
      const rows = await drafts
        .find({ citizenId, applicationId: null, ...afterPosition<DraftDocument>('_id', -1, after) })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      const records = rows.map((row) => toRecord<DraftRecord>(row)).filter((row) => row !== null);
      return pageOf(records, limit, (row) => ({ key: null, id: row.id }));
    },
    async byId(citizenId, id) {
      return toRecord<DraftRecord>(await drafts.findOne({ _id: id, citizenId }));
    },
  };
}
