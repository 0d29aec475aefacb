/**
 * A whole day at the office, drawn out over seven weeks: a paper letter from the window to the archive, each at their own desk.
 * Working days by hand: 20 from 2 March are over on 30 March; 4 to 6 April 2026 are 清明节.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CasePage, casePage } from '../support/case-page.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { pdfFile, pngFile } from '../support/files.js';
import { type Client, type StaffMember, useServer } from '../support/server.js';
import { pick } from '../support/clerk-choice.js';

const server = useServer({ today: '2026-03-02', faces: true });

interface Desk {
  at: Clerk;
  case: CasePage;
}
let clerk: Desk;
let head: Desk;
let reviewer: Desk;
let lawyer: Desk;
let id = '';

async function sit(who: StaffMember): Promise<Desk> {
  const at = await sitAtConsole(server.origin, who);
  return { at, case: casePage(at) };
}

beforeAll(async () => {
  clerk = await sit(await server.account(['clerk'], '王经办'));
  head = await sit(await server.account(['office_head'], '赵主任'));
  reviewer = await sit(await server.account(['reviewer'], '李审核'));
  lawyer = await sit(await server.account(['lawyer'], '周律师'));
  await nameWhereToComplain(await server.staff(['administrator'], '孙管理'));
  await server.keepSignedIn();
}, 120_000);
afterAll(async () => {
  await Promise.all([clerk, head, reviewer, lawyer].map((desk) => desk?.at.leave()));
});

/** What a letter of refusal must name (第五十一条): without them none is issued. */
async function nameWhereToComplain(admin: Client): Promise<void> {
  const { version } = (await admin.get('/api/staff/agency')).body;
  const body = (name: string) => ({ name, address: '府前街1号', phone: '', validFrom: '2024-01-01', validUntil: null });
  const changed = await admin.post('/api/staff/agency/actions/update', {
    expectedVersion: version,
    reconsiderationBodies: [body('云溪市人民政府')],
    courts: [body('云溪市人民法院')],
  });
  if (changed.status !== 200) throw new Error(JSON.stringify(changed.body));
}

/** The day begins: everybody looks at the case anew. */
async function on(day: string, ...desks: Desk[]): Promise<void> {
  server.clock.freezeOn(day);
  for (const desk of desks) await desk.case.open(id);
}

/** @returns the number, as the console tells it */
async function issueLetter(kind: string): Promise<string> {
  const { at } = clerk;
  await at.click(new RegExp(`^${kind}`));
  await at.page.locator('.paper').getByText('报价清单涉及商业秘密').first().waitFor();
  await at.page.locator('.t-drawer__footer').getByRole('button', { name: '制发' }).click();
  await at.page.locator('.t-dialog').getByRole('button', { name: '制发' }).click();
  const told = at.page.getByText(`已制发${kind}，文号`).first();
  await told.waitFor();
  await at.page.locator('.t-drawer').waitFor({ state: 'detached' });
  return ((await told.textContent()) ?? '').split('文号 ')[1] ?? '';
}

describe('第二十九条、第三十一条 taken in at the window', () => {
  test('what is wrong is told at its field, and nothing typed is lost', async () => {
    const { at } = clerk;
    await at.open('applications/new');
    await at.fill('姓名', '钱满仓');
    await at.fill('号码', '110105194912310021');
    await at.fill('电话', '13800138000');
    await at.fill('信息名称', '云溪大道道路扩建工程监理合同');
    await at.page
      .locator('input[type="file"]')
      .setInputFiles([{ name: '申请书.png', mimeType: 'image/png', buffer: pngFile() }]);
    await at.page.getByRole('button', { name: '移除 申请书.png' }).waitFor();
    await at.page.getByRole('button', { name: '登记', exact: true }).click();
    await at.sees('居民身份证号码有误，请逐位核对');
    expect(await at.page.getByLabel('姓名').inputValue()).toBe('钱满仓');
  });

  test('registered: the case is open at once, with the scan, and due on the 20th working day', async () => {
    const { at } = clerk;
    await at.fill('号码', '11010519491231002X');
    await at.page.getByRole('button', { name: '登记', exact: true }).click();
    await at.page.waitForURL(/applications\/[0-9a-f]{24}\?registered=1$/);
    id = new URL(at.page.url()).pathname.slice(-24);
    expect(await clerk.case.standing({ status: '办理中', due: '2026-03-30' })).toEqual({
      status: '办理中',
      due: '2026-03-30',
    });
    await at.sees('申请书.png');
    await at.sees('补正通知最迟 3月11日');
    await at.sees('未分派');
  });

  test('claimed: it is hers', async () => {
    await clerk.case.act('认领');
    await clerk.at.sees('经办人 王经办');
  });
});

