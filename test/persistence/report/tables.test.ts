import { describe, expect, test } from '@jest/globals';
import { recordRemedyResult } from '../../../src/commands/application/record-remedy-result.js';
import { recordRemedy } from '../../../src/commands/application/record-remedy.js';
import { APPLICANT_KIND_IDS } from '../../../src/domain/application/applicant-kinds.js';
import { DECISION_CODES, decisionTitle } from '../../../src/domain/application/decisions.js';
import { caseCell, remedyCell } from '../../../src/domain/report/cells.js';
import { COLUMN_IDS, TABLE2_ROWS, TABLE3_CELL_IDS } from '../../../src/domain/report/generations.js';
import { REMEDY_GROUPS, REMEDY_RESULTS } from '../../../src/domain/report/tally.js';
import { foldTally } from '../../../src/jobs/fold-tally.js';
import { collectionOf } from '../../../src/persistence/collections.js';
import { caseGroups, CASES_BY_CELL, remedyGroups, REMEDIES_BY_CELL } from '../../../src/persistence/report/recount.js';
import { type PagePosition } from '../../../src/ports/application-reads.js';
import { type AgencyCard } from '../../../src/ports/deps.js';
import { day, type LedgerCells, ledgerRow, openLedgerRow, staffActor, useBooks } from '../../support/books.js';
import { Random } from '../../support/random.js';

const books = useBooks({ today: '2026-03-02' });

/** Cases of 2018–2025 of every kind and result, some of them open, and remedies over the turns of the years. */
async function mixedAgency(seed: number): Promise<AgencyCard> {
  const random = new Random(seed);
  const pick = <T>(items: readonly T[]): T => random.pick(items);
  const agency = await books.agency();
  const rows = Array.from({ length: 160 }, (): LedgerCells => {
    const year = random.between(2018, 2025);
    const receiptDate = `${year}-${String(random.between(1, 12)).padStart(2, '0')}-20`;
    const applicantKind = pick(APPLICANT_KIND_IDS);
    if (random.chance(0.2)) return openLedgerRow({ receiptDate, applicantKind });
    const later = `${year + (random.chance(0.3) ? 1 : 0)}-12-28`;
    const handledDate = later > '2026-03-01' ? '2026-03-01' : later;
    return ledgerRow({ receiptDate, applicantKind, handledDate, result: decisionTitle(pick(DECISION_CODES)) });
  });
  const imported = await books.ledger(agency, rows);
  expect(imported.errors).toEqual([]);
  const actor = staffActor(agency.id, 'clerk');
  for (let index = 0; index < 24; index += 1) {
    const filed = day(`${2019 + (index % 7)}-11-0${1 + (index % 9)}`);
    const input = { group: pick(REMEDY_GROUPS), number: '', body: '', filedDate: filed, applicationIds: [] };
    const remedy = await recordRemedy(books.commands, actor, input);
    if (index % 4 === 0) continue;
    const date = day(`${2019 + (index % 7) + (index % 2)}-12-30`);
    const outcome = { result: pick(REMEDY_RESULTS), date: date > '2026-03-01' ? day('2026-03-01') : date, text: '' };
    await recordRemedyResult(books.commands, actor, { id: remedy.id, expectedVersion: 1, outcome });
  }
  return agency;
}

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

describe('统计表由流水相加，与逐件重新计数相等', () => {
  test('办理过程中的每一步之后都相等', async () => {
    const agency = await books.agency();
    books.clock.freezeOn('2025-12-30');
    const first = await books.received(agency);
    const second = await books.received(agency, 'commercial_enterprise');
    expect(await books.tables(agency, 2025)).toEqual(await books.recount(agency, 2025));
    books.clock.freezeOn('2026-01-04');
    await books.answered(agency, first, 'refused_state_secret');
    await books.answered(agency, second);
    for (const year of [2025, 2026]) {
      expect(await books.tables(agency, year)).toEqual(await books.recount(agency, year));
    }
    const tables = await books.tables(agency, 2026);
    expect(tables.table2.rows['carried_over']).toEqual([1, 1, 0, 0, 0, 0, 2]);
    expect(tables.table2.rows['refused_state_secret']).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(tables.table2.rows['granted']).toEqual([0, 1, 0, 0, 0, 0, 1]);
    expect(tables.table2.rows['carried_forward']).toEqual([0, 0, 0, 0, 0, 0, 0]);
    books.clock.freezeOn('2026-03-02');
  });

  test('12 月 31 日批准、1 月 4 日发出的，结转下年度（以发出之日为准）', async () => {
    const agency = await books.agency();
    books.clock.freezeOn('2025-12-31');
    const record = await books.received(agency);
    expect((await books.tables(agency, 2025)).table2.rows['carried_forward']).toEqual([1, 0, 0, 0, 0, 0, 1]);
    books.clock.freezeOn('2026-01-04');
    await books.answered(agency, record);
    expect((await books.tables(agency, 2025)).table2.rows['handled_total']).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect((await books.tables(agency, 2026)).table2.rows['handled_total']).toEqual([1, 0, 0, 0, 0, 0, 1]);
    books.clock.freezeOn('2026-03-02');
  });

  test('八个年度的混合台账：未归并、部分归并和全部归并后都不变', async () => {
    const agency = await mixedAgency(1);
    const before = await Promise.all(YEARS.map((year) => books.tables(agency, year)));
    expect(before).toEqual(await Promise.all(YEARS.map((year) => books.recount(agency, year))));
    await books.folding.foldBatch(new Date('2027-01-01'), 50);
    expect(await Promise.all(YEARS.map((year) => books.tables(agency, year)))).toEqual(before);
    await foldTally({ folding: books.folding, clock: { ...books.clock, now: () => new Date('2027-01-01') } as never });
    expect(
      await collectionOf<{ _id: string }>(books.connection, 'tallyEntries').countDocuments({ folded: false } as never),
    ).toBe(0);
    expect(await Promise.all(YEARS.map((year) => books.tables(agency, year)))).toEqual(before);
  }, 180_000);

  test('写入与归并同时进行时，每一次读出的表都是平的', async () => {
    const agency = await books.agency();
    let writing = true;
    const writer = async () => {
      for (let index = 0; index < 12; index += 1) {
        await books.answered(agency, await books.received(agency));
      }
    };
    const reader = async () => {
      let reads = 0;
      while (writing) {
        const { tally, recount } = await books.reads.bothSums(agency.id);
        expect(sorted(tally)).toEqual(sorted(recount));
        expect((await books.tables(agency, 2026)).violations).toEqual([]);
        reads += 1;
      }
      return reads;
    };
    const folder = async () => {
      while (writing) await books.folding.foldBatch(new Date('2027-01-01'), 3);
    };
    const reading = reader();
    const folding = folder();
    await Promise.all([writer(), writer()]);
    writing = false;
    expect(await reading).toBeGreaterThan(3);
    await folding;
    const tables = await books.tables(agency, 2026);
    expect(tables.table2.rows['newly_received']).toEqual([24, 0, 0, 0, 0, 0, 24]);
    expect(tables.table2.rows['granted']).toEqual([24, 0, 0, 0, 0, 0, 24]);
  }, 180_000);
});

