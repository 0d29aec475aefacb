/** Tables 2 and 3 of a year as the official form lays them out: headings over several cells, blocks beside their rows. */
import {
  COLUMN_IDS,
  REMEDY_GROUP_LABELS,
  RESULTS_HEADING,
  TABLE2_ROWS,
  TABLE3_CELL_IDS,
  TABLE3_CELL_LABELS,
  type ColumnId,
} from './generations.js';
import { REMEDY_GROUPS } from './tally.js';
import { type BuiltTables } from './tables.js';

/** Both ends included, counted from 0. */
export interface MergedCells {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Grid {
  name: string;
  title: string;
  /** Rows of equal length; a cell that is covered by a merged one is null. */
  rows: (string | number | null)[][];
  merged: MergedCells[];
  /** How many rows from the top are headings. */
  headings: number;
  /** In characters, one a column. */
  widths: number[];
}

/** Words of the form that belong to no row or column. */
export const IDENTITY = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
export const APPLICANTS = '申请人情况';
export const ORGANISATIONS = '法人或其他组织';
/** The form puts 自然人 and 总计 beside the five kinds of 法人或其他组织. */
export const FORM_COLUMNS: Readonly<Record<ColumnId, string>> = {
  natural_person: '自然人',
  commercial_enterprise: '商业企业',
  research_institution: '科研机构',
  public_welfare_organization: '社会公益组织',
  legal_service_organization: '法律服务机构',
  other: '其他',
  total: '总计',
};
/** Block, group and row stand in a column each. */
const LABELS = 3;

export function gridsOf(tables: BuiltTables): Grid[] {
  return [table2Grid(tables), table3Grid(tables)];
}

function table2Grid({ year, generation, table2 }: BuiltTables): Grid {
  const rows: Grid['rows'] = [
    [IDENTITY, null, null, APPLICANTS, ...nulls(COLUMN_IDS.length - 1)],
    [null, null, null, FORM_COLUMNS.natural_person, ORGANISATIONS, ...nulls(4), FORM_COLUMNS.total],
    [null, null, null, null, ...COLUMN_IDS.slice(1, -1).map((column) => FORM_COLUMNS[column]), null],
  ];
  const last = LABELS + COLUMN_IDS.length - 1;
  const merged: MergedCells[] = [
    { top: 0, left: 0, bottom: 2, right: LABELS - 1 },
    { top: 0, left: LABELS, bottom: 0, right: last },
    { top: 1, left: LABELS, bottom: 2, right: LABELS },
    { top: 1, left: LABELS + 1, bottom: 1, right: last - 1 },
    { top: 1, left: last, bottom: 2, right: last },
  ];
  let block = null as MergedCells | null;
  let group = null as { label: string; cells: MergedCells } | null;
  for (const { id, label, group: heading } of TABLE2_ROWS[generation]) {
    const at = rows.length;
    const figures = table2.rows[id] ?? nulls(COLUMN_IDS.length);
    if (OUTSIDE_RESULTS.has(id)) {
      rows.push([label, null, null, ...figures]);
      merged.push({ top: at, left: 0, bottom: at, right: LABELS - 1 });
      continue;
    }
    const opensBlock = block === null;
    block ??= { top: at, left: 0, bottom: at, right: 0 };
    block.bottom = at;
    const opensGroup = heading !== null && heading !== group?.label;
    if (heading === null) {
      group = null;
      merged.push({ top: at, left: 1, bottom: at, right: LABELS - 1 });
    } else if (opensGroup) {
      group = { label: heading, cells: { top: at, left: 1, bottom: at, right: 1 } };
      merged.push(group.cells);
    } else if (group) {
      group.cells.bottom = at;
    }
    rows.push([
      opensBlock ? RESULTS_HEADING : null,
      ...(heading === null ? [label, null] : [opensGroup ? heading : null, label]),
      ...figures,
    ]);
  }
  if (block) merged.push(block);
  return {
    name: '表二',
    title: `${year} 年度收到和处理政府信息公开申请情况`,
    rows,
    merged: merged.filter(({ top, left, bottom, right }) => bottom > top || right > left),
    headings: 3,
    widths: [10, 16, 46, ...COLUMN_IDS.map(() => 12)],
  };
}

const OUTSIDE_RESULTS: ReadonlySet<string> = new Set(['newly_received', 'carried_over', 'carried_forward']);

function table3Grid({ year, table3 }: BuiltTables): Grid {
  const width = TABLE3_CELL_IDS.length;
  const rows: Grid['rows'] = [[], [], [], REMEDY_GROUPS.flatMap((group) => table3[group])];
  const merged: MergedCells[] = [];
  let above = null as { heading: string; cells: MergedCells } | null;
  for (const [index, group] of REMEDY_GROUPS.entries()) {
    const { label, heading } = REMEDY_GROUP_LABELS[group];
    const left = index * width;
    const right = left + width - 1;
    const goesOn = heading !== null && above?.heading === heading;
    rows[0]?.push(goesOn ? null : (heading ?? label), ...nulls(width - 1));
    rows[1]?.push(heading === null ? null : label, ...nulls(width - 1));
    rows[2]?.push(...TABLE3_CELL_IDS.map((cell) => TABLE3_CELL_LABELS[cell]));
    if (heading === null) {
      merged.push({ top: 0, left, bottom: 1, right });
      continue;
    }
    merged.push({ top: 1, left, bottom: 1, right });
    if (goesOn && above) above.cells.right = right;
    else {
      above = { heading, cells: { top: 0, left, bottom: 0, right } };
      merged.push(above.cells);
    }
  }
  return {
    name: '表三',
    title: `${year} 年度政府信息公开行政复议、行政诉讼情况`,
    rows,
    merged,
    headings: 3,
    widths: REMEDY_GROUPS.flatMap((group) => table3[group].map(() => 10)),
  };
}

const nulls = (count: number): null[] => Array.from({ length: count }, () => null);
