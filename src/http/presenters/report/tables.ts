/** The tables of a year for staff: figures by id, and the words of the form beside them. */
import { APPLICANT_KINDS } from '../../../domain/application/applicant-kinds.js';
import { decisionTitle } from '../../../domain/application/decisions.js';
import {
  COLUMN_IDS,
  columnLabel,
  isResultRow,
  RESULTS_HEADING,
  REMEDY_GROUP_LABELS,
  TABLE2_ROWS,
  TABLE3_CELL_IDS,
  TABLE3_CELL_LABELS,
} from '../../../domain/report/generations.js';
import { cellsOf } from '../../../domain/report/violation-cells.js';
import { RULES, type Violation } from '../../../domain/report/rules.js';
import { APPLICANTS, FORM_COLUMNS, IDENTITY, ORGANISATIONS } from '../../../domain/report/tables-grid.js';
import { type BuiltTables } from '../../../domain/report/tables.js';
import { REMEDY_GROUPS } from '../../../domain/report/tally.js';
import { diffTables, type YearTables } from '../../../domain/report/year-tables.js';
import { type Actor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type CellCase } from '../../../ports/report-reads.js';
import { type FrozenTables } from '../../../ports/tally.js';

export function presentLiveTables(
  tables: YearTables,
  actor: Actor,
  options: { agencyId: string; frozenVersion: number | null; isOver: boolean },
) {
  const { agencyId, frozenVersion, isOver } = options;
  return {
    tables: figuresOf(tables),
    form: formOf(tables.generation),
    violations: tables.violations.map((violation) => presentViolation(violation, tables.generation)),
    frozenVersion,
    abilities: { freeze: isOver && frozenVersion === null && can(actor, 'freeze_tables', { agencyId }) },
  };
}

/** @param differing years of the agency in which anything differs */
export function presentRecount(live: BuiltTables, recounted: BuiltTables, differing: readonly number[]) {
  const differences = diffTables(live, recounted);
  return { equal: differences.length === 0, tables: figuresOf(recounted), differences, differingYears: [...differing] };
}

export function presentFrozen(frozen: FrozenTables) {
  return {
    version: frozen.version,
    hash: frozen.hash,
    frozenBy: frozen.frozenBy.name,
    at: frozen.at,
    reason: frozen.reason,
    explanation: frozen.explanation,
    violations: frozen.violations.map((violation) => presentViolation(violation, frozen.tables.generation)),
    diff: frozen.diff,
    tables: figuresOf(frozen.tables),
  };
}

export function presentCellCase({ id, number, content, facts }: CellCase) {
  return {
    id,
    number,
    subject: content.subject,
    applicantKind: { code: facts.column, label: APPLICANT_KINDS[facts.column].label },
    receiptDate: facts.receiptDate,
    handledDate: facts.handledDate,
    result: facts.resultCode ? { code: facts.resultCode, label: decisionTitle(facts.resultCode) } : null,
  };
}

function figuresOf({ year, generation, table2, table3 }: BuiltTables) {
  return { year, generation, table2, table3 };
}

function formOf(generation: BuiltTables['generation']) {
  return {
    columns: COLUMN_IDS.map((id) => ({ id, label: columnLabel(id), formLabel: FORM_COLUMNS[id] })),
    rows: TABLE2_ROWS[generation].map(({ id, label, group }) => ({
      id,
      label,
      group: group ?? null,
      isResult: isResultRow(id) || id === 'handled_total',
    })),
    groups: REMEDY_GROUPS.map((id) => ({ id, ...REMEDY_GROUP_LABELS[id] })),
    headings: { identity: IDENTITY, applicants: APPLICANTS, organisations: ORGANISATIONS, results: RESULTS_HEADING },
    results: TABLE3_CELL_IDS.map((id) => ({ id, label: TABLE3_CELL_LABELS[id] })),
  };
}

function presentViolation(violation: Violation, generation: BuiltTables['generation']) {
  const { rule, column, message } = violation;
  return {
    rule,
    column,
    message,
    official: RULES[rule].severity === 'official',
    cells: cellsOf(violation, generation),
  };
}
