/**
 * A process that is killed leaves its open transaction behind: the database holds what it has touched for up to a minute, and
 * everybody who wants the same documents waits. Nobody of ours pauses for seconds inside a transaction, so one that stands still
 * so long is given up. Should its process be alive after all, its driver runs the transaction again.
 */
import { type Connection, type mongo } from 'mongoose';

/**
 * What every connection of ours to one database tells the server, which may hold other databases of the same program: what
 * stands still there is theirs to give up.
 * @param database its name
 */
export function appNameFor(database: string): string {
  return `disclosure:${database}`;
}

const STANDS_STILL_MS = 3_000;

/** After so long the database has given up by itself whatever was left when the watch began. */
const WATCH_FOR_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

/**
 * For a process that starts: its predecessor may have been killed in the middle of something, and whoever comes first to the same
 * documents would be told “later” for a minute. Looks every second until that minute is over.
 */
export function watchAbandonedTransactions(connection: Connection): { stop(): void } {
  const from = performance.now();
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // A machine that can hardly breathe lets transactions of our own stand still for seconds too.
    const olderThanMs = performance.now() - from;
    void abortAbandonedTransactions(connection, olderThanMs).finally(() => (looking = false));
  }, LOOK_EVERY_MS).unref();
  const end = setTimeout(() => clearInterval(timer), WATCH_FOR_MS).unref();
  return {
    stop: () => {
      clearInterval(timer);
      clearTimeout(end);
    },
  };
}

/**
 * @param olderThanMs only transactions that have been open for so long
 * @returns how many were given up; 0 also where the database account may not look at sessions: then it takes the minute.
 */
export async function abortAbandonedTransactions(connection: Connection, olderThanMs = 0): Promise<number> {
  try {
    const admin = connection.getClient().db('admin');
    const standing = await admin
      .aggregate<{ lsid: { id: mongo.UUID } }>([
        { $currentOp: { idleSessions: true } },
        {
          $match: {
            type: 'idleSession',
            appName: appNameFor(connection.name),
            'transaction.timeInactiveMicros': { $gt: STANDS_STILL_MS * 1_000 },
            'transaction.timeOpenMicros': { $gt: Math.round(olderThanMs * 1_000) },
          },
        },
        { $project: { 'lsid.id': 1 } },
      ])
      .toArray();
    if (standing.length === 0) return 0;
    await admin.command({ killSessions: standing.map(({ lsid }) => ({ id: lsid.id })) });
    return standing.length;
  } catch {
    return 0;
  }
}
