import { describe, expect, test } from '@jest/globals';
import { type TallyEntry } from '../../../src/domain/report/tally.js';
import { diffTables, type FrozenFigures, yearTables } from '../../../src/domain/report/year-tables.js';

const received = (year: number, delta = 1): TallyEntry => ({
  year,
  flow: 'newly_received',
  column: 'natural_person',
  delta,
});
const granted = (year: number, delta = 1): TallyEntry => ({
  year,
  flow: 'handled',
  column: 'natural_person',
  decisionCode: 'granted',
  delta,
});

describe('一个年度的统计表', () => {
  test('上年结转来自上一年的流水，勾稽关系成立', () => {
    const sums = [received(2024, 3), granted(2024, 1), received(2025, 2), granted(2025, 3)];
    const tables = yearTables({ year: 2025, sums, table1: null, previous: null });
    expect(tables.table2.rows['carried_over']).toEqual([2, 0, 0, 0, 0, 0, 2]);
    expect(tables.table2.rows['carried_forward']).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(tables.violations).toEqual([]);
  });

  test('与上一年已定稿（已公布）的四不符，要说明', () => {
    const before = yearTables({ year: 2024, sums: [received(2024, 3)], table1: null, previous: null });
    const frozen: FrozenFigures = before;
    const tables = yearTables({
      year: 2025,
      sums: [received(2024, 1)],
      table1: null,
      previous: frozen,
    });
    expect(tables.violations.map(({ rule, column, severity }) => [rule, column, severity])).toEqual([
      ['table2_carried_over', 'natural_person', 'warning'],
      ['table2_carried_over', 'total', 'warning'],
    ]);
  });

  test('2019 年的上一年用旧表，不比较', () => {
    const tables = yearTables({ year: 2019, sums: [received(2018, 4)], table1: null, previous: null });
    expect(tables.table2.rows['carried_over']).toEqual([4, 0, 0, 0, 0, 0, 4]);
    expect(tables.violations).toEqual([]);
  });
});

test('差异逐格列出', () => {
  const of = (sums: TallyEntry[]) => yearTables({ year: 2025, sums, table1: null, previous: null });
  const remedy: TallyEntry = { year: 2025, flow: 'remedy_filed', remedyGroup: 'reconsideration', delta: 1 };
  expect(diffTables(of([received(2025)]), of([received(2025), granted(2025), remedy]))).toEqual([
    { table: 'table2', row: 'granted', column: 'natural_person', before: 0, after: 1 },
    { table: 'table2', row: 'granted', column: 'total', before: 0, after: 1 },
    { table: 'table2', row: 'handled_total', column: 'natural_person', before: 0, after: 1 },
    { table: 'table2', row: 'handled_total', column: 'total', before: 0, after: 1 },
    { table: 'table2', row: 'carried_forward', column: 'natural_person', before: 1, after: 0 },
    { table: 'table2', row: 'carried_forward', column: 'total', before: 1, after: 0 },
    { table: 'table3', row: 'reconsideration', column: 'pending', before: 0, after: 1 },
    { table: 'table3', row: 'reconsideration', column: 'total', before: 0, after: 1 },
  ]);
});
