/** Complaints from both sides and the correction of records, at the console. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildCorrection, newKey } from '../support/cases.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { choose } from '../support/clerk-choice.js';
import { pdfFile } from '../support/files.js';
import { type Client, useServer } from '../support/server.js';

const bed = useServer({ today: '2026-03-02', faces: true });
let citizen: Client;
let clerk: Clerk;
let reviewer: Clerk;
let supervisor: Clerk;
let concerned: Clerk;

beforeAll(async () => {
  citizen = await bed.citizen('zhang-san');
  // TEST stands above OTHER.
  await bed.connection.db
    ?.collection<{ _id: string }>('agencies')
    .updateOne({ _id: bed.otherAgencyId }, { $set: { parentId: bed.agencyId } });
  clerk = await sitAtConsole(bed.origin, await bed.account(['clerk'], '周经办'));
  reviewer = await sitAtConsole(bed.origin, await bed.account(['reviewer'], '李审核'));
  supervisor = await sitAtConsole(bed.origin, await bed.account(['supervisor'], '汤若谷'));
  concerned = await sitAtConsole(bed.origin, await bed.account(['clerk'], '白鹭洲', 'other'));
}, 120_000);
afterAll(async () => {
  for (const person of [clerk, reviewer, supervisor, concerned]) await person?.leave();
});

describe('第四十七条 a complaint', () => {
  test('from registering to the feedback of the agency concerned, which does not learn who complained', async () => {
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

    await concerned.open('complaints');
    await concerned.sees(/剩 \d+ 个工作日/);
    await concerned.click(/^TS-TEST-2026-/, 'link');
    await concerned.sees('提交三个月没有答复');
    expect(await concerned.page.getByText('薛采薇').count()).toBe(0);
    await concerned.click('反馈处理情况');
    await concerned.fill(/^处理情况/, '已经答复申请人。');
    await concerned.click('确认反馈处理情况');
    await concerned.sees('已反馈，待办结');
    expect([...supervisor.troubles, ...concerned.troubles]).toEqual([]);
  });
});

describe('第四十一条 a record', () => {
  test('is verified by one and decided by another', async () => {
    const { body: file } = await citizen.upload('/api/me/files', '录像截图.pdf', pdfFile());
    const made = await citizen.post('/api/me/record-corrections', buildCorrection(bed.agencyId, file.id), {
      key: newKey(),
    });
    await clerk.open(`record-corrections/${made.body.id}`);
    await clerk.click('登记核实');
    await clerk.fill('核实的情况', '与录像核对，属实');
    await clerk.click('确认登记核实');
    await clerk.sees('已由您核实；须由另一人作出处理。');
    expect(await clerk.page.getByRole('button', { name: '作出处理' }).count()).toBe(0);

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
