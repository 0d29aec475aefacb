/** Cells and entries in the form's words, for who reads of them outside the tables. */
import { decisionTitle } from '../application/decisions.js';
import { statisticsCode } from '../application/generation-one-decisions.js';
import {
  type ColumnId,
  columnLabel,
  generationOf,
  isResultRow,
  REMEDY_GROUP_LABELS,
  RESULTS_HEADING,
  TABLE2_ROWS,
  TABLE3_CELL_LABELS,
  type Table3CellId,
} from './generations.js';
import { type RemedyGroup, type TallyEntry, type TallyFlow } from './tally.js';
import { type CellDifference } from './year-tables.js';

/** @param year of the table, 2019 or later: older forms have other rows */
export function cellTitle(
  year: number,
  { table, row, column }: Pick<CellDifference, 'table' | 'row' | 'column'>,
): string {
  if (table === 'table3') return remedyTitle(row as RemedyGroup, TABLE3_CELL_LABELS[column as Table3CellId]);
  const found = TABLE2_ROWS[generationOf(year) === 2 ? 2 : 3].find(({ id }) => id === row);
  const heading = found && (isResultRow(found.id) || found.id === 'handled_total') ? RESULTS_HEADING : null;
  const words = [heading, found?.group, found?.label ?? row].filter((part) => part);
  return `${words.join(' ')}，${columnLabel(column as ColumnId)}`;
}

function remedyTitle(group: RemedyGroup, cell: string): string {
  const { heading, label } = REMEDY_GROUP_LABELS[group];
  return `${[heading, label].filter((part) => part !== null).join(' ')}，${cell}`;
}

const FLOW_LABELS: Readonly<Record<TallyFlow, string>> = {
  newly_received: '新收',
  handled: '办结',
  remedy_filed: '提起',
  remedy_result: '审结',
};

/** One entry, or a sum of some: `2025 年 新收 自然人 +1`. */
export function entryText(entry: TallyEntry): string {
  const { year, flow, column, decisionCode, remedyGroup, remedyResult, delta } = entry;
  const group = remedyGroup && REMEDY_GROUP_LABELS[remedyGroup];
  const words = [
    `${year} 年`,
    group?.heading,
    group?.label,
    FLOW_LABELS[flow],
    column && columnLabel(column),
    decisionCode && decisionTitle(statisticsCode(decisionCode)),
    remedyResult && TABLE3_CELL_LABELS[remedyResult],
    `${delta > 0 ? '+' : '−'}${Math.abs(delta)}`,
  ];
  return words.filter((word) => word).join(' ');
}
