/** The register of what came in and is no application (A.10, 18 and 24). */
import { beforeAll, expect, test } from '@jest/globals';
import { newKey } from '../../support/cases.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-10' });
let clerk: Client;
beforeAll(async () => {
  clerk = await server.staff(['clerk'], '王经办');
});
const letter = {
  kind: 'misaddressed',
  receivedDate: '2026-03-09',
  addressee: '规划局',
  sender: '张三',
  about: '规划许可',
};
const register = (body: object, who = clerk) =>
  who.post('/api/staff/letters', { ...letter, ...body }, { key: newKey() });

test('requires authentication, the role, the agency', async () => {
  expect((await register({}, server.anonymous)).status).toBe(401);
  expect((await register({}, await server.staff(['contributor'], '苗信息'))).status).toBe(403);
  const { body } = await register({});
  const outsider = await server.staff(['clerk'], '外人', 'other');
  const path = `/api/staff/letters/${body.id}/actions/settle`;
  expect((await outsider.post(path, { expectedVersion: 1, outcome: 'returned' })).status).toBe(404);
  expect((await outsider.get('/api/staff/letters')).body.items).toEqual([]);
});

test('registered once, settled, listed; never counted', async () => {
  const before = (await clerk.get('/api/staff/reports/2026/tables')).body.tables.table2.rows.newly_received;
  const key = newKey();
  const [one, two] = [
    await clerk.post('/api/staff/letters', letter, { key }),
    await clerk.post('/api/staff/letters', letter, { key }),
  ];
  expect([one.status, two.body.id]).toEqual([201, one.body.id]);
  const path = `/api/staff/letters/${one.body.id}/actions/settle`;
  const nowhere = await clerk.post(path, { expectedVersion: 1, outcome: 'forwarded' });
  expect(nowhere.body.error.fields).toEqual([{ path: 'destination', message: '请填写转送的机关' }]);
  const sent = await clerk.post(path, { expectedVersion: 1, outcome: 'forwarded', destination: '规划局' });
  expect(sent.body.outcome).toMatchObject({
    kind: { label: '转送其他机关' },
    date: '2026-03-10',
    destination: '规划局',
  });
  expect((await clerk.post(path, { expectedVersion: 1, outcome: 'returned' })).status).toBe(409);
  const open = (await clerk.get('/api/staff/letters?open=true')).body.items as { id: string }[];
  expect(open.map(({ id }) => id)).not.toContain(one.body.id);
  const done = (await clerk.get('/api/staff/letters?open=false')).body.items as { id: string }[];
  expect(done.map(({ id }) => id)).toContain(one.body.id);
  expect((await clerk.get('/api/staff/reports/2026/tables')).body.tables.table2.rows.newly_received).toEqual(before);
});

test('days: today at the latest, not before it came in', async () => {
  expect((await register({ receivedDate: '2026-03-11' })).body.error.fields[0]).toEqual({
    path: 'receivedDate',
    message: '日期不能晚于今天',
  });
  const { body } = await register({ receivedDate: '2026-03-10' });
  const early = await clerk.post(`/api/staff/letters/${body.id}/actions/settle`, {
    expectedVersion: 1,
    outcome: 'returned',
    date: '2026-03-09',
  });
  expect(early.body.error.fields).toEqual([{ path: 'date', message: '日期不能早于 2026-03-10' }]);
});
