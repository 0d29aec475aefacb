/** Statistics and ledgers at the console: 5,000 rows are imported, a year is frozen, its cells are opened. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LedgerCells, ledgerCsv, ledgerRow } from '../support/books.js';
import { type Clerk, sitAtConsole } from '../support/clerk.js';
import { useServer } from '../support/server.js';

const bed = useServer({ today: '2026-03-02', faces: true });
let clerk: Clerk;

beforeAll(async () => {
  clerk = await sitAtConsole(bed.origin, await bed.account(['clerk', 'office_head'], '李主任'));
}, 60_000);
afterAll(() => clerk?.leave());

const rowsOf = (count: number, cells: LedgerCells = {}): LedgerCells[] =>
  Array.from({ length: count }, (_, index) => ledgerRow({ registerNumber: `登〔2024〕${index + 1}号`, ...cells }));

async function choose(name: string, rows: readonly LedgerCells[]): Promise<void> {
  const buffer = ledgerCsv(rows);
  await clerk.page.getByLabel('台账文件').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

describe('台账导入', () => {
  test('有错误的台账：按行和列指出，不能导入', async () => {
    await clerk.open('reports/ledger-imports');
    await choose('错.csv', [...rowsOf(2), ledgerRow({ registerNumber: '错', handledDate: '2024-02-30' })]);
    await clerk.sees('1 处错误');
    await clerk.sees('“2024-02-30”不是有效的日期');
    expect(await clerk.page.getByRole('button', { name: /^导入 / }).isDisabled()).toBe(true);
  });

  test('5000 行：检查、看后果、确认、进度、结果；第二次不再导入', async () => {
    await clerk.open('reports/ledger-imports');
    await choose('2024年台账.csv', rowsOf(5_000));
    await clerk.sees('检查通过：5000 件');
    await clerk.click('导入 5000 件…');
    await clerk.sees('2024 至 2026 年度的统计表随之变化。');
    await clerk.click('导入');
    await clerk.page.getByRole('heading', { name: /台账/, level: 1 }).waitFor();
    await clerk.page.getByText('5000 件全部成为案件').waitFor({ timeout: 60_000 });
    await clerk.open('reports/ledger-imports');
    await choose('2024年台账.csv', rowsOf(3));
    await clerk.sees('“登〔2024〕1号”已经导入过');
  }, 120_000);
});

describe('统计表', () => {
  test('一格打开它的案件；定稿说明后果，之后看得到版本', async () => {
    await clerk.open('reports/tables?year=2024');
    await clerk.page.getByRole('button', { name: /一、本年新收.*，自然人：5000 件/ }).press('ArrowRight');
    await clerk.page.keyboard.press('Enter');
    await clerk.page.getByRole('dialog').getByText('5000 件，已列出 50 件').waitFor();
    await clerk.page.keyboard.press('Escape');
    await clerk.click('定稿');
    await clerk.sees('2024 年度的统计表固定为第 1 版，记录校验值和定稿人，不能撤回。');
    await clerk.page.getByRole('dialog').getByRole('button', { name: '定稿' }).click();
    await clerk.sees('2024 年度，定稿第 1 版');
    await clerk.click('重新计数');
    await clerk.sees('一致：每一格都相同');
    expect(clerk.troubles).toEqual([]);
  }, 60_000);
});
