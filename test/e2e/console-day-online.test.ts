/**
 * One case, two people: an applicant with the mini-program, a clerk at the console. Each step of the one is seen by the other.
 * Working days by hand, from 2 March 2026: the 20th is 30 March; from 6 March, 3 April; 4 to 6 April are 清明节.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CasePage, casePage, type Standing } from '../support/case-page.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { pickUp, type Phone } from '../support/phone.js';
import { type Client, useServer } from '../support/server.js';
import { pick } from '../support/clerk-choice.js';

const server = useServer({ today: '2026-03-02', faces: true });
const SUBJECT = '云溪市2025年生活垃圾分类实施方案';

let clerk: Clerk;
let desk: CasePage;
let head: Client;
let phone: Phone;
let id = '';

beforeAll(async () => {
  head = await server.staff(['office_head'], '赵主任');
  [clerk, phone] = await Promise.all([
    sitAtConsole(server.origin, await server.account(['clerk'], '王经办')),
    pickUp(server.origin, 'persona-wang-xiaomei'),
  ]);
  desk = casePage(clerk);
  await server.keepSignedIn();
}, 120_000);
afterAll(async () => {
  await Promise.all([clerk?.leave(), phone?.leave()]);
});

const clerkSees = async (status: string, due: string | null): Promise<void> => {
  const expected: Standing = { status, due };
  expect(await desk.standing(expected)).toEqual(expected);
};
const applicantSees = async (...words: (string | RegExp)[]): Promise<void> => {
  await server.keepSignedIn();
  await phone.open(`packages/case/case/case?id=${id}`);
  for (const each of words) await phone.sees(each);
};

async function atDesk(verb: string): Promise<void> {
  const path = `/api/staff/applications/${id}`;
  const { version } = (await head.get(path)).body;
  const answer = await head.post(`${path}/actions/${verb}`, { expectedVersion: version });
  if (answer.status !== 200) throw new Error(`${verb}: ${JSON.stringify(answer.body)}`);
}

describe('第三十一条 handed in on the phone, received at the desk', () => {
  test('the applicant submits, and reads that it is being registered', async () => {
    await phone.open('packages/apply/apply/apply');
    await phone.tap(/^自然人/, 'radio');
    await phone.fill('姓名', '王小梅');
    await phone.top.locator('wx-picker select').first().selectOption({ label: '居民身份证' });
    await phone.fill('证件上的号码', '11010519491231002X');
    await phone.fill('联系电话', '13800138000');
    await phone.tap('下一步', 'button');
    await phone.sees('您要什么（所需政府信息的名称）');
    await phone.top.locator('wx-picker select').first().selectOption({ label: '云溪市城市管理局' });
    await phone.fill('您要什么', SUBJECT);
    await phone.tap('下一步', 'button');
    await phone.tap(/^电子/, 'radio');
    await phone.tap(/^网上/, 'radio');
    await phone.tap('下一步', 'button');
    await phone.tap('提交申请', 'button');
    await phone.sees('申请已经提交');
  });

  test('it stands on the clerk’s workbench and opens from there: not received yet, no date', async () => {
    await clerk.open('');
    await clerk.page
      .locator('section', { hasText: '等待确认收到' })
      .getByRole('link', { name: SUBJECT })
      .last()
      .click();
    await clerk.page.waitForURL(/applications\/[0-9a-f]{24}$/);
    id = clerk.page.url().slice(-24);
    await clerkSees('待确认收到', null);
    await applicantSees(SUBJECT, '已提交，等待登记');
  });

  test('received: both read the same last day', async () => {
    await desk.act('确认收到', (form) => form.write('确认方式', '电话联系申请人'));
    await clerkSees('办理中', '2026-03-30');
    await applicantSees('办理中', '2026年3月30日');
  });
});

describe('第三十条 to be completed', () => {
  test('the clerk asks, the applicant reads what and until when', async () => {
    server.clock.freezeOn('2026-03-04');
    await desk.open(id);
    await desk.act('要求补正', async (form) => {
      await form.write('需要补正什么', '请写明是方案全文还是任务分工。');
      await form.day('补正期限', '2026-03-20');
    });
    await clerkSees('待申请人补正', null);
    await applicantSees('请您补正', '请写明是方案全文还是任务分工。', /2026年3月20日/);
  });

  test('the applicant answers, the clerk reads it and confirms: twenty working days from then on', async () => {
    server.clock.freezeOn('2026-03-05');
    await phone.tap(/补正/, 'button');
    await phone.top.locator('textarea').first().fill('需要方案全文。');
    await phone.tap('提交', 'button');
    await phone.page.waitForURL(/case\/case\/case/);
    await phone.sees('需要方案全文。');
    server.clock.freezeOn('2026-03-06');
    await desk.open(id);
    await clerk.sees('需要方案全文。');
    await desk.act('登记补正材料');
    await clerkSees('办理中', '2026-04-03');
    await applicantSees('办理中', '2026年4月3日');
  });
});

describe('第三十三条 extended', () => {
  test('asked for at the desk, approved by the head: the phone has the new day', async () => {
    server.clock.freezeOn('2026-03-09');
    await desk.open(id);
    await desk.act('提请延期', async (form) => {
      await form.write('延长几个工作日', '10');
      await form.write('理由', '需要到多个科室查找。');
    });
    await applicantSees('2026年4月3日');
    await atDesk('approve-extension');
    await desk.open(id);
    await clerkSees('办理中', '2026-04-20');
    await applicantSees('2026年4月20日', /延长/);
  });
});

describe('第三十六条 answered', () => {
  test('what is proposed and not approved, the applicant does not see', async () => {
    server.clock.freezeOn('2026-03-16');
    await desk.open(id);
    await desk.act('拟定处理决定', async (form) => {
      await pick(form.frame.locator('fieldset input').first(), '予以公开');
      await form.write('答复内容', '方案全文随信附上。');
    });
    await clerkSees('待审批', '2026-04-20');
    await applicantSees('审核中');
    expect(await phone.top.getByText('方案全文随信附上。').count()).toBe(0);
  });

  test('approved and sent: the applicant opens it, the clerk sees that it has arrived', async () => {
    await atDesk('approve-decision');
    await desk.open(id);
    await clerkSees('待发出', '2026-04-20');
    await applicantSees('即将答复');
    await desk.act('发出答复', (form) => form.choose('方式', '网上送达'));
    await clerkSees('已答复', '2026-04-20');
    await clerk.sees('2026-03-16 以网上送达发出；尚未登记送达');
    server.clock.freezeOn('2026-03-17');
    await applicantSees('已答复');
    await phone.tap('打开答复', 'button');
    await phone.sees('方案全文随信附上。');
    await desk.open(id);
    await clerk.sees('2026-03-16 以网上送达发出；2026-03-17 送达');
  });

  test('put away: both read that it is over', async () => {
    await desk.act('归档结案');
    await clerkSees('已办结', '2026-04-20');
    await applicantSees('已办结');
  });
});

test('nothing went wrong in either page', () => {
  expect([clerk.troubles, phone.troubles]).toEqual([[], []]);
});
