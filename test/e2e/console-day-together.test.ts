/** Several people on the same work: conflicts, many cases at once, walls between agencies, duties kept apart, a session that ends. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { casePage } from '../support/case-page.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { signInOverApi } from '../support/demo-server.js';
import { type Desk, openDesk } from '../support/desk.js';
import { type Client, type StaffMember, useServer } from '../support/server.js';
import { pick } from '../support/clerk-choice.js';

const server = useServer({ today: '2026-03-02', faces: true });
const MANY = 200;
const AT_ONCE = 8;

let desk: Desk;
let member: StaffMember & { id: string };
let wang: Clerk;
let chen: Clerk;

beforeAll(async () => {
  desk = await openDesk(server);
  member = await server.account(['clerk'], '吴经办');
  [wang, chen] = await Promise.all([
    sitAtConsole(server.origin, member),
    sitAtConsole(server.origin, await server.account(['clerk'], '陈经办')),
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all([wang?.leave(), chen?.leave()]);
});

describe('two clerks open one case, and one of them is first', () => {
  test('the other learns what has changed, keeps what was written, and goes on', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const [first, second] = [casePage(wang), casePage(chen)];
    await Promise.all([first.open(id), second.open(id)]);
    const form = await second.start('提请延期');
    await form.write('延长几个工作日', '10');
    await form.write('理由', '需要到档案室查找。');
    await first.act('登记联系记录', async (contact) => {
      await contact.choose('方式', '电话');
      await contact.write('联系内容', '申请人说只要正文。');
    });
    await form.confirm();
    const news = form.frame.getByRole('status').filter({ hasText: '在您填写期间' });
    await news.getByText('您填写的内容还在').waitFor();
    expect(await news.locator('li').allInnerTexts()).toEqual(['2026-03-02 10:00　吴经办：联系记录（2026-03-02）']);
    expect(await form.frame.getByLabel('理由').inputValue()).toBe('需要到档案室查找。');
    // What the first one did stands behind the form.
    await chen.sees('申请人说只要正文。');
    await form.confirm();
    await form.frame.waitFor({ state: 'detached' });
    await chen.sees('10 个工作日：需要到档案室查找。');
  });
});

describe('第三十六条 duties are kept apart', () => {
  let both: StaffMember & { id: string };
  let person: Clerk;
  let api: Client;
  let id = '';
  beforeAll(async () => {
    both = await server.account(['clerk', 'reviewer'], '郑两岗');
    person = await sitAtConsole(server.origin, both);
    api = await signInOverApi(server.origin, both);
    ({ id } = await desk.handedIn('2026-03-02'));
  }, 60_000);
  afterAll(() => person?.leave());

  test('whoever proposed a decision has no button to approve it, and the server refuses it too', async () => {
    const page = casePage(person);
    await page.open(id);
    await page.act('拟定处理决定', async (form) => {
      await pick(form.frame.locator('fieldset input').first(), '予以公开');
      await form.write('答复内容', '予以公开。');
    });
    expect(await page.standing({ status: '待审批', due: '2026-03-30' })).toEqual({
      status: '待审批',
      due: '2026-03-30',
    });
    const offered = await page.actions();
    expect(offered).not.toContain('批准处理决定');
    expect(offered).toContain('退回处理决定');
    const { version } = await desk.page(id);
    const refused = await api.post(`/api/staff/applications/${id}/actions/approve-decision`, {
      expectedVersion: version,
    });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'separation_of_duties']);
  });

  test('another reviewer has the button', async () => {
    expect((await desk.page(id)).status.code).toBe('awaiting_approval');
    const abilities = (await desk.reviewer.get(`/api/staff/applications/${id}`)).body.abilities;
    expect(abilities.map(({ action }: { action: string }) => action)).toContain('approve_decision');
  });
});

describe('another agency', () => {
  let outsider: Clerk;
  let secret: { id: string; number: string };
  beforeAll(async () => {
    outsider = await sitAtConsole(server.origin, await server.account(['clerk', 'office_head'], '外人', 'other'));
    secret = await desk.handedIn('2026-03-02', {}, { subject: '梧桐路改造工程审计底稿' });
  }, 60_000);
  afterAll(() => outsider?.leave());

  test('finds nothing at the address of the case', async () => {
    await outsider.open(`applications/${secret.id}`);
    await outsider.page.getByRole('alert').waitFor();
    expect(await outsider.page.locator('main').textContent()).not.toMatch(/梧桐路|TEST-2026|张三/);
  });

  test('finds nothing by number, name or word', async () => {
    for (const text of [secret.number, '张三', '梧桐路']) {
      await outsider.open(`applications?view=all&text=${encodeURIComponent(text)}`);
      await outsider.sees('没有符合条件的申请');
    }
  });

  test('finds nothing in what is exported', async () => {
    const cookies = outsider.page.request;
    const csv = await (await cookies.get(`${server.origin}/api/staff/applications/export?view=all&format=csv`)).text();
    expect(csv.trim().split('\n')).toHaveLength(1);
    expect((await cookies.get(`${server.origin}/api/staff/applications/${secret.id}`)).status()).toBe(404);
  });
});

describe('a session ends while something is half written', () => {
  const endSessions = async (): Promise<void> => {
    await server.connection.db?.collection('staffSessions').deleteMany({ staffId: member.id });
  };
  const signInAgain = async (): Promise<void> => {
    const overlay = wang.page.getByRole('dialog', { name: '登录已过期，请重新登录' });
    await overlay.getByLabel('密码').fill(member.password);
    await overlay.getByRole('button', { name: '登录', exact: true }).click();
    await overlay.waitFor({ state: 'detached' });
  };

  test('in the form of an action: put off, then signed in, the text is there and arrives once', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const page = casePage(wang);
    await page.open(id);
    const form = await page.start('添加备注');
    await form.write('备注', '第一句已经写好，');
    await endSessions();
    await form.confirm();
    const overlay = wang.page.getByRole('dialog', { name: '登录已过期，请重新登录' });
    await overlay.waitFor();
    await overlay.getByRole('button', { name: '稍后再说' }).click();
    await form.frame.getByRole('alert').getByText('您填写的内容还在').waitFor();
    expect(await form.frame.getByLabel('备注').inputValue()).toBe('第一句已经写好，');
    await form.write('备注', '第一句已经写好，第二句也写好了。');
    await form.confirm();
    await signInAgain();
    await form.frame.waitFor({ state: 'detached' });
    await wang.sees('第一句已经写好，第二句也写好了。');
    const notes = (await desk.page(id)).events.filter(({ kind }: { kind: string }) => kind === 'noted');
    expect(notes).toHaveLength(1);
  });

  test('on the page of the intake: signed in over it, what was typed is registered', async () => {
    await wang.open('applications/new');
    await wang.fill('姓名', '孙半句');
    await wang.fill('信息名称', '未完待续路的养护记录');
    await endSessions();
    await wang.page.getByRole('button', { name: '登记', exact: true }).click();
    await wang.page.getByRole('dialog', { name: '登录已过期，请重新登录' }).waitFor();
    expect(await wang.page.getByLabel('信息名称').inputValue()).toBe('未完待续路的养护记录');
    await signInAgain();
    await wang.page.waitForURL(/applications\/[0-9a-f]{24}\?registered=1$/);
    await wang.sees('未完待续路的养护记录');
  });
});

describe('many at once', () => {
  beforeAll(async () => {
    for (let made = 0; made < MANY; made += AT_ONCE) {
      await Promise.all(
        Array.from({ length: AT_ONCE }, () =>
          desk.handedIn('2026-03-02', { channel: 'oral' }, { applicantKind: 'natural_person' }),
        ),
      );
    }
  }, 120_000);

  test('two hundred out of the queue go to one clerk', async () => {
    await wang.open('applications?channel=oral&assignee=none');
    await wang.sees('200 件');
    const checks = wang.page.locator('tbody input[type="checkbox"]');
    for (const shown of [50, 100, 150]) {
      await checks.nth(shown - 1).waitFor();
      await wang.page.getByRole('button', { name: '再显示 50 件' }).click();
    }
    await checks.nth(MANY - 1).waitFor();
    await wang.page.getByLabel('全选').check();
    await wang.click(/^批量分派/);
    const dialog = wang.page.getByRole('dialog', { name: '分派 200 件申请' });
    await pick(dialog.getByLabel('经办人'), '吴经办');
    await wang.page.getByRole('button', { name: '分派', exact: true }).click();
    await dialog.getByText('成功 200 件').waitFor({ timeout: 30_000 });
    await wang.page.getByRole('button', { name: '完成' }).click();
    await wang.sees('没有符合条件的申请');
    await wang.open('applications?channel=oral&assignee=me');
    await wang.sees('200 件');
  });
});

test('nothing went wrong in the pages', () => {
  expect([wang.troubles, chen.troubles]).toEqual([[], []]);
});
