import { describe, expect, test } from '@jest/globals';
import { type AnnualReport } from '../../miniprogram/api/generated';
import {
  balanceOf,
  barsOf,
  chaptersOfTables,
  resultsOf,
  sheetOfTable2,
  sheetOfTable3,
  sheetsOfTable1,
} from '../../miniprogram/utils/report-tables';

type Tables = NonNullable<AnnualReport['tables']>;

const columns: Tables['table2']['columns'] = [
  { id: 'natural_person', label: '自然人' },
  { id: 'total', label: '总计' },
];

const table2 = (rows: Tables['table2']['rows']): Tables['table2'] => ({ columns, rows });

const YEAR = table2([
  { id: 'newly_received', label: '一、本年新收政府信息公开申请数量', group: null, cells: [5, 7] },
  { id: 'carried_over', label: '二、上年结转政府信息公开申请数量', group: null, cells: [1, 1] },
  { id: 'granted', label: '（一）予以公开', group: null, cells: [3, 3] },
  { id: 'partially_granted', label: '（二）部分公开（区分处理的，只计这一情形）', group: null, cells: [0, 1] },
  { id: 'refused_state_secret', label: '1.属于国家秘密', group: '（三）不予公开', cells: [1, 1] },
  { id: 'refused_prohibited_by_law', label: '2.其他法律行政法规禁止公开', group: '（三）不予公开', cells: [0, 1] },
  { id: 'handled_total', label: '（七）总计', group: null, cells: [4, 6] },
  { id: 'carried_forward', label: '四、结转下年度继续办理', group: null, cells: [2, 2] },
]);

describe('表二', () => {
  test('a group is named once, with the heads of the columns again', () => {
    const { rows } = sheetOfTable2(YEAR);
    expect(rows.map(({ label, isHead }) => (isHead ? `# ${label}` : label))).toEqual([
      '一、本年新收政府信息公开申请数量',
      '二、上年结转政府信息公开申请数量',
      '（一）予以公开',
      '（二）部分公开（区分处理的，只计这一情形）',
      '# （三）不予公开',
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '（七）总计',
      '四、结转下年度继续办理',
    ]);
    expect(rows[4]?.cells).toEqual(['自然人', '总计']);
  });

  test('nought, blank, words and a row that is not there are told apart', () => {
    const { rows } = sheetOfTable2(
      table2([
        { id: 'granted', label: '（一）予以公开', group: null, cells: [0, null] },
        { id: 'partially_granted', label: '（二）部分公开', group: null, cells: ['无', 1] },
        { id: 'handled_total', label: '（七）总计', group: null, cells: null },
      ]),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['0', '—'],
      ['无', '1'],
      ['未列', '未列'],
    ]);
  });

  test('the figures of the charts are those of the total column', () => {
    expect(balanceOf(YEAR)).toEqual([
      { label: '本年新收', value: 7 },
      { label: '上年结转', value: 1 },
      { label: '本年办结', value: 6 },
      { label: '结转下年', value: 2 },
    ]);
    expect(resultsOf(YEAR)).toEqual([
      { label: '予以公开', value: 3 },
      { label: '部分公开', value: 1 },
      { label: '不予公开', value: 2 },
    ]);
  });

  test('no chart where a figure is not a number', () => {
    const rows = YEAR.rows.map((row) => (row.id === 'granted' ? { ...row, cells: [3, '三'] } : row));
    expect(resultsOf(table2(rows))).toBeNull();
    expect(balanceOf(table2(YEAR.rows.filter(({ id }) => id !== 'carried_over')))).toBeNull();
  });
});

test('表一 rows of the same columns stand together', () => {
  const cell = (id: string, label: string, value: number) => ({ id, label, value });
  const sheets = sheetsOfTable1({
    format: 'from_2021',
    rows: [
      { label: '规章', cells: [cell('issued', '本年制发件数', 0), cell('in_force', '现行有效件数', 2)] },
      { label: '行政规范性文件', cells: [cell('issued', '本年制发件数', 1), cell('in_force', '现行有效件数', 14)] },
      { label: '行政许可', cells: [cell('decisions', '本年处理决定数量', 2028)] },
      { label: '行政事业性收费', cells: [cell('amount', '本年收费金额（单位：万元）', 1389.83)] },
    ],
  });
  expect(sheets.map(({ columns: heads, rows }) => [heads.length, rows.map(({ label }) => label)])).toEqual([
    [2, ['规章', '行政规范性文件']],
    [1, ['行政许可']],
    [1, ['行政事业性收费']],
  ]);
  expect(sheets[2]?.rows[0]?.cells).toEqual(['1389.83']);
  expect(sheetsOfTable1(null)).toEqual([]);
});

test('表三 both ways to court under one head', () => {
  const { rows } = sheetOfTable3({
    columns: [{ id: 'total', label: '总计' }],
    groups: [
      { id: 'reconsideration', label: '行政复议', heading: null, cells: [3] },
      { id: 'litigation_direct', label: '未经复议直接起诉', heading: '行政诉讼', cells: [1] },
      { id: 'litigation_after_reconsideration', label: '复议后起诉', heading: '行政诉讼', cells: [0] },
    ],
  });
  expect(rows.map(({ label }) => label)).toEqual(['行政复议', '行政诉讼', '未经复议直接起诉', '复议后起诉']);
});

test('bars of one scale', () => {
  expect(
    barsOf([
      { label: '甲', value: 8 },
      { label: '乙', value: 1 },
    ]).map(({ percent }) => percent),
  ).toEqual([100, 12.5]);
  expect(barsOf([{ label: '甲', value: 0 }])[0]?.percent).toBe(0);
});

test('tables stand in the chapters that speak of them, or behind all', () => {
  expect(
    chaptersOfTables(['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况', '行政复议、行政诉讼情况']),
  ).toEqual([1, 2, 3]);
  expect(chaptersOfTables(['概述'])).toEqual([-1, -1, -1]);
});
