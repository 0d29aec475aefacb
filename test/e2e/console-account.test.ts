/** The way into the console: the second step of signing in, forced and lost, and one's own account. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateSync } from 'otplib/functional';
import { accessibilityFaults } from '../support/browser.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { CLIENT, type IdentityService, startIdentityService } from '../support/identity-service.js';
import { type StaffMember, useServer } from '../support/server.js';

let service: IdentityService;
beforeAll(async () => {
  service = await startIdentityService();
});
afterAll(() => service?.stop());

const bed = useServer({
  today: '2026-03-02',
  faces: true,
  config: {
    get STAFF_SSO_ISSUER() {
      return service.origin;
    },
    STAFF_SSO_CLIENT_ID: CLIENT.id,
    STAFF_SSO_CLIENT_SECRET: CLIENT.secret,
    STAFF_SSO_SECOND_FACTOR: 'delegated',
  },
});
let member: StaffMember & { id: string };
let clerk: Clerk;
let secret = '';
let recoveryCodes: string[] = [];

const codeNow = (): string => generateSync({ secret, epoch: bed.clock.now().getTime() / 1_000 });
/** The next code: one that was taken is not taken again. */
const later = (minutes: number): void => bed.clock.freeze(new Date(bed.clock.now().getTime() + minutes * 60_000));

async function passwordStep(): Promise<void> {
  await clerk.fill('密码', member.password);
  await clerk.page.getByRole('button', { name: '登录', exact: true }).last().click();
}

beforeAll(async () => {
  const administrator = await bed.staff(['administrator'], '吴管理');
  for (const name of ['陈经办', '郑经办']) {
    const { id } = await bed.account(['clerk'], name);
    const { items } = (await administrator.get('/api/staff/staff?limit=100')).body;
    const expectedVersion = items.find((item: { id: string }) => item.id === id).management.version;
    const bound = { expectedVersion, signOnId: name };
    expect((await administrator.post(`/api/staff/staff/${id}/actions/bind-sign-on`, bound)).status).toBe(200);
  }
  const { version } = (await administrator.get('/api/staff/agency')).body;
  // Whoever says so has his own first; the session that is open is asked for it with the next step.
  const update = { expectedVersion: version, secondFactor: 'everyone' };
  expect((await administrator.post('/api/staff/agency/actions/update', update)).status).toBe(200);
  member = await bed.account(['clerk'], '王经办');
  clerk = await sitAtConsole(bed.origin, member);
}, 60_000);
afterAll(() => clerk?.leave());

describe('the agency demands a second step', () => {
  test('nothing else opens before it is there; a wrong code changes nothing', async () => {
    await clerk.sees('本单位要求使用两步验证');
    await clerk.click('开始启用');
    await clerk.sees('用身份验证器扫描二维码');
    expect(await accessibilityFaults(clerk.page)).toEqual([]);
    await clerk.picture('second-factor-enrolment');
    const shown = (await clerk.page.locator('.enrolment__code').textContent()) ?? '';
    expect(shown.trim()).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    secret = shown.replaceAll(' ', '');
    await clerk.fill('验证码', '000000');
    await clerk.click('确认并启用');
    await clerk.sees('验证码不正确或者已经用过');
    await clerk.fill('验证码', codeNow());
    await clerk.click('确认并启用');
    await clerk.sees('恢复码只显示这一次');
  });

  test('the recovery codes are shown once, and have to be kept', async () => {
    await clerk.picture('recovery-codes');
    recoveryCodes = await clerk.page.locator('.recovery__codes li').allTextContents();
    expect(recoveryCodes.length).toBe(10);
    const goOn = clerk.page.getByRole('button', { name: '继续' });
    expect(await goOn.isDisabled()).toBe(true);
    // On paper they stand alone.
    await clerk.page.emulateMedia({ media: 'print' });
    expect(await clerk.page.getByText('政府信息公开办理台：两步验证恢复码').isVisible()).toBe(true);
    expect(await clerk.page.locator('.recovery__codes').isVisible()).toBe(true);
    expect(await goOn.isVisible()).toBe(false);
    await clerk.page.emulateMedia({ media: null });
    await clerk.page.getByText('我已经保存了恢复码').click();
    await goOn.click();
    await clerk.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  });
});

