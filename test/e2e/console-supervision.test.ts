/** The desk of remedies at the console, complaints from both sides, and the correction of records. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildCorrection, newKey } from '../support/cases.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { type Desk, openDesk } from '../support/desk.js';
import { pdfFile } from '../support/files.js';
import { pdfTexts } from '../support/pdf-text.js';
import { useServer } from '../support/server.js';

const bed = useServer({ today: '2026-03-02', faces: true });
let desk: Desk;
let clerk: Clerk;
const people: Clerk[] = [];

const sit = async (roles: Parameters<typeof bed.account>[0], name: string, agency: 'own' | 'other' = 'own') => {
  const person = await sitAtConsole(bed.origin, await bed.account(roles, name, agency));
  people.push(person);
  return person;
};

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
  clerk = await sit(['clerk'], '周经办');
}, 60_000);
afterAll(async () => {
  for (const person of people) await person.leave();
});

async function choose(who: Clerk, label: RegExp, option: string): Promise<void> {
  await who.page.getByLabel(label).locator('visible=true').last().click();
  await who.page.locator('.t-select-option', { hasText: option }).locator('visible=true').last().click();
}

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
    await clerk.sees('已登记');
    expect((await desk.page(caseId)).status.code).toBe('in_progress');
    await clerk.page.locator('.t-drawer').waitFor({ state: 'detached' });
    await clerk.sees('2026-04-01 已依裁判重新办理');
    expect(await clerk.page.getByRole('button', { name: '重新办理' }).count()).toBe(0);
    expect(clerk.troubles.splice(0).filter((line) => !/40[09]/.test(line))).toEqual([]);
  });
});

describe('第四十七条 a complaint', () => {
  test('from registering to the feedback of the agency concerned, which does not learn who complained', async () => {
    await bed.connection.db
      ?.collection<{ _id: string }>('agencies')
      .updateOne({ _id: bed.otherAgencyId }, { $set: { parentId: bed.agencyId } });
    bed.commands.agencies.invalidate();
    const supervisor = await sit(['supervisor'], '汤若谷');
    await supervisor.open('supervision/complaints/new');
    await choose(supervisor, /^被投诉机关/, '云溪市商务局');
    await choose(supervisor, /^事项/, '未依法答复');
    await supervisor.click('登记');
    await supervisor.sees('请填写反映的问题');
    await supervisor.fill('反映的问题', '提交三个月没有答复');
    await supervisor.fill('投诉人', '薛采薇');
    await supervisor.click('登记');
    await supervisor.sees('薛采薇');
    await supervisor.click('作出监督决定');
    await choose(supervisor, /^决定/, '督促整改');
    await supervisor.fill('内容', '请核实并答复。');
    await supervisor.fill('反馈期限', '2026-04-10');
    await supervisor.click('确认作出监督决定');
    await supervisor.sees(/督促整改：请核实并答复。/);

    const concerned = await sit(['clerk'], '白鹭洲', 'other');
    await concerned.open('complaints');
    await concerned.sees(/剩 \d 个工作日/);
    await concerned.click(/^TS-TEST-2026-/, 'link');
    await concerned.sees('提交三个月没有答复');
    expect(await concerned.page.getByText('薛采薇').count()).toBe(0);
    await concerned.click('反馈处理情况');
    await concerned.fill('处理情况', '已经答复申请人。');
    await concerned.click('确认反馈处理情况');
    await concerned.sees('已反馈，待办结');
    expect([...supervisor.troubles, ...concerned.troubles]).toEqual([]);
  });
});

describe('第四十一条 a record', () => {
  test('is verified by one and decided by another', async () => {
    const { body: file } = await desk.citizen.upload('/api/me/files', '录像截图.pdf', pdfFile());
    const made = await desk.citizen.post('/api/me/record-corrections', buildCorrection(bed.agencyId, file.id), {
      key: newKey(),
    });
    await clerk.open(`record-corrections/${made.body.id}`);
    await clerk.click('登记核实');
    await clerk.fill('核实的情况', '与录像核对，属实');
    await clerk.click('确认登记核实');
    await clerk.sees('已由您核实；须由另一人作出处理。');
    expect(await clerk.page.getByRole('button', { name: '作出处理' }).count()).toBe(0);

    const reviewer = await sit(['reviewer'], '李审核');
    await reviewer.open(`record-corrections/${made.body.id}`);
    await reviewer.click('作出处理');
    await choose(reviewer, /^处理/, '已转送有权更正的机关');
    await reviewer.fill('告知的内容', '已转送。');
    await reviewer.click('确认作出处理');
    await reviewer.sees('请填写有权更正的机关');
    await reviewer.fill('有权更正的机关', '云溪市公安局');
    await reviewer.click('确认作出处理');
    await reviewer.sees('处理：已转送有权更正的机关');
    expect(reviewer.troubles).toEqual([]);
  });
});
