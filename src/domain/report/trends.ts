/** Several years beside each other: what came in and how it ended, from the books; months, timeliness and lawyers, from the cases. */
import { type DecisionCode, type DecisionGroup, DECISION_GROUPS, DECISIONS } from '../application/decisions.js';
import { resultRowIds, tableGenerationOf } from './generations.js';
import { buildTables } from './tables.js';
import { type TallyEntry } from './tally.js';

/** The first year of the form whose rows are results; the years before cannot be compared with it. */
export const FIRST_TREND_YEAR = 2019;

export type Timeliness = 'on_time' | 'late' | 'undated';

/** Counted cases of one month of receipt that were handled in one year and in the same way; not handled: nulls. */
export interface CaseMonth {
  /** `YYYY-MM`, of receipt. */
  month: string;
  handledYear: number | null;
  /** On time: handled on its due date or before (第三十三条). Undated: no due date is known or owed. */
  timeliness: Timeliness | null;
  count: number;
}

/** Answers that went out in one year, as far as it is known whether a lawyer took part in them. */
export interface LawyerShare {
  year: number;
  answers: number;
  withLawyer: number;
}

export interface YearTrend {
  year: number;
  newlyReceived: number;
  handled: number;
  carriedForward: number;
  results: Record<DecisionGroup, number>;
  timeliness: Record<Timeliness, number>;
  /** Received, January to December. */
  months: number[];
  lawyers: Omit<LawyerShare, 'year'>;
}

/**
 * @param input.sums entries or sums of the year and of every year before it
 * @param input.months of all cases of the agency; months of other years are ignored
 * @returns one a year, oldest first, at most `years` and none before 2019
 * @throws AppError `generation_not_available`
 */
export function yearTrends(input: {
  until: number;
  years: number;
  sums: readonly TallyEntry[];
  months: readonly CaseMonth[];
  lawyers: readonly LawyerShare[];
}): YearTrend[] {
  const { until, years, sums, months, lawyers } = input;
  tableGenerationOf(until);
  const first = firstTrendYear(until, years);
  return Array.from({ length: until - first + 1 }, (_, at) => ({
    ...trendOf(first + at, sums, months),
    lawyers: shareOf(first + at, lawyers),
  }));
}

export function firstTrendYear(until: number, years: number): number {
  return Math.max(FIRST_TREND_YEAR, until - years + 1);
}

function shareOf(year: number, lawyers: readonly LawyerShare[]): YearTrend['lawyers'] {
  const { answers, withLawyer } = lawyers.find((one) => one.year === year) ?? { answers: 0, withLawyer: 0 };
  return { answers, withLawyer };
}

function trendOf(year: number, sums: readonly TallyEntry[], months: readonly CaseMonth[]): Omit<YearTrend, 'lawyers'> {
  const { generation, table2 } = buildTables({ year, sums });
  const totalOf = (row: string): number => table2.rows[row]?.at(-1) ?? 0;
  const results = Object.fromEntries(Object.keys(DECISION_GROUPS).map((group) => [group, 0])) as YearTrend['results'];
  for (const row of resultRowIds(generation)) results[groupOf(row)] += totalOf(row);
  const timeliness = { on_time: 0, late: 0, undated: 0 };
  const received = Array.from({ length: 12 }, () => 0);
  for (const { month, handledYear, timeliness: how, count } of months) {
    if (handledYear === year && how !== null) timeliness[how] += count;
    const at = Number(month.slice(5)) - 1;
    if (Number(month.slice(0, 4)) === year) received[at] = (received[at] ?? 0) + count;
  }
  return {
    year,
    newlyReceived: totalOf('newly_received'),
    handled: totalOf('handled_total'),
    carriedForward: totalOf('carried_forward'),
    results,
    timeliness,
    months: received,
  };
}

function groupOf(row: DecisionCode | 'otherwise_handled'): DecisionGroup {
  return row === 'otherwise_handled' ? 'otherwise' : DECISIONS[row].group;
}
