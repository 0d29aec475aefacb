/** Runs the reconciliation rules over the tables of a year, wherever they can be tested (law C.4). */
import { checkTable1 } from './check-table1.js';
import {
  COLUMN_IDS,
  REMEDY_GROUP_LABELS,
  TABLE2_ROWS,
  TABLE3_CELL_IDS,
  TABLE3_CELL_LABELS,
  columnLabel,
  resultRowIds,
  type ColumnId,
  type RowId,
} from './generations.js';
import { parseCheckInput } from './parse-tables.js';
import {
  contractViolations,
  RULES,
  violationOf,
  type ColumnRule,
  type RuleId,
  type Side,
  type Violation,
} from './rules.js';
import {
  areEqual,
  readCell,
  sumKnown,
  table2RowValues,
  table3Values,
  type PrintedCell,
  type PrintedTables,
  type RowValues,
} from './table-cells.js';
import { REMEDY_GROUPS } from './tally.js';

/**
 * @param previous the tables of the year before, or null; rules over two years are silent without it and where the two years
 *   do not follow each other.
 * @returns violations in the order of the tables: cells, table 1, table 2 by rule and column, table 3.
 */
export function checkTables(tables: PrintedTables, previous: PrintedTables | null = null): Violation[] {
  const before = previous !== null && previous.year === tables.year - 1 ? previous : null;
  return [
    ...checkCells(tables),
    ...checkTable1(tables, before),
    ...checkMissingRows(tables),
    ...checkColumns(tables, before),
    ...checkRowTotals(tables),
    ...checkTable3(tables, before),
  ];
}

/**
 * `npm run -s tables:check`: the JSON of the `tables` contract, optionally with the year before under `previous`.
 * @throws AppError `invalid_input` with fields; `generation_not_available` for years up to 2018.
 */
export function checkTablesText(text: string): { violations: ReturnType<typeof contractViolations> } {
  const { tables, previous } = parseCheckInput(text);
  return { violations: contractViolations(checkTables(tables, previous)) };
}

const COLUMN_RULES = (Object.keys(RULES) as RuleId[]).flatMap((id) => {
  const rule = RULES[id];
  return rule.scope === 'table2_column' ? [{ id, rule: rule as ColumnRule }] : [];
});

function checkColumns(tables: PrintedTables, previous: PrintedTables | null): Violation[] {
  const sources = { this: readRows(tables), previous: previous === null ? null : readRows(previous) };
  return COLUMN_RULES.flatMap(({ id, rule }) =>
    COLUMN_IDS.flatMap((column) => {
      const left = evaluate(rule.left, column, sources);
      const right = evaluate(rule.right, column, sources);
      if (left === null || right === null || areEqual(left.sum, right.sum)) return [];
      const values = {
        column: columnLabel(column),
        left: left.sum,
        right: right.sum,
        leftTerms: left.terms(),
        rightTerms: right.terms(),
      };
      return [violationOf(id, { column }, values)];
    }),
  );
}

interface Source {
  tables: PrintedTables;
  /** Read once: every rule looks at every column of many rows. */
  values: ReadonlyMap<RowId, RowValues<ColumnId>>;
}

function readRows(tables: PrintedTables): Source {
  return {
    tables,
    values: new Map(TABLE2_ROWS[tables.generation].map(({ id }) => [id, table2RowValues(tables, id)])),
  };
}

/** Null where the side cannot be known. The terms are written out only for a sentence. */
function evaluate(
  side: Side,
  column: ColumnId,
  sources: { this: Source; previous: Source | null },
): { sum: number; terms: () => string } | null {
  const source = sources[side.of];
  if (source === null) return null;
  const rows = side.rows === 'results' ? resultRowIds(source.tables.generation) : side.rows;
  const values = rows.map((row) => source.values.get(row)?.[column] ?? null);
  const sum = sumKnown(values);
  if (sum === null) return null;
  return { sum, terms: () => rows.map((row, index) => `“${rowTitle(source.tables, row)}”${values[index]}`).join('、') };
}

