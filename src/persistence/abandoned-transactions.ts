/**
 * A process that is killed leaves its open transaction behind: the database holds what it has touched for up to a minute, and
 * everybody who wants the same documents waits. Nobody of ours pauses for seconds inside a transaction, so one that stands still
 * so long is given up. Should its process be alive after all, its driver runs the transaction again.
 */
import { type Connection, type mongo } from 'mongoose';

/** Told to the database by every connection of ours. */
export const APP_NAME = 'disclosure';

const STANDS_STILL_MS = 3_000;

/** @returns how many were given up; 0 also where the database account may not look at sessions: then it takes the minute. */
export async function abortAbandonedTransactions(connection: Connection): Promise<number> {
  try {
    const admin = connection.getClient().db('admin');
    const standing = await admin
      .aggregate<{ lsid: { id: mongo.UUID } }>([
        { $currentOp: { idleSessions: true } },
        {
          $match: {
            type: 'idleSession',
            appName: APP_NAME,
            'transaction.timeInactiveMicros': { $gt: STANDS_STILL_MS * 1_000 },
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
