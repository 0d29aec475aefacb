/** The desk of remedies at the console: registered, decided, its evidence, the case decided again. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { choose } from '../support/clerk-choice.js';
import { type Desk, openDesk } from '../support/desk.js';
import { pdfTexts } from '../support/pdf-text.js';
import { useServer } from '../support/server.js';

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
    reconsiderationBodies: [body('云溪市人民政府')],
    courts: [body('云溪市人民法院'), body('云溪铁路运输法院')],
  });
  clerk = await sitAtConsole(bed.origin, await bed.account(['clerk'], '周经办'));
}, 60_000);
afterAll(() => clerk?.leave());

describe('第五十一条 a reconsideration', () => {
  let caseId = '';
  let caseNumber = '';
  let remedyId = '';
  beforeAll(async () => {
    const made = await desk.handedIn('2026-03-02', {}, { subject: '南湖路灯采购合同' });
    caseId = made.id;
    caseNumber = made.number;
    await desk.answered(caseId);
    bed.clock.freezeOn('2026-04-01');
    // Whoever has signed in stays so.
    await bed.citizen('wang-wu');
  });

  test('is registered once, with a body of the agency’s own data and a case that was searched for', async () => {
    await clerk.open('remedies/new');
    await clerk.fill('得知之日', '2026-04-02');
    await clerk.fill('收到副本之日', '2026-04-01');
    await clerk.fill('案号', '云政复〔2026〕31号');
    await clerk.fill('有关的申请', '南湖路灯');
    await clerk.click('查找');
    await clerk.click(`关联 ${caseNumber} 南湖路灯采购合同`);
    await clerk.click('登记');
    await clerk.sees('日期不能晚于今天');
    await clerk.fill('得知之日', '2026-04-01');
    await clerk.page.getByRole('button', { name: '登记', exact: true }).dblclick();
    await clerk.page.getByRole('heading', { name: '云政复〔2026〕31号' }).waitFor();
    await clerk.settled();
    await clerk.sees('云溪市人民政府');
    await clerk.sees(/次日起计 10 个工作日/);
    await clerk.sees('剩 10 个工作日');
    const { items } = (await desk.clerk.get('/api/staff/remedies')).body;
    expect(items.map((item: { applicationIds: string[] }) => item.applicationIds)).toEqual([[caseId]]);
    remedyId = items[0].id;
  });

  test('a result: its cell of table 3 is told first; a conflict keeps what was typed', async () => {
    await clerk.click('登记结果');
    await clerk.click('确认登记结果');
    await clerk.sees('请选择结果');
    await choose(clerk, /^结果/, '撤销（实体违法）');
    await clerk.fill('作出之日', '2026-03-31');
    await clerk.click('确认登记结果');
    await clerk.sees('日期不能早于 2026-04-01');
    await clerk.fill('作出之日', '2026-04-01');
    await clerk.fill('收到文书之日', '2026-04-01');
    await clerk.fill('主文', '撤销原答复，责令重新答复。');
    await choose(clerk, /^责令/, '重新答复');
    await clerk.sees(/2026 年\s+行政复议 → 结果纠正/);
    // Somebody else records a stage meanwhile.
    await desk.clerk.post(`/api/staff/remedies/${remedyId}/actions/record-stage`, {
      expectedVersion: 1,
      stage: { kind: 'answered', date: '2026-04-01' },
    });
    await clerk.click('确认登记结果');
    await clerk.sees(/王经办：提交答复（答辩）和证据（2026-04-01）/);
    await clerk.sees('您填写的内容还在。核对以后，再按一次确认。');
    expect(await clerk.page.getByLabel('主文').inputValue()).toBe('撤销原答复，责令重新答复。');
    await clerk.click('确认登记结果');
    await clerk.sees(/撤销（实体违法），统计表三“结果纠正”/);
    await clerk.sees('剩 20 个工作日');
  });

  test('the file of the case as evidence', async () => {
    await clerk.click('导出证据材料');
    const [download] = await Promise.all([clerk.page.waitForEvent('download'), clerk.click('导出')]);
    expect(download.suggestedFilename()).toBe(`证据材料 ${caseNumber}.pdf`);
    const pages = await pdfTexts(readFileSync(await download.path()));
    expect(pages[0]).toContain('云溪市人民政府云政复〔2026〕31号');
  });

  test('the case is decided again by the clock of the ruling, once', async () => {
    await clerk.click('重新办理');
    await clerk.sees(/重新答复的期限是 2026-04-\d\d/);
    await clerk.click('确认重新办理');
    await clerk.page.locator('.t-drawer').waitFor({ state: 'detached' });
    await clerk.sees('2026-04-01 已依裁判重新办理');
    expect((await desk.page(caseId)).status.code).toBe('in_progress');
    expect(await clerk.page.getByRole('button', { name: '重新办理' }).count()).toBe(0);
    expect(clerk.troubles.splice(0).filter((line) => !/40[09]/.test(line))).toEqual([]);
  });
});
