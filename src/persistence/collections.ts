/**
 * Every collection's name and document type, in one list. Identifiers are 24-hex strings in `_id`.
 * Documents are written and read as plain objects; indexes are made by dated migrations, validation by commands and guards.
 */
import { type ClientSession, type Connection } from 'mongoose';

export interface Stored {
  _id: string;
}

export const COLLECTIONS = {
  accountTombstones: 'accountTombstones',
  agencies: 'agencies',
  annualReports: 'annualReports',
  alarms: 'alarms',
  applications: 'applications',
  approvalRequests: 'approvalRequests',
  auditChain: 'auditChain',
  auditRows: 'auditRows',
  calendarImports: 'calendarImports',
  calendarLayers: 'calendarLayers',
  citizenSessions: 'citizenSessions',
  citizens: 'citizens',
  complaints: 'complaints',
  counters: 'counters',
  drafts: 'drafts',
  fileChunks: 'files.chunks',
  files: 'files.files',
  frozenTables: 'frozenTables',
  guides: 'guides',
  idempotencyKeys: 'idempotencyKeys',
  jobRuns: 'jobRuns',
  ledgerImportRows: 'ledgerImportRows',
  ledgerImports: 'ledgerImports',
  letterCounters: 'letterCounters',
  letterTemplates: 'letterTemplates',
  letters: 'letters',
  migrations: 'migrations',
  notices: 'notices',
  opinionLinks: 'opinionLinks',
  outbox: 'outbox',
  outgoingLetters: 'outgoingLetters',
  persons: 'persons',
  publicationTexts: 'publicationTexts',
  publicationTitles: 'publicationTitles',
  publications: 'publications',
  quarantinedChunks: 'quarantine.chunks',
  quarantinedFiles: 'quarantine.files',
  readCounts: 'readCounts',
  rateLimits: 'rateLimits',
  recordCorrections: 'recordCorrections',
  remedies: 'remedies',
  savedFilters: 'savedFilters',
  settings: 'settings',
  signInTickets: 'signInTickets',
  staff: 'staff',
  staffSessions: 'staffSessions',
  tallyEntries: 'tallyEntries',
  tallySnapshots: 'tallySnapshots',
  unknownAccounts: 'unknownAccounts',
  yearLocks: 'yearLocks',
} as const;

export type CollectionName = keyof typeof COLLECTIONS;

/** The driver's collection of a mongoose connection, typed. */
export function collectionOf<T extends Stored>(connection: Connection, name: CollectionName) {
  if (!connection.db) throw new Error('database connection is not open');
  return connection.db.collection<T>(COLLECTIONS[name]);
}

/** `{id, …}` ⇄ `{_id, …}`: the only difference between a record and its document. */
export function toDocument<R extends { id: string }>(record: R): Omit<R, 'id'> & Stored {
  const { id, ...rest } = record;
  return { _id: id, ...rest };
}

export function toRecord<R extends { id: string }>(document: (Omit<R, 'id'> & Stored) | null | undefined): R | null {
  if (!document) return null;
  const { _id, ...rest } = document;
  return { id: _id, ...rest } as unknown as R;
}

export interface InSession {
  session: ClientSession;
}
