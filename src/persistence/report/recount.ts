/**
 * Counting from the cases and remedies themselves, without any tally entry: the proof of the books. One aggregation over each
 * collection, both answered from an index alone.
 */
import { type ClientSession, type Connection } from 'mongoose';
import { type ApplicantKind } from '../../domain/application/applicant-kinds.js';
import { type AnyDecisionCode } from '../../domain/application/generation-one-decisions.js';
import { type RemedyGroup, type RemedyResult, sumEntries, type TallyEntry } from '../../domain/report/tally.js';
import { collectionOf, type Stored } from '../collections.js';

/** Sums of all flows of an agency, of all years. */
export async function recountSums(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
): Promise<TallyEntry[]> {
  const cases = await countCases(connection, session, agencyId);
  const remedies = await countRemedies(connection, session, agencyId);
  return sumEntries([...cases, ...remedies]);
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

export const REMEDIES_BY_CELL = { agencyId: 1, group: 1, filedDate: 1, resultDate: 1, result: 1, counted: 1 } as const;

/** `$substrBytes` of null is the empty text. */
export function remedyGroups(agencyId: string) {
  return [
    { $match: { agencyId, counted: true } },
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
