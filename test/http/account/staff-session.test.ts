import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type AgencyRecord } from '../../../src/ports/agencies.js';
import { type StaffRecord } from '../../../src/ports/staff.js';
import { type AccountServer, PASSWORD, startAccountServer } from '../../support/account.js';
import { useTestDatabase } from '../../support/database.js';
import { type TestClient, type TestResponse } from '../../support/http.js';

const database = useTestDatabase();
let area: AccountServer;
let agency: AgencyRecord;
let person: StaffRecord;

beforeAll(async () => {
  area = await startAccountServer(database);
  agency = await area.agency();
});
afterAll(() => area.stop());
beforeEach(async () => {
  area.clock.freeze(new Date('2026-03-02T02:00:00Z'));
  person = await area.staff(agency.id);
});

const at = (time: string): void => area.clock.freeze(new Date(`2026-03-02T${time}Z`));

const signIn = (account: string, password: string, client: TestClient = area.server.client()): Promise<TestResponse> =>
  client.post('/api/staff/session', { account, password });

async function fail(account: string, times: number): Promise<TestResponse[]> {
  const answers: TestResponse[] = [];
  for (let n = 0; n < times; n += 1) answers.push(await signIn(account, 'wrong-password'));
  return answers;
}

function code(response: TestResponse): string {
  return response.json().error.code;
}

describe('requires authentication', () => {
  test.each([
    ['GET', '/api/staff/me'],
    ['DELETE', '/api/staff/session'],
    ['POST', '/api/staff/me/password'],
    ['GET', '/api/staff/staff'],
    ['POST', '/api/staff/staff'],
    ['GET', '/api/staff/agency'],
    ['POST', '/api/staff/agency/actions/update'],
  ])('%s %s', async (method, path) => {
    const response = await area.server.client().send(method, path);
    expect([response.status, code(response)]).toEqual([401, 'login_required']);
  });

  test('a citizen is nobody here', async () => {
    const client = area.server.client();
    const { token } = (await client.post('/api/me/session', { code: 'citizen-at-staff' })).json<{ token: string }>();
    const response = await client.bearer(token).get('/api/staff/me');
    expect([response.status, code(response)]).toEqual([401, 'login_required']);
  });
});

