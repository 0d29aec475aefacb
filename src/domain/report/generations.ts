/**
 * The three generations of the annual report's tables and the layout of tables 2 and 3 as data: ids, the form's words, the
 * form's order. Generation 1: 国办发〔2014〕32号 (years ≤ 2018); 2: 国办公开办函〔2019〕60号 (2019–2020);
 * 3: 国办公开办函〔2021〕30号 (2021 on).
 */
import { AppError } from '../../errors.js';
import { APPLICANT_KIND_IDS, applicantKindTitle, type ApplicantKind } from '../application/applicant-kinds.js';
import { DECISION_CODES, DECISION_GROUPS, DECISIONS, type DecisionCode } from '../application/decisions.js';
import { REMEDY_RESULTS, type RemedyGroup, type RemedyResult } from './tally.js';

export type Generation = 1 | 2 | 3;
/** Generations whose tables have rows and columns by result and applicant kind. */
export type TableGeneration = 2 | 3;

export function generationOf(year: number): Generation {
  if (year <= 2018) return 1;
  return year <= 2020 ? 2 : 3;
}

/** @throws AppError `generation_not_available` for the years of the form of 2014–2018. */
export function tableGenerationOf(year: number): TableGeneration {
  const generation = generationOf(year);
  if (generation === 1) throw new AppError('generation_not_available', { year });
  return generation;
}

export const COLUMN_IDS = [...APPLICANT_KIND_IDS, 'total'] as const;
export type ColumnId = ApplicantKind | 'total';

export function columnLabel(column: ColumnId): string {
  return column === 'total' ? '总计' : applicantKindTitle(column);
}

export type ResultRowId = DecisionCode | 'otherwise_handled';
export type RowId = 'newly_received' | 'carried_over' | ResultRowId | 'handled_total' | 'carried_forward';

export interface TableRow {
  id: RowId;
  /** The words of the form's row. */
  label: string;
  /** The heading of the rows it stands under, without the block's own “三、本年度办理结果”; null where it stands alone. */
  group: string | null;
}

export const RESULTS_HEADING = '三、本年度办理结果';

const NEWLY_RECEIVED: TableRow = { id: 'newly_received', label: '一、本年新收政府信息公开申请数量', group: null };
const CARRIED_OVER: TableRow = { id: 'carried_over', label: '二、上年结转政府信息公开申请数量', group: null };
const HANDLED_TOTAL: TableRow = { id: 'handled_total', label: '（七）总计', group: null };
const CARRIED_FORWARD: TableRow = { id: 'carried_forward', label: '四、结转下年度继续办理', group: null };
const OTHERWISE_HANDLED: TableRow = { id: 'otherwise_handled', label: DECISION_GROUPS.otherwise, group: null };

const RESULT_ROWS: TableRow[] = DECISION_CODES.map((id) => {
  const { group, label } = DECISIONS[id];
  return { id, label, group: group === 'granted' || group === 'partially_granted' ? null : DECISION_GROUPS[group] };
});

/** Table 2, every numeric row in the form's order: 23 rows in generation 2, 25 in generation 3. */
export const TABLE2_ROWS: Readonly<Record<TableGeneration, readonly TableRow[]>> = {
  2: [
    NEWLY_RECEIVED,
    CARRIED_OVER,
    ...RESULT_ROWS.filter((row) => row.group !== DECISION_GROUPS.otherwise),
    OTHERWISE_HANDLED,
    HANDLED_TOTAL,
    CARRIED_FORWARD,
  ],
  3: [NEWLY_RECEIVED, CARRIED_OVER, ...RESULT_ROWS, HANDLED_TOTAL, CARRIED_FORWARD],
};

export function isResultRow(id: RowId): id is ResultRowId {
  return id !== 'newly_received' && id !== 'carried_over' && id !== 'handled_total' && id !== 'carried_forward';
}

/** The rows that （七）总计 adds up. */
export function resultRowIds(generation: TableGeneration): ResultRowId[] {
  return TABLE2_ROWS[generation].map((row) => row.id).filter(isResultRow);
}

/** The blocks of table 3 in the form's order, with the heading they stand under. */
export const REMEDY_GROUP_LABELS: Readonly<Record<RemedyGroup, { label: string; heading: string | null }>> = {
  reconsideration: { label: '行政复议', heading: null },
  litigation_direct: { label: '未经复议直接起诉', heading: '行政诉讼' },
  litigation_after_reconsideration: { label: '复议后起诉', heading: '行政诉讼' },
};

export type Table3CellId = RemedyResult | 'pending' | 'total';

/** The five cells of each block, in the form's order. */
export const TABLE3_CELL_IDS = [...REMEDY_RESULTS, 'pending', 'total'] as const;
export const TABLE3_CELL_LABELS: Readonly<Record<Table3CellId, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
  total: '总计',
};
