import { describe, expect, test } from '@jest/globals';
import { importLedger } from '../../../src/commands/application/import-ledger.js';
import { freezeTables } from '../../../src/commands/report/freeze-tables.js';
import { verifyCases } from '../../../src/jobs/verify-cases.js';
import { type ApplicationDocument } from '../../../src/persistence/application/application-store.js';
import { mongoCaseStream } from '../../../src/persistence/application/case-stream.js';
import { collectionOf, type Stored } from '../../../src/persistence/collections.js';
import { type LedgerImportDocument } from '../../../src/persistence/report/ledger-import-store.js';
import { type AgencyCard } from '../../../src/ports/deps.js';
import { ledgerRow, openLedgerRow, sheetOf, staffActor, useBooks } from '../../support/books.js';

const books = useBooks({ today: '2026-03-02' });

const applications = () => collectionOf<ApplicationDocument>(books.connection, 'applications');
const journals = () => collectionOf<LedgerImportDocument>(books.connection, 'ledgerImports');
const storedRows = () => collectionOf<Stored>(books.connection, 'ledgerImportRows').countDocuments();

async function only(agency: AgencyCard): Promise<ApplicationDocument> {
  const found = await applications().find({ agencyId: agency.id }).toArray();
  expect(found).toHaveLength(1);
  return found[0] as ApplicationDocument;
}

describe('台账的一行成为一件申请', () => {
  test('当面提交、已办结', async () => {
    const agency = await books.agency();
    const cells = ledgerRow({ note: '原件在档案室', externalNumber: 'SZ-1' });
    expect(await books.ledger(agency, [cells])).toMatchObject({ imported: 1, errors: [] });
    const stored = await only(agency);
    expect(stored).toMatchObject({
      number: `${agency.code}-2024-000001`,
      source: 'ledger',
      channel: 'in_person',
      externalNumber: 'SZ-1',
      replyPreference: null,
      counted: true,
      ledger: { row: 2, registerNumber: cells.registerNumber, note: '原件在档案室' },
      facts: {
        status: 'answered',
        open: false,
        submittedDate: '2024-03-05',
        receiptDate: '2024-03-05',
        dueDate: '2024-04-02',
        dispatchedDate: '2024-04-02',
        decisionCode: 'granted',
        extended: false,
        receiptYear: 2024,
        handledYear: 2024,
        column: 'natural_person',
      },
    });
    expect(stored.events.map(({ kind, date }) => [kind, date])).toEqual([
      ['submitted', '2024-03-05'],
      ['decided', '2024-04-02'],
      ['dispatched', '2024-04-02'],
      ['imported', '2026-03-02'],
    ]);
    expect(stored.events[2]).toMatchObject({ method: 'unrecorded' });
  });

  test.each([
    ['网上', 'receipt_confirmed'],
    ['传真', 'receipt_confirmed'],
    ['平信', 'receipt_confirmed'],
    ['邮寄', 'signed_for'],
    ['口头', 'submitted'],
  ])('收到申请之日由该渠道的事项确定（第三十一条）：%s → %s', async (channel, kind) => {
    const agency = await books.agency();
    await books.ledger(agency, [openLedgerRow({ channel })]);
    const { facts, events } = await only(agency);
    expect(facts.receiptDate).toBe('2024-03-05');
    expect(events.map((event) => event.kind)).toEqual([kind, 'imported']);
  });

  test('延期=是而日期不详：记为曾经延期，不编造日期', async () => {
    const agency = await books.agency();
    await books.ledger(agency, [ledgerRow({ extended: '是', handledDate: '2024-04-20' })]);
    const { facts, events } = await only(agency);
    expect(facts.extended).toBe(true);
    expect(events.map((event) => event.kind)).toContain('extension_recorded');
    expect(events.map((event) => event.kind)).not.toContain('extension_approved');
  });

  test('选填的列齐全：补正后重新计算，再延长 10 个工作日', async () => {
    const agency = await books.agency();
    await books.ledger(agency, [
      ledgerRow({
        channel: '网上',
        submittedDate: '2024-03-04',
        supplementRequestedDate: '2024-03-07',
        supplementReceivedDate: '2024-03-12',
        extended: '是',
        extensionDate: '2024-04-08',
        extensionWorkingDays: 10,
        handledDate: '2024-04-24',
        deliveryMethod: '邮寄',
        deliveredDate: '2024-04-26',
      }),
    ]);
    const { facts, events } = await only(agency);
    expect(events.map((event) => event.kind)).toEqual([
      'submitted',
      'receipt_confirmed',
      'supplement_requested',
      'supplement_received',
      'extension_approved',
      'decided',
      'dispatched',
      'delivered',
      'imported',
    ]);
    // From 2024-03-12 thirty working days: 04-04 to 04-06 are off, 04-07 (Sunday) is worked.
    expect(facts).toMatchObject({ dueDate: '2024-04-24', deliveredDate: '2024-04-26', submittedDate: '2024-03-04' });
    expect(events[6]).toMatchObject({ method: 'post' });
  });

  test('旧条例时的结果按原名保存，按对照计入 2019 年的表', async () => {
    const agency = await books.agency();
    const old = { receiptDate: '2018-12-20', handledDate: '2019-01-10' };
    await books.ledger(agency, [
      ledgerRow({ ...old, result: '涉及商业秘密' }),
      ledgerRow({ ...old, result: '（六）其他处理' }),
    ]);
    const codes = await applications().distinct('facts.decisionCode', { agencyId: agency.id });
    expect(codes.sort()).toEqual(['g1_refused_trade_secret', 'otherwise_other']);
    const { rows } = (await books.tables(agency, 2019)).table2;
    expect(rows['carried_over']?.[6]).toBe(2);
    expect(rows['refused_third_party_rights']?.[6]).toBe(1);
    expect(rows['otherwise_handled']?.[6]).toBe(1);
  });

  test('号码接着本单位当年的号码，按台账的顺序', async () => {
    const agency = await books.agency();
    books.clock.freezeOn('2024-03-01');
    await books.received(agency);
    books.clock.freezeOn('2026-03-02');
    await books.ledger(agency, [ledgerRow({ registerNumber: '乙' }), ledgerRow({ registerNumber: '甲' })]);
    const stored = await applications()
      .find({ agencyId: agency.id, source: 'ledger' })
      .sort({ 'ledger.row': 1 })
      .toArray();
    expect(stored.map(({ number, ledger }) => [ledger?.registerNumber, number])).toEqual([
      ['乙', `${agency.code}-2024-000002`],
      ['甲', `${agency.code}-2024-000003`],
    ]);
  });
});

