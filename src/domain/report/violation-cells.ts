/** Where a broken rule is to be seen: the cells of the year's own tables that its sentence speaks of. */
import { resultRowIds, type TableGeneration } from './generations.js';
import { REMEDY_GROUPS } from './tally.js';
import { type ColumnRule, type Rule, RULES, type Violation } from './rules.js';

export interface TableCell {
  table: 'table2' | 'table3';
  /** Row id of table 2; block (复议, 诉讼) of table 3. */
  row: string;
  column: string;
}

/** @returns none for what stands in table 1 and for rows that are missing */
export function cellsOf({ rule, column, row }: Violation, generation: TableGeneration): TableCell[] {
  const known: Rule = RULES[rule];
  switch (known.scope) {
    case 'table2_column':
      return rowsOf(known, generation).map((id) => ({ table: 'table2', row: id, column }));
    case 'table2_row':
      return row === null ? [] : [{ table: 'table2', row, column }];
    case 'table3_group':
      return [{ table: 'table3', row: column, column: 'total' }];
    case 'cell':
      return row === null ? [] : [placeOf(row, column)];
    case 'table2_rows':
    case 'table1':
      return [];
  }
}

function rowsOf({ left, right }: ColumnRule, generation: TableGeneration): string[] {
  return [left, right]
    .filter(({ of }) => of === 'this')
    .flatMap(({ rows }): readonly string[] => (rows === 'results' ? resultRowIds(generation) : rows));
}

/** A violation of a cell of table 3 has its block as column and its result as row. */
function placeOf(row: string, column: string): TableCell {
  const inTable3 = (REMEDY_GROUPS as readonly string[]).includes(column);
  return inTable3 ? { table: 'table3', row: column, column: row } : { table: 'table2', row, column };
}
