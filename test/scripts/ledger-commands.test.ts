/** The commands as people and machines call them: a process each, on a database that only this file uses. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { LEDGER_COLUMNS, type LedgerColumnId } from '../../src/domain/application/ledger-columns.js';
import { excelWorkbookWriter } from '../../src/integrations/xlsx/write-workbook.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { type LedgerCells, ledgerRow, openLedgerRow } from '../support/books.js';
import { type OpenTestDatabase, openTestDatabase } from '../support/database.js';

let database: OpenTestDatabase;
let connection: Connection;
let folder = '';

beforeAll(async () => {
  database = await openTestDatabase();
  connection = await openDatabase(database.uri);
  folder = await mkdtemp(join(tmpdir(), 'ledger-test-'));
}, 120_000);
afterAll(async () => {
  await connection.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

function start(name: string, args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const env = { ...process.env, MONGODB_URI: database.uri, NODE_OPTIONS: '', NODE_ENV: 'development' };
  const child = spawn(process.execPath, ['scripts/run.mjs', name, ...args], { env });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.on('close', (status) => resolve({ status, ...output })));
  return { child, ended };
}

const run = (name: string, ...args: string[]): Promise<Ended> => start(name, args).ended;

async function ledgerFile(name: string, rows: readonly LedgerCells[]): Promise<string> {
  const ids = Object.keys(ledgerRow()) as LedgerColumnId[];
  const columns = ids.map((id) => ({ header: LEDGER_COLUMNS[id].label, width: 12 }));
  const cells = rows.map((row) => ids.map((id) => row[id] ?? null));
  const path = join(folder, name);
  await writeFile(path, await excelWorkbookWriter().write([{ name: '台账', columns, rows: cells }]));
  return path;
}

describe('on an empty database, which the command brings up to date itself', () => {
  test('an agency that is not there, a year before 2019, wrong arguments: a sentence and status 1', async () => {
    const unknown = await run('tables', '--agency', 'NONE', '--year', '2025', '--json');
    expect([unknown.status, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toContain('没有代码为“NONE”的机关');
    const old = await run('tables', '--agency', 'NONE', '--year', '2018', '--json');
    expect([old.status, old.stdout]).toEqual([1, '']);
    expect(old.stderr).toContain('2018 年度适用 2018 年及以前的统计表');
    const wrong = await run('tables', '--agency', 'NONE', '--year', 'now');
    expect([wrong.status, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toContain('用法');
  }, 120_000);
});

describe('ledger:import and tables', () => {
  test('import, tables, recount, repair, verify', async () => {
    expect((await run('agency-create', '--code', 'CLI1', '--name', '命令行测试局')).status).toBe(0);
    const path = await ledgerFile('good.xlsx', [
      ledgerRow({ receiptDate: '2024-12-20', handledDate: '2025-01-10' }),
      ledgerRow({
        receiptDate: 45_720,
        handledDate: 45_740,
        applicantKind: 'other',
        result: '（三）不予公开：1.属于国家秘密',
      }),
      openLedgerRow({ receiptDate: '2025年12月30日' }),
    ]);
    const imported = await run('ledger-import', '--agency', 'CLI1', path);
    expect(imported.stderr).toContain('已导入 3 件');
    expect([imported.status, imported.stdout]).toEqual([0, '{"imported":3,"errors":[]}\n']);

    const live = await run('tables', '--agency', 'CLI1', '--year', '2025', '--json');
    const tables = JSON.parse(live.stdout) as { table2: { rows: Record<string, number[]> } };
    expect(Object.keys(tables)).toEqual([
      ...['agency', 'year', 'generation', 'table1', 'table2', 'table3', 'violations'],
    ]);
    expect(tables).toMatchObject({ agency: 'CLI1', year: 2025, generation: 3, table1: null, violations: [] });
    expect(tables.table2.rows['carried_over']).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(tables.table2.rows['newly_received']).toEqual([1, 0, 0, 0, 0, 1, 2]);
    expect(tables.table2.rows['refused_state_secret']).toEqual([0, 0, 0, 0, 0, 1, 1]);
    expect(tables.table2.rows['carried_forward']).toEqual([1, 0, 0, 0, 0, 0, 1]);
    const recount = await run('tables', '--agency', 'CLI1', '--year', '2025', '--recount', '--json');
    expect(recount.stdout).toBe(live.stdout);

    await connection.db?.collection('tallySnapshots').deleteMany({ year: 2025 });
    const repaired = await run('tables', '--agency', 'CLI1', '--year', '2025', '--repair', '--json');
    expect(repaired.stderr).toContain('2025 年 新收 法人或其他组织（其他） +1');
    expect(repaired.stdout).toBe(live.stdout);
    const text = await run('tables', '--agency', 'CLI1', '--year', '2025');
    expect(text.stdout).toContain('一、本年新收政府信息公开申请数量');
    expect(text.stdout).toContain('勾稽关系全部成立');

    const verified = await run('cases-verify');
    expect([verified.status, verified.stdout]).toEqual([0, '{"checked":3,"differences":[]}\n']);
    await connection.db?.collection('applications').updateMany({}, { $set: { 'facts.receiptYear': 2020 } });
    const broken = await run('cases-verify');
    expect(broken.status).toBe(1);
    expect(JSON.parse(broken.stdout)).toMatchObject({
      checked: 3,
      differences: [{ field: 'receiptYear', stored: 2020 }, {}, {}],
    });
  }, 300_000);

  test('faults by row and column, status 1, nothing imported; files that are none', async () => {
    const path = await ledgerFile('bad.xlsx', [
      ledgerRow(),
      ledgerRow({ receiptDate: '去年' }),
      ledgerRow({ result: '不知道' }),
    ]);
    const bad = await run('ledger-import', '--agency', 'CLI1', path);
    expect(bad.status).toBe(1);
    const answer = JSON.parse(bad.stdout) as { imported: number; errors: { row: number; column: string }[] };
    expect(answer.imported).toBe(0);
    expect(answer.errors.map(({ row, column }) => [row, column])).toEqual([
      [3, '收到申请日期'],
      [4, '办理结果'],
    ]);
    expect(bad.stderr).toContain('第 3 行“收到申请日期”');
    const cases = connection.db?.collection('applications');
    expect(await cases?.countDocuments({ 'ledger.registerNumber': { $gt: '' } })).toBe(3);

    const other = join(folder, 'ledger.doc');
    await writeFile(other, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]));
    const refused = await run('ledger-import', '--agency', 'CLI1', other);
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ imported: 0, errors: [{ row: 0, column: '' }] });
    expect(refused.stderr).toContain('不是 .xlsx 文件');

    const short = join(folder, 'ledger.csv');
    await writeFile(short, '登记编号,收到申请日期\n');
    const missing = await run('ledger-import', '--agency', 'CLI1', short);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('表头缺少“申请内容”这一列');
  }, 120_000);

  test('killed while it writes: the same command finishes it, every row once', async () => {
    const path = await ledgerFile(
      'large.xlsx',
      Array.from({ length: 3_000 }, () => ledgerRow()),
    );
    expect((await run('agency-create', '--code', 'CLI2', '--name', '另一测试局')).status).toBe(0);
    const agency = await connection.db?.collection('agencies').findOne({ code: 'CLI2' });
    const cases = () => connection.db?.collection('applications').countDocuments({ agencyId: String(agency?._id) });
    const { child, ended } = start('ledger-import', ['--agency', 'CLI2', path]);
    while (((await cases()) ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    expect((await ended).status).toBeNull();
    const left = (await cases()) ?? 0;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(3_000);
    const again = await run('ledger-import', '--agency', 'CLI2', path);
    expect([again.stderr, again.status, again.stdout]).toEqual([
      '已导入 3000 件。\n',
      0,
      '{"imported":3000,"errors":[]}\n',
    ]);
    expect(await cases()).toBe(3_000);
    const live = await run('tables', '--agency', 'CLI2', '--year', '2024', '--json');
    const recount = await run('tables', '--agency', 'CLI2', '--year', '2024', '--json', '--recount');
    expect(live.stdout).toBe(recount.stdout);
    const twice = await run('ledger-import', '--agency', 'CLI2', path);
    expect(twice.status).toBe(1);
    expect((JSON.parse(twice.stdout) as { errors: unknown[] }).errors).toHaveLength(3_000);
  }, 300_000);
});

test('ledger:template writes a file with lists once and does not overwrite it', async () => {
  const path = join(folder, 'template.xlsx');
  const first = await run('ledger-template', path);
  expect([first.status, first.stdout]).toEqual([0, `${path}\n`]);
  const second = await run('ledger-template', path);
  expect([second.status, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toContain('已经存在');
  const empty = await run('ledger-import', '--agency', 'CLI1', path);
  expect(JSON.parse(empty.stdout)).toEqual({
    imported: 0,
    errors: [{ row: 0, column: '', message: '台账只有表头，没有数据' }],
  });
}, 120_000);