describe('signing in', () => {
  test('password, then code; one that was used is refused', async () => {
    const used = codeNow();
    await clerk.click('退出');
    await clerk.fill('账号', member.account);
    await passwordStep();
    await clerk.sees('还差一步');
    expect(await accessibilityFaults(clerk.page)).toEqual([]);
    await clerk.picture('sign-in-code');
    await clerk.fill('验证码或者恢复码', used);
    await clerk.click('继续登录');
    await clerk.sees('验证码不正确或者已经用过');
    later(1);
    await clerk.fill('验证码或者恢复码', codeNow());
    await clerk.click('继续登录');
    await clerk.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  });

  test('too slow: the password is asked again, with the reason', async () => {
    await clerk.click('退出');
    await clerk.fill('账号', member.account);
    await passwordStep();
    await clerk.sees('还差一步');
    later(6);
    await clerk.fill('验证码或者恢复码', codeNow());
    await clerk.click('继续登录');
    await clerk.sees('登录已超时，请重新输入账号和密码');
    await passwordStep();
    await clerk.sees('还差一步');
    await clerk.fill('验证码或者恢复码', (recoveryCodes[0] ?? '').toLowerCase());
    await clerk.click('继续登录');
    await clerk.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  });

  test('over a page whose session is lost: what was written stays', async () => {
    await clerk.open('applications/new');
    await clerk.fill('信息名称', '2025年路灯采购合同');
    await bed.connection.collection('staffSessions').deleteMany({ staffId: member.id });
    later(1);
    await clerk.click('登记');
    await clerk.sees('登录已过期，请重新登录');
    await passwordStep();
    await clerk.fill('验证码或者恢复码', codeNow());
    await clerk.click('继续登录');
    await clerk.page.getByText('登录已过期，请重新登录').waitFor({ state: 'detached' });
    expect(await clerk.page.getByLabel('信息名称').inputValue()).toBe('2025年路灯采购合同');
  });
});

describe('one’s own account', () => {
  test('new recovery codes for the code of the device, and not for one of theirs', async () => {
    // The text above is given up.
    clerk.page.once('dialog', (dialog) => void dialog.accept());
    await clerk.open('account');
    await clerk.sees('还有 9 个恢复码没有用过');
    await clerk.click('更换恢复码…');
    await clerk.fill('验证码', recoveryCodes[1] ?? '');
    await clerk.click('更换恢复码');
    await clerk.sees('验证码不正确或者已经用过');
    later(1);
    await clerk.fill('验证码', codeNow());
    expect(await accessibilityFaults(clerk.page)).toEqual([]);
    await clerk.picture('recovery-codes-renewal');
    await clerk.click('更换恢复码');
    await clerk.sees('原来的恢复码已全部作废。');
    const renewed = await clerk.page.locator('.recovery__codes li').allTextContents();
    expect(renewed.length).toBe(10);
    expect(renewed.filter((code) => recoveryCodes.includes(code))).toEqual([]);
    await clerk.page.getByText('我已经保存了恢复码').click();
    await clerk.click('继续');
    await clerk.sees('还有 10 个恢复码没有用过');
  });

  test('the password: faults at their fields, then changed; other sessions are ended', async () => {
    await clerk.open('account');
    await clerk.fill('当前密码', 'Wrong-horse-1');
    await clerk.fill('新密码', 'Another-horse-7');
    await clerk.fill('再输入一次', 'Another-horse-8');
    await clerk.click('修改密码');
    await clerk.sees('与上面的新密码不一样');
    await clerk.fill('再输入一次', 'Another-horse-7');
    await clerk.click('修改密码');
    await clerk.sees('当前密码不正确');
    await clerk.fill('当前密码', member.password);
    await clerk.click('修改密码');
    await clerk.sees('密码已修改');
    expect(clerk.troubles.splice(0)).toEqual([]);
  });

  test('the fifth wrong password in a row: told how long, and whom to ask', async () => {
    await clerk.click('退出');
    const body = { account: member.account, password: 'Wrong-horse-1' };
    for (let turn = 0; turn < 4; turn += 1) {
      expect((await bed.anonymous.post('/api/staff/session', body)).status).toBe(401);
    }
    await clerk.fill('账号', body.account);
    await clerk.fill('密码', body.password);
    await clerk.click('登录');
    await clerk.sees('账号已暂时锁定，请 15 分钟后再试，或联系管理员解锁');
  });
});

describe('the government’s identity service', () => {
  const BUTTON = /^统一身份认证登录/;

  test('whoever turns back there is told so, and may try again', async () => {
    service.cancels = true;
    await clerk.click(BUTTON, 'link');
    await clerk.sees('统一身份认证没有完成');
    expect(await accessibilityFaults(clerk.page)).toEqual([]);
    service.cancels = false;
    service.person = { sub: '陈经办' };
    await clerk.click(BUTTON, 'link');
    await clerk.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await clerk.sees('陈经办');
  });

  test('over a page whose session is lost: in another window, by nobody else', async () => {
    await clerk.open('applications/new');
    await clerk.fill('信息名称', '2025年路灯采购合同');
    await bed.connection.collection('staffSessions').deleteMany({});
    await clerk.click('登记');
    await clerk.sees('登录已过期，请重新登录');
    const signOn = async (sub: string): Promise<void> => {
      service.person = { sub };
      const [window] = await Promise.all([clerk.context.waitForEvent('page'), clerk.click(BUTTON, 'link')]);
      await window.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
      await window.close();
    };
    await signOn('郑经办');
    await clerk.sees('现在登录的是郑经办，不是这一页的人，不能接着办理。');
    await signOn('陈经办');
    await clerk.page.getByText('登录已过期，请重新登录').waitFor({ state: 'detached' });
    expect(await clerk.page.getByLabel('信息名称').inputValue()).toBe('2025年路灯采购合同');
    expect(clerk.troubles.splice(0)).toEqual([]);
  });
});