describe('signing in', () => {
  test('sets a cookie no script can read and tells the CSRF token', async () => {
    const client = area.server.client();
    const response = await signIn(` ${person.account.toUpperCase()} `, PASSWORD, client);
    expect(response.status).toBe(201);
    expect(response.json()).toEqual({
      staff: {
        id: person.id,
        account: person.account,
        name: '王经办',
        roles: [{ code: 'clerk', label: '经办人' }],
        agency: { id: agency.id, code: agency.code, name: agency.name },
        lastSignInAt: '2026-03-02T02:00:00.000Z',
      },
      csrfToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      mustChangePassword: false,
      mustEnrolSecondFactor: false,
      expiresAt: '2026-03-02T12:00:00.000Z',
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^staff_session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=36000; HttpOnly; SameSite=Strict$/);
    expect((await client.get('/api/staff/me')).status).toBe(200);
  });

  test('for tools the token comes in the answer and no cookie is set', async () => {
    const response = await area.server
      .client()
      .post('/api/staff/session', { account: person.account, password: PASSWORD, transport: 'bearer' });
    const { token } = response.json<{ token: string }>();
    expect(response.headers.getSetCookie()).toEqual([]);
    const me = await area.server.client().bearer(token).get('/api/staff/me');
    expect(me.json()).toMatchObject({
      staff: { id: person.id },
      abilities: { register_application: true, publish: false },
    });
  });

  test('only hashes of token and password are stored', async () => {
    const client = area.server.client();
    await signIn(person.account, PASSWORD, client);
    const token = client.cookies.get('staff_session') ?? 'no cookie';
    const everything = await Promise.all(
      ['staff', 'staffSessions', 'auditRows'].map((name) => area.connection.collection(name).find().toArray()),
    );
    const text = JSON.stringify(everything);
    expect(text).not.toContain(token);
    expect(text).not.toContain(PASSWORD);
  });

  test('every attempt is in the audit log', async () => {
    await signIn(person.account, 'wrong-password');
    await signIn(person.account, PASSWORD);
    const rows = await area.connection
      .collection('auditRows')
      .find({ 'subject.id': person.id })
      .sort({ _id: 1 })
      .toArray();
    expect(rows.map((row) => [row['action'], row['actor'].type, row['agencyId']])).toEqual([
      ['create_staff', 'system', agency.id],
      ['sign_in_failed', 'anonymous', agency.id],
      ['sign_in', 'anonymous', agency.id],
    ]);
  });
});

describe('lock after five failures', () => {
  test('four failures: the right password still opens, and the count begins again', async () => {
    expect((await fail(person.account, 4)).map(code)).toEqual(Array(4).fill('login_failed'));
    expect((await signIn(person.account, PASSWORD)).status).toBe(201);
    expect((await fail(person.account, 4)).map(code)).toEqual(Array(4).fill('login_failed'));
    expect((await signIn(person.account, PASSWORD)).status).toBe(201);
  });

  test('the fifth locks, and the sixth is refused even with the right password', async () => {
    await fail(person.account, 4);
    const [fifth] = await fail(person.account, 1);
    expect(fifth?.status).toBe(403);
    expect(fifth?.json().error).toMatchObject({ code: 'account_locked', details: { minutes: 15 } });
    const sixth = await signIn(person.account, PASSWORD);
    expect([sixth.status, code(sixth), sixth.headers.get('retry-after')]).toEqual([403, 'account_locked', '900']);
  });

  test('it opens exactly after 15 minutes, whatever was tried meanwhile', async () => {
    await fail(person.account, 5);
    at('02:14:00');
    await fail(person.account, 3);
    at('02:14:59.999');
    expect(code(await signIn(person.account, PASSWORD))).toBe('account_locked');
    at('02:15:00');
    expect((await signIn(person.account, PASSWORD)).status).toBe(201);
  });

  test('after a lock five more failures are needed', async () => {
    await fail(person.account, 5);
    at('02:15:00');
    expect((await fail(person.account, 4)).map(code)).toEqual(Array(4).fill('login_failed'));
    expect((await fail(person.account, 1)).map(code)).toEqual(['account_locked']);
  });

  test('an unknown account gives the same answers', async () => {
    const known = await fail(person.account, 7);
    const unknown = await fail('nobody.at.all', 7);
    const shape = (response: TestResponse) => {
      const { requestId: _, ...error } = response.json().error;
      return [response.status, error, response.headers.get('retry-after')];
    };
    expect(unknown.map(shape)).toEqual(known.map(shape));
    at('02:15:00');
    expect(code(await signIn('nobody.at.all', PASSWORD))).toBe('login_failed');
  });

  test('and takes the same time', async () => {
    const other = await area.staff(agency.id);
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 6; n += 1) {
      for (const [kind, account] of [
        ['known', other.account],
        ['unknown', 'nobody.with.a.clock'],
      ] as const) {
        const begun = performance.now();
        await signIn(account, 'wrong-password');
        times[kind].push(performance.now() - begun);
      }
    }
    const fastest = (list: number[]): number => Math.min(...list);
    expect(fastest(times.unknown)).toBeGreaterThan(fastest(times.known) / 3);
    expect(fastest(times.unknown)).toBeLessThan(fastest(times.known) * 3);
  });

  test('locked, a known, an unknown and a disabled account answer alike and in the same time', async () => {
    const disabled = await area.staff(agency.id);
    await area.connection.collection('staff').updateOne({ _id: disabled.id as never }, { $set: { disabled: true } });
    const accounts = { known: person.account, unknown: 'nobody.with.a.lock', disabled: disabled.account };
    const times: Record<string, number[]> = {};
    const answers: Record<string, unknown[]> = {};
    for (let n = 0; n < 8; n += 1) {
      for (const [kind, account] of Object.entries(accounts)) {
        const begun = performance.now();
        const response = await signIn(account, 'wrong-password');
        (times[kind] ??= []).push(performance.now() - begun);
        const { requestId: _, ...error } = response.json().error;
        (answers[kind] ??= []).push([response.status, error]);
      }
    }
    expect(answers['unknown']).toEqual(answers['known']);
    expect(answers['disabled']).toEqual(answers['known']);
    expect(JSON.stringify(answers['known']?.at(-1))).toContain('account_locked');
    const fastest = (kind: string): number => Math.min(...(times[kind]?.slice(5) ?? []));
    for (const kind of ['unknown', 'disabled']) {
      expect(fastest(kind)).toBeGreaterThan(fastest('known') / 3);
      expect(fastest(kind)).toBeLessThan(fastest('known') * 3);
    }
  });

  test('ten wrong passwords at once lock it too', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(person.account, 'wrong-password')));
    expect(answers.map(code).filter((each) => each === 'login_failed')).toHaveLength(4);
    expect(code(await signIn(person.account, PASSWORD))).toBe('account_locked');
  });

  test('a password typed into the account field is not kept', async () => {
    await signIn('my-secret-passphrase', 'whatever');
    const everything = await Promise.all(
      ['auditRows', 'unknownAccounts'].map((name) => area.connection.collection(name).find().toArray()),
    );
    expect(JSON.stringify(everything)).not.toContain('my-secret-passphrase');
  });
});

