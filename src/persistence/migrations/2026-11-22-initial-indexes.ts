import { type IndexDescription } from 'mongodb';
import { COLLECTIONS, type CollectionName } from '../collections.js';
import { type Migration } from '../migrate.js';

/** Beside each index stands the query it is for. */
const INDEXES: Partial<Record<CollectionName, IndexDescription[]>> = {
  agencies: [
    { key: { code: 1 }, unique: true },
    // the public list below one agency, and its search
    { key: { parentId: 1, code: 1, _id: 1 } },
    { key: { searchTerms: 1, code: 1, _id: 1 } },
  ],
  applications: [
    { key: { number: 1 }, unique: true },
    // the queue: open cases by the day on which somebody has to act, all or one clerk's
    { key: { agencyId: 1, 'facts.open': 1, 'facts.actByDate': 1, _id: 1 } },
    { key: { agencyId: 1, 'assignee.id': 1, 'facts.open': 1, 'facts.actByDate': 1, _id: 1 } },
    { key: { agencyId: 1, 'facts.status': 1, 'facts.actByDate': 1, _id: 1 } },
    // browsing by year, newest first
    { key: { agencyId: 1, 'facts.year': 1, _id: -1 } },
    { key: { agencyId: 1, _id: -1 } },
    // the recount (answered from it alone); drill-down of 二 and 四
    {
      key: {
        agencyId: 1,
        'facts.receiptYear': 1,
        'facts.handledYear': 1,
        'facts.column': 1,
        _id: 1,
        'facts.decisionCode': 1,
        counted: 1,
      },
    },
    // drill-down of 一 and of the results
    { key: { agencyId: 1, 'facts.receiptYear': 1, 'facts.column': 1, _id: 1 } },
    { key: { agencyId: 1, 'facts.handledYear': 1, 'facts.resultCode': 1, 'facts.column': 1, _id: 1 } },
    // text search
    { key: { agencyId: 1, searchTerms: 1, _id: -1 } },
    // an applicant's own list; duplicates
    { key: { citizenId: 1, _id: -1 }, partialFilterExpression: { citizenId: { $gt: '' } } },
    { key: { agencyId: 1, 'applicant.lookup': 1, _id: -1 } },
    // sweeps over open cases of all agencies
    { key: { 'facts.alarmDate': 1, _id: 1 }, partialFilterExpression: { 'facts.open': true } },
    { key: { 'facts.status': 1, _id: 1 }, partialFilterExpression: { 'facts.open': true } },
    {
      key: { 'facts.correctionSubmittedDate': 1, _id: 1 },
      partialFilterExpression: { 'facts.correctionSubmittedDate': { $gt: '' } },
    },
    // external numbers, ledgers
    { key: { agencyId: 1, externalNumber: 1 }, partialFilterExpression: { externalNumber: { $gt: '' } } },
    {
      key: { agencyId: 1, 'ledger.registerNumber': 1 },
      unique: true,
      partialFilterExpression: { 'ledger.registerNumber': { $gt: '' } },
    },
    { key: { 'ledger.importId': 1, _id: 1 }, partialFilterExpression: { 'ledger.importId': { $gt: '' } } },
    // whether an uploaded file is in use
    { key: { fileIds: 1 }, partialFilterExpression: { 'fileIds.0': { $exists: true } } },
  ],
  // what GridFS needs, and the sweep of unused uploads
  fileChunks: [{ key: { files_id: 1, n: 1 }, unique: true }],
  files: [{ key: { filename: 1, uploadDate: 1 } }, { key: { 'metadata.ownerType': 1, 'metadata.uploadedAt': 1 } }],
  drafts: [
    { key: { 'files.id': 1 }, partialFilterExpression: { 'files.id': { $exists: true } } },
    { key: { citizenId: 1, updatedAt: -1 } },
    { key: { updatedAt: 1, _id: 1 } },
  ],
  remedies: [
    { key: { agencyId: 1, filedDate: -1, _id: -1 } },
    { key: { agencyId: 1, applicationIds: 1, filedDate: -1, _id: -1 } },
    // the recount (answered from it alone), drill-down of table 3
    { key: { agencyId: 1, group: 1, filedDate: 1, resultDate: 1, result: 1, counted: 1 } },
  ],
  tallyEntries: [
    { key: { agencyId: 1, folded: 1, year: 1 } },
    { key: { folded: 1, _id: 1 }, partialFilterExpression: { folded: false } },
    { key: { 'source.id': 1 } },
  ],
  tallySnapshots: [{ key: { agencyId: 1, year: 1 }, unique: true }],
  frozenTables: [{ key: { agencyId: 1, year: 1, version: -1 }, unique: true }],
  auditRows: [
    { key: { sealed: 1, _id: 1 } },
    { key: { agencyId: 1, _id: -1 } },
    { key: { 'subject.id': 1, _id: -1 } },
    // whom an imported calendar moved
    {
      key: { 'detail.calendarLayerId': 1, _id: 1 },
      partialFilterExpression: { 'detail.calendarLayerId': { $gt: '' } },
    },
  ],
  outbox: [{ key: { dedupeKey: 1 }, unique: true }, { key: { state: 1, _id: 1 } }],
  notices: [
    { key: { dedupeKey: 1 }, unique: true },
    {
      key: { 'recipient.citizenId': 1, _id: -1 },
      partialFilterExpression: { 'recipient.citizenId': { $gt: '' } },
    },
    {
      key: { 'recipient.agencyId': 1, _id: -1 },
      partialFilterExpression: { 'recipient.agencyId': { $gt: '' } },
    },
  ],
  alarms: [{ key: { dedupeKey: 1 }, unique: true }, { key: { agencyId: 1, _id: -1 } }],
  jobRuns: [{ key: { job: 1, firedAt: -1 } }, { key: { firedAt: 1 } }],
  citizens: [{ key: { openid: 1 }, unique: true }],
  citizenSessions: [
    { key: { tokenHash: 1 }, unique: true },
    // Forgotten sessions go a day after their absolute end, by the database's clock, not the server's (which may be moved).
    { key: { storedAt: 1 }, expireAfterSeconds: 172_800 },
    // the sweep of those whose absolute end has come
    { key: { expiresAt: 1 } },
  ],
  staff: [{ key: { account: 1 }, unique: true }, { key: { agencyId: 1, account: 1, _id: 1 } }],
  staffSessions: [
    { key: { tokenHash: 1 }, unique: true },
    { key: { staffId: 1 } },
    { key: { storedAt: 1 }, expireAfterSeconds: 172_800 },
    // the sweep of those whose absolute end has come
    { key: { expiresAt: 1 } },
  ],
  // Longer than the longest window and the longest lock.
  rateLimits: [{ key: { storedAt: 1 }, expireAfterSeconds: 7_200 }],
  unknownAccounts: [{ key: { storedAt: 1 }, expireAfterSeconds: 86_400 }],
  // A repeated request is answered from the stored result for two days; not a business date.
  idempotencyKeys: [{ key: { storedAt: 1 }, expireAfterSeconds: 172_800 }],
  publications: [
    // public lists, newest first: of all agencies, by category or column; a year is a range of days
    { key: { status: 1, publishedDate: -1, _id: -1 } },
    { key: { status: 1, category: 1, publishedDate: -1, _id: -1 } },
    { key: { status: 1, column: 1, publishedDate: -1, _id: -1 } },
    // the same of one agency; the counts of its catalogue are covered
    { key: { agencyId: 1, status: 1, publishedDate: -1, _id: -1 } },
    { key: { agencyId: 1, status: 1, category: 1, publishedDate: -1, _id: -1 } },
    { key: { agencyId: 1, status: 1, column: 1, publishedDate: -1, _id: -1 } },
    // the desk, newest first
    { key: { agencyId: 1, _id: -1 } },
    { key: { agencyId: 1, status: 1, _id: -1 } },
    // whether an uploaded file is in use
    { key: { fileIds: 1 }, partialFilterExpression: { 'fileIds.0': { $exists: true } } },
  ],
  // match while typing and search, newest first; `agencyId` stands at the end to be compared without a look at the document
  publicationTitles: [
    { key: { terms: 1, publishedDate: -1, _id: -1, agencyId: 1 } },
    { key: { agencyId: 1, publishedDate: -1, _id: -1 } },
    { key: { publishedDate: -1, _id: -1 } },
  ],
  publicationTexts: [
    { key: { terms: 1, publishedDate: -1, _id: -1, agencyId: 1 } },
    { key: { agencyId: 1, publishedDate: -1, _id: -1 } },
    { key: { publishedDate: -1, _id: -1 } },
  ],
  guides: [{ key: { agencyId: 1, version: -1 }, unique: true }],
  annualReports: [{ key: { agencyId: 1, year: -1, version: -1 }, unique: true }],
  ledgerImportRows: [{ key: { index: 1 } }],
  ledgerImports: [
    { key: { agencyId: 1, _id: -1 } },
    { key: { state: 1 } },
    // one import at a time
    { key: { agencyId: 1 }, unique: true, partialFilterExpression: { state: 'importing' } },
  ],
  // the newest import of a year
  calendarLayers: [{ key: { agencyId: 1, year: 1, _id: -1 } }],
};

export const initialIndexes: Migration = {
  id: '2026-11-22-initial-indexes',
  async up(connection) {
    for (const [name, indexes] of Object.entries(INDEXES) as [CollectionName, IndexDescription[]][]) {
      await connection.db?.collection(COLLECTIONS[name]).createIndexes(indexes);
    }
    // A transaction cannot create a collection implicitly while another does; make them all now.
    const existing = new Set(
      (await connection.db?.listCollections({}, { nameOnly: true }).toArray())?.map((row) => row.name),
    );
    for (const name of Object.values(COLLECTIONS)) {
      if (!existing.has(name)) await connection.db?.createCollection(name).catch(ignoreExists);
    }
  },
};

/** Another process made it between our look and our call. */
function ignoreExists(error: unknown): void {
  if ((error as { code?: number }).code !== 48) throw error;
}
