/** The rules of table 1: all of them warnings, because the form prints no identity for it (law C.4). */
import { type TableGeneration } from './generations.js';
import { violationOf, type RuleId, type Violation } from './rules.js';
import { areEqual } from './table-cells.js';
import { readTable1, readTable1Cell, table1Value, type Table1Row } from './table1.js';

/** Table 1 with the generation of the tables it stands with, where that is known. */
export interface PrintedTable1 {
  table1: unknown;
  generation: TableGeneration | null;
}

/** @param previous the year before, or null. Two years are compared only where both use the same form. */
export function checkTable1(printed: PrintedTable1, previous: PrintedTable1 | null): Violation[] {
  const table = readTable1(printed.table1, printed.generation);
  if (table === null) return [];
  const before = previous && readTable1(previous.table1, previous.generation);
  const comparable = before !== null && before.format === table.format ? before : null;
  return table.rows.flatMap((row) => {
    const rowBefore = comparable?.rows.find((other) => other.label === row.label) ?? null;
    return [...checkCells(row), ...CHECKS.flatMap((check) => check(row, rowBefore))];
  });
}

type Check = (row: Table1Row, before: Table1Row | null) => Violation[];

const inForce: Check = (row, before) => {
  const [issued, repealed, left] = ['issued', 'repealed', 'in_force'].map((cell) => table1Value(row, cell));
  if (!known(issued) || !known(repealed) || !known(left)) return [];
  const previous = before === null ? null : table1Value(before, 'in_force');
  if (known(previous)) {
    const right = previous + issued - repealed;
    return areEqual(left, right)
      ? []
      : [violation('table1_in_force_carried', row, 'in_force', { previous, issued, repealed, left, right })];
  }
  const right = issued - repealed;
  return left >= right
    ? []
    : [violation('table1_in_force_minimum', row, 'in_force', { issued, repealed, left, right })];
};

const published: Check = (row, before) => {
  const newly = table1Value(row, 'newly_published');
  const total = table1Value(row, 'total_published');
  if (!known(newly) || !known(total)) return [];
  if (newly > total) {
    return [violation('table1_published_within_total', row, 'total_published', { left: newly, right: total })];
  }
  const totalBefore = before === null ? null : table1Value(before, 'total_published');
  if (!known(totalBefore) || total <= totalBefore + newly) return [];
  const figures = { left: total, right: totalBefore + newly };
  return [violation('table1_published_carried', row, 'total_published', figures)];
};

const items: Check = (row, before) => {
  const found: Violation[] = [];
  const previous = table1Value(row, 'previous_items');
  const change = table1Value(row, 'change');
  const itemsBefore = before === null ? null : table1Value(before, 'previous_items');
  const changeBefore = before === null ? null : table1Value(before, 'change');
  if (known(previous) && known(itemsBefore) && known(changeBefore) && !areEqual(previous, itemsBefore + changeBefore)) {
    const figures = { previous: itemsBefore, change: changeBefore, left: previous, right: itemsBefore + changeBefore };
    found.push(violation('table1_items_carried', row, 'previous_items', figures));
  }
  if (!known(previous) || !known(change)) return found;
  const right = previous + change;
  if (right < 0) found.push(violation('table1_items_not_negative', row, 'change', { previous, change, right }));
  const current = table1Value(row, 'current_items');
  if (known(current) && !areEqual(current, right)) {
    found.push(
      violation('table1_items_after_change', row, 'current_items', { previous, change, left: current, right }),
    );
  }
  // The number of items is easily written into the column beside it, and then miscounted by one.
  const decisions = table1Value(row, 'decisions');
  if (known(decisions) && change !== 0 && right >= LARGE && areEqual(Math.abs(decisions - right), 1)) {
    found.push(violation('table1_items_as_decisions', row, 'decisions', { previous, change, left: decisions, right }));
  }
  return found;
};

/** Below this a number of decisions close to the number of items is likely chance. */
const LARGE = 100;

const CHECKS: readonly Check[] = [inForce, published, items];

function checkCells(row: Table1Row): Violation[] {
  return Object.entries(row.cells).flatMap(([cell, printed]) => {
    const reading = readTable1Cell(printed);
    const place = `表一“${row.label}”的“${row.cellLabels[cell] ?? cell}”`;
    if (reading.kind === 'blank') return [];
    if (reading.kind !== 'number')
      return [violation('cell_not_a_number', row, cell, { place, value: String(printed) })];
    if (reading.value < 0 && cell !== 'change')
      return [violation('cell_negative', row, cell, { place, value: reading.value })];
    const mayBeDecimal = cell === 'amount';
    return mayBeDecimal || Number.isInteger(reading.value)
      ? []
      : [violation('cell_not_whole', row, cell, { place, value: reading.value })];
  });
}

function known(value: number | null | undefined): value is number {
  return typeof value === 'number';
}

function violation(rule: RuleId, row: Table1Row, cell: string, values: Record<string, string | number>): Violation {
  return violationOf(rule, { column: `${row.path}.${cell}` }, { row: row.label, ...values });
}
