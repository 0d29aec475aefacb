/**
 * What a remedy (复议, 诉讼) adds to table 3. One chain — first instance, appeal, retrial of one suit — is one 件 in a year by its
 * latest result; pending on 31 December is counted again the next year with its result (A.10, 12; law C.5).
 * A suit after reconsideration is a chain of its own; the reconsideration stays in its column.
 */
import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import { diffEntries, type RemedyGroup, type RemedyResult, type TallyEntry } from './tally.js';

/** One instance of a chain. */
export interface RemedyRound {
  /** The day the agency was told of it (served). */
  filedDate: PlainDate;
  /** Null while it is pending. Both result fields are null or both are set. */
  resultDate: PlainDate | null;
  result: RemedyResult | null;
}

export interface RemedyFacts {
  group: RemedyGroup;
  /** In the order in which they were filed. */
  rounds: readonly RemedyRound[];
  /** False where this agency is only a co-defendant: the organ of the original act counts (国办公开办函〔2016〕201号). */
  counted: boolean;
}

/** Everything a remedy adds to the tables as its facts stand. */
export function entriesOfRemedy(facts: RemedyFacts): TallyEntry[] {
  if (!facts.counted) return [];
  const entries: TallyEntry[] = [];
  let wasPending = false;
  for (const year of yearsWithEvents(facts.rounds)) {
    const filed = facts.rounds.some((round) => yearOf(round.filedDate) === year);
    if (filed && !wasPending) entries.push({ year, flow: 'remedy_filed', remedyGroup: facts.group, delta: 1 });
    const isPending = facts.rounds.some((round) => isPendingAtEndOf(round, year));
    const latest = latestResultIn(facts.rounds, year);
    // A year that ends with an open appeal is 尚未审结, whatever was judged before in it.
    if (!isPending && latest !== null) {
      entries.push({ year, flow: 'remedy_result', remedyGroup: facts.group, remedyResult: latest, delta: 1 });
    }
    wasPending = isPending;
  }
  return entries;
}

/** A new chain: one filed in the year of service, pending until its result. */
export function entriesForRemedyFiled(group: RemedyGroup, filedDate: PlainDate): TallyEntry[] {
  return entriesOfRemedy({ group, rounds: [{ filedDate, resultDate: null, result: null }], counted: true });
}

/** The entries that a result, a changed result or an appeal adds: the difference between the facts before and after it. */
export function entriesForRemedyChange(before: RemedyFacts, after: RemedyFacts): TallyEntry[] {
  return diffEntries(entriesOfRemedy(before), entriesOfRemedy(after));
}

function yearsWithEvents(rounds: readonly RemedyRound[]): number[] {
  const years = rounds.flatMap((round) => [
    yearOf(round.filedDate),
    ...(round.resultDate === null ? [] : [yearOf(round.resultDate)]),
  ]);
  return [...new Set(years)].sort((a, b) => a - b);
}

function isPendingAtEndOf(round: RemedyRound, year: number): boolean {
  if (yearOf(round.filedDate) > year) return false;
  return round.resultDate === null || yearOf(round.resultDate) > year;
}

function latestResultIn(rounds: readonly RemedyRound[], year: number): RemedyResult | null {
  const inYear = rounds.filter((round) => round.resultDate !== null && yearOf(round.resultDate) === year);
  const latest = inYear.reduce<RemedyRound | null>(
    (found, round) => (found === null || (round.resultDate ?? '') >= (found.resultDate ?? '') ? round : found),
    null,
  );
  return latest?.result ?? null;
}
