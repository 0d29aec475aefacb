import { describe, expect, test } from '@jest/globals';
import { checkTables, checkTablesText } from '../../../src/domain/report/check-tables.js';
import { parseTables } from '../../../src/domain/report/parse-tables.js';
import { RULES, type RuleId } from '../../../src/domain/report/rules.js';
import { PUBLISHED_REPORTS, publishedReport, tablesJson, type TablesJson } from '../../support/report-tables.js';

/** What is broken, as “rule @ column”. */
function broken(tables: TablesJson, previous?: TablesJson): string[] {
  return checkTables(parseTables(tables), previous ? parseTables(previous) : null).map(
    ({ rule, column }) => `${rule} @ ${column}`,
  );
}

function messages(tables: TablesJson, previous?: TablesJson): string[] {
  return checkTables(parseTables(tables), previous ? parseTables(previous) : null).map(({ message }) => message);
}

describe('real published tables', () => {
  test('seven are carried', () => {
    expect(PUBLISHED_REPORTS).toHaveLength(7);
  });

  test.each(PUBLISHED_REPORTS)('%s: every identity holds wherever it can be tested', (file) => {
    expect(checkTables(parseTables(publishedReport(file)))).toEqual([]);
  });

  test.each(PUBLISHED_REPORTS)('%s: one figure changed is found', (file) => {
    const report = publishedReport(file);
    const granted = report.table2.rows['granted'] ?? [];
    granted[0] = Number(granted[0]) + 1;
    expect(broken(report)).toContain('table2_handled_total @ natural_person');
  });
});

describe('勾稽关系: 一 + 二 = 三（七） + 四, per column', () => {
  test('law C.4 negative vector: 60 is not 61', () => {
    const tables = tablesJson(2025, {
      newly_received: [60, 0, 0, 0, 0, 0, 60],
      granted: [59, 0, 0, 0, 0, 0, 59],
      partially_granted: [1, 0, 0, 0, 0, 0, 1],
      otherwise_other: [1, 0, 0, 0, 0, 0, 1],
      handled_total: [61, 0, 0, 0, 0, 0, 61],
    });
    expect(broken(tables)).toEqual(['table2_balance @ natural_person', 'table2_balance @ total']);
    expect(messages(tables)[0]).toBe(
      '表二“自然人”列：“一、本年新收政府信息公开申请数量”60、“二、上年结转政府信息公开申请数量”0，合计 60；' +
        '“三、本年度办理结果 （七）总计”61、“四、结转下年度继续办理”0，合计 61；两者应当相等。',
    );
  });

  test('the total column balances (62 = 62) while two single columns do not', () => {
    const tables = tablesJson(2023, {
      newly_received: [60, 1, 0, 0, 0, 1, 62],
      granted: [61, 1, 0, 0, 0, 0, 62],
      handled_total: [61, 1, 0, 0, 0, 0, 62],
    });
    expect(broken(tables)).toEqual(['table2_balance @ natural_person', 'table2_balance @ other']);
  });

  test('it is the official identity: it blocks', () => {
    const official = (Object.keys(RULES) as RuleId[]).filter((id) => RULES[id].severity === 'official');
    expect(official).toEqual(['table2_balance', 'table2_handled_total', 'table2_row_total', 'table3_total']);
  });
});

describe('sums of rows and columns', () => {
  test('（七）总计 is the sum of the results, also where the balance holds', () => {
    const tables = tablesJson(2025, {
      newly_received: [0, 5, 0, 0, 0, 0, 5],
      unavailable_not_held: [0, 4, 0, 0, 0, 0, 4],
      handled_total: [0, 5, 0, 0, 0, 0, 5],
    });
    expect(messages(tables)).toEqual([
      '表二“商业企业”列：“三、本年度办理结果 （七）总计”5，而三（一）至（六）各项之和为 4，两者应当相等。',
      '表二“总计”列：“三、本年度办理结果 （七）总计”5，而三（一）至（六）各项之和为 4，两者应当相等。',
    ]);
  });

  test('2019–2020: （六）其他处理 is added as one row', () => {
    const tables = tablesJson(2020, {
      newly_received: [1, 0, 0, 0, 0, 0, 1],
      otherwise_handled: [1, 0, 0, 0, 0, 0, 1],
      handled_total: [1, 0, 0, 0, 0, 0, 1],
    });
    expect(broken(tables)).toEqual([]);
  });

  test('a row total that is not the sum of its six columns names the row', () => {
    const tables = tablesJson(2025, {
      newly_received: [3, 2, 0, 0, 0, 0, 5],
      refused_internal_affairs: [3, 2, 0, 0, 0, 0, 6],
      otherwise_other: [0, 0, 0, 0, 0, 0, -1],
      handled_total: [3, 2, 0, 0, 0, 0, 5],
    });
    expect(messages(tables)).toEqual([
      '表二“（六）其他处理 3.其他”行“总计”列填写的是 -1，数量不能小于 0。',
      '表二“（三）不予公开 5.属于三类内部事务信息”行：总计为 6，而自然人与法人或其他组织各列之和为 5，两者应当相等。',
      '表二“（六）其他处理 3.其他”行：总计为 -1，而自然人与法人或其他组织各列之和为 0，两者应当相等。',
    ]);
  });

  test('the columns are named: another order changes nothing', () => {
    const report = publishedReport('2023-suqian-city.json');
    const rows = Object.entries(report.table2.rows).map(([id, cells]) => [id, [...cells].reverse()]);
    const columns = [...(report.table2.columns ?? [])].reverse();
    expect(broken({ ...report, table2: { columns, rows: Object.fromEntries(rows) as never } })).toEqual([]);
  });
});

