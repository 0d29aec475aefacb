/**
 * Counting is bookkeeping: what a case or a remedy adds to the statistics is a list of entries, for flows only (architecture,
 * decision 2). Balances are sums of flows and are never booked.
 *
 * A command states the facts before and after and books the difference: `diffEntries(entriesOfCase(before), entriesOfCase(after))`.
 * So a corrected kind, a split, a redone decision or a mended date all become −1/+1 without a rule of their own, and a command
 * that changes nothing countable books nothing.
 */
import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import { type ApplicantKind } from '../application/applicant-kinds.js';
import { type AnyDecisionCode } from '../application/generation-one-decisions.js';

export const TALLY_FLOWS = ['newly_received', 'handled', 'remedy_filed', 'remedy_result'] as const;
export type TallyFlow = (typeof TALLY_FLOWS)[number];

/** The three blocks of table 3. A suit after reconsideration is never counted as a direct one. */
export const REMEDY_GROUPS = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'] as const;
export type RemedyGroup = (typeof REMEDY_GROUPS)[number];

/** Results; pending is not a result but the balance. */
export const REMEDY_RESULTS = ['upheld', 'corrected', 'other'] as const;
export type RemedyResult = (typeof REMEDY_RESULTS)[number];

/** A signed number of 件 in one cell of one year. Also the shape of a sum of entries. */
export interface TallyEntry {
  year: number;
  flow: TallyFlow;
  /** With `newly_received` and `handled`. */
  column?: ApplicantKind;
  /** With `handled`. */
  decisionCode?: AnyDecisionCode;
  /** With `remedy_filed` and `remedy_result`. */
  remedyGroup?: RemedyGroup;
  /** With `remedy_result`. */
  remedyResult?: RemedyResult;
  delta: number;
}

export interface CountedFacts {
  /** 第三十一条; null while receipt is not fixed: such a case is not counted yet. */
  receiptDate: PlainDate | null;
  /**
   * The day the letter went out (A.10, 1), or for a withdrawn case the day of withdrawal. Decides the year of the result.
   * After a redo it stays the day of the first dispatch: a second decision is not a second result (A.10, 13).
   */
  dispatchDate: PlainDate | null;
  column: ApplicantKind;
  /** Null until there is a result. */
  decisionCode: AnyDecisionCode | null;
  /** False for a parent that was split: its children count (A.10, 15). */
  counted: boolean;
}

/** 新收: one in the year of the day of receipt. */
export function entriesForReceipt(facts: CountedFacts): TallyEntry[] {
  const { receiptDate, column, counted } = facts;
  if (!counted || receiptDate === null) return [];
  return [{ year: yearOf(receiptDate), flow: 'newly_received', column, delta: 1 }];
}

/** 办结: one in the year of dispatch, under the code of the decision. Nothing for a case that was never received. */
export function entriesForHandled(facts: CountedFacts): TallyEntry[] {
  const { receiptDate, dispatchDate, decisionCode, column, counted } = facts;
  if (!counted || receiptDate === null || dispatchDate === null || decisionCode === null) return [];
  return [{ year: yearOf(dispatchDate), flow: 'handled', column, decisionCode, delta: 1 }];
}

/** Everything a case adds to the tables as its facts stand. The recount is the sum of this over all cases. */
export function entriesOfCase(facts: CountedFacts): TallyEntry[] {
  return [...entriesForReceipt(facts), ...entriesForHandled(facts)];
}

/** −1/+1 in every flow already booked, each in the year in which it was booked. */
export function entriesForApplicantKindCorrection(facts: CountedFacts, corrected: ApplicantKind): TallyEntry[] {
  return diffEntries(entriesOfCase(facts), entriesOfCase({ ...facts, column: corrected }));
}

/** The fewest entries that lead from one state of the books to the other: none where a cell does not change. */
export function diffEntries(before: readonly TallyEntry[], after: readonly TallyEntry[]): TallyEntry[] {
  return sumEntries([...before.map((entry) => ({ ...entry, delta: -entry.delta })), ...after]);
}

/** One entry per cell and year; cells that sum to zero are left out. Order: first appearance. */
export function sumEntries(entries: readonly TallyEntry[]): TallyEntry[] {
  const sums = new Map<string, TallyEntry>();
  for (const entry of entries) {
    const key = cellKey(entry);
    const sum = sums.get(key);
    sums.set(key, sum ? { ...sum, delta: sum.delta + entry.delta } : { ...entry });
  }
  return [...sums.values()].filter((entry) => entry.delta !== 0);
}

/** Names the cell that an entry falls into; entries with equal keys can be added up. */
export function cellKey(entry: Omit<TallyEntry, 'delta'>): string {
  return [entry.year, entry.flow, entry.column, entry.decisionCode, entry.remedyGroup, entry.remedyResult].join('|');
}