describe('第三十条 supplement', () => {
  test('asked for: there is no date of the answer while the applicant has to act', async () => {
    await on('2026-03-04', clerk);
    await clerk.case.act('要求补正', async (form) => {
      expect((await form.effects())[0]).toBe('补正通知只能发出一次，最迟 2026年3月11日。');
      await form.write('需要补正什么', '请写明合同的年份。');
      await form.day('补正期限', '2026-02-30');
      await form.confirm();
      await form.frame.getByText('日期格式不正确，请按“年-月-日”填写').first().waitFor();
      await form.day('补正期限', '2026/3/18');
    });
    await clerk.at.sees('2026-03-04 发出，期限 2026-03-18，尚未收到：请写明合同的年份。');
    expect(await clerk.case.standing({ status: '待申请人补正', due: null })).toEqual({
      status: '待申请人补正',
      due: null,
    });
  });

  test('received: twenty working days from then on', async () => {
    await on('2026-03-09', clerk);
    await clerk.case.act('登记补正材料', async (form) => {
      await form.write('补正的内容', '2024年签订的合同。');
    });
    expect(await clerk.case.standing({ status: '办理中', due: '2026-04-07' })).toEqual({
      status: '办理中',
      due: '2026-04-07',
    });
  });
});

describe('第三十二条、第三十三条 a third party is asked', () => {
  test('on its way: the date is provisional', async () => {
    await on('2026-03-12', clerk);
    await clerk.case.act('发出征求意见书', async (form) => {
      await form.choose('征求谁', '第三方');
      await form.write('名称', '云溪监理有限公司');
      await form.write('内容', '是否同意公开监理合同。');
    });
    expect(await clerk.case.standing({ status: '征求意见中', due: '2026-04-07' })).toEqual({
      status: '征求意见中',
      due: '2026-04-07',
    });
    await clerk.at.sees(/可能变动/);
  });

  test('delivered on 13 March: its fifteen working days do not count', async () => {
    await on('2026-03-13', clerk);
    await clerk.case.act('登记征求意见书送达', async (form) => {
      await form.write('送达凭据', '邮件回执 EA000000001CN');
    });
    expect(await clerk.case.standing({ status: '征求意见中', due: '2026-04-29' })).toEqual({
      status: '征求意见中',
      due: '2026-04-29',
    });
  });

  test('answered on 20 March, entered on the Monday: six working days did not count', async () => {
    await on('2026-03-23', clerk);
    await clerk.case.act('登记征求意见答复', async (form) => {
      await form.day('答复之日', '2026-03-20');
      await form.choose('意见', '部分同意公开');
      await form.write('意见全文', '报价清单为商业秘密，其余可以公开。');
    });
    expect(await clerk.case.standing({ status: '办理中', due: '2026-04-15' })).toEqual({
      status: '办理中',
      due: '2026-04-15',
    });
  });
});

