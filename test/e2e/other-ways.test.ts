/** What else the citizen's side is for: a paper case taken over, a third party's answer, reading by keyboard, no WeChat at all. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DESK, sitDown } from '../support/browser.js';
import { type Desk, openDesk } from '../support/desk.js';
import { pngFile } from '../support/files.js';
import { pickUp, type Phone } from '../support/phone.js';
import { useServer } from '../support/server.js';
import { lastCodeTo } from '../support/sms.js';

const server = useServer({ today: '2026-03-02', faces: true });
let desk: Desk;
let phone: Phone;

beforeAll(async () => {
  desk = await openDesk(server);
  phone = await pickUp(server.origin, 'persona-liu-dawei');
}, 60_000);
afterAll(async () => {
  await phone?.leave();
});

test('a case handed in on paper is taken over with number and code, and withdrawn', async () => {
  const { id, number } = await desk.handedIn('2026-03-02');
  const { code } = await desk.done(desk.clerk, id, 'issue-binding-code');
  await phone.open('packages/case/bind/bind');
  await phone.fill('受理号', number);
  await phone.fill('绑定码', 'AAAAAAAAAA');
  await phone.tap('绑定', 'button');
  await phone.top.getByRole('alert').first().waitFor();
  await phone.fill('绑定码', code.toLowerCase());
  await phone.tap('绑定', 'button');
  await phone.page.waitForURL(/case\/case\/case/);
  await phone.sees(number);
  await phone.tap('撤回申请');
  await phone.page.getByRole('button', { name: '确认撤回' }).tap();
  await phone.sees('撤回');
  for (let look = 0; look < 20 && (await desk.page(id)).status.code !== 'closed'; look += 1) {
    await phone.page.waitForTimeout(100);
  }
  expect((await desk.page(id)).status.code).toBe('closed');
});

test('第三十二条 a third party answers by its link, without an account', async () => {
  const { id } = await desk.online('2026-03-02', { subject: '检测报告' });
  const { consultations } = await desk.done(desk.clerk, id, 'start-consultation', {
    with: 'third_party',
    recipient: '云溪环境工程有限公司',
    text: '现就检测报告是否公开征求意见。',
  });
  const { path } = await desk.done(desk.clerk, id, 'issue-opinion-link', {
    consultationId: consultations[0].id,
    phone: '13600000777',
  });
  await phone.page.goto(server.origin + path);
  await phone.tap('获取验证码', 'button');
  await phone.sees('验证码已发出');
  await phone.fill('验证码，6 位数字', await lastCodeTo(server, '13600000777'));
  await phone.tap('打开征求意见书', 'button');
  await phone.sees('现就检测报告是否公开征求意见。');
  await phone.tap('不同意公开', 'radio');
  await phone.fill('意见和理由', '第二章为本公司的技术诀窍，不同意公开。');
  await phone.attach(/添加|拍照|上传/, /相册|拍照|照片/, {
    name: '意见.png',
    mimeType: 'image/png',
    buffer: Buffer.from(await pngFile()),
  });
  await phone.sees('已上传');
  await phone.tap('提交意见', 'button');
  await phone.sees('意见已经提交');
  expect((await desk.page(id)).consultations[0].answer).toMatchObject({ code: 'objected' });
  await phone.page.reload();
  await phone.tap('获取验证码', 'button');
  await phone.sees('链接不能使用');
});

describe('at a desk', () => {
  test('with the keyboard alone: from the front page to the guide and back, the address follows', async () => {
    const person = await sitDown(DESK);
    try {
      const { page } = person;
      await page.goto(server.origin);
      const inside = page.frameLocator('iframe');
      const tile = inside.getByRole('link', { name: /公开指南/ });
      await tile.waitFor();
      await tile.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/#\/packages\/reading\/guide\/guide/);
      await page.reload();
      await inside.getByText('公开指南').first().waitFor();
      await page.goBack();
      expect(person.troubles).toEqual([]);
    } finally {
      await person.leave();
    }
  });
});

test('nothing went wrong in the page all the while', () => {
  expect(phone.troubles).toEqual([]);
});
