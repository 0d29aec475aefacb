import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { openWorkbook, readWorkbook } from '../../src/integrations/xlsx/read-workbook.js';
import { excelWorkbookWriter } from '../../src/integrations/xlsx/write-workbook.js';
import { relationshipsPart, sheetPart, workbookOf, workbookPart, zip } from '../support/xlsx-parts.js';

const folder = mkdtemp(join(tmpdir(), 'xlsx-test-'));
afterAll(async () => rm(await folder, { recursive: true, force: true }));

/** Row number and texts of every row; a numeric cell as a number. */
async function rowsOf(bytes: Buffer): Promise<[number, (string | number | null)[]][]> {
  const workbook = await readWorkbook(bytes);
  const rows: [number, (string | number | null)[]][] = [];
  for await (const { row, cells } of workbook.rows) {
    rows.push([row, Array.from(cells, (cell) => (cell ? (cell.number ?? cell.text) : null))]);
  }
  return rows;
}

const inline = (text: string, place = 'A1') => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('what programs write', () => {
  test('texts, numbers, dates, formulas, booleans and gaps, written by exceljs', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('台账');
    sheet.addRow(['登记编号', 7, new Date(Date.UTC(2020, 2, 5)), true]);
    sheet.getCell('B3').value = { formula: 'A1&"x"', result: '登记编号x' };
    sheet.getCell('D3').value = { formula: '1+1', result: 2 };
    sheet.getCell('A4').value = { richText: [{ text: '张' }, { font: { bold: true }, text: '三' }] };
    sheet.getRow(9).getCell(2).value = '最后';
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    expect(await rowsOf(bytes)).toEqual([
      [1, ['登记编号', 7, 43_895, 'TRUE']],
      [3, [null, '登记编号x', null, 2]],
      [4, ['张三']],
      [9, [null, '最后']],
    ]);
  });

  test('the first visible sheet of the workbook, wherever it stands in the archive and whatever its file is called', async () => {
    const bytes = zip([
      sheetPart(`<row r="1">${inline('第二张')}</row>`, 'xl/worksheets/sheet1.xml'),
      sheetPart(`<row r="1">${inline('隐藏的')}</row>`, 'xl/worksheets/sheet2.xml'),
      sheetPart(`<row r="1">${inline('第一张')}</row>`, 'xl/worksheets/Blatt.xml'),
      relationshipsPart({ a: '/xl/worksheets/sheet1.xml', b: 'worksheets/sheet2.xml', c: '/xl/worksheets/Blatt.xml' }),
      workbookPart([
        { name: '列表', id: 'b', state: 'hidden' },
        { name: '台账', id: 'c' },
        { name: '说明', id: 'a' },
      ]),
    ]);
    expect(await rowsOf(bytes)).toEqual([[1, ['第一张']]]);
    expect((await readWorkbook(bytes)).sheetName).toBe('台账');
  });

  test('formatted texts with all their runs and without the reading aid; escaped characters', async () => {
    const strings = [
      '<r><t>城市</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 管理</t></r>',
      '<t>张三</t><rPh sb="0" eb="2"><t>zhāng sān</t></rPh><phoneticPr fontId="1"/>',
      '<t>一&amp;二_x000D_&#10;三&#x4E09;</t>',
      '<t/>',
    ];
    const cells = [0, 1, 2, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    const rich = '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>';
    expect(await rowsOf(workbookOf(`<row>${cells}${rich}</row>`, { strings }))).toEqual([
      [1, ['城市 管理', '张三', '一&二\r\n三三', null, '甲乙']],
    ]);
  });

  test('cells and rows without places follow each other; names may carry a prefix', async () => {
    const rows =
      '<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row><x:row r="7"><x:c r="C7"><x:v>9</x:v></x:c><x:c><x:v>10</x:v></x:c></x:row><x:row><x:c t="str"><x:v>末</x:v></x:c></x:row>';
    expect(await rowsOf(workbookOf(rows))).toEqual([
      [1, [1, null, 3]],
      [7, [null, null, 9, 10]],
      [8, ['末']],
    ]);
  });

  test('comments, character data sections and texts cut anywhere between two pieces', async () => {
    const long = '长'.repeat(30_000);
    const rows = Array.from(
      { length: 40 },
      (_, index) => `<row r="${index + 1}"><!-- <c> --><c t="str"><v><![CDATA[<${index}>]]>${long}</v></c></row>`,
    );
    const read = await rowsOf(workbookOf(rows.join('')));
    expect(read).toHaveLength(40);
    expect(read[39]).toEqual([40, [`<39>${long}`]]);
  });

  test('the day system of 1904 is told', async () => {
    expect((await readWorkbook(workbookOf('', { date1904: true }))).date1904).toBe(true);
    expect((await readWorkbook(workbookOf(''))).date1904).toBe(false);
  });

  test('our own template is read back', async () => {
    const bytes = await excelWorkbookWriter().write([
      { name: '台账', columns: [{ header: '登记编号', width: 10, choices: ['甲', '乙'] }], rows: [['登1']] },
    ]);
    expect(await rowsOf(bytes)).toEqual([
      [1, ['登记编号']],
      [2, ['登1']],
    ]);
  });
});

