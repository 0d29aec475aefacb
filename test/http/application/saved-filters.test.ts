import { beforeAll, expect, test } from '@jest/globals';
import { newKey } from '../../support/cases.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-10' });
let clerk: Client;
beforeAll(async () => {
  clerk = await server.staff(['clerk'], '王经办');
});
const PATH = '/api/staff/saved-filters';
const save = (body: object, who = clerk, key = newKey()) => who.post(PATH, { query: {}, ...body }, { key });
const names = async (who = clerk) =>
  (await who.get(PATH)).body.items.map(({ name, isDefault }: { name: string; isDefault: boolean }) => [
    name,
    isDefault,
  ]);

test('requires authentication, the role; nobody else sees or changes them', async () => {
  expect((await save({ name: '甲' }, server.anonymous)).status).toBe(401);
  expect((await save({ name: '甲' }, await server.staff(['contributor'], '苗信息'))).status).toBe(403);
  const owner = await server.staff(['clerk'], '孙经办');
  const { body } = await save({ name: '我的' }, owner);
  for (const other of [clerk, await server.staff(['clerk'], '外人', 'other')]) {
    expect((await other.get(PATH)).body.items).toEqual([]);
    expect((await other.request('PUT', `${PATH}/${body.id}`, { name: '别人的', query: {} })).status).toBe(404);
    expect((await other.request('DELETE', `${PATH}/${body.id}`)).status).toBe(404);
  }
  expect(await names(owner)).toEqual([['我的', false]]);
});

test('saved once, listed as it was asked, one default, changed, deleted', async () => {
  const key = newKey();
  const query = { view: 'all', status: 'in_progress', assignee: 'me', year: 2026, text: '路灯' };
  const [one, two] = [
    await save({ name: '今年的', query, isDefault: true }, clerk, key),
    await save({ name: '今年的', query, isDefault: true }, clerk, key),
  ];
  expect([one.status, two.body]).toEqual([201, one.body]);
  expect(one.body).toEqual({ id: one.body.id, name: '今年的', query, isDefault: true });
  const second = await save({ name: '未分派', query: { assignee: 'none' }, isDefault: true });
  expect(await names()).toEqual([
    ['今年的', false],
    ['未分派', true],
  ]);
  const changed = { name: ' 今年在办 ', query: { dueBy: '2026-03-31' }, isDefault: true };
  expect((await clerk.request('PUT', `${PATH}/${one.body.id}`, changed)).body).toEqual({
    id: one.body.id,
    name: '今年在办',
    query: { view: 'open', dueBy: '2026-03-31' },
    isDefault: true,
  });
  expect((await clerk.request('DELETE', `${PATH}/${second.body.id}`)).status).toBe(204);
  expect(await names()).toEqual([['今年在办', true]]);
});

test('a name is the person’s own once; bad queries are told by field', async () => {
  const one = await save({ name: '甲' });
  expect((await save({ name: '甲' })).body.error.code).toBe('already_exists');
  const two = await save({ name: '乙' });
  expect((await clerk.request('PUT', `${PATH}/${two.body.id}`, { name: '甲', query: {} })).status).toBe(409);
  const bad = await save({ name: '', query: { status: 'nonsense', year: 1 } });
  expect(bad.status).toBe(400);
  expect(bad.body.error.fields.map(({ path }: { path: string }) => path).toSorted()).toEqual([
    'name',
    'query.status',
    'query.year',
  ]);
  for (const { id } of [one.body, two.body]) await clerk.request('DELETE', `${PATH}/${id}`);
});

test('twenty, and not one more, also at the same moment', async () => {
  const person = await server.staff(['reviewer'], '李审核');
  for (let n = 1; n <= 19; n += 1) expect((await save({ name: `第${n}个` }, person)).status).toBe(201);
  const [a, b] = await Promise.all([save({ name: '甲' }, person), save({ name: '乙' }, person)]);
  expect([a.status, b.status].toSorted()).toEqual([201, 422]);
  expect((await names(person)).length).toBe(20);
});
