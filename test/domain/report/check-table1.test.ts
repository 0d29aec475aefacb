import { describe, expect, test } from '@jest/globals';
import { checkTable1 } from '../../../src/domain/report/check-table1.js';
import { checkTables } from '../../../src/domain/report/check-tables.js';
import { parseTables } from '../../../src/domain/report/parse-tables.js';
import { publishedReport, tablesJson } from '../../support/report-tables.js';

type Generation = Parameters<typeof checkTable1>[0]['generation'];
const check = (table1: unknown, previous: unknown = null, generation: Generation = null) =>
  checkTable1({ table1, generation }, { table1: previous, generation });
const found = (table: unknown, previous: unknown = null, generation: Generation = null) =>
  check(table, previous, generation).map(({ rule, column }) => `${rule} @ ${column}`);

const in2019 = (row: Record<string, unknown>) => ({
  format: '2019_2020',
  article_20_5: { administrative_licences: row },
});
const from2021 = (issued: unknown, repealed: unknown, inForce: unknown) => ({
  format: 'from_2021',
  article_20_1: { normative_documents: { issued, repealed, in_force: inForce } },
});

describe('表一 2019–2020', () => {
  test('716 − 417 gives 299, 298 is printed', () => {
    const violations = check(in2019({ previous_items: 716, change: -417, decisions: 5, current_items: 298 }));
    expect(violations).toEqual([
      {
        rule: 'table1_items_after_change',
        column: 'table1.article_20_5.administrative_licences.current_items',
        row: null,
        message: '表一“行政许可”：上一年项目数量 716 加本年增/减 -417 应为 299，而填写为 298。',
        severity: 'warning',
      },
    ]);
    expect(found(in2019({ previous_items: 716, change: -417, decisions: 5, current_items: 299 }))).toEqual([]);
    expect(found(in2019({ previous_items: 716, change: '减417', decisions: 5, current_items: '298' }))).toHaveLength(1);
  });

  test('298 written into the column of decisions looks like the same slip', () => {
    expect(found(in2019({ previous_items: 716, change: -417, decisions: 298 }))).toEqual([
      'table1_items_as_decisions @ table1.article_20_5.administrative_licences.decisions',
    ]);
    expect(found(in2019({ previous_items: 716, change: -417, decisions: 299 }))).toEqual([]);
    expect(found(in2019({ previous_items: 716, change: -417, decisions: 297 }))).toEqual([]);
  });

  test('298 printed as next year’s opening figure', () => {
    const of2019 = in2019({ previous_items: 716, change: -417, decisions: 5 });
    expect(found(in2019({ previous_items: 298, change: 0, decisions: 5 }), of2019)).toEqual([
      'table1_items_carried @ table1.article_20_5.administrative_licences.previous_items',
    ]);
    expect(found(in2019({ previous_items: 299, change: 0, decisions: 5 }), of2019)).toEqual([]);
  });

  test('more items cannot be dropped than there were', () => {
    expect(found(in2019({ previous_items: 5, change: -5, decisions: 0 }))).toEqual([]);
    expect(found(in2019({ previous_items: 5, change: -6, decisions: 0 }))).toEqual([
      'table1_items_not_negative @ table1.article_20_5.administrative_licences.change',
    ]);
  });

  test('what was newly published is part of what is published, and the total grows by no more than that', () => {
    const of = (newly: number, total: number) => ({
      article_20_1: { regulations: { newly_made: 0, newly_published: newly, total_published: total } },
    });
    expect(found(of(13, 13))).toEqual([]);
    expect(found(of(14, 13))).toEqual([
      'table1_published_within_total @ table1.article_20_1.regulations.total_published',
    ]);
    expect(found(of(2, 15), of(13, 13))).toEqual([]);
    expect(found(of(2, 16), of(13, 13))).toEqual([
      'table1_published_carried @ table1.article_20_1.regulations.total_published',
    ]);
  });

  test('amounts with their unit are figures; a stroke is not', () => {
    const procurement = (amount: unknown) => ({
      article_20_9: { centralised_procurement: { projects: '40个', amount } },
    });
    expect(found(procurement('14319.91万元'))).toEqual([]);
    expect(found(procurement('/'))).toEqual(['cell_not_a_number @ table1.article_20_9.centralised_procurement.amount']);
  });
});

