import { describe, expect, test } from '@jest/globals';
import { parseCheckInput, parseTables } from '../../../src/domain/report/parse-tables.js';
import { isAppError } from '../../../src/errors.js';
import { tablesJson } from '../../support/report-tables.js';

/** The faults as “path: message”, or the code of another error. */
function faultsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (isAppError(error, 'invalid_input')) return error.fields.map(({ path, message }) => `${path}: ${message}`);
    if (isAppError(error)) return [error.code];
    throw error;
  }
  return [];
}

describe('input of tables:check', () => {
  test.each([
    ['', ['(根): 没有输入。用法：npm run -s tables:check < TABLE.json']],
    ['[]', ['(根): 应为对象，例如 {"year":2025,"table2":{…}}']],
    ['{}', ['year: 应为四位年度，例如 2025']],
    ['{"year":"2025"}', ['year: 应为四位年度，例如 2025']],
    ['{"year":2025}', ['table2: 表一、表二、表三至少要有一张']],
    ['{"year":2025,"table2":[]}', ['table2: 应为对象，含 columns 和 rows']],
    ['{"year":2025,"table2":{"rows":[]}}', ['table2.rows: 应为对象，以行标识为键']],
    ['{"year":2025,"table2":{"rows":{"granted":[1,2]}}}', ['table2.rows.granted: 应为 7 个单元格的数组，实际 2 个']],
    ['{"year":2025,"table2":{"rows":{"granted":5}}}', ['table2.rows.granted: 应为 7 个单元格的数组']],
    [
      '{"year":2025,"table2":{"rows":{"otherwise_handled":[0,0,0,0,0,0,0],"granted":[0,0,0,true,0,0,{}]}}}',
      [
        'table2.rows.otherwise_handled: 第 3 代统计表没有这一行',
        'table2.rows.granted[3]: 单元格应为数字、文字或者 null（空白）',
        'table2.rows.granted[6]: 单元格应为数字、文字或者 null（空白）',
      ],
    ],
    [
      '{"year":2025,"table3":{"litigation":[0,0,0,0,0],"reconsideration":[0]}}',
      [
        'table3.litigation: 应为 reconsideration、litigation_direct、litigation_after_reconsideration 之一',
        'table3.reconsideration: 应为 5 个单元格的数组，实际 1 个',
      ],
    ],
    ['{"year":2025,"generation":"3","table3":{}}', ['generation: 应为 2 或者 3']],
    ['{"year":2018,"table2":{"rows":{}}}', ['generation_not_available']],
  ])('%s', (text, faults) => {
    expect(faultsOf(() => parseCheckInput(text))).toEqual(faults);
  });

  test('text that is not JSON is told as such', () => {
    expect(faultsOf(() => parseCheckInput('{"year":2025,'))[0]).toMatch(/^\(根\): 不是有效的 JSON：/);
  });

  test('columns must be the seven of the form', () => {
    const tables = { ...tablesJson(2025), table2: { columns: ['natural_person', 'total'], rows: {} } };
    expect(faultsOf(() => parseTables(tables))).toEqual([
      'table2.columns: 应为七列：natural_person（自然人）、commercial_enterprise（商业企业）、research_institution（科研机构）、' +
        'public_welfare_organization（社会公益组织）、legal_service_organization（法律服务机构）、other（法人或其他组织（其他））、total（总计）',
    ]);
  });

  test('the year before must be the year before, and its faults carry its path', () => {
    const text = (previous: unknown) => JSON.stringify({ ...tablesJson(2025), previous });
    expect(parseCheckInput(text(tablesJson(2024))).previous?.year).toBe(2024);
    expect(faultsOf(() => parseCheckInput(text(tablesJson(2023))))).toEqual(['previous.year: 应为上一年度 2024']);
    expect(faultsOf(() => parseCheckInput(text({ year: 2024, table3: 1 })))).toEqual([
      'previous.table3: 应为对象，以行政复议、行政诉讼各组的标识为键',
    ]);
    expect(faultsOf(() => parseCheckInput(text([])))).toEqual(['previous: 应为对象，例如 {"year":2025,"table2":{…}}']);
  });

  test('an office that printed the old form one year longer is read by the form it states', () => {
    expect(parseTables({ ...tablesJson(2020), year: 2021, generation: 2 }).generation).toBe(2);
  });

  test('keys beside the contract are ignored', () => {
    const tables = { ...tablesJson(2025), agency: '某局', notes: ['…'], violations: [] };
    expect(parseTables(tables).year).toBe(2025);
  });
});