describe('第三十三条 extension', () => {
  test('asked for by the clerk: nothing moves yet', async () => {
    await on('2026-03-24', clerk);
    await clerk.case.act('提请延期', async (form) => {
      await form.write('延长几个工作日', '10');
      await form.write('理由', '需要与项目单位核对附件。');
    });
    await clerk.at.sees('10 个工作日：需要与项目单位核对附件。');
    expect(await clerk.case.standing({ status: '办理中', due: '2026-04-15' })).toEqual({
      status: '办理中',
      due: '2026-04-15',
    });
  });

  test('approved by the head at her own desk: both see the new date', async () => {
    await on('2026-03-25', head);
    await head.case.act('批准延期', async (form) => {
      const told = (await form.effects()).join('');
      for (const words of ['2026年4月15日', '10 个工作日', '需要与项目单位核对附件。']) expect(told).toContain(words);
    });
    const extended = { status: '办理中', due: '2026-04-29' };
    expect(await head.case.standing(extended)).toEqual(extended);
    await clerk.case.open(id);
    expect(await clerk.case.standing(extended)).toEqual(extended);
    await clerk.at.sees('已延期');
  });
});

describe('第三十六条、第三十七条 decision', () => {
  const waits = { status: '待审批', due: '2026-04-29' };

  const propose = (text: string): Promise<void> =>
    clerk.case.act('拟定处理决定', async (form) => {
      const part = async (at: number, decision: string, subject: string): Promise<void> => {
        const row = form.frame.locator('fieldset').nth(at);
        await pick(row.locator('input').first(), decision);
        await row.getByPlaceholder('这一部分是什么内容').fill(subject);
      };
      await form.frame.getByRole('button', { name: '增加一部分' }).click();
      await part(0, '予以公开', '合同正文');
      await part(1, '第三方合法权益', '报价清单');
      await form.write('答复内容', text);
    });

  test('proposed: it waits, and who proposed it cannot approve it', async () => {
    await on('2026-04-08', clerk);
    await propose('合同正文予以公开，报价清单不予公开。');
    expect(await clerk.case.standing(waits)).toEqual(waits);
    await clerk.at.sees(/拟定的处理决定：.*部分公开/);
    expect(await clerk.case.actions()).not.toContain('批准处理决定');
  });

  test('the clerk asks the lawyer, for whom it waits on his workbench', async () => {
    await clerk.case.act('提请法律审查', async (form) => {
      expect(await form.effects()).toContain('答复期限不停。意见写入案卷，供审批的人参考。');
      await form.choose('法律顾问', '周律师');
      await form.write('请法律顾问回答的问题', '报价清单能否认定为商业秘密？');
    });
    await clerk.at.sees('2026-04-08 由王经办提请周律师审查，尚未出具意见：报价清单能否认定为商业秘密？');
    expect(await clerk.case.standing(waits)).toEqual(waits);
    server.clock.freezeOn('2026-04-09');
    await lawyer.at.open('');
    await lawyer.at.click('云溪大道道路扩建工程监理合同', 'link');
  });

  test('the lawyer reads it with everything around, gives his opinion and nothing else', async () => {
    await lawyer.at.sees('合同正文予以公开，报价清单不予公开。');
    await lawyer.at.sees('部分同意公开');
    await lawyer.at.sees('138****8000');
    expect(await lawyer.case.actions()).toEqual(['出具法律审查意见']);
    await lawyer.case.act('出具法律审查意见', async (form) => {
      expect(await form.effects()).toContain('王经办提出的问题：报价清单能否认定为商业秘密？');
      await form.choose('结论', '修改后同意');
      await form.write('意见和理由', '可以认定，请写明第十五条的理由。');
    });
    await lawyer.at.sees('针对现在的决定');
    expect(await lawyer.case.actions()).toEqual([]);
    await lawyer.at.open('');
    await lawyer.at.sees('没有等待您出具意见的案件。');
  });

  /** The one field that serves both buttons. */
  const comments = async (text: string, button: string): Promise<void> => {
    await reviewer.at.open('approvals');
    await reviewer.at.sees('可以认定，请写明第十五条的理由。');
    await reviewer.at.fill(/^审批意见/, text);
    await reviewer.at.click(button);
    const drawer = reviewer.at.page.getByRole('dialog', { name: button });
    expect(await drawer.locator('textarea').inputValue()).toBe(text);
    await reviewer.at.click(`确认${button}`);
    await reviewer.at.sees('没有等待您审批的事项。');
  };

  test('the reviewer sends it back as the lawyer says, the clerk words it anew', async () => {
    await comments('请按法律顾问的意见写明理由。', '退回处理决定');
    await clerk.case.open(id);
    await clerk.at.sees('请按法律顾问的意见写明理由。');
    await propose('合同正文予以公开；报价清单涉及商业秘密，依据第十五条不予公开。');
    expect(await clerk.case.standing(waits)).toEqual(waits);
    await clerk.at.sees('针对此前拟定的决定，此后决定已有改动');
  });

  test('the reviewer approves with a comment, which the office reads', async () => {
    server.clock.freezeOn('2026-04-10');
    await comments('已按法律顾问的意见修改，同意。', '批准处理决定');
    await clerk.case.open(id);
    await clerk.at.sees(/部分公开。审批意见：已按法律顾问的意见修改，同意。/);
    const decided = { status: '待发出', due: '2026-04-29' };
    expect(await clerk.case.standing(decided)).toEqual(decided);
  });
});