describe('有错就什么也不导入', () => {
  test('一行有错，其余的也不导入，不留下痕迹', async () => {
    const agency = await books.agency();
    const result = await books.ledger(agency, [ledgerRow(), ledgerRow({ handledDate: '2024-03-01' }), ledgerRow()]);
    expect(result).toMatchObject({ imported: 0, errors: [{ row: 3, column: '办结日期' }] });
    expect(await applications().countDocuments({ agencyId: agency.id })).toBe(0);
    expect(await journals().countDocuments({ agencyId: agency.id })).toBe(0);
    expect(await storedRows()).toBe(0);
  });

  test('同一个文件导入两次：第二次因登记编号已有而拒绝；别的单位不受影响', async () => {
    const [agency, other] = [await books.agency(), await books.agency()];
    const rows = [ledgerRow({ registerNumber: '登1' }), ledgerRow({ registerNumber: '登2' })];
    expect(await books.ledger(agency, rows, 'same')).toMatchObject({ imported: 2 });
    expect(await books.ledger(agency, rows, 'same')).toMatchObject({
      imported: 0,
      errors: [
        { row: 2, column: '登记编号', message: '“登1”已经导入过' },
        { row: 3, column: '登记编号', message: '“登2”已经导入过' },
      ],
    });
    expect(await books.ledger(other, rows, 'same')).toMatchObject({ imported: 2 });
  });

  test('已定稿的年度：当年和以前收到的拒绝，以后收到的可以', async () => {
    const agency = await books.agency();
    await freezeTables(books.commands, staffActor(agency.id, 'office_head'), { agencyId: agency.id, year: 2024 });
    const later = { receiptDate: '2025-01-02', handledDate: '2025-01-10' };
    const result = await books.ledger(agency, [
      ledgerRow(later),
      openLedgerRow({ receiptDate: '2023-12-29' }),
      ledgerRow(),
    ]);
    expect(result.imported).toBe(0);
    expect(result.errors).toEqual([
      { row: 3, column: '收到申请日期', message: '2024 年度统计表已定稿，不能再导入 2023 年收到的申请' },
      { row: 4, column: '收到申请日期', message: '2024 年度统计表已定稿，不能再导入 2024 年收到的申请' },
    ]);
    expect(await books.ledger(agency, [ledgerRow(later)])).toMatchObject({ imported: 1 });
  });

  test('经办人和管理员可以导入，信息员不可以', async () => {
    const agency = await books.agency();
    const file = () => ({ name: '台账.xlsx', hash: 'x', rows: sheetOf([ledgerRow()]), date1904: false });
    const contributor = staffActor(agency.id, 'contributor');
    await expect(importLedger(books.commands, contributor, { agency, file: file() })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const clerk = staffActor(agency.id, 'clerk');
    expect(await importLedger(books.commands, clerk, { agency, file: file() })).toMatchObject({ imported: 1 });
  });
});

test('导入的申请存储的字段都能由事件推算出来', async () => {
  const result = await verifyCases({ cases: mongoCaseStream(books.connection), calendars: books.commands.calendars });
  expect(result.checked).toBeGreaterThan(10);
  expect(result.differences).toEqual([]);
});
