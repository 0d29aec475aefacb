/** What administrators and auditors do at the console: people, sessions, the agency's data, the audit. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessibilityFaults } from '../support/browser.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { type Client, useServer } from '../support/server.js';

const bed = useServer({ today: '2026-03-02', faces: true });
let clerk: Clerk;
/** A second administrator, who is quicker. */
let other: Client;

beforeAll(async () => {
  other = await bed.staff(['administrator'], '何管理');
  clerk = await sitAtConsole(bed.origin, await bed.account(['administrator', 'auditor'], '吴管理'));
}, 60_000);
afterAll(() => clerk?.leave());

const row = (text: string) => clerk.page.getByRole('row').filter({ hasText: text });

describe('people', () => {
  let password = '';

  test('a new one: faults at their fields; the first password is shown once', async () => {
    await clerk.open('staff');
    await clerk.click('新增人员');
    await clerk.fill('账号', '9bad');
    await clerk.fill('姓名', '李新来');
    await clerk.page.getByRole('dialog').getByText('经办人', { exact: true }).click();
    await clerk.click('新增');
    await clerk.sees('账号应为 3 至 32 个小写字母');
    expect(await accessibilityFaults(clerk.page)).toEqual([]);
    await clerk.picture('staff-new');
    await clerk.fill('账号', 'li.xinlai');
    await clerk.click('新增');
    await clerk.sees('只显示这一次');
    password = (await clerk.page.locator('.password').textContent())?.trim() ?? '';
    expect(password).toMatch(/^([a-z2-9]{4}-){2}[a-z2-9]{4}$/);
    await clerk.click('已经告知本人');
    expect(await row('李新来').textContent()).toContain('待改初始密码');
  });

  test('whoever comes with it has to choose his own before anything else', async () => {
    const newcomer = await sitAtConsole(bed.origin, { account: 'li.xinlai', password });
    await newcomer.sees('这是管理员给您的初始密码');
    await newcomer.fill('新密码', 'My-own-horse-5');
    await newcomer.fill('再输入一次', 'My-own-horse-5');
    await newcomer.click('修改密码并继续');
    await newcomer.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await newcomer.leave();
  });

  test('two administrators at one person: what the other did is said, what was typed stays', async () => {
    await clerk.open('staff');
    await clerk.click('修改：李新来');
    await clerk.fill('姓名', '李新莱');
    const { items } = (await other.get('/api/staff/staff?limit=100')).body;
    const member = items.find(({ name }: { name: string }) => name === '李新来');
    const change = { expectedVersion: member.management.version, roles: ['clerk', 'reviewer'] };
    expect((await other.post(`/api/staff/staff/${member.id}/actions/update`, change)).status).toBe(200);
    await clerk.click('保存');
    await clerk.sees('岗位：经办人 → 经办人、审核人');
    expect(await clerk.page.getByLabel('姓名').inputValue()).toBe('李新莱');
    await clerk.click('保存');
    // Taking the role back is a change of its own, which is asked about.
    await clerk.sees('取消岗位：审核人，相应的操作立即不能再做。');
    await clerk.page.getByRole('button', { name: '修改', exact: true }).last().click();
    await clerk.sees('李新莱已修改。');
  });

  test('a lock is seen, and lifted before its time', async () => {
    const body = { account: 'li.xinlai', password: 'Wrong-horse-1' };
    for (let turn = 0; turn < 5; turn += 1) await bed.anonymous.post('/api/staff/session', body);
    await clerk.open('staff');
    expect(await row('李新莱').textContent()).toContain('锁定至');
    await clerk.click('解锁：李新莱');
    await clerk.sees('请先问明是不是本人输错密码');
    await clerk.click('解除锁定');
    await clerk.sees('李新莱的账号已解除锁定。');
    expect((await bed.anonymous.post('/api/staff/session', { ...body, password: 'My-own-horse-5' })).status).toBe(201);
  });

  test('closing an account says what follows, and ends its sessions', async () => {
    await clerk.click('停用：李新莱');
    await clerk.sees('立即生效：已有的登录全部结束，不能再登录。');
    await clerk.sees('名下没有在办的申请。');
    await clerk.click('停用账号');
    await clerk.sees('李新莱的账号已停用。');
    await clerk.open('sessions');
    expect(await row('李新莱').count()).toBe(0);
    expect(await row('何管理').count()).toBe(1);
  });

  test('a colleague’s session is ended at once', async () => {
    const victim = await bed.staff(['clerk'], '赵经办');
    await clerk.click('刷新');
    await row('赵经办').getByRole('button').click();
    await clerk.click('结束登录');
    await clerk.sees('已结束。');
    expect((await victim.get('/api/staff/me')).status).toBe(401);
  });
});

describe('the agency’s data', () => {
  test('two administrators: one follows the other where he typed nothing, and keeps what he typed', async () => {
    await clerk.open('agency');
    await clerk.fill('联系电话', '0360-5550999');
    await clerk.fill('文号规则', '云城管〔{year}〕{n}');
    const { version } = (await other.get('/api/staff/agency')).body;
    const update = { expectedVersion: version, releasePauseWorkingDays: 12 };
    expect((await other.post('/api/staff/agency/actions/update', update)).status).toBe(200);
    await clerk.click('保存');
    await clerk.sees('从 1 起重新编号');
    await clerk.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await clerk.sees('资料刚被其他管理员修改过');
    await clerk.sees(/10 个工作日 → 12 个工作日/);
    expect(await accessibilityFaults(clerk.page)).toEqual([]);
    await clerk.picture('agency-conflict');
    expect(await clerk.page.getByLabel('联系电话').inputValue()).toBe('0360-5550999');
    expect(await clerk.page.getByLabel('告知后等待').inputValue()).toContain('12');
    await clerk.click('保存');
    await clerk.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await clerk.sees('已保存。');
    expect((await other.get('/api/staff/agency')).body).toMatchObject({
      office: { phone: '0360-5550999' },
      releasePauseWorkingDays: 12,
      letters: { numberPattern: '云城管〔{year}〕{n}' },
    });
  });

  test('a fault of the server stands at its field, and nothing is saved', async () => {
    await clerk.fill('文号规则', '没有顺序号');
    await clerk.click('保存');
    await clerk.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await clerk.sees('文号规则应当含有一处 {year}（年份）');
    await clerk.click('放弃修改');
    expect(await clerk.page.getByLabel('文号规则').inputValue()).toBe('云城管〔{year}〕{n}');
  });
});

describe('the audit', () => {
  test('what one person did, of one kind; the chain is whole', async () => {
    await bed.commands.auditChain.sealBatch(1_000, 0);
    await clerk.open(`audit?actorId=${other.staffId}`);
    expect(await clerk.page.locator('tbody tr').allTextContents()).toEqual([
      expect.stringContaining('修改机关资料'),
      expect.stringContaining('修改人员'),
    ]);
    expect(await row('修改人员').textContent()).toContain('岗位：经办人、审核人');
    await clerk.click('核对审计链');
    await clerk.sees('没有发现问题');
    await clerk.picture('audit-chain');
    await clerk.open('audit?caseNumber=TEST-2026-999999');
    await clerk.sees('没有编号为“TEST-2026-999999”的申请');
    await clerk.open('audit?from=2026-03-03&until=2026-03-01');
    await clerk.sees('结束日期不能早于开始日期');
    expect(clerk.troubles.splice(0)).toEqual([]);
  });
});
