/** What jobs establish, read so that two databases can be compared: without ids and instants, which differ by nature. */
import { type Connection } from 'mongoose';

interface Row {
  [field: string]: unknown;
}

export interface JobState {
  /** What was recorded as told, and whether it went out or was superseded by something more urgent. */
  alarms: unknown[];
  messages: unknown[];
  notices: unknown[];
  tally: unknown[];
  unfolded: number;
  applications: unknown[];
  drafts: string[];
  files: string[];
  sessions: number;
}

export async function jobState(connection: Connection, database: string): Promise<JobState> {
  const db = connection.getClient().db(database);
  const all = async (name: string, pick: (row: Row) => unknown): Promise<unknown[]> => {
    const rows = (await db.collection(name).find().toArray()) as Row[];
    return rows.map(pick).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };
  const ids = async (name: string): Promise<string[]> => (await all(name, ({ _id }) => String(_id))) as string[];
  return {
    alarms: await all('alarms', ({ dedupeKey, kind, level, forDate, state }) => [
      dedupeKey,
      kind,
      level,
      forDate,
      state,
    ]),
    messages: await all('outbox', ({ dedupeKey, recipient, title, body, state }) => [
      dedupeKey,
      recipient,
      title,
      body,
      state,
    ]),
    notices: await all('notices', ({ dedupeKey, title, unreadBy }) => [dedupeKey, title, unreadBy]),
    tally: await all('tallySnapshots', ({ agencyId, year, sums }) => [
      agencyId,
      year,
      Object.entries(sums as object).sort(),
    ]),
    unfolded: await db.collection('tallyEntries').countDocuments({ folded: false }),
    applications: await all('applications', ({ _id, version, facts }) => [_id, version, facts]),
    drafts: await ids('drafts'),
    files: await ids('files.files'),
    sessions:
      (await db.collection('citizenSessions').countDocuments()) +
      (await db.collection('staffSessions').countDocuments()),
  };
}

export const keysOf = (rows: readonly unknown[]): string[] => rows.map((row) => (row as [string])[0]);

/** The same database once more under another name, indexes included where they were made before. */
export async function copyDatabase(connection: Connection, from: string, to: string): Promise<void> {
  const db = connection.getClient().db(from);
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    await db
      .collection(name)
      .aggregate([{ $out: { db: to, coll: name } }])
      .toArray();
  }
}
