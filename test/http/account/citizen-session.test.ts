import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type AccountServer, startAccountServer } from '../../support/account.js';
import { useTestDatabase } from '../../support/database.js';
import { type TestClient, type TestResponse } from '../../support/http.js';

interface SignedIn {
  token: string;
  expiresAt: string;
  citizen: { id: string; createdAt: string };
}

const database = useTestDatabase();
let area: AccountServer;
let visits = 0;

beforeAll(async () => {
  area = await startAccountServer(database);
});
afterAll(() => area.stop());
beforeEach(() => {
  visits += 1;
  at('02:00:00');
});

const at = (time: string, day = '2026-03-02'): void => area.clock.freeze(new Date(`${day}T${time}Z`));
const login = (code: string): Promise<TestResponse> => area.server.client().post('/api/me/session', { code });

/** A person who is somebody else in each test. */
async function visitor(): Promise<SignedIn & { client: TestClient }> {
  const signedIn = (await login(`persona-visitor${visits}.${Math.random()}`)).json<SignedIn>();
  return { ...signedIn, client: area.server.client().bearer(signedIn.token) };
}

function code(response: TestResponse): string {
  return response.json().error.code;
}

describe('requires authentication', () => {
  test.each([
    ['GET', '/api/me'],
    ['DELETE', '/api/me/session'],
  ])('%s %s', async (method, path) => {
    const nobody = await area.server.client().send(method, path);
    expect([nobody.status, code(nobody)]).toEqual([401, 'login_required']);
    const invented = await area.server.client().bearer('x'.repeat(43)).send(method, path);
    expect(invented.status).toBe(401);
  });

  test('a member of staff is no citizen', async () => {
    const agency = await area.agency();
    const person = await area.staff(agency.id);
    const client = await area.signedIn(person.account);
    expect((await client.get('/api/me')).status).toBe(401);
    expect(
      (
        await area.server
          .client()
          .bearer(client.cookies.get('staff_session') ?? '')
          .get('/api/me')
      ).status,
    ).toBe(401);
  });
});

describe('logging in', () => {
  test('gives an opaque token, of which only the hash is stored', async () => {
    const response = await login('first-visit');
    expect(response.status).toBe(201);
    const signedIn = response.json<SignedIn>();
    expect(signedIn).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      expiresAt: '2026-03-03T02:00:00.000Z',
      citizen: { id: expect.stringMatching(/^[0-9a-f]{24}$/), createdAt: '2026-03-02T02:00:00.000Z' },
    });
    const sessions = await area.connection.collection('citizenSessions').find().toArray();
    const tokenHash = createHash('sha256').update(signedIn.token).digest('hex');
    expect(sessions.find((session) => session['tokenHash'] === tokenHash)).toMatchObject({
      citizenId: signedIn.citizen.id,
    });
    expect(JSON.stringify(sessions)).not.toContain(signedIn.token);
    // What WeChat calls the person never leaves.
    const openid = `o_${createHash('sha1').update('first-visit').digest('hex').slice(0, 26)}`;
    expect(response.text).not.toContain(openid);
    expect(await area.connection.collection('citizens').countDocuments({ openid })).toBe(1);
  });

  test('whoever comes again is the same citizen with another session', async () => {
    const first = await visitor();
    const second = await visitor();
    expect(second.citizen).toEqual(first.citizen);
    expect(second.token).not.toBe(first.token);
    expect((await first.client.get('/api/me')).json()).toEqual(first.citizen);
  });

  test('ten at once with one code: one passes, one citizen', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => login('one-code-for-ten')));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, ...Array(9).fill(401)]);
    const openid = `o_${createHash('sha1').update('one-code-for-ten').digest('hex').slice(0, 26)}`;
    expect(await area.connection.collection('citizens').countDocuments({ openid })).toBe(1);
  });

  test('ten first visits of one person at once, each with a code of its own: one citizen, ten sessions', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => login(`persona-ten.${n}`)));
    const signedIn = answers.map((answer) => answer.json<SignedIn>());
    expect(new Set(signedIn.map((each) => each.citizen.id)).size).toBe(1);
    expect(new Set(signedIn.map((each) => each.token)).size).toBe(10);
  });

  test.each([
    ['fault-40029', 401, 'login_code_invalid'],
    ['fault-40226', 403, 'login_blocked'],
    ['fault-45011', 429, 'rate_limited'],
    ['fault-40125', 503, 'login_provider_unavailable'],
    ['fault-busy', 503, 'login_provider_unavailable'],
    ['fault-hang', 503, 'login_provider_unavailable'],
    ['fault-garbage', 503, 'login_provider_unavailable'],
  ])('%s is answered %d %s, and nobody is entered', async (jsCode, status, expected) => {
    const before = await area.connection.collection('citizens').countDocuments();
    const response = await login(jsCode);
    expect([response.status, code(response)]).toEqual([status, expected]);
    expect(await area.connection.collection('citizens').countDocuments()).toBe(before);
  });

  test.each([[{}], [{ code: '' }], [{ code: 'x'.repeat(201) }], [{ code: 1 }], [{ code: 'a', openid: 'o_me' }]])(
    'body %j is refused',
    async (body) => {
      const response = await area.server.client().post('/api/me/session', body);
      expect([response.status, code(response)]).toEqual([400, 'invalid_input']);
    },
  );

  test('is in the audit log, once as a first visit', async () => {
    const { citizen } = await visitor();
    await visitor();
    const rows = await area.connection
      .collection('auditRows')
      .find({ 'subject.id': citizen.id })
      .sort({ _id: 1 })
      .toArray();
    expect(rows.map((row) => row['action'])).toEqual(['register_citizen', 'sign_in', 'sign_in']);
  });
});

