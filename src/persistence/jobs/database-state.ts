import { type Connection } from 'mongoose';
import { type DatabaseState } from '../../ports/operations.js';

const UNAUTHORIZED = 13;
/** Not a replica set, or not yet one. */
const NO_REPLICA_SET = [76, 94];
const PRIMARY = 1;
const SECONDARY = 2;

interface Member {
  health: number;
  state: number;
  optimeDate?: Date;
}

/** @param monotonicNow milliseconds */
export async function databaseState(connection: Connection, monotonicNow: () => number): Promise<DatabaseState> {
  const { db } = connection;
  if (!db) throw new Error('database connection is not open');
  const asked = monotonicNow();
  await db.command({ ping: 1 });
  const answeredInMs = Math.round(monotonicNow() - asked);
  const [stats, members] = await Promise.all([db.command({ dbStats: 1 }), membersOf(connection)]);
  const { fsUsedSize, fsTotalSize, dataSize } = stats as Record<string, number | undefined>;
  const disk = fsUsedSize && fsTotalSize ? { usedBytes: fsUsedSize, totalBytes: fsTotalSize } : null;
  return { answeredInMs, members: members && summaryOf(members), disk, dataBytes: dataSize ?? 0 };
}

/** Seeing the members takes a right of its own (`clusterMonitor`), which the server does not need for anything else. */
async function membersOf(connection: Connection): Promise<Member[] | null> {
  try {
    const status = await connection.db?.admin().command({ replSetGetStatus: 1 });
    return (status as { members?: Member[] } | undefined)?.members ?? null;
  } catch (error) {
    const { code } = error as { code?: number };
    if (code === UNAUTHORIZED || NO_REPLICA_SET.includes(code ?? 0)) return null;
    throw error;
  }
}

function summaryOf(members: readonly Member[]): NonNullable<DatabaseState['members']> {
  const primary = members.find(({ state }) => state === PRIMARY)?.optimeDate;
  const behind = members
    .filter(({ state, health }) => state === SECONDARY && health === 1)
    .map(({ optimeDate }) => (primary && optimeDate ? (primary.getTime() - optimeDate.getTime()) / 1_000 : 0));
  return {
    count: members.length,
    healthy: members.filter(({ health, state }) => health === 1 && ![3, 5, 6, 8, 9, 10].includes(state)).length,
    lagSeconds: Math.max(0, ...behind.map(Math.round)),
  };
}
