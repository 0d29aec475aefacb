/** Counts of the cases themselves by month of receipt and by whether they were answered in time; answered from an index alone. */
import { type Connection } from 'mongoose';
import { type CaseMonth, type Timeliness } from '../../domain/report/trends.js';
import { collectionOf, type Stored } from '../collections.js';

/** See the migration. */
export const CASES_BY_DAY = {
  agencyId: 1,
  'facts.receiptYear': 1,
  'facts.receiptDate': 1,
  'facts.handledDate': 1,
  'facts.firstDueDate': 1,
  counted: 1,
} as const;

export async function caseMonths(connection: Connection, agencyId: string): Promise<CaseMonth[]> {
  interface Group {
    _id: { month: string; handledYear: string; timeliness: Timeliness | null };
    count: number;
  }
  const groups = await collectionOf<Stored>(connection, 'applications')
    .aggregate<Group>(monthGroups(agencyId), { hint: CASES_BY_DAY })
    .toArray();
  return groups.map(({ _id: { month, handledYear, timeliness }, count }) => ({
    month,
    handledYear: handledYear === '' ? null : Number(handledYear),
    timeliness,
    count,
  }));
}

/** `$substrBytes` of null is the empty text. */
function monthGroups(agencyId: string) {
  const timeliness = {
    $switch: {
      branches: [
        { case: { $eq: ['$facts.handledDate', null] }, then: null },
        { case: { $eq: ['$facts.firstDueDate', null] }, then: 'undated' },
        { case: { $lte: ['$facts.handledDate', '$facts.firstDueDate'] }, then: 'on_time' },
      ],
      default: 'late',
    },
  };
  return [
    { $match: { agencyId, 'facts.receiptYear': { $gt: 0 }, counted: true } },
    {
      $group: {
        _id: {
          month: { $substrBytes: ['$facts.receiptDate', 0, 7] },
          handledYear: { $substrBytes: ['$facts.handledDate', 0, 4] },
          timeliness,
        },
        count: { $sum: 1 },
      },
    },
  ];
}
