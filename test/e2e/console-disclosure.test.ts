/** The publication desk and the guide at the console: written by one, published by another, each in a browser of his own. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newKey } from '../support/cases.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { buildPublication, REVIEW } from '../support/disclosure.js';
import { type Client, useServer } from '../support/server.js';

const bed = useServer({ today: '2026-03-02', faces: true });
const password = 'Correct-horse-9';
let writer: Clerk;
let head: Clerk;
let colleague: Client;

beforeAll(async () => {
  colleague = await bed.staff(['clerk', 'office_head'], '梁思齐');
  writer = await sitAtConsole(bed.origin, await bed.account(['contributor'], '陆青禾'));
  head = await sitAtConsole(bed.origin, await bed.account(['office_head'], '顾维桢'));
}, 60_000);
afterAll(async () => {
  await writer?.leave();
  await head?.leave();
});

const idIn = (clerk: Clerk): string => /publications\/([0-9a-f]{24})/.exec(clerk.page.url())?.[1] ?? '';

test('a draft is written, a colleague’s change is told and nothing that was typed is lost, also when the session ends', async () => {
  await writer.open('publications/new');
  await writer.fill('标题', '环卫作业时段公告');
  await writer.click('保存草稿');
  await writer.sees('请选择栏目');
  await writer.page.getByPlaceholder('选择栏目').click();
  await writer.page.getByText('通知公告', { exact: true }).last().click();
  await writer.click('保存草稿');
  await writer.sees('正文和附件至少填写一项');
  await writer.fill('正文', '自三月起调整作业时段，咨询电话 13800138000。');
  await writer.click('保存草稿');
  await writer.page.waitForURL(/publications\/[0-9a-f]{24}/);
  await writer.sees('疑似个人信息');
  await writer.sees('手机号码');

  const path = `/api/staff/publications/${idIn(writer)}`;
  const theirs = { ...buildPublication({ title: '环卫作业时段的公告' }), expectedVersion: 1 };
  expect((await colleague.request('PUT', path, theirs)).status).toBe(200);
  await writer.fill('正文', '自三月起调整作业时段，咨询电话见政府网站。');
  await writer.click('保存草稿');
  await writer.sees(/标题、正文、栏目、事项、文号.*已被修改/);
  expect(await writer.page.getByLabel('正文').inputValue()).toContain('见政府网站');
  await writer.click('用我填写的替换');
  await writer.page.getByText('已被修改').waitFor({ state: 'detached' });
  expect((await colleague.get(path)).body).toMatchObject({ title: '环卫作业时段公告', version: 3, personalData: [] });

  await bed.connection.collection('staffSessions').deleteMany({ staffId: (await colleague.get(path)).body.staffId });
  await bed.connection.collection('staffSessions').updateMany({}, { $set: { expiresAt: new Date(0) } });
  await writer.fill('文号', '云城管〔2026〕9号');
  await writer.click('保存草稿');
  await writer.sees('登录已过期，请重新登录');
  await writer.fill('密码', password);
  await writer.click('登录');
  await writer.sees('草稿已保存');
  await writer.click('预览');
  await writer.sees('公众看到的样子');
  await writer.click('关闭预览');
  await writer.click('保存并送审');
  await writer.sees('送审后不能再修改，退回以后才能改。');
  await writer.page.getByRole('dialog').getByRole('button', { name: '送审', exact: true }).click();
  await writer.page.locator('strong', { hasText: '待审核' }).waitFor();
  expect(writer.troubles.splice(0)).toEqual([]);
});

test('leaving half-written text asks first', async () => {
  await writer.open('publications/new');
  await writer.fill('标题', '写了一半');
  await writer.click('公开指南', 'link');
  await writer.sees('您填写的内容还没有提交');
  await writer.click('留在这一页');
  expect(await writer.page.getByLabel('标题').inputValue()).toBe('写了一半');
});

test('a second person reviews and publishes, the public reads it, it is withdrawn with a reason', async () => {
  // Everybody's session was ended above.
  const again = await bed.staff(['clerk'], '方晓棠');
  const draft = buildPublication({ title: '停车泊位公示', body: '联系人手机 13900139000。' });
  const { id } = (await again.post('/api/staff/publications', draft, { key: newKey() })).body;
  await again.post(`/api/staff/publications/${id}/actions/submit`, { expectedVersion: 1 });
  await head.page.reload();
  await head.fill('账号', await accountOf('顾维桢'));
  await head.fill('密码', password);
  await head.click('登录');
  await head.page.getByRole('button', { name: '登录' }).waitFor({ state: 'detached' });
  await head.open('publications?status=in_review');
  await head.click('停车泊位公示', 'link');
  await head.click('公开', 'button');
  await head.sees('发现疑似个人信息 1 处');
  const dialog = head.page.getByRole('dialog');
  const confirm = () => dialog.getByRole('button', { name: '公开', exact: true }).last().click();
  await confirm();
  await head.sees('请选择审查结果');
  await dialog.getByText('不予公开', { exact: true }).click();
  await head.fill('审查依据', '本机关保密审查制度第五条');
  await confirm();
  await head.sees('请退回修改');
  await dialog.getByText('可以公开', { exact: true }).click();
  await confirm();
  await head.sees(/个人信息/);
  await head.fill('保留的理由', '系对外公布的值班电话');
  await head.picture('publication-publish-dialog');
  await confirm();
  await head.page.locator('strong', { hasText: '已公开' }).waitFor();
  expect((await bed.anonymous.get(`/api/public/publications/${id}`)).body).toMatchObject({ reviewer: '顾维桢' });

  await head.click('撤回', 'button');
  await head.sees('公众立即看不到这一条');
  await dialog.getByRole('button', { name: '撤回', exact: true }).last().click();
  await head.page.locator('[data-path="reason"] [aria-invalid="true"]').waitFor();
  await head.fill('撤回的理由', '泊位数有误');
  await dialog.getByRole('button', { name: '撤回', exact: true }).last().click();
  await head.page.locator('strong', { hasText: '已撤回' }).waitFor();
  await head.sees('泊位数有误');
  for (let look = 0; look < 20; look += 1) {
    if ((await bed.anonymous.get(`/api/public/publications/${id}`)).status === 404) break;
    await head.page.waitForTimeout(100);
  }
  expect((await bed.anonymous.get(`/api/public/publications/${id}`)).status).toBe(404);
  expect(head.troubles.splice(0)).toEqual([]);
});

async function accountOf(name: string): Promise<string> {
  return String((await bed.connection.collection('staff').findOne({ name }))?.['account']);
}

test('第十二条 the guide: what changes is seen before, another’s version is not replaced unseen', async () => {
  const office = {
    name: '办公室',
    address: '滨河路18号',
    hours: '工作日',
    phone: '0360-5550118',
    internetContact: '信箱',
  };
  const content = { classification: '分类', arrangement: '编排', howToObtain: '获取', office, venues: [] };
  const publish = async (expectedVersion: number, more: object): Promise<number> => {
    const who = await bed.staff(['office_head'], '温其远');
    const body = { expectedVersion, content: { ...content, ...more }, secrecyReview: REVIEW };
    return (await who.post('/api/staff/guide/actions/publish', body)).status;
  };
  expect(await publish(0, {})).toBe(201);
  await head.open('guide/edit');
  await head.sees('没有改动');
  await head.fill('编排体系', '按公开日期编排');
  await head.fill('经度', '一百');
  await head.fill('审查依据', '保密审查制度');
  await head.page.getByText('可以公开', { exact: true }).click();
  const send = async (): Promise<void> => {
    await head.click('公开', 'button');
    await head.page.getByRole('dialog').getByRole('button', { name: '公开', exact: true }).click();
  };
  await send();
  await head.page.locator('[data-path="content.office.longitude"] [aria-invalid="true"]').waitFor();
  await head.fill('经度', '');
  expect(await publish(1, { classification: '新的分类' })).toBe(201);
  await send();
  await head.sees('温其远 已公开第 2 版');
  await head.sees('新的分类');
  await head.click('看过了，在第 2 版之后公开我的');
  expect(await head.page.getByLabel('编排体系').inputValue()).toBe('按公开日期编排');
  await head.fill('分类', '新的分类');
  await send();
  await head.page.waitForURL(/guide$/);
  await head.sees('第 3 版');
  const { body } = await bed.anonymous.get(`/api/public/agencies/${bed.agencyId}/guide`);
  expect(body).toMatchObject({ version: 3, arrangement: '按公开日期编排', classification: '新的分类' });
  expect(head.troubles.splice(0)).toEqual([]);
});