describe('表三: 维持 + 纠正 + 其他 + 尚未审结 = 总计', () => {
  test.each([
    ['宿迁 2025', [119, 25, 91, 24, 259], [7, 0, 15, 6, 28], [21, 1, 7, 9, 38]],
    ['杭州 2025', [376, 97, 196, 121, 790], [16, 1, 12, 27, 56], [74, 1, 30, 51, 156]],
  ])('%s holds', (_, reconsideration, direct, after) => {
    const table3 = {
      reconsideration,
      litigation_direct: direct,
      litigation_after_reconsideration: after,
    };
    expect(broken(tablesJson(2025, {}, { table3 }))).toEqual([]);
  });

  test('each block is tested on its own', () => {
    const tables = tablesJson(
      2025,
      {},
      { table3: { reconsideration: [1, 0, 0, 0, 2], litigation_after_reconsideration: [0, 0, 3, 1, 3] } },
    );
    expect(messages(tables)).toEqual([
      '表三“行政复议”：总计为 2，而结果维持、结果纠正、其他结果、尚未审结之和为 1，两者应当相等。',
      '表三“行政诉讼（复议后起诉）”：总计为 3，而结果维持、结果纠正、其他结果、尚未审结之和为 4，两者应当相等。',
    ]);
  });

  test('blanks beside figures are zeros, a blank total is not tested', () => {
    const table3 = { reconsideration: [5, null, null, 2, 7], litigation_direct: [8, null, null, 1, null] };
    expect(broken(tablesJson(2019, {}, { table3 }))).toEqual([]);
    expect(broken(tablesJson(2019, {}, { table3: { reconsideration: [5, null, null, 2, 8] } }))).toEqual([
      'table3_total @ reconsideration',
    ]);
  });

  test('pending on 31 December is counted again: 26 pending, then a total of 25', () => {
    const before = tablesJson(2023, {}, { table3: { reconsideration: [309, 17, 88, 26, 440] } });
    const with25 = tablesJson(2024, {}, { table3: { reconsideration: [25, 0, 0, 0, 25] } });
    const with26 = tablesJson(2024, {}, { table3: { reconsideration: [26, 0, 0, 0, 26] } });
    expect(broken(with25, before)).toEqual(['table3_pending_continued @ reconsideration']);
    expect(broken(with26, before)).toEqual([]);
  });
});

describe('two years: 本年二 = 上一年四', () => {
  const carried = (year: number, over: number, forward: number) =>
    tablesJson(year, {
      newly_received: [forward, 0, 0, 0, 0, 0, forward],
      carried_over: [over, 0, 0, 0, 0, 0, over],
      granted: [over, 0, 0, 0, 0, 0, over],
      handled_total: [over, 0, 0, 0, 0, 0, over],
      carried_forward: [forward, 0, 0, 0, 0, 0, forward],
    });

  test('a city carries 103 forward, its next year carries 77 over', () => {
    expect(broken(carried(2024, 77, 0), carried(2023, 0, 103))).toEqual([
      'table2_carried_over @ natural_person',
      'table2_carried_over @ total',
    ]);
    expect(messages(carried(2024, 77, 0), carried(2023, 0, 103))[0]).toBe(
      '表二“自然人”列：本年“二、上年结转政府信息公开申请数量”77，而上一年“四、结转下年度继续办理”103，两者应当相等。',
    );
  });

  test('equal balances pass; years that do not follow each other are not compared', () => {
    expect(broken(carried(2024, 103, 0), carried(2023, 0, 103))).toEqual([]);
    expect(broken(carried(2025, 77, 0), carried(2023, 0, 103))).toEqual([]);
  });

  test('the rule runs per column even if the totals agree, and over the change of the form in 2021', () => {
    const before = tablesJson(2020, {
      newly_received: [2, 1, 0, 0, 0, 0, 3],
      carried_forward: [2, 1, 0, 0, 0, 0, 3],
    });
    const after = tablesJson(2021, {
      carried_over: [3, 0, 0, 0, 0, 0, 3],
      carried_forward: [3, 0, 0, 0, 0, 0, 3],
    });
    expect(broken(after, before)).toEqual([
      'table2_carried_over @ natural_person',
      'table2_carried_over @ commercial_enterprise',
    ]);
  });
});

