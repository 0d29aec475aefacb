/** The tables of a year as people see them: built from the flows, with what the rules say about them. */
import { checkTables } from './check-tables.js';
import { generationOf, type ColumnId } from './generations.js';
import { parseTables, printedTables } from './parse-tables.js';
import { type Violation } from './rules.js';
import { type PrintedTables } from './table-cells.js';
import { buildTables, type BuiltTables } from './tables.js';
import { REMEDY_GROUPS, type TallyEntry } from './tally.js';
import { TABLE3_CELL_IDS } from './generations.js';

/** What the tables of a year are made of, read at one moment. */
export interface YearBook {
  year: number;
  /** Sums of the flows of the year and of every year before it; later years may be among them. */
  sums: readonly TallyEntry[];
  /** Table 1 of the year from its own record; null where there is none. */
  table1: unknown;
  /**
   * The tables of the year before as people have them (frozen, else from its published report) in the shape of the `tables`
   * contract; null where there are none: then they are built from the sums.
   */
  previous: unknown;
}

/** The figures that are frozen and hashed. */
export interface FrozenFigures extends BuiltTables {
  table1: unknown;
}

export interface YearTables extends FrozenFigures {
  violations: Violation[];
}

/** @throws AppError `generation_not_available` for years up to 2018. */
export function yearTables(book: YearBook): YearTables {
  const { year, sums, table1 } = book;
  const built = buildTables({ year, sums });
  const violations = checkTables(printedTables(built, table1), previousTables(book));
  return { ...built, table1, violations };
}

/** What people have of the year before goes before what its cases say now: 二 must equal the 四 that they have read. */
function previousTables({ year, sums, previous }: YearBook): PrintedTables | null {
  if (previous !== null) return parseTables(previous);
  if (generationOf(year - 1) === 1) return null;
  return printedTables(buildTables({ year: year - 1, sums }));
}

/** One cell that differs between two versions of a year's tables. */
export interface CellDifference {
  table: 'table2' | 'table3';
  /** Row id of table 2; block (复议, 诉讼) of table 3. */
  row: string;
  column: string;
  before: number;
  after: number;
}

/** Cell by cell, in the form's order. Both are of the same year. */
export function diffTables(before: BuiltTables, after: BuiltTables): CellDifference[] {
  const table2 = Object.keys(after.table2.rows).flatMap((row) =>
    after.table2.columns.flatMap((column: ColumnId, index) =>
      difference('table2', row, column, before.table2.rows[row]?.[index] ?? 0, after.table2.rows[row]?.[index] ?? 0),
    ),
  );
  const table3 = REMEDY_GROUPS.flatMap((group) =>
    TABLE3_CELL_IDS.flatMap((cell, index) =>
      difference('table3', group, cell, before.table3[group][index] ?? 0, after.table3[group][index] ?? 0),
    ),
  );
  return [...table2, ...table3];
}

function difference(
  table: CellDifference['table'],
  row: string,
  column: string,
  before: number,
  after: number,
): CellDifference[] {
  return before === after ? [] : [{ table, row, column, before, after }];
}
