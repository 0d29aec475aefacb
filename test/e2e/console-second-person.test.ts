/** What needs a second person beside the cases, at two desks at once: seeing masked personal data, booking what a recount found. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IDENTITY_NUMBER } from '../support/cases.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { signInOverApi } from '../support/demo-server.js';
import { type Desk, openDesk } from '../support/desk.js';
import { type Client, useServer } from '../support/server.js';
import { spoilTally } from '../support/spoil-tally.js';
import { ok } from '../support/tenants.js';

const bed = useServer({ today: '2025-12-29', faces: true });
let desk: Desk;
let clerk: Clerk;
let reviewer: Clerk;
let head: Clerk;
/** The same person as `reviewer`, past the console. */
let own: Client;
let id = '';
let number = '';

beforeAll(async () => {
  desk = await openDesk(bed);
  ({ id, number } = await desk.handedIn('2025-12-29'));
  bed.clock.freezeOn('2026-01-08');
  const member = await bed.account(['clerk', 'reviewer'], '周审核');
  [clerk, reviewer, head] = await Promise.all([
    sitAtConsole(bed.origin, await bed.account(['clerk'], '吴经办')),
    sitAtConsole(bed.origin, member),
    sitAtConsole(bed.origin, await bed.account(['office_head'], '孙主任')),
  ]);
  own = await signInOverApi(bed.origin, member);
  await bed.keepSignedIn();
  const admin = await bed.staff(['administrator'], '管理员');
  const { version } = ok(await admin.get('/api/staff/agency'));
  const rule = { expectedVersion: version, unmasking: 'with_approval' };
  ok(await admin.post('/api/staff/agency/actions/update', rule));
}, 120_000);
afterAll(async () => {
  expect([clerk, reviewer, head].flatMap((person) => person?.troubles ?? [])).toEqual([]);
  await Promise.all([clerk?.leave(), reviewer?.leave(), head?.leave()]);
});

const waiting = (person: Clerk) => person.page.getByLabel('等待审批的事项');

describe('seeing what the case masks', () => {
  test('asked for with a reason, approved at another desk, seen at once on the page that waited', async () => {
    await clerk.open(`applications/${id}`);
    await clerk.click('请求查看完整信息…');
    await clerk.sees(/由另一位审核人或者负责人批准/);
    await clerk.click('提出请求');
    await clerk.page.locator('[data-path="reason"] .field__words--fault').waitFor();
    await clerk.fill(/^理由/, '邮寄答复书，核对收件人');
    await clerk.click('提出请求');
    await clerk.sees(/已请求查看申请人的联系方式、申请人的身份证明号码，等待另一位/);
    await clerk.picture('unmasking-waiting');
    expect(await clerk.page.getByText(IDENTITY_NUMBER).count()).toBe(0);

    await reviewer.open('');
    await reviewer.click(`${number} 邮寄答复书，核对收件人`, 'link');
    await reviewer.page.getByRole('heading', { name: '查看完整的个人信息' }).waitFor();
    await reviewer.settled();
    await reviewer.picture('approvals-unmasking');
    await reviewer.page.keyboard.press('a');
    await reviewer.sees(/^吴经办可以查看申请 .*，到下一个工作日为止，每次查看都写入审计记录。$/);
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    await reviewer.sees('没有等待您审批的事项。');

    // 8 January 2026 is a Thursday.
    await clerk.sees(/周审核已批准您查看.*，到 2026-01-09\s*为止/);
    await clerk.click('查看完整信息');
    await clerk.sees(IDENTITY_NUMBER);
    await clerk.click('重新遮盖');
    await clerk.page.getByText(IDENTITY_NUMBER).waitFor({ state: 'detached' });
  });

  test('a reviewer cannot approve his own; returned, he reads why', async () => {
    await reviewer.open(`applications/${id}`);
    await reviewer.click('请求查看完整信息…');
    await reviewer.fill(/^理由/, '电话核对补正');
    await reviewer.click('提出请求');
    await reviewer.sees(/等待另一位审核人或者负责人批准/);
    await reviewer.open('approvals');
    await reviewer.sees('由您提出，须由另一人批准（提出人不能批准自己的请求）。');
    expect(await reviewer.page.getByRole('button', { name: /^(批准|退回…)$/ }).count()).toBe(0);
    await reviewer.page.keyboard.press('a');
    await reviewer.page.keyboard.press('u');
    expect(await reviewer.page.getByRole('dialog').locator('visible=true').count()).toBe(0);

    await head.open('approvals');
    await waiting(head).getByText('电话核对补正').waitFor();
    await head.page.keyboard.press('u');
    await head.click('退回');
    await head.page.locator('[data-path="comment"] .field__words--fault').waitFor();
    await head.fill(/^理由/, '补正通知里有电话');
    await head.click('退回');
    await head.sees('没有等待您审批的事项。');
    await reviewer.sees('没有等待您审批的事项。');
    await reviewer.open(`applications/${id}`);
    await reviewer.sees('查看的请求被孙主任退回：补正通知里有电话');
    await reviewer.page.getByRole('button', { name: '重新请求查看…' }).waitFor();
  });

  test('who comes second is told what the first one did', async () => {
    await clerk.open(`applications/${id}`);
    const other = ok(
      await own.post(`/api/staff/applications/${id}/actions/request-unmasking`, {
        reason: '核对',
        fields: ['contact'],
      }),
    );
    await head.open('approvals');
    await head.page.keyboard.press('a');
    await head.page.getByRole('dialog').getByRole('button', { name: '批准' }).waitFor();
    ok(await desk.reviewer.post(`/api/staff/approval-requests/${other.id}/actions/return`, { comment: '不必' }));
    await head.page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    await head.sees('李审核已经退回，不必再办理。');
    await head.sees('没有等待您审批的事项。');
  });
});

