/** The official form as headings over and beside its cells, from the words that the server sends with the figures. */
import { type TableFigures, type TableForm } from '../../api/generated';

export type TableId = 'table2' | 'table3';

export interface CellPlace {
  table: TableId;
  /** Row id of table 2; block of table 3. */
  row: string;
  column: string;
}

export interface SideHeading {
  text: string;
  rows: number;
  columns: number;
  /** Belongs to several rows. */
  group: boolean;
}

export interface FormRow {
  id: string;
  /** What stands left of the cells and begins in this row. */
  headings: SideHeading[];
  /** The row in one sentence, for who cannot see what stands beside it. */
  title: string;
}

/** Block, group and row stand in a column each. */
export const LABEL_COLUMNS = 3;

export function rowsOfTable2({ rows, headings }: TableForm): FormRow[] {
  const results = rows.filter(({ isResult }) => isResult);
  return rows.map((row, index) => {
    const { id, label, group } = row;
    if (!row.isResult) {
      return { id, title: label, headings: [{ text: label, rows: 1, columns: LABEL_COLUMNS, group: false }] };
    }
    const found: SideHeading[] = [];
    if (row === results[0]) found.push({ text: headings.results, rows: results.length, columns: 1, group: true });
    if (group === null) {
      found.push({ text: label, rows: 1, columns: 2, group: false });
    } else {
      if (rows[index - 1]?.group !== group) {
        const inGroup = rows.filter((other) => other.group === group).length;
        found.push({ text: group, rows: inGroup, columns: 1, group: true });
      }
      found.push({ text: label, rows: 1, columns: 1, group: false });
    }
    return { id, headings: found, title: [headings.results, group, label].filter((part) => part !== null).join(' ') };
  });
}

export interface BlockHeading {
  text: string;
  columns: number;
  /** Rows of headings that it stands over: 2 where nothing stands between it and the cells. */
  rows: number;
}

/** The first row of headings of table 3, then the second. */
export function headingsOfTable3({ groups, results }: TableForm): [BlockHeading[], BlockHeading[]] {
  const first: BlockHeading[] = [];
  const second: BlockHeading[] = [];
  for (const [index, { label, heading }] of groups.entries()) {
    const above = first.at(-1);
    if (heading === null) first.push({ text: label, columns: results.length, rows: 2 });
    else {
      if (above && groups[index - 1]?.heading === heading) above.columns += results.length;
      else first.push({ text: heading, columns: results.length, rows: 1 });
      second.push({ text: label, columns: results.length, rows: 1 });
    }
  }
  return [first, second];
}

export const keyOf = ({ table, row, column }: CellPlace): string => `${table}/${row}/${column}`;

export function figureAt(figures: TableFigures, form: TableForm, { table, row, column }: CellPlace): number {
  if (table === 'table2') return figures.table2.rows[row]?.[figures.table2.columns.indexOf(column as never)] ?? 0;
  const at = form.results.findIndex(({ id }) => id === column);
  return figures.table3[row as keyof TableFigures['table3']]?.[at] ?? 0;
}

/** As a sentence for the drawer, the marks and the list of differences. */
export function titleOf(form: TableForm, { table, row, column }: CellPlace): string {
  if (table === 'table2') {
    const title = rowsOfTable2(form).find(({ id }) => id === row)?.title ?? row;
    return `${title}，${form.columns.find(({ id }) => id === column)?.label ?? column}`;
  }
  const group = form.groups.find(({ id }) => id === row);
  const words = [group?.heading, group?.label].filter(Boolean).join(' ');
  return `${words}，${form.results.find(({ id }) => id === column)?.label ?? column}`;
}

export interface Difference extends CellPlace {
  before: number;
  after: number;
}

/** Cell by cell, in the form's order. Both are of the same year. */
export function differencesOf(form: TableForm, before: TableFigures, after: TableFigures): Difference[] {
  const places: CellPlace[] = [
    ...form.rows.flatMap(({ id: row }) =>
      form.columns.map(({ id: column }) => ({ table: 'table2' as const, row, column })),
    ),
    ...form.groups.flatMap(({ id: row }) =>
      form.results.map(({ id: column }) => ({ table: 'table3' as const, row, column })),
    ),
  ];
  return places.flatMap((place) => {
    const figures = { before: figureAt(before, form, place), after: figureAt(after, form, place) };
    return figures.before === figures.after ? [] : [{ ...place, ...figures }];
  });
}
