/** Letters at the console: seen, issued with a number, saved, sent; the receipt right after the registration. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accessibilityFaults } from '../support/browser.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { type Desk, openDesk } from '../support/desk.js';
import { pdfPages, withoutPageNumbers } from '../support/letter-files.js';
import { useServer } from '../support/server.js';
import { pick } from '../support/clerk-choice.js';

const bed = useServer({ today: '2026-03-02', faces: true });
let desk: Desk;
let clerk: Clerk;

beforeAll(async () => {
  desk = await openDesk(bed);
  const admin = await bed.staff(['administrator'], '孙管理');
  const { version } = (await admin.get('/api/staff/agency')).body;
  const body = (name: string) => ({ name, address: '', phone: '', validFrom: '2024-01-01', validUntil: null });
  await admin.post('/api/staff/agency/actions/update', {
    expectedVersion: version,
    letters: { numberPattern: '云城管依申请〔{year}〕第{n}号', letterhead: '云溪市城市管理局' },
    reconsiderationBodies: [body('云溪市人民政府')],
    courts: [body('云溪市人民法院')],
  });
  clerk = await sitAtConsole(bed.origin, await bed.account(['clerk'], '周经办'));
}, 60_000);
afterAll(() => clerk?.leave());

async function decided(): Promise<string> {
  const { id } = await desk.handedIn('2026-03-02', {}, { subject: '路灯采购合同' });
  await desk.done(desk.clerk, id, 'propose-decision', {
    parts: [{ code: 'granted', ground: 'article_36_2' }],
    text: '合同复印件随本告知书提供。',
  });
  await desk.done(desk.reviewer, id, 'approve-decision');
  return id;
}

/** What the browser saves when the button is pressed. */
async function saved(press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([clerk.page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a decision letter: seen, issued with a number, saved, sent', async () => {
  const id = await decided();
  await clerk.open(`applications/${id}`);
  await clerk.click(/^予以公开告知书/);
  const paper = clerk.page.locator('.paper');
  await paper.getByText('合同复印件随本告知书提供。').waitFor();
  await paper.getByText('（文号在签发时编定）').waitFor();
  await clerk.fill('补充说明', '请在办公时间领取。');
  await paper.getByText('请在办公时间领取。').waitFor();
  await clerk.picture('letter-write');
  expect(await accessibilityFaults(clerk.page)).toEqual([]);
  await clerk.page.getByText('版面（PDF）').click();
  await clerk.sees('保存 PDF');
  await clerk.page.locator('iframe[title="政府信息公开告知书"]').waitFor();
  await clerk.page.getByText('全文', { exact: true }).click();
  // Somebody else writes into the case meanwhile: what was typed stays.
  await desk.done(desk.colleague, id, 'note', { text: '已电话联系' });
  await clerk.page.locator('.t-drawer__footer').getByRole('button', { name: '制发' }).click();
  await clerk.sees('文号不留空号');
  await clerk.page.locator('.t-dialog').getByRole('button', { name: '制发' }).click();
  await clerk.sees('您填写的内容还在，右边已按最新情况显示。');
  await clerk.sees('陈经办：备注');
  await clerk.page.locator('.t-drawer__footer').getByRole('button', { name: '制发' }).click();
  await clerk.page.locator('.t-dialog').getByRole('button', { name: '制发' }).click();
  await clerk.sees('云城管依申请〔2026〕第1号');
  await clerk.page.locator('.t-drawer').waitFor({ state: 'detached' });

  const pdf = await saved(() => clerk.click('PDF'));
  expect(pdf.name).toBe('政府信息公开告知书 云城管依申请〔2026〕第1号.pdf');
  expect(withoutPageNumbers(pdfPages(pdf.bytes))).toContain('请在办公时间领取。');
  expect((await saved(() => clerk.click('DOCX'))).bytes.subarray(0, 2).toString()).toBe('PK');

  await clerk.click('发出答复');
  const form = clerk.page.locator('.t-drawer');
  await form.getByText('政府信息公开告知书 云城管依申请〔2026〕第1号').waitFor();
  await pick(form.getByLabel('方式'), '邮政寄送');
  await clerk.fill('邮件单号', 'EA123456789CN');
  await clerk.click('确认发出答复');
  await clerk.sees('2026-03-02 作为答复发出');
  const { items } = (await desk.clerk.get(`/api/staff/applications/${id}/outgoing-letters`)).body;
  expect(items.map((item: { sentDate: string }) => item.sentDate)).toEqual(['2026-03-02']);
  expect(clerk.troubles.splice(0)).toEqual([]);
});

test('what is missing stands at its field before anything is issued', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  await desk.done(desk.clerk, id, 'demand-fee', { method: 'per_page', pages: 68 });
  await clerk.open(`applications/${id}`);
  await clerk.click(/^收费通知/);
  await clerk.sees('文书缺少：缴纳方式（本次填写）');
  await clerk.fill('缴纳方式', '凭缴款码缴纳');
  await clerk.page.getByText('文书缺少：缴纳方式（本次填写）').waitFor({ state: 'detached' });
  await clerk.click('取消');
  await clerk.click('离开');
  expect(clerk.troubles.splice(0)).toEqual([]);
});

test('after an application has been registered its receipt is one click away', async () => {
  await clerk.open('applications/new');
  await clerk.fill('姓名', '李四');
  await clerk.fill('号码', '11010519491231002X');
  await clerk.fill('电话', '13800138000');
  await clerk.fill('信息名称', '路灯维护台账');
  await clerk.click('登记');
  await clerk.sees(/^已登记，受理号 TEST-2026-/);
  await clerk.click('打印接收回执');
  await clerk.click('制发并打印');
  await clerk.sees('绑定码只印在这一份上，系统不保存。');
  const copy = await saved(() =>
    clerk.page.locator('.t-dialog__footer').getByRole('button', { name: '保存 PDF' }).click(),
  );
  expect(withoutPageNumbers(pdfPages(copy.bytes))).toMatch(/绑定码[0-9A-Z]{10}/);
  await clerk.click('关闭');
  await clerk.sees('无文号');
  expect(clerk.troubles.splice(0)).toEqual([]);
});
