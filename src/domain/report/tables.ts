/**
 * Tables 2 and 3 of a year from the sums of the flows. Balances are not booked anywhere: 四、结转下年度 of a year is everything
 * received up to then less everything handled up to then, 二、上年结转 is that figure of the year before, so nothing has to
 * happen on 1 January and the identity 一 + 二 = 三 + 四 holds by construction.
 */
import { AppError } from '../../errors.js';
import { APPLICANT_KIND_IDS, type ApplicantKind } from '../application/applicant-kinds.js';
import { decisionRowOf } from '../application/generation-one-decisions.js';
import {
  COLUMN_IDS,
  TABLE2_ROWS,
  isResultRow,
  tableGenerationOf,
  type ColumnId,
  type ResultRowId,
  type RowId,
  type TableGeneration,
} from './generations.js';
import { REMEDY_GROUPS, REMEDY_RESULTS, type RemedyGroup, type TallyEntry } from './tally.js';

/** Seven numbers in the order of `COLUMN_IDS`. */
export type Table2Rows = Record<string, number[]>;

export interface BuiltTables {
  year: number;
  generation: TableGeneration;
  table2: { columns: ColumnId[]; rows: Table2Rows };
  /** Five numbers a group: 结果维持, 结果纠正, 其他结果, 尚未审结, 总计. */
  table3: Record<RemedyGroup, number[]>;
}

/**
 * @param input.sums entries or sums of entries of the year and of every year before it; later years are ignored, so the whole
 *   book may be passed. Order and grouping do not matter.
 * @returns ids in the form's order.
 * @throws AppError `generation_not_available` for years up to 2018.
 */
export function buildTables(input: { year: number; sums: readonly TallyEntry[] }): BuiltTables {
  const { year, sums } = input;
  if (!Number.isInteger(year))
    throw new AppError('invalid_input', {}, { fields: [{ path: 'year', message: '年度应为整数' }] });
  const generation = tableGenerationOf(year);
  return {
    year,
    generation,
    table2: { columns: [...COLUMN_IDS], rows: buildTable2(year, generation, sums) },
    table3: buildTable3(year, sums),
  };
}

type KindCounts = Record<ApplicantKind, number>;

function buildTable2(year: number, generation: TableGeneration, sums: readonly TallyEntry[]): Table2Rows {
  const newlyReceived = zeroCounts();
  const carriedOver = zeroCounts();
  const handled = zeroCounts();
  const results = new Map<ResultRowId, KindCounts>();

  for (const entry of sums) {
    if (entry.year > year) continue;
    if (entry.flow === 'newly_received') {
      (entry.year === year ? newlyReceived : carriedOver)[present(entry.column)] += entry.delta;
    } else if (entry.flow === 'handled' && entry.year < year) {
      carriedOver[present(entry.column)] -= entry.delta;
    } else if (entry.flow === 'handled') {
      const column = present(entry.column);
      const row = decisionRowOf(present(entry.decisionCode), generation);
      const counts = results.get(row) ?? zeroCounts();
      counts[column] += entry.delta;
      results.set(row, counts);
      handled[column] += entry.delta;
    }
  }

  const carriedForward = zeroCounts();
  for (const kind of APPLICANT_KIND_IDS) carriedForward[kind] = carriedOver[kind] + newlyReceived[kind] - handled[kind];

  const countsOf = (id: RowId): KindCounts => {
    if (isResultRow(id)) return results.get(id) ?? zeroCounts();
    return {
      newly_received: newlyReceived,
      carried_over: carriedOver,
      handled_total: handled,
      carried_forward: carriedForward,
    }[id];
  };
  return Object.fromEntries(TABLE2_ROWS[generation].map(({ id }) => [id, withTotal(countsOf(id))]));
}

function buildTable3(year: number, sums: readonly TallyEntry[]): Record<RemedyGroup, number[]> {
  const perGroup = REMEDY_GROUPS.map((group): [RemedyGroup, number[]] => {
    const cells = { upheld: 0, corrected: 0, other: 0, pending: 0 };
    for (const entry of sums) {
      if (entry.year > year || entry.remedyGroup !== group) continue;
      if (entry.flow === 'remedy_filed') cells.pending += entry.delta;
      if (entry.flow === 'remedy_result') {
        cells.pending -= entry.delta;
        if (entry.year === year) cells[present(entry.remedyResult)] += entry.delta;
      }
    }
    const four = [...REMEDY_RESULTS.map((result) => cells[result]), cells.pending];
    return [group, [...four, four.reduce((sum, value) => sum + value, 0)]];
  });
  return Object.fromEntries(perGroup) as Record<RemedyGroup, number[]>;
}

/** An entry without the field its flow demands would be silently miscounted: it is a bug and must be loud. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('统计流水缺少必需的字段');
  return value;
}

function zeroCounts(): KindCounts {
  return Object.fromEntries(APPLICANT_KIND_IDS.map((kind) => [kind, 0])) as KindCounts;
}

function withTotal(counts: KindCounts): number[] {
  const values = APPLICANT_KIND_IDS.map((kind) => counts[kind]);
  return [...values, values.reduce((sum, value) => sum + value, 0)];
}
