/** The area's routes on a real server and a real database, with the change stream that keeps the public cache right. */
import { Readable } from 'node:stream';
import { afterAll, beforeAll } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { createAgency } from '../../src/commands/account/create-agency.js';
import { stageFile } from '../../src/commands/application/files.js';
import { composeCommands, type ComposedCommands } from '../../src/compose-commands.js';
import { type ReadCounter, startReadCounter } from '../../src/http/read-counter.js';
import { registerDisclosureRoutes } from '../../src/http/routes/disclosure/disclosure-routes.js';
import { type ChangeFeed } from '../../src/persistence/change-feed.js';
import { watchPublicChanges } from '../../src/persistence/disclosure/public-changes.js';
import { publicDisclosureReads } from '../../src/persistence/disclosure/public-reads.js';
import { readCounts } from '../../src/persistence/disclosure/read-counts.js';
import { staffDisclosureReads } from '../../src/persistence/disclosure/staff-reads.js';
import { migrate } from '../../src/persistence/migrate.js';
import { newId } from '../../src/persistence/new-id.js';
import { type StaffActor, type StaffRole } from '../../src/policies/actor.js';
import { newKey } from './cases.js';
import { type OpenTestDatabase, openTestDatabase } from './database.js';
import { MemorySessions, startTestServer, type TestClient, type TestResponse, type TestServer } from './http.js';
import { SilentLog } from './silent-log.js';

export const REVIEW = { date: '2026-03-02', basis: '本机关保密审查制度第五条', result: 'publishable' } as const;

export function buildPublication(overrides: Record<string, unknown> = {}) {
  return {
    title: '关于印发《生活垃圾分类管理办法》的通知',
    body: '各镇人民政府：\n现将《生活垃圾分类管理办法》印发给你们，请遵照执行。',
    category: 'A20-01',
    column: 'statutory_content',
    documentNumber: '云城管〔2026〕3号',
    source: '云溪市城市管理局',
    formedDate: '2026-02-24',
    limitWorkingDays: null,
    fileIds: [] as string[],
    ...overrides,
  };
}

/** One member of staff with a session. */
export interface Person {
  readonly actor: StaffActor;
  readonly client: TestClient;
}

export interface DisclosureBed {
  readonly server: TestServer;
  readonly connection: Connection;
  readonly commands: ComposedCommands;
  readonly clock: MovableClock;
  readonly reads: ReadCounter;
  readonly agencyId: string;
  readonly otherAgencyId: string;
  readonly anonymous: TestClient;
  person(name: string, roles: readonly StaffRole[], agency?: 'own' | 'other'): Person;
  upload(person: Person, name: string, content: Buffer): Promise<string>;
  /** Every change made so far has been heard. */
  settled(): Promise<void>;
}

export function useDisclosure(today: string): DisclosureBed {
  const clock = new MovableClock();
  const sessions = new MemorySessions();
  const agencies = { own: '', other: '' };
  let database: OpenTestDatabase;
  let connection: Connection;
  let commands: ComposedCommands;
  let server: TestServer;
  let changes: ChangeFeed;
  let reads: ReadCounter;
  let people = 0;
  let marks = 0;

  beforeAll(async () => {
    clock.freezeOn(today);
    database = await openTestDatabase();
    connection = await database.connection();
    await migrate(connection);
    commands = composeCommands({
      connection,
      clock,
      fieldKeys: [{ id: 'test', key: Buffer.alloc(32, 7) }],
      lookupKey: Buffer.alloc(32, 9),
    });
    const system = { type: 'system', name: 'test' } as const;
    agencies.own = (await createAgency(commands, system, { code: 'CG', name: '云溪市城市管理局' })).id;
    agencies.other = (await createAgency(commands, system, { code: 'SW', name: '云溪市商务局' })).id;
    const monotonicNow = (): number => performance.now();
    server = await startTestServer({
      sessions,
      routes: (routers) =>
        registerDisclosureRoutes(routers, {
          commands,
          publicReads: publicDisclosureReads(connection, monotonicNow),
          staffReads: staffDisclosureReads(connection),
        }),
    });
    const log = new SilentLog();
    changes = watchPublicChanges(connection, server.publicCache, log);
    await changes.ready;
    reads = startReadCounter(server.publicCache, readCounts(connection), { intervalMs: 3_600_000, log });
  }, 120_000);

  afterAll(async () => {
    await reads?.stop();
    await changes?.stop();
    await server?.stop();
    await database?.drop();
  }, 60_000);

  return {
    clock,
    get server() {
      return server;
    },
    get connection() {
      return connection;
    },
    get commands() {
      return commands;
    },
    get reads() {
      return reads;
    },
    get agencyId() {
      return agencies.own;
    },
    get otherAgencyId() {
      return agencies.other;
    },
    get anonymous() {
      return server.client();
    },
    person(name, roles, agency = 'own') {
      people += 1;
      const staffId = people.toString(16).padStart(24, '5');
      const agencyId = agencies[agency];
      const { token } = sessions.addStaff({ staffId, agencyId, roles, name });
      const actor: StaffActor = {
        type: 'staff',
        staffId,
        agencyId,
        roles,
        name,
        sessionId: 'test',
        mustChangePassword: false,
      };
      return { actor, client: server.client().bearer(token) };
    },
    async settled() {
      // A change of its own comes last in the stream; when it is heard, so are those before it.
      const before = server.publicCache.stats().invalidations;
      const mark = { _id: newId(), agencyId: 'nobody', version: (marks += 1) };
      await connection.db?.collection<{ _id: string }>('guides').insertOne(mark);
      const heard = () => server.publicCache.stats().invalidations > before;
      while (!heard()) await new Promise((resolve) => setTimeout(resolve, 10));
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
    async upload({ actor }, name, content) {
      const input = { name, content: Readable.from([content]), maxBytes: 1_000_000 };
      return (await stageFile(commands, actor, input)).id;
    },
  };
}

export function create({ client }: Person, body: unknown, key = newKey()): Promise<TestResponse> {
  return client.post('/api/staff/publications', body, { 'idempotency-key': key });
}

export function act({ client }: Person, id: string, action: string, body: unknown): Promise<TestResponse> {
  return client.post(`/api/staff/publications/${id}/actions/${action}`, body);
}

/** Written by one, published by another. @returns the id. */
export async function publishItem(
  writer: Person,
  reviewer: Person,
  overrides: Record<string, unknown> = {},
): Promise<string> {
  const { id } = expectOk(await create(writer, buildPublication(overrides)));
  expectOk(await act(writer, id, 'submit', { expectedVersion: 1 }));
  expectOk(await act(reviewer, id, 'publish', { expectedVersion: 2, secrecyReview: REVIEW }));
  return id;
}

/** The body of an answer that must be a success; its text is the failure's message otherwise. */
export function expectOk(response: TestResponse): { id: string; version: number } & Record<string, unknown> {
  if (response.status >= 300) throw new Error(`${response.status} ${response.text}`);
  return response.json();
}

/** Asks again until the answer fits, at most a second: the time a change may take to reach the public. */
export async function withinASecond<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  const until = performance.now() + 1_000;
  for (;;) {
    const answer = await ask();
    if (fits(answer) || performance.now() > until) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