describe('the letter', () => {
  test('issued under its number, and sent by post with the scan of the sealed original', async () => {
    await on('2026-04-13', clerk);
    expect(await issueLetter('部分公开告知书')).toBe('依申请〔2026〕1号');
    await clerk.case.act('发出答复', async (form) => {
      await form.choose('方式', '邮政寄送');
      await form.write('邮件单号', 'EA000000002CN');
      await form.attach({ name: '告知书（盖章）.pdf', mimeType: 'application/pdf', buffer: pdfFile() });
      await form.choose('上传的盖章原件', '告知书（盖章）.pdf');
    });
    const sent = { status: '已答复', due: '2026-04-29' };
    expect(await clerk.case.standing(sent)).toEqual(sent);
    await clerk.at.sees('2026-04-13 以邮政寄送发出，单号 EA000000002CN；尚未登记送达');
  });

  test('delivered: the remedies run from then', async () => {
    await on('2026-04-15', clerk);
    await clerk.case.act('登记送达', (form) => form.write('送达凭据', '回执已签收'));
    await clerk.at.sees('2026-04-13 以邮政寄送发出，单号 EA000000002CN；2026-04-15 送达');
    const sent = { status: '已答复', due: '2026-04-29' };
    expect(await clerk.case.standing(sent)).toEqual(sent);
  });

  test('第四十五条 put away: what can still be done are facts, not decisions', async () => {
    await on('2026-04-16', clerk);
    await clerk.case.act('归档结案', (form) => form.write('说明', '一案一卷，共九页。'));
    const closed = { status: '已办结', due: '2026-04-29' };
    expect(await clerk.case.standing(closed)).toEqual(closed);
    const left = await clerk.case.actions();
    expect(left).not.toContain('拟定处理决定');
    expect(left).not.toContain('提请延期');
    expect(left).toContain('添加备注');
  });

  test('every step stands in its history, with its day', async () => {
    const rows = await clerk.at.page
      .locator('.timeline li')
      .evaluateAll((all) =>
        all.map((row) => `${row.querySelector('time')?.textContent} ${row.querySelector('strong')?.textContent}`),
      );
    expect(rows.toReversed()).toEqual([
      '2026-03-02 提交申请',
      '2026-03-02 分派经办人',
      '2026-03-04 发出补正通知',
      '2026-03-09 收到补正申请',
      '2026-03-12 发出征求意见书',
      '2026-03-13 征求意见书送达',
      '2026-03-20 收到征求意见答复',
      '2026-03-24 提请延长答复期限',
      '2026-03-25 批准延长答复期限',
      '2026-04-08 拟定处理决定',
      '2026-04-08 提请法律审查',
      '2026-04-09 出具法律审查意见',
      '2026-04-09 退回处理决定',
      '2026-04-09 拟定处理决定',
      '2026-04-10 批准处理决定',
      '2026-04-13 制发文书',
      '2026-04-13 发出答复',
      '2026-04-15 答复送达',
      '2026-04-16 归档结案',
    ]);
  });
});

test('nothing went wrong in any of the pages', () => {
  expect([clerk, head, reviewer, lawyer].flatMap(({ at }) => at.troubles)).toEqual([]);
});
