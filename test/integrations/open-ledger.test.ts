/** A ledger saved as text, in the ways in which spreadsheet programs save it in China. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLedger } from '../../src/integrations/xlsx/open-ledger.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-ledger-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Row number, then the texts of its cells. */
async function rowsOf(bytes: Uint8Array): Promise<[number, ...string[]][]> {
  const path = join(folder, 'ledger');
  await writeFile(path, bytes);
  const rows: [number, ...string[]][] = [];
  for await (const { row, cells } of (await openLedger(path)).rows) {
    rows.push([row, ...cells.map((cell) => cell?.text ?? '')]);
  }
  return rows;
}

/** 编号,内容 / 1,决算 */
const GB18030 = Buffer.from('b1e0bac52cc4dac8dd0d0a312cbef6cbe30d0a', 'hex');

describe('编码', () => {
  const expected = [
    [1, '编号', '内容'],
    [2, '1', '决算'],
  ];
  test.each([
    ['UTF-8', Buffer.from('编号,内容\r\n1,决算\r\n')],
    ['UTF-8，带标记', Buffer.from('\ufeff编号,内容\n1,决算')],
    ['GB 18030（Excel 的 CSV）', GB18030],
    ['UTF-16（Excel 的 Unicode 文本）', Buffer.from('\ufeff编号\t内容\r\n1\t决算\r\n', 'utf16le')],
    ['中文逗号', Buffer.from('编号，内容，备注\n1，决算，')],
  ])('%s', async (name, bytes) => {
    const rows = await rowsOf(bytes);
    expect(rows.map((row) => row.slice(0, 3))).toEqual(expected);
    expect(name).not.toBe('');
  });
});

test('引号里的逗号、引号和换行；空行不算，行号照数；="007" 是文字', async () => {
  expect(await rowsOf(Buffer.from('甲,乙\r\n"一,二","说""三""\n四"\r\n\r\n="007",\r\n'))).toEqual([
    [1, '甲', '乙'],
    [2, '一,二', '说"三"\n四'],
    [4, '007', ''],
  ]);
});

test('引号没有结束、超过 50000 行、空文件、图片：说明原因', async () => {
  await expect(rowsOf(Buffer.from('甲,乙\r\n"一,二'))).rejects.toMatchObject({
    code: 'workbook_invalid',
    message: expect.stringContaining('第 2 行的引号没有结束'),
  });
  await expect(rowsOf(Buffer.from('甲,乙,丙\n'.repeat(50_001)))).rejects.toMatchObject({
    message: expect.stringContaining('超过 50000 行'),
  });
  await expect(rowsOf(Buffer.alloc(0))).rejects.toMatchObject({ message: expect.stringContaining('文件是空的') });
  await expect(rowsOf(Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).rejects.toMatchObject({
    code: 'workbook_invalid',
  });
  await expect(rowsOf(Buffer.from('b1ff', 'hex'))).rejects.toMatchObject({
    message: expect.stringContaining('编码不能识别'),
  });
});
