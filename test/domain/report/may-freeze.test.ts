import { describe, expect, test } from '@jest/globals';
import { checkTables } from '../../../src/domain/report/check-tables.js';
import { assertMayFreeze } from '../../../src/domain/report/may-freeze.js';
import { parseTables } from '../../../src/domain/report/parse-tables.js';
import { tablesJson } from '../../support/report-tables.js';

const violationsOf = (rows: Record<string, number[]>, before?: Record<string, number[]>) =>
  checkTables(parseTables(tablesJson(2025, rows)), before ? parseTables(tablesJson(2024, before)) : null);

describe('定稿与勾稽关系（A.10 第 26 条）', () => {
  test('官方勾稽关系不成立：两列不平而总计列平，有说明也不能定稿', () => {
    const violations = violationsOf({
      newly_received: [60, 1, 0, 0, 0, 0, 61],
      granted: [61, 0, 0, 0, 0, 0, 61],
      handled_total: [61, 0, 0, 0, 0, 0, 61],
    });
    expect(() => assertMayFreeze(violations, '已核对')).toThrow(
      expect.objectContaining({ code: 'official_identity_broken', message: expect.stringContaining('“自然人”列') }),
    );
  });

  test('其他规则不成立：没有说明不能，有说明可以', () => {
    const carriedOver = { carried_over: [1, 0, 0, 0, 0, 0, 1], carried_forward: [1, 0, 0, 0, 0, 0, 1] };
    const violations = violationsOf(carriedOver, {
      newly_received: [2, 0, 0, 0, 0, 0, 2],
      carried_forward: [2, 0, 0, 0, 0, 0, 2],
    });
    expect(violations.length).toBeGreaterThan(0);
    expect(() => assertMayFreeze(violations, null)).toThrow(expect.objectContaining({ code: 'explanation_required' }));
    expect(() => assertMayFreeze(violations, '上一年公布的数字有误。')).not.toThrow();
  });

  test('全部成立，不需要说明', () => {
    expect(() => assertMayFreeze(violationsOf({}), null)).not.toThrow();
  });
});
