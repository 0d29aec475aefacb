import { describe, expect, test } from '@jest/globals';
import { importLedger } from '../../../src/commands/application/import-ledger.js';
import { resumeLedgerImports } from '../../../src/commands/application/resume-ledger-imports.js';
import { freezeTables } from '../../../src/commands/report/freeze-tables.js';
import { type ApplicationDocument } from '../../../src/persistence/application/application-store.js';
import { collectionOf, type Stored } from '../../../src/persistence/collections.js';
import { type LedgerImportDocument } from '../../../src/persistence/report/ledger-import-store.js';
import { type AgencyCard } from '../../../src/ports/deps.js';
import { type UnitOfWork } from '../../../src/ports/unit-of-work.js';
import { type LedgerCells, ledgerRow, sheetOf, staffActor, useBooks } from '../../support/books.js';

const books = useBooks({ today: '2026-03-02' });
const SYSTEM = { type: 'system', name: 'test' } as const;

const applications = () => collectionOf<ApplicationDocument>(books.connection, 'applications');
const journals = () => collectionOf<LedgerImportDocument>(books.connection, 'ledgerImports');
const storedRows = () => collectionOf<Stored>(books.connection, 'ledgerImportRows').countDocuments();

const many = (count: number): LedgerCells[] => Array.from({ length: count }, () => ledgerRow());

/** The process dies before its n-th transaction. */
function dyingBefore(n: number): UnitOfWork {
  let runs = 0;
  return {
    ...books.commands.unitOfWork,
    run: (work) => {
      runs += 1;
      if (runs >= n) return Promise.reject(new Error('killed'));
      return books.commands.unitOfWork.run(work);
    },
  };
}

function importWith(unitOfWork: UnitOfWork, agency: AgencyCard, rows: LedgerCells[], hash: string) {
  const file = { name: '台账.xlsx', hash, rows: sheetOf(rows), date1904: false };
  return importLedger({ ...books.commands, unitOfWork }, SYSTEM, { agency, file });
}

describe('导入不会停在一半', () => {
  test('写到一半被杀：下一次启动把它做完，一件不多一件不少', async () => {
    const agency = await books.agency();
    const rows = many(650);
    // The first transaction begins the import, the next ones write 200 rows each: two chunks are written.
    await expect(importWith(dyingBefore(4), agency, rows, 'killed')).rejects.toThrow('killed');
    expect(await applications().countDocuments({ agencyId: agency.id })).toBe(400);
    expect((await books.tables(agency, 2024)).table2).toEqual((await books.recount(agency, 2024)).table2);

    const head = staffActor(agency.id, 'office_head');
    await expect(freezeTables(books.commands, head, { agencyId: agency.id, year: 2024 })).rejects.toMatchObject({
      code: 'import_running',
    });
    expect(await resumeLedgerImports(books.commands)).toMatchObject([{ agencyId: agency.id, rows: 650 }]);
    expect(await applications().countDocuments({ agencyId: agency.id })).toBe(650);
    expect(await journals().findOne({ agencyId: agency.id })).toMatchObject({ state: 'done', done: 650 });
    expect(await storedRows()).toBe(0);
    const numbers = await applications().distinct('number', { agencyId: agency.id });
    expect([numbers.length, numbers.sort().at(-1)]).toEqual([650, `${agency.code}-2024-000650`]);
    expect((await books.tables(agency, 2024)).table2.rows['granted']?.[6]).toBe(650);
    expect((await books.tables(agency, 2024)).table2).toEqual((await books.recount(agency, 2024)).table2);
    expect(await freezeTables(books.commands, head, { agencyId: agency.id, year: 2024 })).toMatchObject({ version: 1 });
  });

  test('再次运行同一个文件：接着做完，报告全部件数', async () => {
    const agency = await books.agency();
    const rows = many(450);
    await expect(importWith(dyingBefore(3), agency, rows, 'again')).rejects.toThrow('killed');
    expect(await books.ledger(agency, rows, 'again')).toMatchObject({ imported: 450, errors: [] });
    expect(await applications().countDocuments({ agencyId: agency.id })).toBe(450);
  });

  test('在写第一件之前被杀：什么也没有，再导入不受影响', async () => {
    const agency = await books.agency();
    const rows = many(3);
    await expect(importWith(dyingBefore(1), agency, rows, 'early')).rejects.toThrow('killed');
    expect(await resumeLedgerImports(books.commands)).toEqual([]);
    expect(await applications().countDocuments({ agencyId: agency.id })).toBe(0);
    expect(await books.ledger(agency, rows, 'early')).toMatchObject({ imported: 3 });
  });

  test('检查途中被杀留下的行，两天后清除', async () => {
    const agency = await books.agency();
    await books.commands.ledgerImports.prepare(
      {
        id: books.commands.newId(),
        agencyId: agency.id,
        state: 'checking',
        fileHash: 'left',
        fileName: '台账.xlsx',
        rows: 0,
        done: 0,
        firstYear: 2024,
        startedBy: { type: 'system', id: 'test', name: '系统' },
        startedAt: '2026-02-27T10:00:00.000Z',
        doneAt: null,
      },
      [{} as never],
    );
    expect(await storedRows()).toBe(1);
    await resumeLedgerImports(books.commands);
    expect(await storedRows()).toBe(0);
    expect(await journals().countDocuments({ agencyId: agency.id })).toBe(0);
  });

  test('两个人同时导入同一个文件：两人都看到成功，每行一件', async () => {
    const agency = await books.agency();
    const rows = many(420);
    const results = await Promise.all([
      books.ledger(agency, rows, 'twice'),
      books.ledger(agency, rows, 'twice'),
      books.ledger(agency, rows, 'twice'),
    ]);
    for (const result of results) {
      const isOwn = result.imported === 420 && result.errors.length === 0;
      const isLate = result.imported === 0 && result.errors.length === 420;
      expect(isOwn || isLate).toBe(true);
    }
    expect(results.some(({ imported }) => imported === 420)).toBe(true);
    expect(await applications().countDocuments({ agencyId: agency.id })).toBe(420);
    expect((await books.tables(agency, 2024)).table2.rows['granted']?.[6]).toBe(420);
    expect(await storedRows()).toBe(0);
  });

  test('两个人同时导入有重复登记编号的两个文件：先开始的全部导入，另一个一行也不导入', async () => {
    const agency = await books.agency();
    const shared = ledgerRow({ registerNumber: '共1' });
    const results = await Promise.all([
      books.ledger(agency, [...many(210), shared]),
      books.ledger(agency, [...many(210), shared]),
    ]);
    expect(results.map(({ imported }) => imported).sort((a, b) => a - b)).toEqual([0, 211]);
    expect(results.find(({ imported }) => imported === 0)?.errors).toEqual([
      { row: 212, column: '登记编号', message: '“共1”已经导入过' },
    ]);
    expect(await applications().countDocuments({ agencyId: agency.id })).toBe(211);
  });
});