describe('逐件重新计数不读文档，只读索引', () => {
  test('申请和复议诉讼两个聚合都由索引直接回答', async () => {
    const agency = await mixedAgency(2);
    const explain = async (name: 'applications' | 'remedies', pipeline: object[], hint: object) => {
      const plan = await collectionOf<{ _id: string }>(books.connection, name)
        .aggregate(pipeline, { hint: hint as never })
        .explain('executionStats');
      return JSON.stringify(plan);
    };
    const cases = await explain('applications', caseGroups(agency.id), CASES_BY_CELL);
    expect(stagesOf(cases)).toEqual({ indexScan: true, fetch: false, documents: 0 });
    const remedies = await explain('remedies', remedyGroups(agency.id), REMEDIES_BY_CELL);
    expect(stagesOf(remedies)).toEqual({ indexScan: true, fetch: false, documents: 0 });
  }, 120_000);
});

describe('单元格背后的申请和复议诉讼', () => {
  async function countOf<T>(
    page: (query: { after: PagePosition | null; limit: number }) => Promise<{ items: T[]; next: PagePosition | null }>,
  ): Promise<number> {
    let count = 0;
    let after: PagePosition | null = null;
    do {
      const read: { items: T[]; next: PagePosition | null } = await page({ after, limit: 7 });
      count += read.items.length;
      after = read.next;
    } while (after);
    return count;
  }

  test('件数等于单元格：每个年度、每一行、每一列', async () => {
    const agency = await mixedAgency(3);
    for (const year of [2019, 2020, 2024, 2026]) {
      const tables = await books.tables(agency, year);
      for (const { id } of TABLE2_ROWS[tables.generation]) {
        for (const [index, column] of COLUMN_IDS.entries()) {
          const expected = tables.table2.rows[id]?.[index] ?? 0;
          // Empty cells are looked into on every third column only: there are many of them.
          if (expected === 0 && index % 3 !== 0) continue;
          const cell = caseCell(year, id, column);
          const count = await countOf((query) => books.reads.casesOfCell(agency.id, cell, query));
          expect({ year, row: id, column, count }).toEqual({ year, row: id, column, count: expected });
        }
      }
      for (const group of REMEDY_GROUPS) {
        for (const [index, column] of TABLE3_CELL_IDS.entries()) {
          const cell = remedyCell(year, group, column);
          const count = await countOf((query) => books.reads.remediesOfCell(agency.id, cell, query));
          expect({ year, group, column, count }).toEqual({ year, group, column, count: tables.table3[group][index] });
        }
      }
    }
  }, 300_000);

  test('别的单位的申请不在其中', async () => {
    const [own, other] = [await books.agency(), await books.agency()];
    await books.ledger(own, [ledgerRow()]);
    const cell = caseCell(2024, 'newly_received', 'total');
    expect((await books.reads.casesOfCell(own.id, cell, { after: null, limit: 10 })).items).toHaveLength(1);
    expect((await books.reads.casesOfCell(other.id, cell, { after: null, limit: 10 })).items).toEqual([]);
  });
});

function sorted(entries: readonly object[]): string[] {
  return entries.map((entry) => JSON.stringify(Object.entries(entry).sort())).sort();
}

function stagesOf(plan: string) {
  const documents = /"totalDocsExamined":(\d+)/.exec(plan)?.[1];
  return { indexScan: plan.includes('"IXSCAN"'), fetch: plan.includes('"FETCH"'), documents: Number(documents) };
}
