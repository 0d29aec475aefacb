/**
 * Printed tables as they are read: numbers, blanks, a stroke where 0 is meant, or text. What cannot be known stays unknown
 * (null) and no rule is tested against it; 0, blank and missing are three things until here.
 */
import {
  COLUMN_IDS,
  TABLE3_CELL_IDS,
  type ColumnId,
  type RowId,
  type Table3CellId,
  type TableGeneration,
} from './generations.js';
import { type RemedyGroup } from './tally.js';

/** `null` = printed blank. */
export type PrintedCell = number | string | null;

/** The tables of a year by id, from our own cases or from somebody's report. A row or group may be missing. */
export interface PrintedTables {
  year: number;
  generation: TableGeneration;
  /** Its shape differs between reports; read by `table1.ts`. */
  table1: unknown;
  table2: Partial<Record<RowId, Record<ColumnId, PrintedCell>>>;
  table3: Partial<Record<RemedyGroup, Record<Table3CellId, PrintedCell>>>;
}

export type CellReading = { kind: 'number'; value: number } | { kind: 'blank' | 'stroke' | 'text' };

const BLANK: CellReading = { kind: 'blank' };
const STROKES = new Set(['/', '\\', '-', '--', '—', '——', '–', '无']);

export function readCell(cell: PrintedCell): CellReading {
  if (cell === null) return BLANK;
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  const text = cell.normalize('NFKC').replace(/[\s,]/g, '').replace('−', '-');
  if (text === '') return BLANK;
  if (STROKES.has(text)) return { kind: 'stroke' };
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? { kind: 'number', value: Number(text) } : { kind: 'text' };
}

/** Values of one row: null where a value cannot be known. */
export type RowValues<Id extends string> = Record<Id, number | null>;

/**
 * @param blankRowIsZero whether a row without any figure says “none” (a result that did not occur) or nothing at all.
 * A blank part of a row that holds a figure counts as 0. A blank total beside figures cannot be tested.
 */
function rowValues<Id extends string>(
  cells: Record<Id, PrintedCell> | undefined,
  partIds: readonly Id[],
  totalId: Id,
  blankRowIsZero: boolean,
): RowValues<Id> {
  const ids = [...partIds, totalId];
  const readings = ids.map((id) => (cells === undefined ? ({ kind: 'text' } as const) : readCell(cells[id])));
  const holdsFigure = readings.some((reading) => reading.kind === 'number' || reading.kind === 'stroke');
  const zero = holdsFigure || blankRowIsZero ? 0 : null;
  const values = readings.map((reading) => {
    if (reading.kind === 'number') return reading.value;
    return reading.kind === 'text' ? null : zero;
  });
  const total = readings.at(-1);
  if (total?.kind !== 'number' && !values.slice(0, -1).every((value) => value === 0)) values[values.length - 1] = null;
  return Object.fromEntries(ids.map((id, index) => [id, values[index] ?? null])) as RowValues<Id>;
}

const KINDS = COLUMN_IDS.filter((column) => column !== 'total');

export function table2RowValues(tables: PrintedTables, row: RowId): RowValues<ColumnId> {
  // A blank （七）总计 is a sum nobody wrote; a blank result row is a result that did not occur.
  return rowValues<ColumnId>(tables.table2[row], KINDS, 'total', row !== 'handled_total');
}

const TABLE3_PARTS = TABLE3_CELL_IDS.filter((cell) => cell !== 'total');

export function table3Values(tables: PrintedTables, group: RemedyGroup): RowValues<Table3CellId> {
  return rowValues<Table3CellId>(tables.table3[group], TABLE3_PARTS, 'total', true);
}

/** Null as soon as one of them is unknown. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

/** Figures come as decimals of money too: equality up to the last digit that is ever printed. */
export function areEqual(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}