function checkRowTotals(tables: PrintedTables): Violation[] {
  return TABLE2_ROWS[tables.generation].flatMap(({ id }) => {
    const values = table2RowValues(tables, id);
    const parts = sumKnown(COLUMN_IDS.filter((column) => column !== 'total').map((column) => values[column]));
    if (values.total === null || parts === null || areEqual(values.total, parts)) return [];
    return [
      violationOf(
        'table2_row_total',
        { column: 'total', row: id },
        { row: rowTitle(tables, id), left: values.total, right: parts },
      ),
    ];
  });
}

function checkTable3(tables: PrintedTables, previous: PrintedTables | null): Violation[] {
  return REMEDY_GROUPS.flatMap((group) => {
    const found: Violation[] = [];
    const values = table3Values(tables, group);
    const parts = sumKnown(TABLE3_CELL_IDS.filter((cell) => cell !== 'total').map((cell) => values[cell]));
    const name = groupTitle(group);
    if (values.total !== null && parts !== null && !areEqual(values.total, parts)) {
      found.push(violationOf('table3_total', { column: group }, { group: name, left: values.total, right: parts }));
    }
    const pending = previous === null ? null : table3Values(previous, group).pending;
    if (values.total !== null && pending !== null && values.total < pending) {
      const figures = { group: name, left: values.total, right: pending };
      found.push(violationOf('table3_pending_continued', { column: group }, figures));
    }
    return found;
  });
}

/** A table that is not there at all is not an incomplete one. */
function checkMissingRows(tables: PrintedTables): Violation[] {
  if (Object.keys(tables.table2).length === 0) return [];
  const missing = TABLE2_ROWS[tables.generation].filter(({ id }) => tables.table2[id] === undefined);
  if (missing.length === 0) return [];
  return [
    violationOf(
      'rows_missing',
      { column: 'table2' },
      { rows: missing.map(({ id }) => rowTitle(tables, id)).join('；') },
    ),
  ];
}

function checkCells(tables: PrintedTables): Violation[] {
  const table2 = TABLE2_ROWS[tables.generation].flatMap(({ id }) => {
    const cells = tables.table2[id];
    if (cells === undefined) return [];
    return COLUMN_IDS.flatMap((column) => {
      const place = `表二“${rowTitle(tables, id)}”行“${columnLabel(column)}”列`;
      return checkCount(cells[column], place, { column, row: id });
    });
  });
  const table3 = REMEDY_GROUPS.flatMap((group) => {
    const cells = tables.table3[group];
    if (cells === undefined) return [];
    return TABLE3_CELL_IDS.flatMap((cell) =>
      checkCount(cells[cell], `表三“${groupTitle(group)}”的“${TABLE3_CELL_LABELS[cell]}”`, {
        column: group,
        row: cell,
      }),
    );
  });
  return [...table2, ...table3];
}

function checkCount(cell: PrintedCell, place: string, where: { column: string; row: string }): Violation[] {
  const reading = readCell(cell);
  if (reading.kind === 'blank') return [];
  if (reading.kind !== 'number') return [violationOf('cell_not_a_number', where, { place, value: String(cell) })];
  if (reading.value < 0) return [violationOf('cell_negative', where, { place, value: reading.value })];
  return Number.isInteger(reading.value) ? [] : [violationOf('cell_not_whole', where, { place, value: reading.value })];
}

/** The row in the form's words with the heading it stands under: “（三）不予公开 1.属于国家秘密”. */
function rowTitle(tables: PrintedTables, id: RowId): string {
  const row = TABLE2_ROWS[tables.generation].find((candidate) => candidate.id === id);
  if (row === undefined) return id;
  const words = row.group === null ? row.label : `${row.group} ${row.label}`;
  return id === 'handled_total' ? `三、本年度办理结果 ${words}` : words;
}

function groupTitle(group: (typeof REMEDY_GROUPS)[number]): string {
  const { heading, label } = REMEDY_GROUP_LABELS[group];
  return heading === null ? label : `${heading}（${label}）`;
}
