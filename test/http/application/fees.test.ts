/** 信息处理费 (第四十二条, 国办函〔2020〕109号): amounts and dates by hand from the tariff and the 2026 calendar. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });

let clerk: Client;
let head: Client;
let reviewer: Client;
let citizen: Client;

beforeAll(async () => {
  clerk = await server.staff(['clerk'], '王经办');
  head = await server.staff(['office_head'], '赵主任');
  reviewer = await server.staff(['reviewer'], '李审核');
  citizen = await server.citizen('zhang-san');
});

async function received(on: string, fields: object = {}): Promise<Answer['body']> {
  server.clock.freezeOn(on);
  const body = { channel: 'in_person', fields: buildOtherForm(fields), submittedDate: on, confirmDuplicate: true };
  const made = await clerk.post('/api/staff/applications', body, { key: newKey() });
  expect(made.status).toBe(201);
  return made.body;
}

async function attempt(who: Client, id: string, verb: string, body: object = {}): Promise<Answer> {
  const { version } = (await clerk.get(`/api/staff/applications/${id}`)).body;
  return who.post(`/api/staff/applications/${id}/actions/${verb}`, { expectedVersion: version, ...body });
}

describe('requires authentication and the role', () => {
  test('nobody, another agency, a reviewer', async () => {
    const { id } = await received('2026-03-02');
    const path = `/api/staff/applications/${id}/actions/demand-fee`;
    const body = { expectedVersion: 1, method: 'per_page', pages: 68 };
    expect((await server.anonymous.post(path, body)).status).toBe(401);
    const elsewhere = await server.staff(['clerk'], '外人', 'other');
    expect((await elsewhere.post(path, body)).status).toBe(404);
    expect((await attempt(reviewer, id, 'demand-fee', { method: 'per_page', pages: 68 })).status).toBe(403);
  });
});

describe('109号 第五条 按量计收', () => {
  test.each([
    [30, null],
    [31, 1_000],
    [68, 38_000],
    [100, 70_000],
    [101, 72_000],
    [200, 270_000],
    [201, 274_000],
  ])('%d pages', async (pages, amountFen) => {
    const { id } = await received('2026-03-02');
    const answer = await attempt(clerk, id, 'demand-fee', { method: 'per_page', pages });
    if (amountFen === null) {
      expect(answer.status).toBe(422);
      expect(answer.body.error.message).toContain('30 页按收费标准为 0 元');
    } else {
      expect(answer.body.fee).toMatchObject({ amountFen, quantity: pages, method: { code: 'per_page' } });
    }
  });

  test('pages belong to this method alone', async () => {
    const { id } = await received('2026-03-02');
    const without = await attempt(clerk, id, 'demand-fee', { method: 'per_page' });
    expect(without.body.error.fields).toEqual([{ path: 'pages', message: '按量计收的，请填写页数' }]);
    const withPages = await attempt(clerk, id, 'demand-fee', { method: 'per_item', pages: 3 });
    expect(withPages.body.error.fields).toEqual([{ path: 'pages', message: '按件计收的，不填页数' }]);
  });
});

describe('109号 第四条 按件计收：同一申请人一个自然月内', () => {
  test('the tenth is free, the eleventh costs 100 yuan; the month before and other people do not count', async () => {
    const person = { identityNumber: '110105194912310038', applicantName: '李四' };
    await received('2026-04-30', person);
    const items: Answer['body'][] = [];
    for (let index = 0; index < 11; index += 1) items.push(await received('2026-05-06', person));
    await received('2026-05-06');
    const tenth = await attempt(clerk, items[9].id, 'demand-fee', { method: 'per_item' });
    expect(tenth.status).toBe(422);
    expect(tenth.body.error.message).toContain('当月第 10 件');
    const eleventh = await attempt(clerk, items[10].id, 'demand-fee', { method: 'per_item' });
    expect(eleventh.body.fee).toMatchObject({ amountFen: 10_000, quantity: 11 });
  });
});

describe('109号 第六条 缴费期限和重新计算', () => {
  // Received 03-02: due 03-30. Notice 03-05: 20 working days from the day after are 03-06 … 04-02.
  test('pays: the period counts anew from the day after', async () => {
    const { id } = await received('2026-03-02');
    server.clock.freezeOn('2026-03-05');
    const asked = (await attempt(clerk, id, 'demand-fee', { method: 'per_page', pages: 68 })).body;
    expect(asked).toMatchObject({
      status: { code: 'awaiting_fee' },
      dueDate: null,
      turn: { party: 'applicant', until: '2026-04-02' },
      fee: { payBy: '2026-04-02', paidDate: null },
    });
    expect((await attempt(clerk, id, 'demand-fee', { method: 'per_page', pages: 99 })).body.error.code).toBe(
      'action_not_allowed',
    );
    server.clock.freezeOn('2026-03-16');
    const early = await attempt(clerk, id, 'record-payment', {
      date: '2026-03-04',
      proof: 'A1',
      lateEntryReason: '补录',
    });
    expect(early.body.error.code).toBe('event_date_invalid');
    const paid = (await attempt(clerk, id, 'record-payment', { proof: 'A1' })).body;
    // 20 working days after 03-16 over 清明: 04-14
    expect(paid).toMatchObject({
      status: { code: 'in_progress' },
      dueDate: '2026-04-14',
      fee: { paidDate: '2026-03-16' },
    });
    expect((await attempt(clerk, id, 'record-payment', { proof: 'A1' })).status).toBe(422);
  });

  test('the day the notice was received sets the time to pay', async () => {
    const { id } = await received('2026-03-02');
    server.clock.freezeOn('2026-03-06');
    const asked = await attempt(clerk, id, 'demand-fee', { method: 'per_page', pages: 68, date: '2026-03-04' });
    // twenty working days after 03-04: 04-01
    expect(asked.body.fee).toMatchObject({ demandedDate: '2026-03-04', payBy: '2026-04-01' });
    const served = await attempt(clerk, id, 'record-notice-service', { notice: 'fee', way: 'post', proof: '签收单' });
    expect(served.body.fee.payBy).toBe('2026-04-03');
  });

  test('the notice goes out by the due date: the last day, and the day after', async () => {
    const inTime = await received('2026-03-02');
    const late = await received('2026-03-02');
    server.clock.freezeOn('2026-03-30');
    expect((await attempt(clerk, inTime.id, 'demand-fee', { method: 'per_page', pages: 68 })).status).toBe(200);
    server.clock.freezeOn('2026-03-31');
    const answer = await attempt(clerk, late.id, 'demand-fee', { method: 'per_page', pages: 68 });
    expect(answer.body.error).toMatchObject({
      code: 'event_date_invalid',
      message: expect.stringContaining('2026-03-30'),
    });
  });

  test('does not pay: may be closed on the day after, counted in its own row', async () => {
    const { id } = await received('2026-03-02');
    server.clock.freezeOn('2026-03-05');
    await attempt(clerk, id, 'demand-fee', { method: 'per_page', pages: 68 });
    await attempt(clerk, id, 'record-notice-service', { notice: 'fee', way: 'in_person', proof: '当面签收' });
    const closing = {
      parts: [{ code: 'otherwise_fee_unpaid', ground: 'fee_measures' }],
      text: '逾期未缴费，不再处理。',
    };
    server.clock.freezeOn('2026-04-02');
    const early = await attempt(clerk, id, 'propose-decision', closing);
    expect(early.body.error.message).toContain('缴费期限 2026-04-02 尚未届满');
    server.clock.freezeOn('2026-04-03');
    const proposed = await attempt(clerk, id, 'propose-decision', closing);
    // the office owes no answer any more: no date of it can be missed
    expect(proposed.body).toMatchObject({ status: { code: 'awaiting_approval' }, dueDate: null, overdue: false });
    expect((await attempt(head, id, 'approve-decision')).status).toBe(200);
    const sent = await attempt(clerk, id, 'dispatch', { method: 'post', trackingNumber: 'EA1' });
    expect(sent.body).toMatchObject({ status: { code: 'answered' }, dueDate: null, overdue: false });
    const { body } = await clerk.get('/api/staff/reports/2026/tables');
    expect(body.tables.table2.rows.otherwise_fee_unpaid[0]).toBe(1);
  });
});

test('a case that no fee notice went out in cannot be closed for want of payment', async () => {
  const { id } = await received('2026-07-01');
  const body = { parts: [{ code: 'otherwise_fee_unpaid', ground: 'fee_measures' }], text: '逾期未缴费，不再处理。' };
  const answer = await attempt(clerk, id, 'propose-decision', body);
  expect(answer.body.error).toMatchObject({
    code: 'decision_incomplete',
    message: expect.stringContaining('收费通知'),
  });
});

test('nothing is charged, with a reason: then no notice can go out', async () => {
  const { id } = await received('2026-07-01');
  expect((await attempt(clerk, id, 'waive-fee', { reason: '首次超出' })).status).toBe(403);
  expect((await attempt(head, id, 'waive-fee', {})).status).toBe(400);
  expect((await attempt(head, id, 'waive-fee', { reason: '首次超出' })).status).toBe(200);
  const late = await attempt(clerk, id, 'demand-fee', { method: 'per_page', pages: 68 });
  expect(late.body.error.message).toContain('已决定不收取信息处理费');
});

test('the applicant is told the amount and the date, and sees no internal proof', async () => {
  server.clock.freezeOn('2026-06-01');
  const draft = await citizen.post(
    '/api/me/drafts',
    { agencyId: server.agencyId, fields: buildOtherForm() },
    { key: newKey() },
  );
  const { id } = (await citizen.post('/api/me/applications', { draftId: draft.body.id }, { key: newKey() })).body;
  await attempt(clerk, id, 'confirm-receipt');
  await attempt(clerk, id, 'demand-fee', { method: 'per_page', pages: 68 });
  await attempt(clerk, id, 'record-payment', { proof: '内部凭证号' });
  const mine = (await citizen.get(`/api/me/applications/${id}`)).body;
  const lines = mine.timeline.map((item: { title: string; detail: string }) => `${item.title}｜${item.detail}`);
  // 20 working days after 06-01 over 端午 (06-19): 06-30
  expect(lines).toContain('请按收费通知缴费｜信息处理费 380.00 元（按量计收，68 页），请在 2026-06-30 前缴纳');
  expect(lines).toContain('已收到缴费，答复期限重新计算｜380.00 元');
  expect(JSON.stringify(mine)).not.toContain('内部凭证号');
});