describe('what cannot be read is said, with what to do', () => {
  const refused = (bytes: Buffer) => expect(rowsOf(bytes)).rejects;

  test.each([
    ['an empty file', Buffer.alloc(0), '文件是空的'],
    ['the old format or a password', Buffer.from('d0cf11e0a1b11ae1000000000000000000000000000000', 'hex'), '旧版 .xls'],
    ['another type', Buffer.from('登记编号,收到申请日期\n1,2020-03-05\n'), '不是 .xlsx'],
    ['a zip that is no workbook', zip([{ path: 'a.txt', content: 'x' }]), '不是 .xlsx'],
    ['a workbook cut off', workbookOf('<row/>').subarray(0, 300), '不是 .xlsx'],
  ])('%s', async (_, bytes, message) => {
    await refused(bytes).toMatchObject({ code: 'workbook_invalid', message: expect.stringContaining(message) });
  });

  test('damaged contents', async () => {
    const broken = workbookOf('<row r="1"><c><v>1</v></c></row>');
    broken.fill(0xff, 60, 120);
    await refused(broken).toMatchObject({ code: 'workbook_invalid' });
    await refused(workbookOf('<row><c')).toMatchObject({ code: 'workbook_invalid' });
    await refused(workbookOf('<row><c><v>1</v></row>')).toMatchObject({ code: 'workbook_invalid' });
  });

  test('a bomb: what unpacks beyond the limit is stopped, whatever size it claims', async () => {
    const bytes = zip([
      workbookPart([{ name: '台账', id: 'first' }]),
      relationshipsPart({ first: 'worksheets/sheet1.xml', strings: 'sharedStrings.xml' }),
      {
        path: 'xl/sharedStrings.xml',
        content: Buffer.alloc(40 * 1_048_576, `<si><t>${'字'.repeat(9_000)}</t></si>`),
        claimedSize: 10,
      },
      sheetPart(''),
    ]);
    expect(bytes.length).toBeLessThan(200_000);
    await refused(bytes).toMatchObject({ message: expect.stringContaining('解压后的内容过大') });
  });

  test('an entity bomb: a document type is refused', async () => {
    const bytes = zip([
      workbookPart([{ name: '台账', id: 'first' }]),
      relationshipsPart({ first: 'worksheets/sheet1.xml' }),
      { path: 'xl/worksheets/sheet1.xml', content: '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>' },
    ]);
    await refused(bytes).toMatchObject({ code: 'workbook_invalid' });
  });

  test('more rows than a ledger has', async () => {
    const row = '<row><c><v>1</v></c></row>';
    expect(await rowsOf(workbookOf(row.repeat(50_000)))).toHaveLength(50_000);
    await refused(workbookOf(row.repeat(50_001))).toMatchObject({ message: expect.stringContaining('超过 50000 行') });
  });

  test('a formatted but empty sheet of a million rows is not too long', async () => {
    const blank = '<row r="1" s="1" customFormat="1"/>'.repeat(100_000);
    expect(await rowsOf(workbookOf(blank))).toEqual([]);
  });

  test('files: missing, a folder, too large', async () => {
    const path = join(await folder, 'large.xlsx');
    await writeFile(path, Buffer.alloc(20 * 1_048_576 + 1));
    await expect(openWorkbook(path)).rejects.toMatchObject({ message: expect.stringContaining('超过 20 MB') });
    await expect(openWorkbook(await folder)).rejects.toMatchObject({ code: 'workbook_invalid' });
    await expect(openWorkbook(join(await folder, 'no.xlsx'))).rejects.toMatchObject({
      message: expect.stringContaining('没有找到文件'),
    });
  });
});