describe('a session', () => {
  test('ends 30 minutes after it was last seen', async () => {
    const client = await area.signedIn(person.account);
    at('02:29:59.999');
    expect((await client.get('/api/staff/me')).status).toBe(200);
    at('02:59:59.998');
    expect((await client.get('/api/staff/me')).status).toBe(200);
    at('03:29:59.998');
    expect((await client.get('/api/staff/me')).status).toBe(401);
  });

  test('ends after 10 hours however busy', async () => {
    const client = await area.signedIn(person.account);
    for (let minutes = 20; minutes < 600; minutes += 20) {
      area.clock.freeze(new Date(Date.UTC(2026, 2, 2, 2, minutes)));
      expect((await client.get('/api/staff/me')).status).toBe(200);
    }
    at('11:59:59.999');
    expect((await client.get('/api/staff/me')).status).toBe(200);
    at('12:00:00');
    expect((await client.get('/api/staff/me')).status).toBe(401);
  });

  test('writes that it was seen at most once a minute', async () => {
    const client = await area.signedIn(person.account);
    const lastSeen = async (): Promise<string> => {
      const session = await area.connection.collection('staffSessions').findOne({ staffId: person.id });
      return (session?.['lastSeenAt'] as Date).toISOString();
    };
    at('02:00:59.999');
    await client.get('/api/staff/me');
    expect(await lastSeen()).toBe('2026-03-02T02:00:00.000Z');
    at('02:01:00');
    await Promise.all(Array.from({ length: 5 }, () => client.get('/api/staff/me')));
    expect(await lastSeen()).toBe('2026-03-02T02:01:00.000Z');
  });

  test('unsafe requests by cookie need the CSRF token, which /me tells again after a reload', async () => {
    const client = area.server.client();
    await signIn(person.account, PASSWORD, client);
    const refused = await client.send('DELETE', '/api/staff/session');
    expect([refused.status, code(refused)]).toEqual([403, 'csrf_failed']);
    const { csrfToken } = (await client.get('/api/staff/me')).json<{ csrfToken: string }>();
    expect((await client.csrf('x'.repeat(43)).send('DELETE', '/api/staff/session')).status).toBe(403);
    expect((await client.csrf(csrfToken).send('DELETE', '/api/staff/session')).status).toBe(204);
  });

  test('signing out ends it on the server, and only it', async () => {
    const client = await area.signedIn(person.account);
    const other = await area.signedIn(person.account);
    const token = client.cookies.get('staff_session') ?? '';
    expect((await client.send('DELETE', '/api/staff/session')).status).toBe(204);
    expect(client.cookies.has('staff_session')).toBe(false);
    expect((await area.server.client().cookie('staff_session', token).get('/api/staff/me')).status).toBe(401);
    expect((await other.get('/api/staff/me')).status).toBe(200);
  });
});

describe('the first password', () => {
  const NEW = 'my-own-password';
  let newcomer: StaffRecord;
  let client: TestClient;
  beforeEach(async () => {
    newcomer = await area.staff(agency.id, { mustChangePassword: true });
    client = await area.signedIn(newcomer.account);
  });

  const change = (currentPassword: string, newPassword: string) =>
    client.post('/api/staff/me/password', { currentPassword, newPassword });

  test('until it is replaced nothing else is open', async () => {
    const refused = await client.get('/api/staff/staff');
    expect([refused.status, code(refused)]).toEqual([403, 'password_change_required']);
    expect((await client.get('/api/staff/me')).json()).toMatchObject({ mustChangePassword: true });
    expect((await change(PASSWORD, NEW)).status).toBe(204);
    expect((await client.get('/api/staff/staff')).status).toBe(200);
    expect((await client.get('/api/staff/me')).json()).toMatchObject({ mustChangePassword: false });
  });

  test('a new one opens, the old one does not', async () => {
    await change(PASSWORD, NEW);
    expect(code(await signIn(newcomer.account, PASSWORD))).toBe('login_failed');
    expect((await signIn(newcomer.account, NEW)).json()).toMatchObject({ mustChangePassword: false });
  });

  test('every other session ends, this one goes on', async () => {
    const other = await area.signedIn(newcomer.account);
    await change(PASSWORD, NEW);
    expect((await other.get('/api/staff/me')).status).toBe(401);
    expect((await client.get('/api/staff/me')).status).toBe(200);
  });

  test.each([
    ['nine characters', () => '123456789'],
    ['the old one', () => PASSWORD],
    ['the account', () => newcomer.account],
  ])('%s is too weak', async (_title, password) => {
    const response = await change(PASSWORD, password());
    expect([response.status, code(response)]).toEqual([422, 'weak_password']);
  });

  test('ten characters are enough', async () => {
    expect((await change(PASSWORD, '1234567890')).status).toBe(204);
  });

  test('wrong current passwords count towards the lock', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push(code(await change('wrong-password', NEW)));
    expect(codes).toEqual([...Array(4).fill('current_password_wrong'), 'account_locked', 'account_locked']);
    expect(code(await change(PASSWORD, NEW))).toBe('account_locked');
    at('02:15:00');
    expect((await change(PASSWORD, NEW)).status).toBe(204);
  });

  test('a wrong current password is told before a weak new one', async () => {
    expect(code(await change('wrong-password', '1'))).toBe('current_password_wrong');
  });
});
