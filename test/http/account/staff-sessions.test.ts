/** Sessions as people see and end them: their own, and as an administrator those of the agency. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type AgencyRecord } from '../../../src/ports/agencies.js';
import { type StaffRecord } from '../../../src/ports/staff.js';
import { type AccountServer, startAccountServer } from '../../support/account.js';
import { useTestDatabase } from '../../support/database.js';
import { type TestClient, type TestResponse } from '../../support/http.js';

interface Card {
  id: string;
  staff: { id: string; name: string };
  current: boolean;
  client: string;
  address: string | null;
  beganAt: string;
  lastSeenAt: string;
  expiresAt: string;
  abilities: { end: boolean };
}

const database = useTestDatabase();
let area: AccountServer;
let agency: AgencyRecord;
let person: StaffRecord;
let administrator: TestClient;

const at = (time: string): void => area.clock.freeze(new Date(`2026-03-02T${time}Z`));
const told = (response: TestResponse) => [response.status, response.json().error.code];
const listed = async (who: TestClient, query = ''): Promise<Card[]> => {
  const response = await who.get(`/api/staff/sessions${query}`);
  expect(response.status).toBe(200);
  return response.json<{ items: Card[] }>().items;
};
const end = (who: TestClient, id: string) => who.post(`/api/staff/sessions/${id}/actions/end`);
const audited = (action: string) =>
  area.connection.collection('auditRows').find({ action, 'subject.id': person.id }).toArray();

beforeAll(async () => {
  area = await startAccountServer(database);
});
afterAll(() => area.stop());
beforeEach(async () => {
  at('02:00:00');
  agency = await area.agency();
  person = await area.staff(agency.id, { name: '王经办' });
  const manager = await area.staff(agency.id, { name: '吴管理', roles: ['administrator'] });
  administrator = await area.signedIn(manager.account);
});

describe('requires authentication', () => {
  test.each([
    ['GET', '/api/staff/sessions'],
    ['POST', '/api/staff/sessions/65f0c1a2b3d4e5f601234567/actions/end'],
    ['POST', '/api/staff/sessions/actions/end-others'],
  ])('%s %s', async (method, path) => {
    const client = area.server.client();
    expect(told(await (method === 'GET' ? client.get(path) : client.post(path)))).toEqual([401, 'login_required']);
  });
});

describe('one’s own', () => {
  test('the last begun first, with when, from where and with what; the one that asks is told', async () => {
    const first = await area.signedIn(person.account);
    at('02:10:00');
    const second = await area.signedIn(person.account);
    await first.get('/api/staff/me');
    const cards = await listed(second);
    const common = { staff: { id: person.id, name: '王经办' }, client: '其他程序', address: '127.0.0.1' };
    expect(cards).toEqual([
      {
        ...common,
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        current: true,
        beganAt: '2026-03-02T02:10:00.000Z',
        lastSeenAt: '2026-03-02T02:10:00.000Z',
        expiresAt: '2026-03-02T12:10:00.000Z',
        abilities: { end: false },
      },
      {
        ...common,
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        current: false,
        beganAt: '2026-03-02T02:00:00.000Z',
        lastSeenAt: '2026-03-02T02:10:00.000Z',
        expiresAt: '2026-03-02T12:00:00.000Z',
        abilities: { end: true },
      },
    ]);
    const kept = JSON.stringify(cards);
    for (const { tokenHash, csrfToken } of await area.connection.collection('staffSessions').find().toArray()) {
      expect(kept).not.toContain(tokenHash);
      expect(kept).not.toContain(csrfToken);
    }
  });

  test('one that has been idle for half an hour is no more', async () => {
    await area.signedIn(person.account);
    at('02:30:00');
    const second = await area.signedIn(person.account);
    expect((await listed(second)).map(({ current }) => current)).toEqual([true]);
  });

  test('page by page', async () => {
    for (let turn = 0; turn < 3; turn += 1) await area.signedIn(person.account);
    const client = await area.signedIn(person.account);
    const whole = await listed(client);
    const page = (await client.get('/api/staff/sessions?limit=3')).json<{ items: Card[]; nextCursor: string }>();
    const rest = await listed(client, `?limit=3&cursor=${page.nextCursor}`);
    expect([...page.items, ...rest]).toEqual(whole);
    expect(whole.length).toBe(4);
  });

  test('ending another one: its next request finds nobody, and it is written down', async () => {
    const lost = await area.signedIn(person.account);
    const here = await area.signedIn(person.account);
    const [, other] = await listed(here);
    if (!other) throw new Error('no other session');
    expect((await end(here, other.id)).status).toBe(204);
    expect(told(await lost.get('/api/staff/me'))).toEqual([401, 'login_required']);
    expect((await here.get('/api/staff/me')).status).toBe(200);
    expect(await audited('end_session')).toMatchObject([
      { agencyId: agency.id, actor: { type: 'staff', id: person.id }, detail: { sessionId: other.id } },
    ]);
    expect(told(await end(here, other.id))).toEqual([404, 'not_found']);
  });

  test('not the one that asks: that is signing out', async () => {
    const here = await area.signedIn(person.account);
    const [own] = await listed(here);
    expect(told(await end(here, own?.id ?? ''))).toEqual([422, 'action_not_allowed']);
    expect((await here.get('/api/staff/me')).status).toBe(200);
  });

  test('all others at once; with none nothing is written down', async () => {
    const others = [await area.signedIn(person.account), await area.signedIn(person.account)];
    const here = await area.signedIn(person.account);
    const answer = () => here.post('/api/staff/sessions/actions/end-others');
    expect((await answer()).json()).toEqual({ ended: 2 });
    for (const other of others) expect((await other.get('/api/staff/me')).status).toBe(401);
    expect((await answer()).json()).toEqual({ ended: 0 });
    expect(await audited('end_other_sessions')).toMatchObject([{ detail: { ended: 2 } }]);
  });
});

describe('of the agency', () => {
  test('administrators see and end those of colleagues', async () => {
    const client = await area.signedIn(person.account);
    const cards = await listed(administrator, '?scope=agency');
    expect(cards.map(({ staff, current }) => [staff.name, current])).toEqual([
      ['王经办', false],
      ['吴管理', true],
    ]);
    expect((await end(administrator, cards[0]?.id ?? '')).status).toBe(204);
    expect((await client.get('/api/staff/me')).status).toBe(401);
    expect(await audited('end_session')).toMatchObject([{ actor: { name: '吴管理' }, subject: { label: '王经办' } }]);
  });

  test('nobody else does: the list is refused, and a colleague’s session does not exist', async () => {
    const colleague = await area.staff(agency.id);
    const lawyer = await area.signedIn((await area.staff(agency.id, { roles: ['lawyer', 'auditor'] })).account);
    const client = await area.signedIn(colleague.account);
    expect(told(await lawyer.get('/api/staff/sessions?scope=agency'))).toEqual([403, 'forbidden']);
    const [card] = await listed(client);
    expect(told(await end(lawyer, card?.id ?? ''))).toEqual([404, 'not_found']);
    expect((await client.get('/api/staff/me')).status).toBe(200);
  });

  test('those of another agency do not exist', async () => {
    const elsewhere = await area.agency();
    const stranger = await area.signedIn((await area.staff(elsewhere.id, { roles: ['administrator'] })).account);
    const client = await area.signedIn(person.account);
    const [card] = await listed(client);
    expect((await listed(stranger, '?scope=agency')).length).toBe(1);
    expect(told(await end(stranger, card?.id ?? ''))).toEqual([404, 'not_found']);
    expect((await client.get('/api/staff/me')).status).toBe(200);
  });

  test.each(['scope=all', 'limit=0', 'cursor=zzz', 'staffId=1'])('%s is refused', async (query) => {
    expect((await administrator.get(`/api/staff/sessions?${query}`)).status).toBe(400);
  });

  test('a session of an earlier release says nothing of where it came from', async () => {
    const client = await area.signedIn(person.account);
    await area.connection.collection('staffSessions').updateMany({ staffId: person.id }, { $unset: { address: '' } });
    expect((await listed(client))[0]?.address).toBeNull();
  });
});
