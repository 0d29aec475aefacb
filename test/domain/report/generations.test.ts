import { describe, expect, test } from '@jest/globals';
import {
  COLUMN_IDS,
  columnLabel,
  generationOf,
  REMEDY_GROUP_LABELS,
  TABLE2_ROWS,
  TABLE3_CELL_IDS,
  TABLE3_CELL_LABELS,
  tableGenerationOf,
} from '../../../src/domain/report/generations.js';

describe('三代统计表', () => {
  test.each([
    [2014, 1],
    [2018, 1],
    [2019, 2],
    [2020, 2],
    [2021, 3],
    [2025, 3],
  ])('the report for %i is generation %i', (year, generation) => {
    expect(generationOf(year)).toBe(generation);
  });

  test('the form of 2014–2018 has no rows by result and kind of applicant', () => {
    expect(() => tableGenerationOf(2018)).toThrow(expect.objectContaining({ code: 'generation_not_available' }));
    expect(tableGenerationOf(2019)).toBe(2);
  });

  test('表二: the columns in the order of the form', () => {
    expect(COLUMN_IDS.map((column) => [column, columnLabel(column)])).toEqual([
      ['natural_person', '自然人'],
      ['commercial_enterprise', '商业企业'],
      ['research_institution', '科研机构'],
      ['public_welfare_organization', '社会公益组织'],
      ['legal_service_organization', '法律服务机构'],
      ['other', '法人或其他组织（其他）'],
      ['total', '总计'],
    ]);
  });

  test('表二 2021年以后: 25 rows, the first, last and sums in the words of the form', () => {
    const rows = TABLE2_ROWS[3];
    expect(rows).toHaveLength(25);
    expect(rows.slice(0, 3)).toEqual([
      { id: 'newly_received', label: '一、本年新收政府信息公开申请数量', group: null },
      { id: 'carried_over', label: '二、上年结转政府信息公开申请数量', group: null },
      { id: 'granted', label: '（一）予以公开', group: null },
    ]);
    expect(rows[4]).toEqual({ id: 'refused_state_secret', label: '1.属于国家秘密', group: '（三）不予公开' });
    expect(rows.slice(-3)).toEqual([
      { id: 'otherwise_other', label: '3.其他', group: '（六）其他处理' },
      { id: 'handled_total', label: '（七）总计', group: null },
      { id: 'carried_forward', label: '四、结转下年度继续办理', group: null },
    ]);
  });

  test('表二 2019–2020: 23 rows, （六）其他处理 is one', () => {
    const rows = TABLE2_ROWS[2];
    expect(rows).toHaveLength(23);
    expect(rows.slice(-3)).toEqual([
      { id: 'otherwise_handled', label: '（六）其他处理', group: null },
      { id: 'handled_total', label: '（七）总计', group: null },
      { id: 'carried_forward', label: '四、结转下年度继续办理', group: null },
    ]);
    expect(rows.slice(0, 20)).toEqual(TABLE2_ROWS[3].slice(0, 20));
  });

  test('表三: three blocks of five cells', () => {
    expect(REMEDY_GROUP_LABELS).toEqual({
      reconsideration: { label: '行政复议', heading: null },
      litigation_direct: { label: '未经复议直接起诉', heading: '行政诉讼' },
      litigation_after_reconsideration: { label: '复议后起诉', heading: '行政诉讼' },
    });
    expect(TABLE3_CELL_IDS.map((cell) => TABLE3_CELL_LABELS[cell])).toEqual([
      '结果维持',
      '结果纠正',
      '其他结果',
      '尚未审结',
      '总计',
    ]);
  });
});
