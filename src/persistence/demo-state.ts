/** The demo's marker, and the emptying of a database that is nothing but a demo. */
import mongoose, { type Connection } from 'mongoose';
import { appNameFor } from './abandoned-transactions.js';
import { type DemoMarker, type DemoState } from '../ports/demo-state.js';
import { collectionOf, COLLECTIONS, type Stored } from './collections.js';
import { type AlarmDocument } from './jobs/alarm-store.js';

type MarkerDocument = DemoMarker & Stored & { _id: 'demo' };

/** Written by the machine before anybody has done anything: a database with these alone is empty. */
const TECHNICAL: ReadonlySet<string> = new Set([
  COLLECTIONS.migrations,
  COLLECTIONS.jobRuns,
  COLLECTIONS.rateLimits,
  COLLECTIONS.settings,
]);

export function mongoDemoState(connection: Connection): DemoState {
  const settings = collectionOf<MarkerDocument>(connection, 'settings');

  return {
    async isEmpty() {
      for (const name of await namesOf(connection)) {
        if (TECHNICAL.has(name)) continue;
        if (await collection(connection, name).findOne({}, { projection: { _id: 1 } })) return false;
      }
      return true;
    },
    async marker() {
      const found = await settings.findOne({ _id: 'demo' });
      if (!found) return null;
      const { _id, ...marker } = found;
      return marker;
    },
    async begin(runId, seen, at) {
      const fresh = { state: 'filling' as const, runId, beats: 0, startedAt: at, finishedAt: null };
      if (seen) {
        const { runId: seenRun, state, beats } = seen;
        const replaced = await settings.updateOne({ _id: 'demo', runId: seenRun, state, beats }, { $set: fresh });
        return replaced.matchedCount === 1;
      }
      // Of two first starts at once one inserts; the other finds the marker.
      const inserted = await settings
        .updateOne({ _id: 'demo' }, { $setOnInsert: fresh }, { upsert: true })
        .catch((error: unknown) => {
          if ((error as { code?: unknown } | null)?.code === 11000) return { upsertedCount: 0 };
          throw error;
        });
      return inserted.upsertedCount === 1;
    },
    async beat(runId) {
      const found = await settings.updateOne({ _id: 'demo', runId, state: 'filling' }, { $inc: { beats: 1 } });
      return found.matchedCount === 1;
    },
    async finish(runId, at) {
      const found = await settings.updateOne(
        { _id: 'demo', runId, state: 'filling' },
        { $set: { state: 'done', finishedAt: at } },
      );
      return found.matchedCount === 1;
    },
    async forget(runId) {
      await settings.deleteOne({ _id: 'demo', runId });
    },
    async clear() {
      await endOrphanedTransactions(connection);
      for (const name of await namesOf(connection)) {
        if (!TECHNICAL.has(name)) await collection(connection, name).deleteMany({});
      }
    },
    async forgetAlarms() {
      const alarms = collectionOf<AlarmDocument>(connection, 'alarms');
      const rows = await alarms.find({}, { projection: { dedupeKey: 1 } }).toArray();
      if (rows.length === 0) return;
      const messages = { dedupeKey: { $in: rows.flatMap(({ dedupeKey }) => messageKeys(dedupeKey)) } };
      await collection(connection, COLLECTIONS.outbox).deleteMany(messages);
      await collection(connection, COLLECTIONS.notices).deleteMany(messages);
      await alarms.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    },
  };
}

/**
 * A process that was killed leaves its transactions open on the server for up to a minute, and every deletion would wait for
 * them. Only those are ended whose connection is gone; where the server does not tell or does not let us, the minute is waited.
 */
async function endOrphanedTransactions(connection: Connection): Promise<void> {
  const admin = connection.getClient().db('admin');
  const ours = appNameFor(connection.name);
  try {
    const operations = await admin
      .aggregate<Operation>([{ $currentOp: { idleSessions: true, idleConnections: true } }])
      .toArray();
    const connected = new Set(operations.filter(({ type }) => type === 'op').map(({ connectionId }) => connectionId));
    const orphans = operations.filter(
      ({ type, appName, transaction, connectionId }) =>
        type === 'idleSession' && appName === ours && transaction && !connected.has(connectionId),
    );
    if (orphans.length > 0) await admin.command({ killSessions: orphans.map(({ lsid }) => ({ id: lsid?.id })) });
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError)) throw error;
  }
}

/** What is read here of a row of `$currentOp`. */
interface Operation {
  type: string;
  appName?: string;
  connectionId?: number;
  transaction?: object;
  lsid?: { id: unknown };
}

/** As `jobs/record-once.ts` names them: the alarm and whom it is told. */
function messageKeys(alarmKey: string): string[] {
  return ['citizen', 'staff', 'clerk', 'reviewer', 'office_head', 'administrator'].map((to) => `${alarmKey}:${to}`);
}

async function namesOf(connection: Connection): Promise<string[]> {
  const found = (await connection.db?.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()) ?? [];
  return found.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
}

function collection(connection: Connection, name: string) {
  if (!connection.db) throw new Error('database connection is not open');
  return connection.db.collection(name);
}
