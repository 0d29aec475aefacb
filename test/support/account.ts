/** The area `account` as the server runs it: real database, real hashing, the simulator as WeChat, a clock that tests move. */
import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { createAgency, type NewAgency } from '../../src/commands/account/create-agency.js';
import { createStaff, type NewStaff } from '../../src/commands/account/create-staff.js';
import { withDeputies } from '../../src/http/middleware/deputies.js';
import { withSecondFactor } from '../../src/http/middleware/second-factor.js';
import { newToken } from '../../src/http/middleware/tokens.js';
import { registerAccountRoutes } from '../../src/http/routes/account/account-routes.js';
import { totpDeviceCodes } from '../../src/integrations/crypto/device-codes.js';
import { fieldCipher } from '../../src/integrations/crypto/field-cipher.js';
import { newCode } from '../../src/integrations/crypto/new-code.js';
import { argonPasswordHasher } from '../../src/integrations/crypto/password-hasher.js';
import { type Simulator, startSimulator } from '../../src/integrations/simulator/simulator.js';
import { wechatLogin } from '../../src/integrations/wechat/login.js';
import { agencyDirectory } from '../../src/persistence/account/agency-store.js';
import { citizenReads } from '../../src/persistence/account/citizen-store.js';
import { sessionReader, staffSessionReads } from '../../src/persistence/account/session-store.js';
import { staffReads } from '../../src/persistence/account/staff-store.js';
import { watchChanges } from '../../src/persistence/change-feed.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { newId } from '../../src/persistence/new-id.js';
import { mongoUnitOfWork } from '../../src/persistence/unit-of-work.js';
import { type LoginProvider } from '../../src/ports/login.js';
import { type AgencyRecord } from '../../src/ports/agencies.js';
import { type StaffRecord } from '../../src/ports/staff.js';
import { type TestDatabase } from './database.js';
import { startTestServer, type TestClient, type TestServer } from './http.js';
import { SilentLog } from './silent-log.js';

// Real hashing and a real database, on a machine that may be busy.
jest.setTimeout(60_000);

export const SYSTEM = { type: 'system', name: 'test' } as const;
export const PASSWORD = 'first-password-1';

export interface AccountServer {
  connection: Connection;
  clock: MovableClock;
  server: TestServer;
  simulator: Simulator;
  log: SilentLog;
  agency(overrides?: Partial<NewAgency>): Promise<AgencyRecord>;
  /** With `PASSWORD`, which need not be changed unless the test says so. */
  staff(agencyId: string, overrides?: Partial<NewStaff>): Promise<StaffRecord>;
  /** A console that has signed in: cookie and CSRF token in place. */
  signedIn(account: string, password?: string): Promise<TestClient>;
  stop(): Promise<void>;
}

let sequence = 0;

export async function startAccountServer(
  database: TestDatabase,
  options: { login?: LoginProvider } = {},
): Promise<AccountServer> {
  const connection = await openDatabase(database.uri);
  await migrate(connection);
  const clock = new MovableClock();
  clock.freezeOn('2026-03-02');
  const log = new SilentLog();
  const simulator = await startSimulator({ environment: 'test', log });
  const agencies = agencyDirectory(connection);
  const staff = staffReads(connection);
  const commands = {
    unitOfWork: mongoUnitOfWork(connection),
    clock,
    newId,
    newToken,
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    passwords: argonPasswordHasher(),
    cipher: fieldCipher({ keys: [{ id: 'test', key: Buffer.alloc(32, 7) }], lookupKey: Buffer.alloc(32, 9) }),
    newCode,
    deviceCodes: totpDeviceCodes(),
    login:
      options.login ??
      wechatLogin({
        appId: 'wx0123456789abcdef',
        appSecret: '0123456789abcdef0123456789abcdef',
        apiOrigin: simulator.origin,
        log,
        timeoutMs: 1500,
      }),
  };
  const server = await startTestServer({
    sessions: withSecondFactor(withDeputies(sessionReader(connection, clock), agencies, clock), agencies),
    routes: (routers) =>
      registerAccountRoutes(routers, {
        commands,
        agencies,
        staff,
        staffSessions: staffSessionReads(connection, clock),
        citizens: citizenReads(connection),
      }),
  });
  const forget = (): void => {
    agencies.invalidate();
    server.publicCache.invalidateAll();
  };
  const feed = watchChanges(connection, ['agencies'], { onChange: forget, onReset: forget }, log);
  await feed.ready;

  return {
    connection,
    clock,
    server,
    simulator,
    log,
    agency: (overrides = {}) => createAgency(commands, SYSTEM, buildAgency(overrides)),
    staff: (agencyId, overrides = {}) => createStaff(commands, SYSTEM, buildStaff(agencyId, overrides)),
    async signedIn(account, password = PASSWORD) {
      const client = server.client();
      const response = await client.post('/api/staff/session', { account, password });
      if (response.status !== 201) throw new Error(`sign-in of ${account}: ${response.text}`);
      return client.csrf(response.json<{ csrfToken: string }>().csrfToken);
    },
    async stop() {
      await feed.stop();
      await server.stop();
      await simulator.stop();
      await connection.close();
    },
  };
}

export function buildAgency(overrides: Partial<NewAgency> = {}): NewAgency {
  sequence += 1;
  return { code: `AG${sequence}`, name: `第${sequence}测试局`, ...overrides };
}

export function buildStaff(agencyId: string, overrides: Partial<NewStaff> = {}): NewStaff {
  sequence += 1;
  return {
    agencyId,
    account: `person${sequence}`,
    name: '王经办',
    roles: ['clerk'],
    initialPassword: PASSWORD,
    mustChangePassword: false,
    ...overrides,
  };
}
