import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type AgencyRecord } from '../../../src/ports/agencies.js';
import { type StaffRecord } from '../../../src/ports/staff.js';
import { type AccountServer, PASSWORD, startAccountServer } from '../../support/account.js';
import { useTestDatabase } from '../../support/database.js';
import { type TestClient, type TestResponse } from '../../support/http.js';

interface Managed {
  id: string;
  name: string;
  disabled: boolean;
  roles: { code: string; label: string }[];
  management?: { account: string; version: number; lockedUntil: string | null; abilities: Record<string, boolean> };
}

const database = useTestDatabase();
let area: AccountServer;
let agency: AgencyRecord;
let administrator: StaffRecord;
let clerk: StaffRecord;
let admin: TestClient;
let key = 0;

beforeAll(async () => {
  area = await startAccountServer(database);
  area.clock.freeze(new Date('2026-03-02T02:00:00Z'));
  agency = await area.agency();
  administrator = await area.staff(agency.id, { roles: ['administrator'], name: '李管理' });
  admin = await area.signedIn(administrator.account);
});
afterAll(() => area.stop());
beforeEach(async () => {
  clerk = await area.staff(agency.id);
});

function code(response: TestResponse): string {
  return response.json().error.code;
}

const act = (client: TestClient, id: string, verb: string, body: object): Promise<TestResponse> =>
  client.post(`/api/staff/staff/${id}/actions/${verb}`, body);

const create = (client: TestClient, body: object, idempotencyKey?: string): Promise<TestResponse> => {
  key += 1;
  return client.post('/api/staff/staff', body, { 'idempotency-key': idempotencyKey ?? `staff-key-${key}` });
};

const newcomer = (account: string) => ({
  account,
  name: '赵新人',
  roles: ['reviewer'],
  initialPassword: 'initial-password',
});

const VERBS: [string, object][] = [
  ['update', { expectedVersion: 1, name: '别人' }],
  ['disable', { expectedVersion: 1 }],
  ['enable', { expectedVersion: 1 }],
  ['unlock', { expectedVersion: 1 }],
  ['reset-password', { expectedVersion: 1, initialPassword: 'another-password' }],
];

describe('requires authentication', () => {
  test.each(VERBS)('%s', async (verb, body) => {
    expect((await act(area.server.client(), clerk.id, verb, body)).status).toBe(401);
  });
});

describe('another agency', () => {
  test.each(VERBS)('%s: its people do not exist here', async (verb, body) => {
    const elsewhere = await area.agency();
    const stranger = await area.staff(elsewhere.id);
    const response = await act(admin, stranger.id, verb, body);
    expect([response.status, code(response)]).toEqual([404, 'not_found']);
    const stored = await area.connection.collection<{ _id: string }>('staff').findOne({ _id: stranger.id });
    expect(stored).toMatchObject({ version: 1, name: '王经办', disabled: false });
  });

  test('its people are not in the list', async () => {
    const elsewhere = await area.agency();
    const other = await area.staff(elsewhere.id, { roles: ['administrator'] });
    const { items } = (await (await area.signedIn(other.account)).get('/api/staff/staff')).json<{ items: Managed[] }>();
    expect(items.map((item) => item.id)).toEqual([other.id]);
  });
});

describe('who is not an administrator', () => {
  test.each(VERBS)('%s is forbidden', async (verb, body) => {
    const response = await act(await area.signedIn(clerk.account), administrator.id, verb, body);
    expect([response.status, code(response)]).toEqual([403, 'forbidden']);
  });

  test('may not add people', async () => {
    expect(code(await create(await area.signedIn(clerk.account), newcomer('by.a.clerk')))).toBe('forbidden');
  });

  test('sees colleagues, but nothing of their accounts', async () => {
    const response = await (await area.signedIn(clerk.account)).get('/api/staff/staff?limit=100');
    expect(response.json<{ items: Managed[] }>().items.find((item) => item.id === administrator.id)).toEqual({
      id: administrator.id,
      name: '李管理',
      roles: [{ code: 'administrator', label: '系统管理员' }],
      disabled: false,
    });
  });
});