describe('cells that hold no figure', () => {
  const balanced = {
    newly_received: [2, 0, 0, 0, 0, 0, 2],
    granted: [2, 0, 0, 0, 0, 0, 2],
    handled_total: [2, 0, 0, 0, 0, 0, 2],
  };

  test('“/” where 0 is meant: told, and no identity is broken by it', () => {
    const tables = tablesJson(2025, { ...balanced, carried_over: [0, '/', 0, 0, 0, 0, 0] });
    expect(messages(tables)).toEqual([
      '表二“二、上年结转政府信息公开申请数量”行“商业企业”列填写的是“/”，应当填写数字，没有的填 0。',
    ]);
  });

  test('nothing where 0 is meant: counted as 0 beside figures', () => {
    const tables = tablesJson(2025, {
      newly_received: [2, null, null, '', null, null, 2],
      carried_over: [null, null, null, null, null, null, null],
      granted: [2, null, null, null, null, null, 2],
      handled_total: [2, null, null, null, null, null, 2],
    });
    expect(broken(tables)).toEqual([]);
    const short = tablesJson(2025, { ...balanced, handled_total: [null, 2, 0, 0, 0, 0, 2] });
    expect(broken(short)).toEqual([
      'table2_balance @ natural_person',
      'table2_balance @ commercial_enterprise',
      'table2_handled_total @ natural_person',
      'table2_handled_total @ commercial_enterprise',
    ]);
  });

  test('a blank total beside figures cannot be tested', () => {
    const tables = tablesJson(2025, { ...balanced, granted: [2, 0, 0, 0, 0, 0, null] });
    expect(broken(tables)).toEqual([]);
  });

  test('text makes its rules untestable instead of wrong', () => {
    const tables = tablesJson(2025, { ...balanced, granted: ['约2', 0, 0, 0, 0, 0, 2] });
    expect(broken(tables)).toEqual(['cell_not_a_number @ natural_person']);
  });

  test('digits written as text are figures', () => {
    const tables = tablesJson(2025, {
      newly_received: ['1,002', 0, 0, 0, 0, 0, '１００２'],
      granted: [1002, 0, 0, 0, 0, 0, 1002],
      handled_total: [1002, 0, 0, 0, 0, 0, 1002],
    });
    expect(broken(tables)).toEqual([]);
  });

  test('negative and fractional counts', () => {
    const tables = tablesJson(2025, {
      newly_received: [0.5, 0, 0, 0, 0, 0, 0.5],
      carried_over: [-0.5, 0, 0, 0, 0, 0, -0.5],
    });
    expect(broken(tables)).toEqual([
      'cell_not_whole @ natural_person',
      'cell_not_whole @ total',
      'cell_negative @ natural_person',
      'cell_negative @ total',
    ]);
  });

  test('a missing row is missing, not zero', () => {
    const tables = tablesJson(2025, balanced);
    delete tables.table2.rows['otherwise_fee_unpaid'];
    tables.table2.rows['granted'] = [1, 0, 0, 0, 0, 0, 1];
    expect(messages(tables)).toEqual([
      '表二缺少以下各行，相关勾稽关系无法核对：（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请。缺少不等于 0，请补齐。',
    ]);
  });
});

describe('the output of the command', () => {
  test('rule, column and message, nothing else', () => {
    const tables = tablesJson(2025, { newly_received: [1, 0, 0, 0, 0, 0, 1] });
    const { violations } = checkTablesText(JSON.stringify(tables));
    expect(violations.map((violation) => Object.keys(violation))).toEqual([
      ['rule', 'column', 'message'],
      ['rule', 'column', 'message'],
    ]);
    expect(violations.map(({ rule, column }) => `${rule} @ ${column}`)).toEqual([
      'table2_balance @ natural_person',
      'table2_balance @ total',
    ]);
  });

  test('the year before comes under `previous`', () => {
    const previous = tablesJson(2023, {
      newly_received: [103, 0, 0, 0, 0, 0, 103],
      carried_forward: [103, 0, 0, 0, 0, 0, 103],
    });
    const tables = tablesJson(2024, {
      carried_over: [77, 0, 0, 0, 0, 0, 77],
      carried_forward: [77, 0, 0, 0, 0, 0, 77],
    });
    const { violations } = checkTablesText(JSON.stringify({ ...tables, previous }));
    expect(violations.map(({ rule }) => rule)).toEqual(['table2_carried_over', 'table2_carried_over']);
  });
});