describe('which form a row has', () => {
  const licences = (row: unknown) => ({ article_20_5: { administrative_licences: row } });
  const row = { previous_items: 716, change: -417, decisions: 5, current_items: 298 };
  const rule = 'table1_items_after_change @ table1.article_20_5.administrative_licences.current_items';

  test('the generation says it: a lone row that both forms know', () => {
    expect(found(licences(row), null, 2)).toEqual([rule]);
    // the form of 2021 has the decisions alone
    expect(found(licences(row), null, 3)).toEqual([]);
    // what the table itself says comes first: some offices printed the old form one year longer
    expect(found({ format: '2019_2020', ...licences(row) }, null, 3)).toEqual([rule]);
    // nothing of it fits the form of its generation
    expect(found({ article_20_8: { administrative_fees: [5, -6] } }, null, 3)).toEqual([
      'table1_items_not_negative @ table1.article_20_8.administrative_fees.change',
    ]);
  });

  test('716 − 417 against 298 is found in the tables of 2019', () => {
    const tables = parseTables(tablesJson(2019, {}, { table1: licences(row) }));
    expect(checkTables(tables).map(({ column }) => column)).toEqual([
      'table1.article_20_5.administrative_licences.current_items',
    ]);
  });

  test('unsaid: the form that knows more of what is printed', () => {
    expect(found(licences(row))).toEqual([rule]);
    expect(found({ article_20_5: { administrative_licences: { decisions: 1.5 } } })).toEqual([
      'cell_not_whole @ table1.article_20_5.administrative_licences.decisions',
    ]);
    expect(found(licences([716, -417, 5]))).toEqual([]);
    expect(found(licences([5, -6, 0]))).toEqual([
      'table1_items_not_negative @ table1.article_20_5.administrative_licences.change',
    ]);
  });

  test('figures in the form’s three columns, without the number of items that some reports print beside', () => {
    const of2019 = (licence: unknown) => ({ format: '2019_2020', ...licences(licence) });
    expect(found(of2019([716, -417, 298]))).toEqual([
      'table1_items_as_decisions @ table1.article_20_5.administrative_licences.decisions',
    ]);
    expect(found(of2019([298, 0, 5]), of2019([716, -417, 5]))).toEqual([
      'table1_items_carried @ table1.article_20_5.administrative_licences.previous_items',
    ]);
    // with it, in the order in which it is printed: after the change
    expect(found(of2019([716, -417, 298, 5]))).toEqual([rule]);
    expect(found({ format: '2019_2020', article_20_8: { administrative_fees: [5, -6] } })).toEqual([
      'table1_items_not_negative @ table1.article_20_8.administrative_fees.change',
    ]);
  });
});

describe('表一 2021年以后: 现行有效件数 = 上一年 + 制发 − 废止', () => {
  test('597 and 6 issued, 3 repealed: 600, and 599 is told', () => {
    const before = from2021(109, 489, 597);
    expect(found(from2021(6, 3, 600), before)).toEqual([]);
    expect(check(from2021(6, 3, 599), before).map(({ message }) => message)).toEqual([
      '表一“行政规范性文件”：上一年现行有效 597 件，加本年制发 6 件，减本年废止 3 件，应为 600 件，而现行有效件数填写为 599。',
    ]);
  });

  test('without the year before: at least what was issued less what was repealed', () => {
    expect(found(from2021(8, 2, 6))).toEqual([]);
    expect(found(from2021(8, 2, 5))).toEqual([
      'table1_in_force_minimum @ table1.article_20_1.normative_documents.in_force',
    ]);
  });

  test('a blank beside figures is 0', () => {
    expect(found(from2021(34, null, 189), from2021(0, 0, 155))).toEqual([]);
    expect(found(from2021(34, null, 190), from2021(0, 0, 155))).toHaveLength(1);
  });

  test('the flat shape of one report is read as well', () => {
    const { table1 } = publishedReport('2023-suqian-city.json');
    expect(found(table1)).toEqual([]);
    expect(found({ rules: [2, 0, 12], normative_documents: [109, 489, 597] }, table1)).toEqual([
      'table1_in_force_carried @ table1.rules.in_force',
      'table1_in_force_carried @ table1.normative_documents.in_force',
    ]);
  });

  test('two forms are not compared', () => {
    const of2020 = {
      article_20_1: { normative_documents: { newly_made: 1, newly_published: 1, total_published: 50 } },
    };
    expect(found(from2021(1, 0, 10), of2020)).toEqual([]);
  });

  test('money may have decimals, counts may not', () => {
    expect(found({ article_20_8: { administrative_fees_10k_yuan: 14722.49 } })).toEqual([]);
    expect(found({ article_20_5: { administrative_licences: 14722.49 } })).toEqual([
      'cell_not_whole @ table1.article_20_5.administrative_licences.decisions',
    ]);
  });
});

describe('a shape that nobody knows is left alone', () => {
  test.each([
    ['nothing', null],
    ['undefined', undefined],
    ['text', '详见附件'],
    ['a list', [1, 2, 3]],
    ['another object', { 规章: 3, article_20_1: '无' }],
    ['a block of another kind', { article_20_1: { regulations: [1, 2] }, article_20_5: [] }],
    ['cells of another kind', { article_20_1: { regulations: { issued: { count: 1 }, in_force: true } } }],
  ])('%s', (_, table) => {
    expect(check(table, table)).toEqual([]);
  });
});