describe('a session', () => {
  test('ends two hours after it was last seen', async () => {
    const { client } = await visitor();
    at('03:59:59.999');
    expect((await client.get('/api/me')).status).toBe(200);
    at('05:59:59.998');
    expect((await client.get('/api/me')).status).toBe(200);
    at('07:59:59.998');
    expect((await client.get('/api/me')).status).toBe(401);
  });

  test('ends after 24 hours however busy', async () => {
    const { client } = await visitor();
    for (let hour = 1; hour < 24; hour += 1) {
      area.clock.freeze(new Date(Date.UTC(2026, 2, 2, 2 + hour)));
      expect((await client.get('/api/me')).status).toBe(200);
    }
    at('01:59:59.999', '2026-03-03');
    expect((await client.get('/api/me')).status).toBe(200);
    at('02:00:00', '2026-03-03');
    expect((await client.get('/api/me')).status).toBe(401);
  });

  test('signing out ends it, and no other', async () => {
    const { client } = await visitor();
    const { client: other } = await visitor();
    expect((await client.send('DELETE', '/api/me/session')).status).toBe(204);
    expect((await client.get('/api/me')).status).toBe(401);
    expect((await other.get('/api/me')).status).toBe(200);
  });

  test('is read by its index alone', async () => {
    await visitor();
    for (const name of ['citizenSessions', 'staffSessions']) {
      const plan = await area.connection
        .collection(name)
        .find({ tokenHash: 'x', expiresAt: { $gt: new Date() } })
        .explain();
      expect(JSON.stringify(plan['queryPlanner'].winningPlan)).toContain('tokenHash_1');
    }
  });

  test('is not swept away when the clock stands in the past: the database goes by its own', async () => {
    const { client, citizen } = await visitor();
    const session = await area.connection.collection('citizenSessions').findOne({ citizenId: citizen.id });
    expect(Math.abs((session?.['storedAt'] as Date).getTime() - Date.now())).toBeLessThan(60_000);
    const indexes = await area.connection.collection('citizenSessions').indexes();
    expect(indexes.filter((index) => index.expireAfterSeconds !== undefined)).toEqual([
      expect.objectContaining({ key: { storedAt: 1 }, expireAfterSeconds: 172_800 }),
    ]);
    expect((await client.get('/api/me')).status).toBe(200);
  });
});
