/**
 * Reads the JSON of the `tables` contract, ours or somebody else's, into tables by id. Everything that is not of that shape is
 * told with the path of the field, all faults at once; what a cell says is not judged here but by the rules.
 */
import { AppError, type FieldFault } from '../../errors.js';
import { isRecord } from '../is-record.js';
import {
  COLUMN_IDS,
  TABLE2_ROWS,
  TABLE3_CELL_IDS,
  columnLabel,
  generationOf,
  tableGenerationOf,
  type ColumnId,
  type RowId,
  type Table3CellId,
  type TableGeneration,
} from './generations.js';
import { type PrintedCell, type PrintedTables } from './table-cells.js';
import { REMEDY_GROUPS, type RemedyGroup } from './tally.js';
import { type BuiltTables } from './tables.js';

export interface CheckInput {
  tables: PrintedTables;
  /** The tables of the year before, for the rules that run over two years; under the key `previous`. */
  previous: PrintedTables | null;
}

/** @throws AppError `invalid_input` with fields; `generation_not_available` for years up to 2018. */
export function parseCheckInput(text: string): CheckInput {
  const value = parseJson(text);
  const tables = parseTables(value);
  const before = isRecord(value) ? value['previous'] : undefined;
  if (before === undefined || before === null) return { tables, previous: null };
  const previous = parseTables(before, 'previous.');
  if (previous.year !== tables.year - 1) throw invalid([fault('previous.year', `应为上一年度 ${tables.year - 1}`)]);
  return { tables, previous };
}

/**
 * @param prefix put before the paths of the faults.
 * @throws AppError `invalid_input`, `generation_not_available`
 */
export function parseTables(value: unknown, prefix = ''): PrintedTables {
  if (!isRecord(value))
    throw invalid([fault(prefix.slice(0, -1) || '(根)', '应为对象，例如 {"year":2025,"table2":{…}}')]);
  const faults: FieldFault[] = [];
  const year = value['year'];
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 2000 || year > 2999) {
    throw invalid([fault(`${prefix}year`, '应为四位年度，例如 2025')]);
  }
  const generation = parseGeneration(value['generation'], year, `${prefix}generation`, faults);
  if (value['table2'] === undefined && value['table3'] === undefined && value['table1'] === undefined) {
    faults.push(fault(`${prefix}table2`, '表一、表二、表三至少要有一张'));
  }
  const tables: PrintedTables = {
    year,
    generation,
    table1: value['table1'] ?? null,
    table2: parseTable2(value['table2'], generation, `${prefix}table2`, faults),
    table3: parseTable3(value['table3'], `${prefix}table3`, faults),
  };
  if (faults.length > 0) throw invalid(faults);
  return tables;
}

/** Our own tables in the form the rules read. `table1` comes from its own records and may be null. */
export function printedTables(built: BuiltTables, table1: unknown = null): PrintedTables {
  return parseTables({ ...built, table1 });
}

function parseGeneration(value: unknown, year: number, path: string, faults: FieldFault[]): TableGeneration {
  // Some offices printed the old form one year longer, so a stated generation goes before the year.
  if (value === 2 || value === 3) return value;
  if (value !== undefined && value !== null && value !== generationOf(year)) faults.push(fault(path, '应为 2 或者 3'));
  return tableGenerationOf(year);
}

function parseTable2(
  value: unknown,
  generation: TableGeneration,
  path: string,
  faults: FieldFault[],
): PrintedTables['table2'] {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) {
    faults.push(fault(path, '应为对象，含 columns 和 rows'));
    return {};
  }
  const columns = parseColumns(value['columns'], `${path}.columns`, faults);
  const rows = value['rows'];
  if (!isRecord(rows)) {
    faults.push(fault(`${path}.rows`, '应为对象，以行标识为键'));
    return {};
  }
  const known = new Map<string, RowId>(TABLE2_ROWS[generation].map(({ id }) => [id, id]));
  const result: PrintedTables['table2'] = {};
  for (const [key, cells] of Object.entries(rows)) {
    const id = known.get(key);
    if (id === undefined) faults.push(fault(`${path}.rows.${key}`, `第 ${generation} 代统计表没有这一行`));
    else result[id] = parseCells(cells, columns, `${path}.rows.${key}`, faults);
  }
  return result;
}

/** Columns are named, so they may come in another order; all seven must be there, once. */
function parseColumns(value: unknown, path: string, faults: FieldFault[]): readonly ColumnId[] {
  if (value === undefined) return COLUMN_IDS;
  const given: unknown[] = Array.isArray(value) ? value : [];
  const columns = COLUMN_IDS.filter((column) => given.includes(column));
  if (columns.length === COLUMN_IDS.length && given.length === COLUMN_IDS.length) return given as ColumnId[];
  faults.push(fault(path, `应为七列：${COLUMN_IDS.map((id) => `${id}（${columnLabel(id)}）`).join('、')}`));
  return COLUMN_IDS;
}

function parseTable3(value: unknown, path: string, faults: FieldFault[]): PrintedTables['table3'] {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) {
    faults.push(fault(path, '应为对象，以行政复议、行政诉讼各组的标识为键'));
    return {};
  }
  const result: Partial<Record<RemedyGroup, Record<Table3CellId, PrintedCell>>> = {};
  for (const [key, cells] of Object.entries(value)) {
    const group = REMEDY_GROUPS.find((id) => id === key);
    if (group === undefined) faults.push(fault(`${path}.${key}`, `应为 ${REMEDY_GROUPS.join('、')} 之一`));
    else result[group] = parseCells(cells, TABLE3_CELL_IDS, `${path}.${key}`, faults);
  }
  return result;
}

function parseCells<Id extends string>(
  value: unknown,
  ids: readonly Id[],
  path: string,
  faults: FieldFault[],
): Record<Id, PrintedCell> {
  const cells: unknown[] = Array.isArray(value) ? value : [];
  if (!Array.isArray(value) || cells.length !== ids.length) {
    faults.push(
      fault(path, `应为 ${ids.length} 个单元格的数组${Array.isArray(value) ? `，实际 ${cells.length} 个` : ''}`),
    );
  }
  return Object.fromEntries(
    ids.map((id, index) => {
      const cell = cells[index] ?? null;
      if (cell === null || typeof cell === 'number' || typeof cell === 'string') return [id, cell];
      faults.push(fault(`${path}[${index}]`, '单元格应为数字、文字或者 null（空白）'));
      return [id, null];
    }),
  ) as Record<Id, PrintedCell>;
}

function parseJson(text: string): unknown {
  if (text.trim() === '') throw invalid([fault('(根)', '没有输入。用法：npm run -s tables:check < TABLE.json')]);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const message = `不是有效的 JSON：${cause instanceof Error ? cause.message : String(cause)}`;
    throw new AppError('invalid_input', {}, { cause, fields: [fault('(根)', message)] });
  }
}

function fault(path: string, message: string): FieldFault {
  return { path, message };
}

function invalid(fields: FieldFault[]): AppError {
  return new AppError('invalid_input', {}, { fields });
}
