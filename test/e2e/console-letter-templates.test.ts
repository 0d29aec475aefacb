/** The office's wording of its letters, and the register of what came in and is no application. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { useServer } from '../support/server.js';
import { pick } from '../support/clerk-choice.js';

const bed = useServer({ today: '2026-03-02', faces: true });

describe('the wording of the office', () => {
  let head: Clerk;
  beforeAll(async () => {
    head = await sitAtConsole(bed.origin, await bed.account(['administrator'], '钱管理'));
  }, 60_000);
  afterAll(() => head?.leave());

  test('without a mandatory element it is refused, and told where; whole, it is a new version', async () => {
    await head.open('letter-templates');
    await head.click('补正告知书', 'link');
    await head.sees('必须写明');
    const text = head.page.locator('[data-path="blocks.4"] textarea');
    await text.fill('请在{补正期限}前补正。');
    const lacking = head.page.locator('.template__elements .lacking');
    await lacking.getByText('逾期不补正的后果（写明“放弃申请”）').waitFor();
    await head.click('保存为新的版本');
    await head.sees('还缺少必须写明的内容：逾期不补正的后果（写明“放弃申请”）。');
    await text.fill('请在{补正期限}前补正，逾期视为放弃申请。{号码}');
    await head.click('保存为新的版本');
    await head.page.locator('[data-path="blocks.4"]').getByText('“{号码}”不能代入').waitFor();
    await text.fill('请在{补正期限}前补正，逾期视为放弃申请。');
    await head.page.locator('.paper').getByText('前补正，逾期视为放弃申请。').waitFor();
    await head.fill('修改说明', '改用短句');
    await head.click('保存为新的版本');
    await head.sees('现行第 1 版');
    expect(head.troubles.splice(0)).toEqual([]);
  });

  test('overtaken by a colleague, the text stays; an earlier version is brought back', async () => {
    const colleague = await bed.staff(['administrator'], '孙管理');
    const current = (await colleague.get('/api/staff/letter-templates/supplement_notice')).body;
    await head.open('letter-templates/supplement_notice');
    await head.fill('标题', '补正告知书');
    await colleague.post('/api/staff/letter-templates/supplement_notice/actions/save', {
      expectedVersion: current.version,
      title: '补正通知书',
      blocks: current.blocks,
    });
    await head.click('保存为新的版本');
    await head.sees(/有人保存了第 \d+ 版。您的文字还在/);
    expect(await head.page.getByLabel('标题').inputValue()).toBe('补正告知书');
    await head.page.getByRole('listitem').filter({ hasText: '系统的模板' }).getByRole('button').click();
    await head.click('把这一版放回编辑框');
    await head.click('放回');
    await head.click('保存为新的版本');
    await head.sees(`现行第 ${current.version + 2} 版`);
    await head.sees('恢复系统的模板');
    expect(head.troubles.splice(0)).toEqual([]);
  });
});

test('the register of what is no application: registered, settled, refused where the destination is missing', async () => {
  const clerk = await sitAtConsole(bed.origin, await bed.account(['clerk'], '周经办'));
  await clerk.open('letters');
  await clerk.click('登记来件');
  await clerk.page.locator('.t-dialog__footer').getByRole('button', { name: '登记' }).click();
  await clerk.page.locator('[data-path="sender"] .field__words--fault').waitFor();
  await clerk.fill('来件人', '王五');
  await clerk.fill('内容', '反映小区噪声');
  await clerk.page.locator('.t-dialog__footer').getByRole('button', { name: '登记' }).click();
  await clerk.sees('尚未处理，今天收到');
  await clerk.click('登记处理情况：王五');
  await pick(clerk.page.locator('.t-dialog').getByLabel('处理情况'), '转送其他机关');
  await clerk.page.locator('.t-dialog__footer').getByRole('button', { name: '登记' }).click();
  await clerk.sees('请填写转送的机关');
  await clerk.fill('转送的机关', '云溪市生态环境局');
  await clerk.page.locator('.t-dialog__footer').getByRole('button', { name: '登记' }).click();
  await clerk.sees('没有尚未处理的来件。');
  await clerk.page.getByText('已处理').click();
  await clerk.sees(/转送其他机关：云溪市生态环境局/);
  expect(clerk.troubles.splice(0)).toEqual([]);
  await clerk.leave();
});
