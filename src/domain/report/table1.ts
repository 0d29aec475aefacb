/**
 * Table 1 (主动公开政府信息情况) as it is read from our own records or from somebody's report. Two forms exist since 2019, and
 * reports write them in more than one JSON shape; what has no known shape is left alone and nothing is tested.
 */
import { isRecord } from '../is-record.js';
import { type TableGeneration } from './generations.js';
import { readCell, type PrintedCell } from './table-cells.js';

export type Table1Format = '2019_2020' | 'from_2021';

export interface Table1Row {
  /** Path of the row in the given JSON. */
  path: string;
  /** The form's words. */
  label: string;
  cells: Readonly<Record<string, PrintedCell>>;
  /** The form's words over each cell. */
  cellLabels: Readonly<Record<string, string>>;
}

export interface Table1 {
  format: Table1Format;
  rows: Table1Row[];
}

interface RowShape {
  label: string;
  /** Where the row stands: block and row id. */
  at: readonly [block: string, row: string];
  /** Cell ids with the form's words, in the form's order. A row of one cell may be the bare figure, one of several a list. */
  cells: Readonly<Record<string, string>>;
  /** Key in the flat shape without blocks. */
  flat?: string;
}

const ISSUED = { issued: '本年制发件数', repealed: '本年废止件数', in_force: '现行有效件数' };
const DECISIONS = { decisions: '本年处理决定数量' };
const PUBLISHED = {
  newly_made: '本年新制作数量',
  newly_published: '本年新公开数量',
  total_published: '对外公开总数量',
};
/** Not a cell of the form; some reports print it beside the change. */
const BESIDE_THE_FORM = 'current_items';
const FEE_ITEMS = { previous_items: '上一年项目数量', change: '本年增/减', [BESIDE_THE_FORM]: '本年项目数量' };
const ITEMS = { ...FEE_ITEMS, decisions: '处理决定数量' };
const PROCUREMENT = { projects: '采购项目数量', amount: '采购总金额' };

/** Both forms, in the form's order. */
export const TABLE1_SHAPES: Readonly<Record<Table1Format, readonly RowShape[]>> = {
  '2019_2020': [
    { label: '规章', at: ['article_20_1', 'regulations'], cells: PUBLISHED },
    { label: '规范性文件', at: ['article_20_1', 'normative_documents'], cells: PUBLISHED },
    { label: '行政许可', at: ['article_20_5', 'administrative_licences'], cells: ITEMS },
    { label: '其他对外管理服务事项', at: ['article_20_5', 'other_external_management_services'], cells: ITEMS },
    { label: '行政处罚', at: ['article_20_6', 'administrative_penalties'], cells: ITEMS },
    { label: '行政强制', at: ['article_20_6', 'administrative_coercion'], cells: ITEMS },
    { label: '行政事业性收费', at: ['article_20_8', 'administrative_fees'], cells: FEE_ITEMS },
    { label: '政府集中采购', at: ['article_20_9', 'centralised_procurement'], cells: PROCUREMENT },
  ],
  from_2021: [
    { label: '规章', at: ['article_20_1', 'regulations'], cells: ISSUED, flat: 'rules' },
    {
      label: '行政规范性文件',
      at: ['article_20_1', 'normative_documents'],
      cells: ISSUED,
      flat: 'normative_documents',
    },
    { label: '行政许可', at: ['article_20_5', 'administrative_licences'], cells: DECISIONS, flat: 'licences' },
    { label: '行政处罚', at: ['article_20_6', 'administrative_penalties'], cells: DECISIONS, flat: 'penalties' },
    {
      label: '行政强制',
      at: ['article_20_6', 'administrative_coercion'],
      cells: DECISIONS,
      flat: 'coercive_measures',
    },
    {
      label: '行政事业性收费',
      at: ['article_20_8', 'administrative_fees_10k_yuan'],
      cells: { amount: '本年收费金额（单位：万元）' },
      flat: 'fees_wan_yuan',
    },
  ],
};

const FORMAT_OF: Readonly<Record<TableGeneration, Table1Format>> = { 2: '2019_2020', 3: 'from_2021' };