describe('booking what a recount found', () => {
  test('proposed at the statistics, refused when the figures have moved, proposed anew and booked: the frozen year has a second version', async () => {
    await spoilTally(bed);
    ok(await desk.head.post('/api/staff/reports/2025/actions/freeze', {}));
    await clerk.open('reports/tables?year=2025');
    await clerk.click('重新计数');
    await clerk.sees(/不一致：有 4 格不同/);
    await clerk.sees('2026 年度也不一致。');
    await clerk.click('提出更正…');
    await clerk.fill(/^理由/, '导入时多记一件');
    await clerk.click('提出');
    await clerk.sees(/吴经办已提出更正，等待负责人批准/);
    await clerk.picture('tables-recount');

    await head.open('approvals');
    await head.sees('2025 年 新收 自然人 −1');
    await head.sees(/2025\s*年度（已定稿，第 1 版）/);
    await head.picture('approvals-tally');
    await spoilTally(bed, 2);
    await head.click('批准');
    await head.sees('2025 年度已定稿（第 1 版）：格子随之改变的，形成新的一版，写明更正的理由。');
    await head.page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    await head.sees(/流水与重新计数的差异变了，没有更正/);
    await head.page.getByRole('heading', { name: '现在的差异' }).waitFor();
    expect(await head.page.getByRole('button', { name: '批准', exact: true }).isDisabled()).toBe(true);
    await head.click('退回…');
    await head.fill(/^理由/, '差异已变，请重新核对');
    await head.click('退回');
    await head.sees('没有等待您审批的事项。');

    await clerk.sees(/提出的更正被孙主任退回：差异已变，请重新核对/);
    await clerk.click('重新计数');
    await clerk.click('提出更正…');
    await clerk.fill(/^理由/, '导入时多记三件');
    await clerk.click('提出');
    await waiting(head).getByText('导入时多记三件').waitFor();
    await head.page.keyboard.press('a');
    await head.page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    await clerk.sees(/上次更正：.*吴经办提出，孙主任批准；导入时多记三件/);
    await clerk.click('重新计数');
    await clerk.sees('一致：每一格都相同');
    const { items } = ok(await desk.clerk.get('/api/staff/reports/2025/versions'));
    expect(items.map(({ version, reason }: never) => [version, reason])).toEqual([
      [2, '导入时多记三件'],
      [1, null],
    ]);
    await clerk.sees(/最新为第 2 版/);
  });
});
