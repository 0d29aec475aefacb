/** The tables of a year as text for a terminal: the form's words, columns aligned (a Chinese character is two columns wide). */
import {
  COLUMN_IDS,
  REMEDY_GROUP_LABELS,
  TABLE2_ROWS,
  TABLE3_CELL_IDS,
  TABLE3_CELL_LABELS,
  type ColumnId,
} from './generations.js';
import { REMEDY_GROUPS } from './tally.js';
import { type YearTables } from './year-tables.js';

const SHORT_COLUMNS: Record<ColumnId, string> = {
  natural_person: '自然人',
  commercial_enterprise: '商业企业',
  research_institution: '科研机构',
  public_welfare_organization: '社会公益组织',
  legal_service_organization: '法律服务机构',
  other: '其他',
  total: '总计',
};

const LABEL_WIDTH = 60;
const CELL_WIDTH = 14;

export function tablesText(title: string, tables: YearTables): string {
  const lines = [`${title} ${tables.year} 年度`, '', '表二 收到和处理政府信息公开申请情况', ''];
  lines.push(
    line(
      '',
      COLUMN_IDS.map((column) => SHORT_COLUMNS[column]),
    ),
  );
  let heading: string | null = null;
  for (const { id, label, group } of TABLE2_ROWS[tables.generation]) {
    if (group !== null && group !== heading) lines.push(`  ${group}`);
    heading = group;
    lines.push(line(`${group === null ? '  ' : '    '}${label}`, tables.table2.rows[id] ?? []));
  }
  lines.push('', '表三 政府信息公开行政复议、行政诉讼情况', '');
  lines.push(
    line(
      '',
      TABLE3_CELL_IDS.map((cell) => TABLE3_CELL_LABELS[cell]),
    ),
  );
  for (const group of REMEDY_GROUPS) {
    const { heading: above, label } = REMEDY_GROUP_LABELS[group];
    lines.push(line(`  ${above === null ? label : `${above}：${label}`}`, tables.table3[group]));
  }
  lines.push('');
  if (tables.violations.length === 0) lines.push('勾稽关系全部成立。');
  for (const violation of tables.violations) lines.push(`需要核对：${violation.message}`);
  return `${lines.join('\n')}\n`;
}

function line(label: string, cells: readonly (string | number)[]): string {
  const numbers = cells.map((cell) => ' '.repeat(Math.max(1, CELL_WIDTH - widthOf(String(cell)))) + cell);
  return `${cut(label)}${numbers.join('')}`;
}

/** The longest labels of the form are cut; their numbering tells the row. */
function cut(label: string): string {
  let text = '';
  for (const character of label) {
    if (widthOf(text + character) > LABEL_WIDTH - 1) {
      text = `${text}…`;
      break;
    }
    text += character;
  }
  return text + ' '.repeat(Math.max(0, LABEL_WIDTH - widthOf(text)));
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u1100-\uffff]/.test(character) ? 2 : 1), 0);
}
