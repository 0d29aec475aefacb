/** A year that has been frozen: what belongs into it afterwards is a correction by the head, and makes a new version with its differences. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CasePage, casePage } from '../support/case-page.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { signInOverApi } from '../support/demo-server.js';
import { type Desk, openDesk } from '../support/desk.js';
import { type Client, type StaffMember, useServer } from '../support/server.js';

const server = useServer({ today: '2025-12-29', faces: true });
const TABLES = '/api/staff/reports/2025';

let desk: Desk;
let member: StaffMember;
let head: Clerk;
let api: Client;
let page: CasePage;
let id = '';

beforeAll(async () => {
  desk = await openDesk(server);
  member = await server.account(['office_head'], '钱主任');
  const answered = await desk.handedIn('2025-12-29');
  ({ id } = await desk.handedIn('2025-12-31'));
  await desk.answered(answered.id);
  server.clock.freezeOn('2026-01-08');
  head = await sitAtConsole(server.origin, member);
  api = await signInOverApi(server.origin, member);
  page = casePage(head);
  await server.keepSignedIn();
}, 120_000);
afterAll(() => head?.leave());

const versions = async () => (await api.get(`${TABLES}/versions`)).body.items;

test('frozen by the head: two received, one answered, one carried forward', async () => {
  const { tables } = (await api.get(`${TABLES}/tables`)).body;
  expect(tables.table2.rows.newly_received).toEqual([2, 0, 0, 0, 0, 0, 2]);
  expect(tables.table2.rows.granted).toEqual([1, 0, 0, 0, 0, 0, 1]);
  expect(tables.table2.rows.carried_forward).toEqual([1, 0, 0, 0, 0, 0, 1]);
  expect((await api.post(`${TABLES}/actions/freeze`, {})).status).toBe(201);
  expect(await versions()).toMatchObject([{ version: 1, frozenBy: '钱主任', diff: [] }]);
});

describe('第四十九条 corrected afterwards, on the page of the case', () => {
  test('the head is asked for the reason of the correction, and nothing has changed before it is given', async () => {
    const { events } = await desk.page(id);
    await desk.done(desk.clerk, id, 'propose-date-correction', {
      eventId: events.find(({ kind }: { kind: string }) => kind === 'submitted').id,
      to: '2026-01-04',
      reason: '申请书上的日期是1月4日。',
    });
    await page.open(id);
    const form = await page.start('批准更正日期');
    expect(await form.effects()).toEqual([
      '由 2025-12-31 更正为 2026-01-04：申请书上的日期是1月4日。',
      '期限、统计和提醒随之重算。',
    ]);
    await form.confirm();
    await form.frame.getByLabel('更正的理由').waitFor();
    expect(await versions()).toHaveLength(1);
    await form.write('更正的理由', '登记日期有误，1月4日为调休上班日。');
    await form.confirm();
    await form.frame.waitFor({ state: 'detached' });
  });

  test('received in the new year: the case counts from there, and the old year has a second version', async () => {
    const moved = { status: '办理中', due: '2026-01-30' };
    expect(await page.standing(moved)).toEqual(moved);
    const [second] = await versions();
    expect(second).toMatchObject({
      version: 2,
      reason: '登记日期有误，1月4日为调休上班日。',
      diff: [
        { table: 'table2', row: 'newly_received', column: 'natural_person', before: 2, after: 1 },
        { table: 'table2', row: 'newly_received', column: 'total', before: 2, after: 1 },
        { table: 'table2', row: 'carried_forward', column: 'natural_person', before: 1, after: 0 },
        { table: 'table2', row: 'carried_forward', column: 'total', before: 1, after: 0 },
      ],
    });
    expect((await api.get('/api/staff/reports/2026/tables')).body.tables.table2.rows.newly_received).toEqual([
      1, 0, 0, 0, 0, 0, 1,
    ]);
    expect((await api.get(`${TABLES}/recount`)).body).toMatchObject({ equal: true, differences: [] });
  });
});

test('nothing went wrong in the page', () => {
  expect(head.troubles).toEqual([]);
});
