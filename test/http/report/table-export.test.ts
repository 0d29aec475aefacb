import { beforeAll, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { type Desk, openDesk } from '../../support/desk.js';
import { useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-10' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
  await desk.answered((await desk.handedIn('2026-03-10')).id);
  await desk.handedIn('2026-03-10');
});
const PATH = '/api/staff/reports/2026/tables/export';

test('requires authentication; another agency gets its own figures; not the years of the old form', async () => {
  expect((await server.anonymous.get(PATH)).status).toBe(401);
  const other = (await desk.outsider.get(PATH)).body as string;
  expect(other).toContain('一、本年新收政府信息公开申请数量,,,0,0,0,0,0,0,0\r\n');
  expect((await desk.clerk.get('/api/staff/reports/2018/tables/export')).body.error.code).toBe(
    'generation_not_available',
  );
});

test('CSV: the words of the form, row by row', async () => {
  const lines = ((await desk.clerk.get(PATH)).body as string).split('\r\n');
  expect(lines.slice(0, 8)).toEqual([
    '2026 年度收到和处理政府信息公开申请情况',
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）,,,申请人情况,,,,,,',
    ',,,自然人,法人或其他组织,,,,,总计',
    ',,,,商业企业,科研机构,社会公益组织,法律服务机构,其他,',
    '一、本年新收政府信息公开申请数量,,,2,0,0,0,0,0,2',
    '二、上年结转政府信息公开申请数量,,,0,0,0,0,0,0,0',
    '三、本年度办理结果,（一）予以公开,,1,0,0,0,0,0,1',
    lines[7],
  ]);
  expect(lines).toContain(',（三）不予公开,1.属于国家秘密,0,0,0,0,0,0,0');
  expect(lines).toContain(',,2.其他法律行政法规禁止公开,0,0,0,0,0,0,0');
  expect(lines).toContain(',（七）总计,,1,0,0,0,0,0,1');
  expect(lines).toContain('四、结转下年度继续办理,,,1,0,0,0,0,0,1');
  expect(lines.slice(-5)).toEqual([
    '行政复议,,,,,行政诉讼,,,,,,,,,',
    ',,,,,未经复议直接起诉,,,,,复议后起诉,,,,',
    '结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计',
    '0,0,0,0,0,0,0,0,0,0,0,0,0,0,0',
    '',
  ]);
});

test('XLSX: headings and blocks over the cells they belong to', async () => {
  const response = await fetch(`${server.origin}${PATH}?format=xlsx`, { headers: desk.clerk.authorization });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  expect(book.worksheets.map(({ name }) => name)).toEqual(['表二', '表三']);
  const [two, three] = book.worksheets;
  const merges = (sheet: ExcelJS.Worksheet | undefined) =>
    (sheet as unknown as { model: { merges: string[] } }).model.merges;
  // 三、本年度办理结果 stands beside its 22 rows, 法人或其他组织 over its five kinds.
  expect(merges(two)).toEqual(expect.arrayContaining(['A1:J1', 'A2:C4', 'D2:J2', 'D3:D4', 'E3:I3', 'J3:J4', 'A7:A28']));
  expect(two?.getCell('A7').value).toBe('三、本年度办理结果');
  expect([two?.getCell('D5').value, two?.getCell('J29').value]).toEqual([2, 1]);
  expect(merges(three).toSorted()).toEqual(['A1:O1', 'A2:E3', 'F2:O2', 'F3:J3', 'K3:O3']);
});
