/** What stands in the database after the storm, read as it is, at majority. */
import { type Connection } from 'mongoose';
import { type CaseEvent } from '../../src/domain/application/case-events.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { type NoticeRecipient } from '../../src/ports/outbox.js';

export type StoredCase = Omit<ApplicationRecord, 'id'> & { _id: string; events: CaseEvent[] };

export interface StoredAudit {
  _id: string;
  at: string;
  actor: { type: string; id: string };
  action: string;
  subject: { type: string; id: string };
  detail: Record<string, unknown>;
}

export interface StoredMessage {
  _id: string;
  dedupeKey: string;
  recipient: NoticeRecipient;
  kind: string;
  subject: { type: string; id: string };
  state?: string;
}

export interface StoredAlarm {
  _id: string;
  dedupeKey: string;
  kind: string;
  level: string | null;
  subject: { type: string; id: string };
  forDate: string;
  state: string;
}

export interface StoredRemedy {
  _id: string;
  agencyId: string;
  group: string;
  number: string;
  filedDate: string;
  result: string | null;
  resultDate: string | null;
  counted: boolean;
  applicationIds: string[];
}

export interface Stored {
  cases: StoredCase[];
  audit: StoredAudit[];
  outbox: StoredMessage[];
  notices: StoredMessage[];
  alarms: StoredAlarm[];
  remedies: StoredRemedy[];
  /** Ids. */
  files: string[];
  frozenVersions: number;
}

export async function readStored(connection: Connection): Promise<Stored> {
  const { db } = connection;
  if (!db) throw new Error('database connection is not open');
  const all = async <T>(name: string): Promise<T[]> =>
    (await db
      .collection(name)
      .find({}, { readConcern: { level: 'majority' } })
      .sort({ _id: 1 })
      .toArray()) as unknown as T[];
  return {
    cases: await all<StoredCase>('applications'),
    audit: await all<StoredAudit>('auditRows'),
    outbox: await all<StoredMessage>('outbox'),
    notices: await all<StoredMessage>('notices'),
    alarms: await all<StoredAlarm>('alarms'),
    remedies: await all<StoredRemedy>('remedies'),
    files: (await all<{ _id: string }>('files.files')).map(({ _id }) => _id),
    frozenVersions: await db.collection('frozenTables').countDocuments(),
  };
}
