/** The whole life of an application: a citizen with the mini-program, a clerk who acts through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../support/desk.js';
import { pickUp, type Phone } from '../support/phone.js';
import { useServer } from '../support/server.js';

const server = useServer({ today: '2026-03-02', faces: true });
let desk: Desk;
let phone: Phone;
let id = '';

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

beforeAll(async () => {
  desk = await openDesk(server);
  phone = await pickUp(server.origin, 'persona-wang-xiaomei');
}, 60_000);
afterAll(async () => {
  await phone?.leave();
});

const caseOf = async () => (await desk.clerk.get('/api/staff/applications?view=open')).body.items;

describe('第二十九条 an application from the phone', () => {
  test('who applies: a fault is told at its field, and nothing typed is lost', async () => {
    await phone.open('packages/apply/apply/apply');
    await phone.tap(/^自然人/, 'radio');
    await phone.fill('姓名', '王小梅');
    await phone.top.locator('wx-picker select').first().selectOption({ label: '居民身份证' });
    await phone.fill('证件上的号码', '110105194912310021');
    await phone.fill('联系电话', '13800138000');
    await phone.tap('下一步', 'button');
    await phone.sees('居民身份证号码有误，请逐位核对');
    await phone.fill('证件上的号码', '11010519491231002X');
    await phone.tap('下一步', 'button');
    await phone.sees('您要什么（所需政府信息的名称）');
  });

  test('a kill and a reload: the draft is offered again, as it was', async () => {
    await phone.top.locator('wx-picker select').first().selectOption({ label: '云溪市城市管理局' });
    await phone.fill('您要什么', '云溪市2025年生活垃圾分类实施方案');
    await phone.sees('已自动保存');
    await phone.open('packages/apply/apply/apply');
    await phone.tap(/接着写/, 'button');
    expect(await phone.top.getByLabel('您要什么').first().inputValue()).toBe('云溪市2025年生活垃圾分类实施方案');
  });

  test('without a network it stays on the phone, and goes to the server when there is one again', async () => {
    await phone.context.setOffline(true);
    await phone.fill('还有什么线索', '2025年印发，垃圾分类办公室起草');
    await phone.sees('没有网络，已保存在手机上');
    await phone.context.setOffline(false);
    await phone.top.getByText('没有网络，已保存在手机上').waitFor({ state: 'detached' });
  });

  test('a file is added, with its name and size', async () => {
    await phone.attach('添加附件', /聊天/, {
      name: '去年的答复.pdf',
      mimeType: 'application/pdf',
      buffer: PDF,
    });
    await phone.sees('已上传');
  });

  test('ten taps make one case, and the receipt says what happens next', async () => {
    await phone.tap('下一步', 'button');
    await phone.tap(/^电子/, 'radio');
    await phone.tap(/^网上/, 'radio');
    await phone.tap('下一步', 'button');
    const submit = phone.top.getByText('提交申请').last();
    const box = await submit.boundingBox();
    if (!box) throw new Error('no button');
    for (let press = 0; press < 10; press += 1) {
      await phone.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    }
    await phone.sees('申请已经提交');
    const open = await caseOf();
    expect(open.map((item: { subject: string }) => item.subject)).toEqual(['云溪市2025年生活垃圾分类实施方案']);
    id = open[0].id;
    await phone.sees(open[0].number);
  });
});

describe('the handling, seen from the phone', () => {
  const look = async (): Promise<void> => phone.open(`packages/case/case/case?id=${id}`);

  test('第三十一条 confirmed: the due date, and every day of it', async () => {
    await desk.done(desk.clerk, id, 'confirm-receipt', { method: '电话' });
    await look();
    await phone.sees('2026年3月30日');
    await phone.tap('怎样算出');
    await phone.sees(/20 个工作日/);
  });

  test('第三十条 asked to correct: the answer is given in the app, with the session gone in the middle', async () => {
    await desk.done(desk.clerk, id, 'request-supplement', {
      text: '请写明是方案全文还是任务分工。',
      replyBy: '2026-03-20',
    });
    await look();
    await phone.tap(/补正/, 'button');
    await phone.sees('请写明是方案全文还是任务分工。');
    await phone.top.locator('textarea').first().fill('需要方案全文。');
    await server.connection.db?.collection('citizenSessions').deleteMany({});
    server.clock.freezeOn('2026-03-05');
    await phone.tap('提交', 'button');
    await phone.page.waitForURL(/case\/case\/case/);
    await phone.sees('需要方案全文。');
  });

  test('第三十三条 extended: the new date is there', async () => {
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 10, reason: '需要到多个科室查找。' });
    await desk.done(desk.head, id, 'approve-extension');
    await look();
    await phone.sees('延长');
  });

  test('第三十六条 answered: the letter opens, and from then the remedies have their last day', async () => {
    server.clock.freezeOn('2026-03-16');
    await desk.answered(id, { method: 'online' });
    await look();
    await phone.tap('打开答复', 'button');
    await phone.sees('予以公开');
    await look();
    await phone.tap('到哪里、最迟哪一天、怎样写');
    await phone.sees(/2026年5月15日/);
  });

  test('the server goes away and comes back: what was shown stays, then a way to try again', async () => {
    await phone.open('pages/cases/cases');
    await phone.sees('云溪市2025年生活垃圾分类实施方案');
    await phone.context.route('**/api/**', (route) => route.abort('connectionrefused'));
    await phone.open('packages/reading/reports/reports');
    await phone.sees('没有连上服务器，请检查网络后再试。');
    await phone.context.unroute('**/api/**');
    await phone.tap('再试一次');
    await phone.top.getByText('没有连上服务器，请检查网络后再试。').waitFor({ state: 'detached' });
  });

  test('nothing went wrong in the page all the while', () => {
    expect(phone.troubles).toEqual([]);
  });
});
