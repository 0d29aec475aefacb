/**
 * Counting from the cases and remedies themselves, without any tally entry: the proof of the books. One aggregation over each
 * collection, both answered from an index alone.
 */
import { type ClientSession, type Connection } from 'mongoose';
import { type ApplicantKind } from '../../domain/application/applicant-kinds.js';
import { type AnyDecisionCode } from '../../domain/application/generation-one-decisions.js';
import { type RemedyGroup, type RemedyResult, sumEntries, type TallyEntry } from '../../domain/report/tally.js';
import { type RemedyRound } from '../../domain/report/remedy-tally.js';
import { collectionOf, type Stored } from '../collections.js';

/** Sums of all flows of an agency, of all years. */
export async function recountSums(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
): Promise<TallyEntry[]> {
  const cases = await countCases(connection, session, agencyId);
  const remedies = await countRemedies(connection, session, agencyId);
  const chains = await countChains(connection, session, agencyId);
  return sumEntries([...cases, ...remedies, ...chains]);
}

async function countCases(connection: Connection, session: ClientSession, agencyId: string): Promise<TallyEntry[]> {
  interface Group {
    _id: { receiptYear: number; handledYear: number | null; column: ApplicantKind; code: AnyDecisionCode | null };
    count: number;
  }
  const groups = await collectionOf<Stored>(connection, 'applications')
    .aggregate<Group>(caseGroups(agencyId), { session, hint: CASES_BY_CELL })
    .toArray();
  return groups.flatMap(({ _id: { receiptYear, handledYear, column, code }, count }): TallyEntry[] => [
    { year: receiptYear, flow: 'newly_received', column, delta: count },
    ...(handledYear !== null && code !== null
      ? [{ year: handledYear, flow: 'handled' as const, column, decisionCode: code, delta: count }]
      : []),
  ]);
}

/** The index that both the recount and the balances' drill-down walk; see the migration. */
export const CASES_BY_CELL = {
  agencyId: 1,
  'facts.receiptYear': 1,
  'facts.handledYear': 1,
  'facts.column': 1,
  _id: 1,
  'facts.decisionCode': 1,
  counted: 1,
} as const;

/** A case without a receipt date is not counted yet; one that was split counts through its children. */
export function caseGroups(agencyId: string) {
  return [
    { $match: { agencyId, 'facts.receiptYear': { $gt: 0 }, counted: true } },
    {
      $group: {
        _id: {
          receiptYear: '$facts.receiptYear',
          handledYear: '$facts.handledYear',
          column: '$facts.column',
          code: '$facts.decisionCode',
        },
        count: { $sum: 1 },
      },
    },
  ];
}

async function countRemedies(connection: Connection, session: ClientSession, agencyId: string): Promise<TallyEntry[]> {
  interface Group {
    _id: { group: RemedyGroup; filedYear: string; result: RemedyResult | null; resultYear: string };
    count: number;
  }
  const groups = await collectionOf<Stored>(connection, 'remedies')
    .aggregate<Group>(remedyGroups(agencyId), { session, hint: REMEDIES_BY_CELL })
    .toArray();
  return groups.flatMap(({ _id: { group, filedYear, result, resultYear }, count }): TallyEntry[] => [
    { year: Number(filedYear), flow: 'remedy_filed', remedyGroup: group, delta: count },
    ...(result !== null && resultYear !== ''
      ? [
          {
            year: Number(resultYear),
            flow: 'remedy_result' as const,
            remedyGroup: group,
            remedyResult: result,
            delta: count,
          },
        ]
      : []),
  ]);
}

export const REMEDIES_BY_CELL = {
  agencyId: 1,
  chained: 1,
  group: 1,
  filedDate: 1,
  resultDate: 1,
  result: 1,
  counted: 1,
} as const;

/** Those of one round, nearly all. `$substrBytes` of null is the empty text. */
export function remedyGroups(agencyId: string) {
  return [
    { $match: { agencyId, chained: false, counted: true } },
    {
      $group: {
        _id: {
          group: '$group',
          filedYear: { $substrBytes: ['$filedDate', 0, 4] },
          result: '$result',
          resultYear: { $substrBytes: ['$resultDate', 0, 4] },
        },
        count: { $sum: 1 },
      },
    },
  ];
}

/**
 * Chains of several rounds, a handful an agency: year by year, in which cell of table 3 the chain stands at its end. What flowed
 * is read off the cells, the other way round than the entries were booked.
 */
async function countChains(connection: Connection, session: ClientSession, agencyId: string): Promise<TallyEntry[]> {
  const chains = await collectionOf<Stored & { group: RemedyGroup; rounds: RemedyRound[] }>(connection, 'remedies')
    .find({ agencyId, chained: true, counted: true } as object, { session, projection: { group: 1, rounds: 1 } })
    .toArray();
  return chains.flatMap(({ group, rounds }) => flowsOfChain(group, rounds));
}

function flowsOfChain(group: RemedyGroup, rounds: readonly RemedyRound[]): TallyEntry[] {
  const years = rounds.flatMap(({ filedDate, resultDate }) => [filedDate, ...(resultDate ? [resultDate] : [])]);
  const [first, last] = [Math.min(...years.map(yearIn)), Math.max(...years.map(yearIn))];
  const flows: TallyEntry[] = [];
  for (let year = first; year <= last; year += 1) {
    const cell = cellAtEndOf(rounds, year);
    if (cell === null) continue;
    if (cellAtEndOf(rounds, year - 1) !== 'pending') {
      flows.push({ year, flow: 'remedy_filed', remedyGroup: group, delta: 1 });
    }
    if (cell !== 'pending') {
      flows.push({ year, flow: 'remedy_result', remedyGroup: group, remedyResult: cell, delta: 1 });
    }
  }
  return flows;
}

/** Null where nothing happened in the year and nothing was open at its end. */
function cellAtEndOf(rounds: readonly RemedyRound[], year: number): RemedyResult | 'pending' | null {
  const end = `${year}-12-31`;
  const begun = rounds.filter((round) => round.filedDate <= end);
  if (begun.some(({ resultDate }) => resultDate === null || resultDate > end)) return 'pending';
  const ended = begun
    .filter(({ resultDate }) => resultDate !== null && yearIn(resultDate) === year)
    .sort((a, b) => ((a.resultDate ?? '') < (b.resultDate ?? '') ? -1 : 1));
  return ended.at(-1)?.result ?? null;
}

function yearIn(date: string): number {
  return Number(date.slice(0, 4));
}
