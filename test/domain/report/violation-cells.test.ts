import { expect, test } from '@jest/globals';
import { violationOf } from '../../../src/domain/report/rules.js';
import { cellsOf } from '../../../src/domain/report/violation-cells.js';

const terms = { left: 1, right: 2, leftTerms: '一', rightTerms: '四' };

test('a rule of a column names the cells of this year in it', () => {
  const balance = violationOf('table2_balance', { column: 'other' }, { column: '其他', ...terms });
  expect(cellsOf(balance, 3).map(({ row }) => row)).toEqual([
    'newly_received',
    'carried_over',
    'handled_total',
    'carried_forward',
  ]);
  const carried = violationOf('table2_carried_over', { column: 'total' }, { column: '总计', ...terms });
  expect(cellsOf(carried, 3)).toEqual([{ table: 'table2', row: 'carried_over', column: 'total' }]);
  const total = violationOf('table2_handled_total', { column: 'total' }, { column: '总计', ...terms });
  // 19 results in the form of 2019–2020, 21 from 2021 on, and the total itself.
  expect([cellsOf(total, 2).length, cellsOf(total, 3).length]).toEqual([20, 22]);
});

test('a row, a block of table 3, a cell, and what stands in none', () => {
  const row = violationOf(
    'table2_row_total',
    { column: 'total', row: 'granted' },
    { row: '予以公开', left: 1, right: 2 },
  );
  expect(cellsOf(row, 3)).toEqual([{ table: 'table2', row: 'granted', column: 'total' }]);
  const block = violationOf('table3_total', { column: 'reconsideration' }, { group: '行政复议', left: 1, right: 2 });
  expect(cellsOf(block, 3)).toEqual([{ table: 'table3', row: 'reconsideration', column: 'total' }]);
  const cell = violationOf('cell_negative', { column: 'reconsideration', row: 'upheld' }, { place: '表三', value: -1 });
  expect(cellsOf(cell, 3)).toEqual([{ table: 'table3', row: 'reconsideration', column: 'upheld' }]);
  expect(cellsOf(violationOf('rows_missing', { column: 'table2' }, { rows: '一' }), 3)).toEqual([]);
});
