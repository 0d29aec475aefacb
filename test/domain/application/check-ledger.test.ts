import { describe, expect, test } from '@jest/globals';
import { checkLedger } from '../../../src/domain/application/check-ledger.js';
import { type LedgerFault, type LedgerRow } from '../../../src/domain/application/ledger-row.js';
import { ledgerTemplateColumns } from '../../../src/domain/application/ledger-template.js';
import { type SheetRow } from '../../../src/domain/application/ledger-columns.js';
import { cellOf, day, ledgerRow, type LedgerCells, openLedgerRow, sheetOf } from '../../support/books.js';

const TODAY = { today: day('2026-03-02'), date1904: false };

async function faultsOf(...rows: LedgerCells[]): Promise<LedgerFault[]> {
  return (await checkLedger(sheetOf(rows), TODAY)).faults;
}

async function read(cells: LedgerCells): Promise<LedgerRow> {
  const { rows, faults } = await checkLedger(sheetOf([ledgerRow(cells)]), TODAY);
  if (!rows[0]) throw new Error(JSON.stringify(faults));
  return rows[0];
}

async function* sheet(...rows: (string | number)[][]): AsyncGenerator<SheetRow> {
  for (const [index, row] of rows.entries()) yield { row: index + 1, cells: row.map((value) => cellOf(value)) };
}

const HEADER = [
  '登记编号',
  '收到申请日期',
  '申请人类型',
  '申请人',
  '申请内容',
  '提交方式',
  '延期(是/否)',
  '办结日期',
  '办理结果',
  '备注',
];
const ROW = ['登1', '2024-03-05', '自然人', '张三', '部门决算', '当面', '否', '2024-04-02', '予以公开', ''];

describe('台账的表头', () => {
  test('列的顺序、空格、全角括号、必填标记和多余的列都不影响', async () => {
    const order = [8, 7, 6, 5, 4, 3, 2, 1, 0, 9];
    const header = order.map((index) => ` *${(HEADER[index] ?? '').replace('(是/否)', '（是／否）')} `);
    const row = order.map((index) => ROW[index] ?? '');
    const checked = await checkLedger(sheet([...header, '序号'], [...row, '7']), TODAY);
    expect(checked.faults).toEqual([]);
    expect(checked.ignored).toEqual(['序号']);
    expect(checked.rows).toMatchObject([{ registerNumber: '登1', receiptDate: '2024-03-05', code: 'granted' }]);
  });

  test('标题行可以在表头之上', async () => {
    const checked = await checkLedger(sheet(['某某局依申请公开台账'], [], HEADER, ROW), TODAY);
    expect(checked.faults).toEqual([]);
    expect(checked.rows.map(({ row }) => row)).toEqual([4]);
  });

  test('缺少的列逐一指出', async () => {
    const header = HEADER.filter((name) => name !== '申请人类型' && name !== '办结日期');
    const { faults } = await checkLedger(sheet(header, ROW), TODAY);
    expect(faults).toEqual([
      { row: 1, column: '申请人类型', message: '表头缺少“申请人类型”这一列' },
      { row: 1, column: '办结日期', message: '表头缺少“办结日期”这一列' },
    ]);
  });

  test('连登记编号也没有的，仍按第一行指出', async () => {
    const { faults } = await checkLedger(sheet(HEADER.slice(1), ROW.slice(1)), TODAY);
    expect(faults).toEqual([{ row: 1, column: '登记编号', message: '表头缺少“登记编号”这一列' }]);
  });

  test('同一列出现两次', async () => {
    const { faults } = await checkLedger(sheet([...HEADER, '备注'], ROW), TODAY);
    expect(faults).toEqual([{ row: 1, column: '备注', message: '表头中“备注”出现了两次' }]);
  });

  test('空的工作表和只有表头的工作表', async () => {
    expect((await checkLedger(sheet(), TODAY)).faults).toEqual([{ row: 0, column: '', message: '第一个工作表是空的' }]);
    expect((await checkLedger(sheet(HEADER), TODAY)).faults).toEqual([
      { row: 0, column: '', message: '台账只有表头，没有数据' },
    ]);
  });
});

