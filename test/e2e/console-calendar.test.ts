/**
 * A region's notice at the console. Cases handed in on Monday 14 and Tuesday 15 December 2026 are due on 11 and 12 January 2027
 * (2027 unknown: weekends off); with 11 January off each is due one working day later.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { openDesk } from '../support/desk.js';
import { type Answer, type Client, useServer } from '../support/server.js';

const bed = useServer({ today: '2026-12-15', faces: true });
let admin: Clerk;
let colleague: Client;
let cases: Answer['body'][];

beforeAll(async () => {
  const desk = await openDesk(bed);
  cases = [await desk.handedIn('2026-12-14'), await desk.handedIn('2026-12-15')];
  colleague = await bed.staff(['administrator'], '郑管理');
  admin = await sitAtConsole(bed.origin, await bed.account(['administrator', 'clerk'], '吴管理'));
}, 60_000);
afterAll(async () => {
  await admin?.leave();
});

async function regional(): Promise<Answer['body']> {
  return (await colleague.get('/api/staff/calendars/2027')).body.layers.regional;
}

async function finished(): Promise<void> {
  while (!(await regional()).run?.finishedAt) await admin.page.waitForTimeout(200);
}

test('the year is read with the keyboard, also as an earlier notice had it', async () => {
  await admin.open('calendar');
  await admin.sees('全年 248 个工作日');
  await admin.page.keyboard.press('j');
  await admin.sees('2027 年工作日历');
  await admin.sees('暂定');
  await admin.open('calendar?year=2019');
  await admin.click('看当时的安排', 'link');
  await admin.sees('2019年5月3日（星期五）：工作日，后来改为放假');
  await admin.open('calendar?year=1066');
  await admin.sees('2026 年工作日历');
});

test('a notice is checked line by line, its effect is seen, a colleague’s is not overwritten unseen', async () => {
  await admin.open('calendar/import');
  await admin.sees('由最上级机关的系统管理员或者系统运维人员导入');
  const { page } = admin;
  const day = (placeholder: string, text: string): Promise<void> =>
    page.getByPlaceholder(placeholder, { exact: true }).first().fill(text);
  await admin.fill('节日', '建市纪念日');
  await day('第一天', '2027-02-30');
  await admin.fill('调休上班', '2027-01-13');
  await admin.click('看影响');
  await admin.sees('请填写通知文号');
  await admin.sees('2027-01-13 不是星期六或星期日');
  await admin.sees('请按“年-月-日”填写真实的日期');
  await day('第一天', '2027-01-11');
  await admin.fill('调休上班', '');
  await admin.fill(/^文号/, '云政办〔2026〕18号');
  await day('年-月-日', '2026-12-01');
  await admin.click('看影响');
  await admin.sees(cases[1].number);
  await admin.sees('2027年1月13日');
  await admin.picture('calendar-effect');

  const elsewhere = {
    scope: 'regional',
    notice: '云政办〔2026〕17号',
    noticeDate: '2026-11-20',
    daysOff: [{ date: '2027-03-01', name: '植树活动' }],
    workingDays: [],
    expectedVersion: 0,
  };
  expect((await colleague.post('/api/staff/calendars/2027/actions/import', elsewhere)).status).toBe(200);
  await finished();
  await admin.click('导入');
  await admin.sees('2 件在办案件的答复期限随之变动');
  await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click();
  await admin.sees('这一年的日历刚被其他人更新过');
  expect(await page.getByLabel(/^文号/).inputValue()).toBe('云政办〔2026〕18号');

  await admin.click('看影响');
  await admin.sees(cases[0].number);
  await admin.click('导入');
  await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click();
  await page.waitForURL(/calendar\?year=2027/);
  await finished();
  await admin.sees('有 2 件的期限变动');
  await admin.sees('2027年1月11日（星期一）');
  const { run, version } = await regional();
  expect({ version, moved: run.moved }).toEqual({ version: 2, moved: 2 });
  expect(admin.troubles.splice(0)).toEqual([]);
});
