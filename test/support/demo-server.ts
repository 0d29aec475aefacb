/** The demo as `npm start` shows it, with both built faces, on a day of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { MovableClock } from '../../src/clock.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/logger.js';
import { type RunningServer, startServer } from '../../src/main.js';
import { type OpenTestDatabase, openTestDatabase } from './database.js';
import { PROJECT } from './processes.js';
import { Client, type StaffMember } from './server.js';

export interface DemoServer {
  readonly origin: string;
  readonly clock: MovableClock;
}

/** Call once at the top of a file. */
export function useDemoServer(now: string): DemoServer {
  let database: OpenTestDatabase;
  let running: RunningServer;
  let dataDir = '';
  const clock = new MovableClock();

  beforeAll(async () => {
    database = await openTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'demo-server-'));
    clock.freeze(new Date(now));
    running = await startServer({
      config: readConfig({
        NODE_ENV: 'test',
        PORT: '0',
        DATA_DIR: dataDir,
        ROLES: 'web',
        DEMO: 'on',
        FIELD_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
        LOOKUP_KEY: Buffer.alloc(32, 9).toString('base64'),
        RATE_LIMIT_LOGIN_PER_MINUTE: '100000',
        RATE_LIMIT_PUBLIC_READS_PER_MINUTE: '1000000',
      }),
      mongoUri: database.uri,
      logger: createLogger({ level: 'silent', json: true }),
      clock,
      previewDirectory: join(PROJECT, 'dist', 'preview'),
      consoleDirectory: join(PROJECT, 'dist', 'console'),
      integrationsDirectory: join(PROJECT, 'dist', 'src', 'integrations'),
    });
  }, 300_000);

  afterAll(async () => {
    await running?.stop();
    await database?.drop();
    if (dataDir) await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  return {
    get origin() {
      return running.origin;
    },
    clock,
  };
}

/** The same person over the API, to find what a screen is opened with. */
export async function signInOverApi(origin: string, { account, password }: StaffMember): Promise<Client> {
  const answer = await new Client(origin).post('/api/staff/session', { account, password, transport: 'bearer' });
  if (answer.status !== 201) throw new Error(`staff login: ${answer.status} ${JSON.stringify(answer.body)}`);
  return new Client(origin, { authorization: `Bearer ${answer.body.token}` });
}
