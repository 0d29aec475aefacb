/** How many answers went out in a year, and in how many of them a lawyer took part; answered from an index alone. */
import { type Connection } from 'mongoose';
import { type LawyerShare } from '../../domain/report/trends.js';
import { collectionOf, type Stored } from '../collections.js';

/** See the migration. */
export const ANSWERS_BY_DAY = {
  agencyId: 1,
  'facts.dispatchedDate': 1,
  source: 1,
  counted: 1,
  'facts.seenByLawyer': 1,
} as const;

export async function lawyerShares(
  connection: Connection,
  agencyId: string,
  years: { from: number; until: number },
): Promise<LawyerShare[]> {
  const groups = await collectionOf<Stored>(connection, 'applications')
    .aggregate<Omit<LawyerShare, 'year'> & { _id: string }>(shareGroups(agencyId, years), { hint: ANSWERS_BY_DAY })
    .toArray();
  return groups.map(({ _id, answers, withLawyer }) => ({ year: Number(_id), answers, withLawyer }));
}

/** Ledgers of earlier years do not say whether a lawyer took part. */
function shareGroups(agencyId: string, { from, until }: { from: number; until: number }) {
  return [
    {
      $match: {
        agencyId,
        'facts.dispatchedDate': { $gte: `${from}-01-01`, $lte: `${until}-12-31` },
        source: { $ne: 'ledger' },
        counted: true,
      },
    },
    {
      $group: {
        _id: { $substrBytes: ['$facts.dispatchedDate', 0, 4] },
        answers: { $sum: 1 },
        withLawyer: { $sum: { $cond: [{ $eq: ['$facts.seenByLawyer', true] }, 1, 0] } },
      },
    },
  ];
}
