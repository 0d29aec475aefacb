/**
 * A database of its own for each test file, on a real `mongod` replica set: the one of the whole run under `npm test`
 * (TEST_MONGODB_URI), else one that is started for this file when jest is called by hand.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { openEphemeralDatabase } from '../../scripts/lib/ephemeral-mongod.js';

export interface TestDatabase {
  /** Address with the name of this file's own database. */
  readonly uri: string;
  readonly name: string;
  /** A connection to it, opened at first use and closed at the end. */
  connection(): Promise<Connection>;
}

export interface OpenTestDatabase extends TestDatabase {
  /** Drops the database and closes what was opened. */
  drop(): Promise<void>;
}

/** For a file with a life of its own; most files call `useTestDatabase()`. */
export async function openTestDatabase(): Promise<OpenTestDatabase> {
  const given = process.env.TEST_MONGODB_URI;
  const server = given ? { uri: given, stop: async () => {} } : await openEphemeralDatabase();
  const name = `test_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`;
  const address = new URL(server.uri);
  address.pathname = `/${name}`;
  let opened: Promise<Connection> | null = null;
  const connection = (): Promise<Connection> => (opened ??= mongoose.createConnection(address.href).asPromise());
  return {
    uri: address.href,
    name,
    connection,
    drop: async () => {
      const own = await connection();
      await own.dropDatabase();
      await own.close();
      await server.stop();
    },
  };
}

/**
 * Called once at the top of a test file (or of a describe): a fresh database before its tests, dropped after them.
 * The fields can be read in tests and hooks, not while the file is being loaded.
 */
export function useTestDatabase(): TestDatabase {
  let current: OpenTestDatabase | null = null;
  beforeAll(async () => {
    current = await openTestDatabase();
  }, 120_000);
  afterAll(async () => {
    await current?.drop();
  }, 60_000);
  const open = (): OpenTestDatabase => {
    if (!current) throw new Error('测试数据库在 beforeAll 之后才可用：请在 test 或 beforeAll 里读取它。');
    return current;
  };
  return {
    get uri() {
      return open().uri;
    },
    get name() {
      return open().name;
    },
    connection: () => open().connection(),
  };
}
