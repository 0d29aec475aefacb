/** The statistics tables of an annual report as rows to print, and the figures of their charts. */
import { type AnnualReport } from '../api/generated';

type Tables = NonNullable<AnnualReport['tables']>;
type Cell = number | string | null;

export interface SheetRow {
  label: string;
  cells: string[];
  /** Names a group and repeats the heads of the columns, so that they stay near in a long table. */
  isHead: boolean;
  isTotal: boolean;
}

export interface Sheet {
  /** Above the first column. */
  corner: string;
  columns: string[];
  rows: SheetRow[];
}

/** A cell that the report left blank, and a row that it does not have. */
export const BLANK = '—';
export const MISSING = '未列';

const TOTALS = new Set(['handled_total', 'carried_forward', 'newly_received', 'carried_over']);

const printed = (cell: Cell): string => (cell === null || cell === '' ? BLANK : String(cell));

/** Table 1 has other columns for each matter: rows of the same columns stand together. */
export function sheetsOfTable1(table: Tables['table1']): Sheet[] {
  const sheets: Sheet[] = [];
  for (const { label, cells } of table?.rows ?? []) {
    const columns = cells.map((cell) => cell.label);
    const row = { label, cells: cells.map(({ value }) => printed(value)), isHead: false, isTotal: false };
    const last = sheets[sheets.length - 1];
    if (last && last.columns.join() === columns.join()) last.rows.push(row);
    else sheets.push({ corner: '信息内容', columns, rows: [row] });
  }
  return sheets;
}

export function sheetOfTable2({ columns, rows }: Tables['table2']): Sheet {
  const heads = columns.map(({ label }) => label);
  return {
    corner: '办理情况（件）',
    columns: heads,
    rows: withGroups(
      rows.map(({ id, label, group, cells }) => ({ label, group, cells, isTotal: TOTALS.has(id) })),
      heads,
    ),
  };
}

export function sheetOfTable3({ columns, groups }: Tables['table3']): Sheet {
  const heads = columns.map(({ label }) => label);
  return {
    corner: '类型（件）',
    columns: heads,
    rows: withGroups(
      groups.map(({ label, heading, cells }) => ({ label, group: heading, cells, isTotal: false })),
      heads,
    ),
  };
}

function withGroups(
  rows: readonly { label: string; group: string | null; cells: Cell[] | null; isTotal: boolean }[],
  heads: string[],
): SheetRow[] {
  return rows.flatMap(({ label, group, cells, isTotal }, index) => {
    const row = { label, cells: cells ? cells.map(printed) : heads.map(() => MISSING), isHead: false, isTotal };
    const isNew = group !== null && rows[index - 1]?.group !== group;
    return isNew ? [{ label: group, cells: heads, isHead: true, isTotal: false }, row] : [row];
  });
}

export interface Figure {
  label: string;
  value: number;
}

export interface Bar extends Figure {
  /** Of the longest bar, 0 to 100. */
  percent: number;
}

/** Bars of one scale, the longest 100 %. */
export function barsOf(figures: readonly Figure[]): Bar[] {
  const longest = Math.max(0, ...figures.map(({ value }) => value));
  return figures.map(({ label, value }) => ({
    label,
    value,
    percent: longest > 0 ? Math.round((Math.max(value, 0) / longest) * 1000) / 10 : 0,
  }));
}

/** Applications that came in and went out over the year. @returns null where a figure is not printed as a number */
export function balanceOf({ columns, rows }: Tables['table2']): Figure[] | null {
  const total = columns.findIndex(({ id }) => id === 'total');
  const names = [
    ['newly_received', '本年新收'],
    ['carried_over', '上年结转'],
    ['handled_total', '本年办结'],
    ['carried_forward', '结转下年'],
  ] as const;
  const figures: Figure[] = [];
  for (const [id, label] of names) {
    const value = rows.find((row) => row.id === id)?.cells?.[total];
    if (typeof value !== 'number') return null;
    figures.push({ label, value });
  }
  return figures;
}

/** How the applications of the year ended, a group of rows as one figure. @returns null as above */
export function resultsOf({ columns, rows }: Tables['table2']): Figure[] | null {
  const total = columns.findIndex(({ id }) => id === 'total');
  const sums = new Map<string, number>();
  for (const { id, label, group, cells } of rows) {
    if (TOTALS.has(id)) continue;
    const name = shortLabel(group ?? label);
    const value = cells === null ? 0 : cells[total];
    if (typeof value !== 'number') return null;
    sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return [...sums].map(([label, value]) => ({ label, value }));
}

/** （二）部分公开（区分处理的，…） → 部分公开 */
function shortLabel(label: string): string {
  return label.replace(/^（[一二三四五六七八九十]+）/, '').replace(/（.*$/, '');
}

/** Which chapter each table belongs to, by what its heading speaks of (国办公开办函〔2021〕30号); -1: behind all chapters. */
export function chaptersOfTables(headings: readonly string[]): [number, number, number] {
  const find = (words: RegExp): number => headings.findIndex((heading) => words.test(heading));
  return [find(/主动公开/), find(/申请/), find(/复议|诉讼/)];
}
