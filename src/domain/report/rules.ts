/**
 * 勾稽关系 as data. `official`: the identity printed in the form and the row and column sums; they block a freeze and a
 * publication. `warning`: everything else; it passes with a written explanation (A.10, 26). Rules run per column, because a
 * total column may balance while two single columns do not.
 *
 * `formula` is for readers of the rule, `sentence` is what the user reads: `{name}` is filled by the check.
 */
import { type RowId } from './generations.js';

export type RuleSeverity = 'official' | 'warning';

/** Which figures a side adds up: rows of one column, this year's or the year before. */
export interface Side {
  of: 'this' | 'previous';
  rows: readonly RowId[] | 'results';
}

interface RuleText {
  severity: RuleSeverity;
  formula: string;
  sentence: string;
}

export type ColumnRule = RuleText & { scope: 'table2_column'; left: Side; right: Side };
export type Rule =
  ColumnRule | (RuleText & { scope: 'table2_row' | 'table2_rows' | 'table3_group' | 'table1' | 'cell' });

export const RULES = {
  table2_balance: {
    scope: 'table2_column',
    severity: 'official',
    left: { of: 'this', rows: ['newly_received', 'carried_over'] },
    right: { of: 'this', rows: ['handled_total', 'carried_forward'] },
    formula: '每列：一 + 二 = 三（七） + 四',
    sentence: '表二“{column}”列：{leftTerms}，合计 {left}；{rightTerms}，合计 {right}；两者应当相等。',
  },
  table2_handled_total: {
    scope: 'table2_column',
    severity: 'official',
    left: { of: 'this', rows: ['handled_total'] },
    right: { of: 'this', rows: 'results' },
    formula: '每列：三（七） = 三（一）至（六）各项之和',
    sentence: '表二“{column}”列：{leftTerms}，而三（一）至（六）各项之和为 {right}，两者应当相等。',
  },
  table2_row_total: {
    scope: 'table2_row',
    severity: 'official',
    formula: '每行：总计 = 自然人 + 法人或其他组织五列',
    sentence: '表二“{row}”行：总计为 {left}，而自然人与法人或其他组织各列之和为 {right}，两者应当相等。',
  },
  table3_total: {
    scope: 'table3_group',
    severity: 'official',
    formula: '每组：总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结',
    sentence: '表三“{group}”：总计为 {left}，而结果维持、结果纠正、其他结果、尚未审结之和为 {right}，两者应当相等。',
  },
  table2_carried_over: {
    scope: 'table2_column',
    severity: 'warning',
    left: { of: 'this', rows: ['carried_over'] },
    right: { of: 'previous', rows: ['carried_forward'] },
    formula: '每列：本年二 = 上一年四',
    sentence: '表二“{column}”列：本年{leftTerms}，而上一年{rightTerms}，两者应当相等。',
  },
  table3_pending_continued: {
    scope: 'table3_group',
    severity: 'warning',
    formula: '每组：本年总计 ≥ 上一年尚未审结',
    sentence: '表三“{group}”：上一年尚未审结 {right} 件，应当继续计入本年，而本年总计只有 {left} 件。',
  },
  rows_missing: {
    scope: 'table2_rows',
    severity: 'warning',
    formula: '表二各行齐全',
    sentence: '表二缺少以下各行，相关勾稽关系无法核对：{rows}。缺少不等于 0，请补齐。',
  },
  cell_not_a_number: {
    scope: 'cell',
    severity: 'warning',
    formula: '单元格为数字',
    sentence: '{place}填写的是“{value}”，应当填写数字，没有的填 0。',
  },
  cell_negative: {
    scope: 'cell',
    severity: 'warning',
    formula: '单元格 ≥ 0',
    sentence: '{place}填写的是 {value}，数量不能小于 0。',
  },
  cell_not_whole: {
    scope: 'cell',
    severity: 'warning',
    formula: '件数为整数',
    sentence: '{place}填写的是 {value}，件数应当是整数。',
  },
  table1_in_force_carried: {
    scope: 'table1',
    severity: 'warning',
    formula: '现行有效件数 = 上一年现行有效件数 + 本年制发件数 − 本年废止件数',
    sentence:
      '表一“{row}”：上一年现行有效 {previous} 件，加本年制发 {issued} 件，减本年废止 {repealed} 件，应为 {right} 件，而现行有效件数填写为 {left}。',
  },
  table1_in_force_minimum: {
    scope: 'table1',
    severity: 'warning',
    formula: '现行有效件数 ≥ 本年制发件数 − 本年废止件数',
    sentence: '表一“{row}”：本年制发 {issued} 件、废止 {repealed} 件，现行有效件数不应少于 {right}，而填写为 {left}。',
  },
  table1_published_within_total: {
    scope: 'table1',
    severity: 'warning',
    formula: '本年新公开数量 ≤ 对外公开总数量',
    sentence: '表一“{row}”：本年新公开数量 {left} 大于对外公开总数量 {right}。',
  },
  table1_published_carried: {
    scope: 'table1',
    severity: 'warning',
    formula: '对外公开总数量 ≤ 上一年对外公开总数量 + 本年新公开数量',
    sentence: '表一“{row}”：上一年对外公开总数量加本年新公开数量为 {right}，而本年对外公开总数量填写为 {left}。',
  },
  table1_items_not_negative: {
    scope: 'table1',
    severity: 'warning',
    formula: '上一年项目数量 + 本年增/减 ≥ 0',
    sentence: '表一“{row}”：上一年项目数量 {previous} 加本年增/减 {change} 为 {right}，项目数量不能小于 0。',
  },
  table1_items_after_change: {
    scope: 'table1',
    severity: 'warning',
    formula: '本年项目数量 = 上一年项目数量 + 本年增/减',
    sentence: '表一“{row}”：上一年项目数量 {previous} 加本年增/减 {change} 应为 {right}，而填写为 {left}。',
  },
  table1_items_as_decisions: {
    scope: 'table1',
    severity: 'warning',
    formula: '处理决定数量与“上一年项目数量 + 本年增/减”只差 1 时核对是否误填',
    sentence:
      '表一“{row}”：处理决定数量 {left} 与上一年项目数量 {previous} 加本年增/减 {change} 之和 {right} 只差 1。如填写的是项目数量，请改正；如确为处理决定数量，请说明。',
  },
  table1_items_carried: {
    scope: 'table1',
    severity: 'warning',
    formula: '本年“上一年项目数量” = 上一年“上一年项目数量 + 本年增/减”',
    sentence:
      '表一“{row}”：上一年的表列明项目数量 {previous}、增/减 {change}，即 {right}，而本年的上一年项目数量填写为 {left}。',
  },
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as [RuleId, ...RuleId[]];

export interface Violation {
  rule: RuleId;
  /** Column id of table 2, group id of table 3, or the path of the cell in table 1; the table's name for a whole table. */
  column: string;
  /** Row id of table 2 where the rule is about one row. */
  row: string | null;
  message: string;
  severity: RuleSeverity;
}

/** Fills the rule's sentence; a placeholder without a value is a fault of the caller. */
export function violationOf(
  rule: RuleId,
  where: { column: string; row?: string },
  values: Readonly<Record<string, string | number>>,
): Violation {
  const { sentence, severity } = RULES[rule];
  const message = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`规则 ${rule} 缺少取值 ${name}`);
    return String(value);
  });
  return { rule, column: where.column, row: where.row ?? null, message, severity };
}

/** The shape of the `tables` and `tables:check` contracts; the severity stays inside and is looked up by rule id. */
export function contractViolations(
  violations: readonly Violation[],
): { rule: string; column: string; message: string }[] {
  return violations.map(({ rule, column, message }) => ({ rule, column, message }));
}

/** Whether the tables may be frozen and published as they stand (A.10, 26). */
export function officialViolations(violations: readonly Violation[]): Violation[] {
  return violations.filter((violation) => violation.severity === 'official');
}