describe('adding people', () => {
  test('the first sign-in asks for a password of their own', async () => {
    const response = await create(admin, newcomer('Zhao.Xinren'));
    expect(response.status).toBe(201);
    expect(response.json<Managed>()).toMatchObject({
      name: '赵新人',
      roles: [{ code: 'reviewer', label: '审核人' }],
      management: { account: 'zhao.xinren', version: 1 },
    });
    expect(response.text).not.toContain('initial-password');
    const signedIn = await area.server
      .client()
      .post('/api/staff/session', { account: 'zhao.xinren', password: 'initial-password' });
    expect(signedIn.json()).toMatchObject({ mustChangePassword: true });
  });

  test('an account exists once in all agencies, also when two are added at once', async () => {
    const elsewhere = await area.agency();
    const other = await area.staff(elsewhere.id, { roles: ['administrator'] });
    const otherAdmin = await area.signedIn(other.account);
    const answers = await Promise.all([
      create(admin, newcomer('qian.er')),
      create(otherAdmin, newcomer('qian.er')),
      create(admin, newcomer('qian.er')),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409]);
    expect(code(await create(admin, newcomer('QIAN.ER')))).toBe('already_exists');
  });

  test('the same key again answers with the same person; with another body it is refused', async () => {
    const first = (await create(admin, newcomer('sun.san'), 'same-key-1')).json<Managed>();
    expect((await create(admin, newcomer('sun.san'), 'same-key-1')).json<Managed>().id).toBe(first.id);
    expect(code(await create(admin, newcomer('sun.si'), 'same-key-1'))).toBe('idempotency_key_reused');
  });

  test.each([
    ['a weak password', { initialPassword: '123456789' }, 422, 'weak_password'],
    ['the account as password', { account: 'zhou.wu.zheng', initialPassword: 'zhou.wu.zheng' }, 422, 'weak_password'],
    ['an account with a space', { account: 'zhou wu' }, 400, 'invalid_input'],
    ['an unknown role', { roles: ['king'] }, 400, 'invalid_input'],
    ['no role', { roles: [] }, 400, 'invalid_input'],
    ['another agency in the body', { agencyId: 'a00000000000000000000001' }, 400, 'invalid_input'],
  ])('%s is refused', async (_title, overrides, status, expected) => {
    const response = await create(admin, { ...newcomer('zhou.wu'), ...overrides });
    expect([response.status, code(response)]).toEqual([status, expected]);
  });
});

