/** The whole server on its own database, a clock that stands where the test puts it, and people who have signed in. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { createAgency } from '../../src/commands/account/create-agency.js';
import { createStaff } from '../../src/commands/account/create-staff.js';
import { composeCommands, type ComposedCommands } from '../../src/compose-commands.js';
import { type Config, readConfig } from '../../src/config.js';
import { createLogger } from '../../src/logger.js';
import { type RunningServer, startServer } from '../../src/main.js';
import { type StaffRole } from '../../src/policies/actor.js';
import { type OpenTestDatabase, openTestDatabase } from './database.js';
import { PROJECT } from './processes.js';

const PASSWORD = 'Correct-horse-9';
const KEYS = {
  FIELD_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  LOOKUP_KEY: Buffer.alloc(32, 9).toString('base64'),
};

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON, or the text of what is none; null when there is no body. Tests look into it without types, as a client would. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export class Client {
  constructor(
    private readonly origin: string,
    private readonly headers: Record<string, string> = {},
    readonly staffId = '',
  ) {}

  async request(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.origin + path, {
      method,
      headers: { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : json ? JSON.parse(text) : text,
    };
  }

  /** For requests that are not JSON. */
  get authorization(): Record<string, string> {
    return this.headers;
  }

  get(path: string): Promise<Answer> {
    return this.request('GET', path);
  }

  /** A body that is not JSON, as it comes. */
  async text(path: string): Promise<string> {
    return (await fetch(this.origin + path, { headers: this.headers })).text();
  }

  post(path: string, body: unknown, options: { key?: string } = {}): Promise<Answer> {
    return this.request('POST', path, body, options.key ? { 'idempotency-key': options.key } : {});
  }

  async upload(
    path: string,
    name: string,
    content: Uint8Array,
    type = 'application/octet-stream',
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([new Uint8Array(content)], { type }), name);
    const response = await fetch(this.origin + path, { method: 'POST', headers: this.headers, body: form });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }
}

/** What somebody types to sign in at the console. */
export interface StaffMember {
  account: string;
  password: string;
}

export interface TestBed {
  readonly origin: string;
  /** Of the simulated WeChat and text messages. */
  readonly simulatorOrigin: string;
  readonly clock: MovableClock;
  readonly connection: Connection;
  readonly commands: ComposedCommands;
  /** Where uploads lie while they are being received. */
  readonly uploadDirectory: string;
  readonly agencyId: string;
  readonly otherAgencyId: string;
  readonly anonymous: Client;
  citizen(name: string): Promise<Client>;
  staff(roles: readonly StaffRole[], name: string, agency?: 'own' | 'other'): Promise<Client>;
  /** Whoever has signed in by now, in a browser too, stays so although the clock jumps over months. */
  keepSignedIn(): Promise<void>;
  /** An account that has not signed in: for the console in a browser. */
  account(roles: readonly StaffRole[], name: string, agency?: 'own' | 'other'): Promise<StaffMember & { id: string }>;
}

/** Call once at the top of a file. Limits are raised; jobs do not run by themselves. */
export function useServer(options: {
  today: string;
  config?: Record<string, string>;
  /** Gets every line of the log, at its most talkative. */
  onLog?: (line: string) => void;
  /** Serves the built faces too. */
  faces?: boolean;
}): TestBed {
  let database: OpenTestDatabase;
  let running: RunningServer;
  let dataDir = '';
  let commands: ComposedCommands;
  const clock = new MovableClock();
  const agencies = { own: '', other: '' };

  beforeAll(async () => {
    clock.freezeOn(options.today);
    database = await openTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'server-test-'));
    const config: Config = readConfig({
      NODE_ENV: 'test',
      PORT: '0',
      DATA_DIR: dataDir,
      ROLES: 'web',
      RATE_LIMIT_LOGIN_PER_MINUTE: '100000',
      RATE_LIMIT_SUBMISSIONS_PER_HOUR: '100000',
      RATE_LIMIT_UPLOADS_PER_HOUR: '100000',
      RATE_LIMIT_PERSONAL_DATA_PER_HOUR: '100000',
      RATE_LIMIT_PUBLIC_READS_PER_MINUTE: '1000000',
      ...KEYS,
      ...options.config,
    });
    running = await startServer({
      config,
      mongoUri: database.uri,
      logger: options.onLog
        ? createLogger({ level: 'debug', json: true, destination: { write: options.onLog } })
        : createLogger({ level: process.env.TEST_LOG === undefined ? 'silent' : 'debug', json: true }),
      clock,
      empty: true,
      ...(options.faces
        ? {
            previewDirectory: join(PROJECT, 'dist', 'preview'),
            consoleDirectory: join(PROJECT, 'dist', 'console'),
            integrationsDirectory: join(PROJECT, 'dist', 'src', 'integrations'),
          }
        : {}),
    });
    commands = composeCommands({ connection: running.connection, clock, ...config });
    const system = { type: 'system', name: 'test' } as const;
    agencies.own = (await createAgency(commands, system, { code: 'TEST', name: '云溪市城市管理局' })).id;
    agencies.other = (await createAgency(commands, system, { code: 'OTHER', name: '云溪市商务局' })).id;
  }, 120_000);

  afterAll(async () => {
    await running?.stop();
    await database?.drop();
    if (dataDir) await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  /** Expiry has tests of its own. */
  const keepSignedIn = async (): Promise<void> => {
    const far = new Date('2099-01-01T00:00:00Z');
    for (const name of ['citizenSessions', 'staffSessions']) {
      await running.connection.db?.collection(name).updateMany({}, { $set: { expiresAt: far, lastSeenAt: far } });
    }
  };

  const openAccount: TestBed['account'] = async (roles, name, agency = 'own') => {
    const account = `u${randomBytes(5).toString('hex')}`;
    const { id } = await createStaff(
      commands,
      { type: 'system', name: 'test' },
      { agencyId: agencies[agency], account, name, roles, initialPassword: PASSWORD, mustChangePassword: false },
    );
    return { id, account, password: PASSWORD };
  };

  return {
    get origin() {
      return running.origin;
    },
    get simulatorOrigin() {
      return running.simulatorOrigin ?? '';
    },
    clock,
    get connection() {
      return running.connection;
    },
    get commands() {
      return commands;
    },
    get uploadDirectory() {
      return join(dataDir, 'uploads');
    },
    get agencyId() {
      return agencies.own;
    },
    get otherAgencyId() {
      return agencies.other;
    },
    get anonymous() {
      return new Client(running.origin);
    },
    async citizen(name) {
      const answer = await new Client(running.origin).post('/api/me/session', {
        code: `${name}-${randomBytes(4).toString('hex')}`,
      });
      if (answer.status !== 201) throw new Error(`citizen login: ${answer.status} ${JSON.stringify(answer.body)}`);
      await keepSignedIn();
      return new Client(running.origin, { authorization: `Bearer ${answer.body.token}` });
    },
    account: openAccount,
    keepSignedIn,
    async staff(roles, name, agency = 'own') {
      const { id, account, password } = await openAccount(roles, name, agency);
      const answer = await new Client(running.origin).post('/api/staff/session', {
        account,
        password,
        transport: 'bearer',
      });
      if (answer.status !== 201) throw new Error(`staff login: ${answer.status} ${JSON.stringify(answer.body)}`);
      await keepSignedIn();
      return new Client(running.origin, { authorization: `Bearer ${answer.body.token}` }, id);
    },
  };
}
