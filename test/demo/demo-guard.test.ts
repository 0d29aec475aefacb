/** What the server itself does about demo data before it opens its doors: the demo's passwords are public. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { MovableClock } from '../../src/clock.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/logger.js';
import { startServer } from '../../src/main.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { mongoDemoState } from '../../src/persistence/demo-state.js';
import { type OpenTestDatabase, openTestDatabase } from '../support/database.js';

const opened: OpenTestDatabase[] = [];
const folders: string[] = [];
let database: OpenTestDatabase;

beforeEach(async () => {
  database = await openTestDatabase();
  opened.push(database);
});

afterAll(async () => {
  for (const each of opened) await each.drop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function holdsDemo(state: 'filling' | 'done'): Promise<void> {
  const connection = await openDatabase(database.uri);
  await migrate(connection);
  const demo = mongoDemoState(connection);
  await demo.begin('run-1', null, '2026-01-05T00:00:00.000Z');
  await collectionOf<Stored>(connection, 'agencies').insertOne({ _id: 'a1', code: 'DEMO' } as never);
  if (state === 'done') await demo.finish('run-1', '2026-01-05T00:01:00.000Z');
  await connection.close();
}

async function start(demo: 'on' | 'off', empty: boolean) {
  const dataDir = await mkdtemp(join(tmpdir(), 'demo-guard-'));
  folders.push(dataDir);
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dataDir,
    ROLES: 'web',
    DEMO: demo,
    FIELD_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    LOOKUP_KEY: Buffer.alloc(32, 9).toString('base64'),
  });
  const clock = new MovableClock();
  clock.freezeOn('2026-01-06');
  const logger = createLogger({ level: 'silent', json: true });
  return startServer({ config, mongoUri: database.uri, logger, clock, empty });
}

test('outside demo mode a server does not open on a database with the demo in it', async () => {
  await holdsDemo('done');
  await expect(start('off', false)).rejects.toMatchObject({
    code: 'service_unavailable',
    message: expect.stringContaining('演示账号的密码是公开的'),
  });
});

test('--empty takes out a demo whose filling was killed', async () => {
  await holdsDemo('filling');
  const server = await start('on', true);
  try {
    const agencies = collectionOf<Stored>(server.connection, 'agencies');
    expect(await agencies.countDocuments({})).toBe(0);
    expect(await mongoDemoState(server.connection).marker()).toBeNull();
    expect(server.summary.join('\n')).not.toContain('演示账号');
  } finally {
    await server.stop();
  }
}, 60_000);

test('--empty on a finished demo leaves it, and tells its accounts', async () => {
  await holdsDemo('done');
  const server = await start('on', true);
  try {
    expect(await collectionOf<Stored>(server.connection, 'agencies').countDocuments({})).toBe(1);
    expect(server.summary.join('\n')).toContain('演示账号');
  } finally {
    await server.stop();
  }
});
