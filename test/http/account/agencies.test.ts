import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AgencyRecord } from '../../../src/ports/agencies.js';
import { type AccountServer, startAccountServer } from '../../support/account.js';
import { useTestDatabase } from '../../support/database.js';
import { type TestClient, type TestResponse } from '../../support/http.js';

interface Item {
  id: string;
  code: string;
  name: string;
}

interface List {
  items: Item[];
  nextCursor: string | null;
}

const database = useTestDatabase();
let area: AccountServer;
let government: AgencyRecord;
let bureau: AgencyRecord;
let admin: TestClient;

beforeAll(async () => {
  area = await startAccountServer(database);
  government = await area.agency({ code: 'PDQ', name: '平定区人民政府', kind: 'government' });
  bureau = await area.agency({ code: 'RSJ', name: '平定区人力资源和社会保障局', parentCode: 'PDQ' });
  await area.agency({ code: 'GAJ', name: '平定区公安局', parentCode: 'PDQ' });
  await area.agency({ code: 'CGZ', name: '城关镇人民政府', kind: 'township', parentCode: 'PDQ' });
  const person = await area.staff(bureau.id, { roles: ['administrator'] });
  admin = await area.signedIn(person.account);
});
afterAll(() => area.stop());

const visitor = (): TestClient => area.server.client();
const list = async (query: string): Promise<List> => (await visitor().get(`/api/public/agencies${query}`)).json<List>();
const codes = (found: List): string[] => found.items.map((item) => item.code);

function code(response: TestResponse): string {
  return response.json().error.code;
}

const update = (client: TestClient, body: object): Promise<TestResponse> =>
  client.post('/api/staff/agency/actions/update', body);

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('everybody reads', () => {
  test('the agencies in order of code, page by page', async () => {
    const first = await list('?limit=3');
    expect(codes(first)).toEqual(['CGZ', 'GAJ', 'PDQ']);
    const second = await list(`?limit=3&cursor=${first.nextCursor}`);
    expect(codes(second)).toEqual(['RSJ']);
    expect(second.nextCursor).toBeNull();
  });

  test.each([
    ['社会保障', ['RSJ']],
    ['平定区 局', ['GAJ', 'RSJ']],
    ['局', ['GAJ', 'RSJ']],
    ['rsj', ['RSJ']],
    ['税务', []],
    ['……', []],
  ])('found by “%s”', async (text, expected) => {
    expect(codes(await list(`?text=${encodeURIComponent(text)}`))).toEqual(expected);
  });

  test('what stands below one', async () => {
    expect(codes(await list(`?parentId=${government.id}`))).toEqual(['CGZ', 'GAJ', 'RSJ']);
    expect(codes(await list(`?parentId=${bureau.id}`))).toEqual([]);
  });

  test('one, with everything a person needs to reach it', async () => {
    const response = await visitor().get(`/api/public/agencies/${bureau.id}`);
    expect(response.json()).toEqual({
      id: bureau.id,
      code: 'RSJ',
      name: '平定区人力资源和社会保障局',
      kind: { code: 'department', label: '政府部门' },
      parentId: government.id,
      acceptsApplications: true,
      channels: [{ code: 'online', label: '网上提交' }],
      office: { name: '', address: '', hours: '', phone: '', fax: '', email: '' },
      reconsiderationBodies: [],
      courts: [],
    });
    const again = await visitor().get(`/api/public/agencies/${bureau.id}`, {
      'if-none-match': response.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });

  test('an unknown one is not found, a cursor of another search is refused', async () => {
    const unknown = await visitor().get('/api/public/agencies/a00000000000000000000001');
    expect([unknown.status, code(unknown)]).toEqual([404, 'not_found']);
    const { nextCursor } = await list('?limit=1');
    const foreign = await visitor().get(`/api/public/agencies?limit=1&text=a&cursor=${nextCursor}`);
    expect([foreign.status, code(foreign)]).toEqual([400, 'invalid_input']);
  });
});

describe('an agency keeps its own data', () => {
  const body = {
    name: '平定区人民政府',
    address: '平定区正义路1号',
    phone: '0353-1234567',
    validFrom: '2024-01-01',
    validUntil: null,
  };
  const office = {
    name: '办公室',
    address: '平定区民生路8号3楼',
    hours: '工作日 8:30—12:00，14:30—18:00',
    phone: '0353-7654321',
    fax: '',
    email: 'xxgk@example.gov.cn',
  };

  test('only its administrator, and only his own', async () => {
    const clerk = await area.signedIn((await area.staff(bureau.id)).account);
    expect(code(await update(clerk, { expectedVersion: 1, office }))).toBe('forbidden');
    expect((await clerk.get('/api/staff/agency')).json()).toMatchObject({
      code: 'RSJ',
      abilities: { manage_agency: false },
    });
    const elsewhere = await area.signedIn((await area.staff(government.id, { roles: ['administrator'] })).account);
    expect((await elsewhere.get('/api/staff/agency')).json()).toMatchObject({ code: 'PDQ' });
  });

  test('a change is seen by everybody, in memory and cache too', async () => {
    const path = `/api/public/agencies/${bureau.id}`;
    expect((await visitor().get(path)).json()).toMatchObject({ office: { phone: '' } });
    const response = await update(admin, {
      expectedVersion: 1,
      name: '平定区人社局',
      office,
      channels: ['online', 'email'],
      reconsiderationBodies: [body],
      courts: [{ ...body, name: '平定区人民法院' }],
    });
    expect(response.json()).toMatchObject({ version: 2, office, reconsiderationBodies: [body] });
    await until(async () => (await visitor().get(path)).text.includes('0353-7654321'));
    expect(codes(await list(`?text=${encodeURIComponent('人社')}`))).toEqual(['RSJ']);
    expect((await admin.get('/api/staff/me')).json()).toMatchObject({ staff: { agency: { name: '平定区人社局' } } });
  });

  test('what is not given stays; an old version is a conflict', async () => {
    const response = await update(admin, { expectedVersion: 2, acceptsApplications: false });
    expect(response.json()).toMatchObject({
      version: 3,
      acceptsApplications: false,
      office,
      reconsiderationBodies: [body],
    });
    const stale = await update(admin, { expectedVersion: 2, acceptsApplications: true });
    expect([stale.status, code(stale)]).toEqual([409, 'version_conflict']);
  });

  test.each([
    ['the code', { code: 'NEW' }],
    ['an unknown channel', { channels: ['carrier_pigeon'] }],
    ['the counter as an optional channel', { channels: ['in_person'] }],
    ['an end before the beginning', { courts: [{ ...body, validUntil: '2023-12-31' }] }],
    ['a line break in the address', { office: { ...office, address: '甲\n乙' } }],
  ])('%s cannot be given', async (_title, changes) => {
    const response = await update(admin, { expectedVersion: 3, ...changes });
    expect([response.status, code(response)]).toEqual([400, 'invalid_input']);
  });
});
