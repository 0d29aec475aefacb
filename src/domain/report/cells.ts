/**
 * What a cell of the tables is made of: the condition under which a case (table 2) or a remedy (table 3) is counted in it.
 * The drill-down lists by this condition; the tables are sums of flows. That both give the same number is what a test holds.
 */
import { AppError } from '../../errors.js';
import { APPLICANT_KIND_IDS, isApplicantKind, type ApplicantKind } from '../application/applicant-kinds.js';
import { DECISION_CODES, DECISIONS, type DecisionCode } from '../application/decisions.js';
import {
  COLUMN_IDS,
  TABLE2_ROWS,
  TABLE3_CELL_IDS,
  isResultRow,
  tableGenerationOf,
  type RowId,
  type Table3CellId,
} from './generations.js';
import { REMEDY_GROUPS, type RemedyGroup } from './tally.js';

/** Cases counted in a cell of table 2. `columns` are all kinds in the total column. */
export type CaseCell = { columns: readonly ApplicantKind[] } & (
  | { kind: 'received'; year: number }
  | { kind: 'handled'; year: number; codes: readonly DecisionCode[] }
  /** Received by the end of the year and not handled by then: 四 of the year, 二 of the next. */
  | { kind: 'unfinished'; year: number }
);

/** Remedies counted in a cell of table 3; `pending` is the state at the end of the year. */
export interface RemedyCell {
  group: RemedyGroup;
  cell: Table3CellId;
  year: number;
}

/** @throws AppError `invalid_input` for a row or column that the year's form does not have; `generation_not_available`. */
export function caseCell(year: number, row: string, column: string): CaseCell {
  const generation = tableGenerationOf(year);
  const known = TABLE2_ROWS[generation].find(({ id }) => id === row);
  if (!known) throw unknown('row', `${year} 年度的表二没有“${row}”这一行`);
  if (!(COLUMN_IDS as readonly string[]).includes(column)) throw unknown('column', `表二没有“${column}”这一列`);
  const columns = isApplicantKind(column) ? [column] : APPLICANT_KIND_IDS;
  switch (known.id) {
    case 'newly_received':
      return { kind: 'received', year, columns };
    case 'carried_over':
      return { kind: 'unfinished', year: year - 1, columns };
    case 'carried_forward':
      return { kind: 'unfinished', year, columns };
    case 'handled_total':
      return { kind: 'handled', year, codes: DECISION_CODES, columns };
    default:
      return { kind: 'handled', year, codes: codesOfRow(known.id, generation), columns };
  }
}

/** @throws AppError `invalid_input`, `generation_not_available` */
export function remedyCell(year: number, row: string, column: string): RemedyCell {
  tableGenerationOf(year);
  const group = REMEDY_GROUPS.find((id) => id === row);
  if (!group) throw unknown('row', `表三没有“${row}”这一组`);
  const cell = TABLE3_CELL_IDS.find((id) => id === column);
  if (!cell) throw unknown('column', `表三没有“${column}”这一列`);
  return { group, cell, year };
}

/** In 2019–2020 （六）其他处理 is one row of several codes. */
function codesOfRow(row: RowId, generation: 2 | 3): DecisionCode[] {
  return isResultRow(row) ? DECISION_CODES.filter((code) => DECISIONS[code].row[generation] === row) : [];
}

function unknown(path: 'row' | 'column', message: string): AppError {
  return new AppError('invalid_input', {}, { fields: [{ path: `query.${path}`, message }] });
}