describe('changing people', () => {
  test('new roles hold at once in running sessions', async () => {
    const client = await area.signedIn(clerk.account);
    expect((await client.get('/api/staff/me')).json()).toMatchObject({ abilities: { publish: false } });
    const response = await act(admin, clerk.id, 'update', { expectedVersion: 1, roles: ['reviewer'], name: '王审核' });
    expect(response.json<Managed>()).toMatchObject({ name: '王审核', management: { version: 2 } });
    expect((await client.get('/api/staff/me')).json()).toMatchObject({
      staff: { name: '王审核', roles: [{ code: 'reviewer', label: '审核人' }] },
      abilities: { publish: true, register_application: false },
    });
  });

  test('on an old version it is a conflict', async () => {
    await act(admin, clerk.id, 'update', { expectedVersion: 1, name: '甲' });
    const response = await act(admin, clerk.id, 'update', { expectedVersion: 1, name: '乙' });
    expect([response.status, code(response)]).toEqual([409, 'version_conflict']);
  });

  test('an administrator cannot take the role from himself', async () => {
    const response = await act(admin, administrator.id, 'update', { expectedVersion: 1, roles: ['clerk'] });
    expect([response.status, code(response)]).toEqual([422, 'action_not_allowed']);
  });

  test('disabling ends all sessions; the right password is then told so, a wrong one not', async () => {
    const client = await area.signedIn(clerk.account);
    const response = await act(admin, clerk.id, 'disable', { expectedVersion: 1 });
    expect(response.json<Managed>()).toMatchObject({
      disabled: true,
      management: { abilities: { disable: false, enable: true } },
    });
    expect((await client.get('/api/staff/me')).status).toBe(401);
    const again = area.server.client();
    expect(code(await again.post('/api/staff/session', { account: clerk.account, password: PASSWORD }))).toBe(
      'account_disabled',
    );
    expect(code(await again.post('/api/staff/session', { account: clerk.account, password: 'wrong-password' }))).toBe(
      'login_failed',
    );
    expect((await act(admin, clerk.id, 'enable', { expectedVersion: 2 })).status).toBe(200);
    expect((await again.post('/api/staff/session', { account: clerk.account, password: PASSWORD })).status).toBe(201);
  });

  test('nobody disables himself, and not twice', async () => {
    expect(code(await act(admin, administrator.id, 'disable', { expectedVersion: 1 }))).toBe('action_not_allowed');
    await act(admin, clerk.id, 'disable', { expectedVersion: 1 });
    expect(code(await act(admin, clerk.id, 'disable', { expectedVersion: 2 }))).toBe('action_not_allowed');
  });

  test('a lock is shown while it lasts and can be lifted', async () => {
    for (let n = 0; n < 5; n += 1) {
      await area.server.client().post('/api/staff/session', { account: clerk.account, password: 'wrong-password' });
    }
    const list = async (): Promise<Managed | undefined> =>
      (await admin.get('/api/staff/staff?limit=100'))
        .json<{ items: Managed[] }>()
        .items.find((item) => item.id === clerk.id);
    expect((await list())?.management).toMatchObject({
      lockedUntil: '2026-03-02T02:15:00.000Z',
      abilities: { unlock: true },
      // Failing to sign in is no change of the person.
      version: 1,
    });
    expect((await act(admin, clerk.id, 'unlock', { expectedVersion: 1 })).status).toBe(200);
    expect((await list())?.management).toMatchObject({ lockedUntil: null, abilities: { unlock: false } });
    expect(
      (await area.server.client().post('/api/staff/session', { account: clerk.account, password: PASSWORD })).status,
    ).toBe(201);
  });

  test('a reset ends sessions, lifts the lock and asks for a new password', async () => {
    const client = await area.signedIn(clerk.account);
    for (let n = 0; n < 5; n += 1) {
      await area.server.client().post('/api/staff/session', { account: clerk.account, password: 'wrong-password' });
    }
    const reset = { expectedVersion: 1, initialPassword: 'given-by-admin' };
    expect((await act(admin, clerk.id, 'reset-password', reset)).status).toBe(200);
    expect((await client.get('/api/staff/me')).status).toBe(401);
    const signIn = (password: string) =>
      area.server.client().post('/api/staff/session', { account: clerk.account, password });
    expect(code(await signIn(PASSWORD))).toBe('login_failed');
    expect((await signIn('given-by-admin')).json()).toMatchObject({ mustChangePassword: true });
  });

  test('every change is in the audit log, without passwords', async () => {
    await act(admin, clerk.id, 'disable', { expectedVersion: 1 });
    await act(admin, clerk.id, 'reset-password', { expectedVersion: 2, initialPassword: 'given-by-admin' });
    const rows = await area.connection
      .collection('auditRows')
      .find({ 'subject.id': clerk.id })
      .sort({ _id: 1 })
      .toArray();
    expect(rows.map((row) => [row['action'], row['actor'].id])).toEqual([
      ['create_staff', 'test'],
      ['disable_staff', administrator.id],
      ['reset_password', administrator.id],
    ]);
    expect(JSON.stringify(rows)).not.toContain('given-by-admin');
  });
});

describe('the list', () => {
  test('goes on where the page before ended, in order of account', async () => {
    const long = await area.agency();
    const accounts = ['list.a', 'list.b', 'list.c', 'list.d', 'list.e'];
    for (const account of accounts.toReversed()) await area.staff(long.id, { account, roles: ['administrator'] });
    const reader = await area.signedIn('list.c');
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const page: { items: Managed[]; nextCursor: string | null } = (
        await reader.get(`/api/staff/staff?limit=2${query}`)
      ).json();
      seen.push(...page.items.map((item) => item.management?.account ?? ''));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor);
    expect(pages).toBe(3);
    expect(seen).toEqual(accounts);
  });

  test('a cursor of another agency is refused', async () => {
    const elsewhere = await area.agency();
    const other = await area.staff(elsewhere.id, { roles: ['administrator'] });
    const { nextCursor } = (await admin.get('/api/staff/staff?limit=1')).json<{ nextCursor: string }>();
    const response = await (await area.signedIn(other.account)).get(`/api/staff/staff?limit=1&cursor=${nextCursor}`);
    expect([response.status, code(response)]).toEqual([400, 'invalid_input']);
  });
});