describe('台账的一行', () => {
  test('写明的都读出来，没有写的不推定', async () => {
    expect(await read({ registerNumber: '登〔2024〕9号', extended: '' })).toEqual({
      row: 2,
      registerNumber: '登〔2024〕9号',
      receiptDate: '2024-03-05',
      applicantKind: 'natural_person',
      applicantName: '张三',
      content: '2023年部门决算',
      channel: 'in_person',
      extended: null,
      handledDate: '2024-04-02',
      code: 'granted',
      note: '',
      submittedDate: null,
      supplementRequestedDate: null,
      supplementReceivedDate: null,
      extensionDate: null,
      extensionWorkingDays: null,
      deliveryMethod: null,
      deliveredDate: null,
      externalNumber: null,
    });
  });

  test('尚未办结：办结日期和办理结果都空着', async () => {
    const { rows, faults } = await checkLedger(sheetOf([openLedgerRow()]), TODAY);
    expect(faults).toEqual([]);
    expect(rows[0]).toMatchObject({ handledDate: null, code: null });
  });

  test('一行里的错误一次说全，行号是 Excel 的行号，列名是中文', async () => {
    const faults = await faultsOf(
      ledgerRow(),
      ledgerRow({ registerNumber: '', receiptDate: '去年', applicantKind: '个人', channel: '电话', extended: '也许' }),
    );
    expect(faults).toEqual([
      { row: 3, column: '登记编号', message: '请填写登记编号' },
      { row: 3, column: '收到申请日期', message: '“去年”不是有效的日期，请按“年-月-日”填写，例如 2020-03-05' },
      { row: 3, column: '申请人类型', message: '“个人”不是申请人类型的名称，请从台账模板的下拉列表中选择' },
      {
        row: 3,
        column: '提交方式',
        message:
          '“电话”不能识别，请填写其中一种：网上提交、当面提交、口头申请（工作人员代填）、邮寄（签收）、平常信函、传真、电子邮件、其他申请平台',
      },
      { row: 3, column: '延期(是/否)', message: '“也许”不能识别，请填写其中一种：是、否' },
    ]);
  });

  test('条例施行之日 2008-05-01 可以，前一天不行', async () => {
    expect(await faultsOf(openLedgerRow({ receiptDate: '2008-05-01' }))).toEqual([]);
    expect(await faultsOf(openLedgerRow({ receiptDate: '2008-04-30' }))).toMatchObject([
      { column: '收到申请日期', message: '2008-04-30 早于政府信息公开条例施行之日 2008-05-01，请核对' },
    ]);
  });

  test('今天可以，明天不行', async () => {
    expect(await faultsOf(openLedgerRow({ receiptDate: '2026-03-02' }))).toEqual([]);
    expect(await faultsOf(openLedgerRow({ receiptDate: '2026-03-03' }))).toMatchObject([
      { column: '收到申请日期', message: '2026-03-03 晚于今天 2026-03-02，请核对' },
    ]);
  });

  test('收到当天办结可以，早一天不行', async () => {
    expect(await faultsOf(ledgerRow({ handledDate: '2024-03-05' }))).toEqual([]);
    expect(await faultsOf(ledgerRow({ handledDate: '2024-03-04' }))).toMatchObject([
      { column: '办结日期', message: '2024-03-04 早于收到申请日期 2024-03-05，请核对' },
    ]);
  });

  test('有结果没有日期，有日期没有结果', async () => {
    expect(await faultsOf(ledgerRow({ handledDate: '' }))).toMatchObject([
      { column: '办结日期', message: '填写了办理结果，请填写办结日期' },
    ]);
    expect(await faultsOf(ledgerRow({ result: '' }))).toMatchObject([
      { column: '办理结果', message: '填写了办结日期，请填写办理结果' },
    ]);
  });

  test('文件内重复的登记编号指出与哪一行重复，有别的错误的行也算', async () => {
    const faults = await faultsOf(
      ledgerRow({ registerNumber: '重1', channel: '电话' }),
      ledgerRow(),
      ledgerRow({ registerNumber: '重1' }),
    );
    expect(faults.filter(({ column }) => column === '登记编号')).toEqual([
      { row: 4, column: '登记编号', message: '“重1”与第 2 行的登记编号重复' },
    ]);
  });

  test('（六）其他处理只用于 2019、2020 年发出的结果', async () => {
    const at = (receiptDate: string, handledDate: string) =>
      ledgerRow({ receiptDate, handledDate, result: '（六）其他处理' });
    expect(await faultsOf(at('2018-12-20', '2019-01-02'), at('2020-12-01', '2020-12-31'))).toEqual([]);
    expect(await faultsOf(at('2020-12-20', '2021-01-04'))).toMatchObject([{ row: 2, column: '办理结果' }]);
    expect(await faultsOf(at('2018-12-01', '2018-12-31'))).toMatchObject([{ row: 2, column: '办理结果' }]);
    expect(
      (await read({ receiptDate: '2020-12-01', handledDate: '2020-12-31', result: 'otherwise_handled' })).code,
    ).toBe('otherwise_other');
  });

  test('旧条例时的结果名称：2019-05-14 收到的可以，5 月 15 日收到的不行', async () => {
    const old = { handledDate: '2019-06-03', result: '申请信息不存在数' };
    expect((await read({ receiptDate: '2019-05-14', ...old })).code).toBe('g1_not_existing');
    expect(await faultsOf(ledgerRow({ receiptDate: '2019-05-15', ...old }))).toMatchObject([
      { column: '办理结果', message: '“申请信息不存在数”只用于2019年5月15日以前收到的申请，请改用现行统计表的名称' },
    ]);
  });

  test('选填的列：延期、补正、送达', async () => {
    const row = await read({
      extended: '是',
      extensionDate: '2024-03-29',
      extensionWorkingDays: 10,
      supplementRequestedDate: '2024-03-07',
      supplementReceivedDate: '2024-03-12',
      deliveryMethod: '邮寄',
      deliveredDate: '2024-04-08',
      externalNumber: 'SZ-77',
      submittedDate: '2024-03-04',
    });
    expect(row).toMatchObject({
      extended: true,
      extensionDate: '2024-03-29',
      extensionWorkingDays: 10,
      supplementRequestedDate: '2024-03-07',
      supplementReceivedDate: '2024-03-12',
      deliveryMethod: 'post',
      deliveredDate: '2024-04-08',
      externalNumber: 'SZ-77',
      submittedDate: '2024-03-04',
    });
  });

  test('延长的工作日 1 至 20：20 可以，21 不行（第三十三条）', async () => {
    const extension = { extended: '是', extensionDate: '2024-03-29' };
    expect((await read({ ...extension, extensionWorkingDays: '20' })).extensionWorkingDays).toBe(20);
    expect(await faultsOf(ledgerRow({ ...extension, extensionWorkingDays: '21' }))).toMatchObject([
      { column: '延长工作日' },
    ]);
  });

  test('彼此矛盾的日期', async () => {
    expect(await faultsOf(ledgerRow({ extended: '否', extensionDate: '2024-03-29' }))).toMatchObject([
      { column: '延期(是/否)', message: '填写了延期日期或者延长工作日，延期应当为“是”' },
    ]);
    expect(
      await faultsOf(ledgerRow({ supplementReceivedDate: '2024-03-12', supplementRequestedDate: '' })),
    ).toMatchObject([{ column: '补正通知日期' }]);
    expect(await faultsOf(ledgerRow({ deliveredDate: '2024-04-01' }))).toMatchObject([{ column: '送达日期' }]);
    expect(await faultsOf(ledgerRow({ submittedDate: '2024-03-06' }))).toMatchObject([{ column: '提交日期' }]);
  });
});

describe('台账模板', () => {
  test('下拉列表中的每一项都能导入', async () => {
    const choices = (id: string) => ledgerTemplateColumns().find((column) => column.id === id)?.choices ?? [];
    const rows = [
      ...choices('applicantKind').map((applicantKind) => ledgerRow({ applicantKind })),
      ...choices('channel').map((channel) => ledgerRow({ channel })),
      ...choices('extended').map((extended) => ledgerRow({ extended })),
      ...choices('deliveryMethod').map((deliveryMethod) => ledgerRow({ deliveryMethod })),
      ...choices('result').map((result) =>
        ledgerRow({ receiptDate: '2020-03-05', handledDate: '2020-04-02', result, deliveryMethod: '' }),
      ),
    ];
    expect(rows).toHaveLength(6 + 8 + 2 + 8 + 22);
    expect(await faultsOf(...rows)).toEqual([]);
  });
});