/**
 * The form is the one that the table itself names, else that of its generation, else the one that knows more of its figures.
 * @param generation of the tables it stands with; null when nobody says
 * @returns null when the shape is none that is known. Rows that are absent are left out; they are not zero.
 */
export function readTable1(value: unknown, generation: TableGeneration | null): Table1 | null {
  if (!isRecord(value)) return null;
  const candidates = (['from_2021', '2019_2020'] as const).map((format) => ({
    format,
    rows: TABLE1_SHAPES[format].flatMap((shape) => readRow(value, shape)),
  }));
  const of = (format: unknown) =>
    candidates.find((candidate) => candidate.format === format && figuresIn(candidate) > 0);
  const fullest = candidates.reduce((best, next) => (figuresIn(next) > figuresIn(best) ? next : best));
  const chosen = of(value['format']) ?? of(generation && FORMAT_OF[generation]) ?? fullest;
  return chosen.rows.length === 0 ? null : chosen;
}

function figuresIn({ rows }: Table1): number {
  return rows.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0);
}

/** The figure of a cell, null where there is none. A blank counts as 0 when the row holds a figure. */
export function table1Value(row: Table1Row, cell: string): number | null {
  const printed = row.cells[cell];
  if (printed === undefined) return null;
  const reading = readTable1Cell(printed);
  if (reading.kind === 'number') return reading.value;
  if (reading.kind === 'text') return null;
  const holdsFigure = Object.values(row.cells).some((other) => readTable1Cell(other).kind === 'number');
  return reading.kind === 'stroke' || holdsFigure ? 0 : null;
}

const UNITS = /(?:个|件|项|条|元|万元|亿元)$/;
const WORDED_CHANGE = /^(?:(增加?|新增|↑)|(减少?|↓))(\d+)$/;

/** As `readCell`, and also “40个”, “14319.91万元”, “减417”. The unit is not converted: no rule adds up money. */
export function readTable1Cell(cell: PrintedCell): ReturnType<typeof readCell> {
  const plain = readCell(cell);
  if (plain.kind !== 'text' || typeof cell !== 'string') return plain;
  const text = cell.normalize('NFKC').replace(/\s/g, '').replace(UNITS, '');
  const worded = WORDED_CHANGE.exec(text);
  if (worded) return { kind: 'number', value: Number(worded[3]) * (worded[2] === undefined ? 1 : -1) };
  return text === '' ? plain : readCell(text);
}

function readRow(table: Record<string, unknown>, shape: RowShape): Table1Row[] {
  const [blockId, rowId] = shape.at;
  const block = table[blockId];
  const inBlock = isRecord(block) && Object.hasOwn(block, rowId);
  const isFlat = !inBlock && shape.flat !== undefined && Object.hasOwn(table, shape.flat);
  if (!inBlock && !isFlat) return [];
  const cells = readCells(inBlock ? block[rowId] : table[shape.flat ?? ''], Object.keys(shape.cells));
  if (cells === null) return [];
  const path = inBlock ? `table1.${blockId}.${rowId}` : `table1.${shape.flat}`;
  return [{ path, label: shape.label, cells, cellLabels: shape.cells }];
}

function readCells(value: unknown, ids: readonly string[]): Record<string, PrintedCell> | null {
  const [only] = ids;
  if (isCell(value)) return ids.length === 1 && only !== undefined ? { [only]: value } : null;
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    const columns = [ids, ids.filter((id) => id !== BESIDE_THE_FORM)].find(({ length }) => length === list.length);
    if (columns === undefined || !list.every(isCell)) return null;
    return Object.fromEntries(columns.map((id, index) => [id, list[index] as PrintedCell]));
  }
  if (!isRecord(value)) return null;
  const cells: Record<string, PrintedCell> = {};
  for (const id of ids) {
    const cell = value[id];
    if (isCell(cell)) cells[id] = cell;
  }
  return Object.keys(cells).length === 0 ? null : cells;
}

function isCell(value: unknown): value is PrintedCell {
  return value === null || typeof value === 'number' || typeof value === 'string';
}
