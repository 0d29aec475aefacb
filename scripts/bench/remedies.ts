/** Reconsiderations and suits: a few of every thousand answers. */
import { addDays, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { REMEDY_GROUPS, REMEDY_RESULTS } from '../../src/domain/report/tally.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { type RemedyRecord } from '../../src/ports/remedies.js';
import { idOf, REFERENCE_DATE } from './plan.js';

const EVERY = 250;

/** The remedy against this answer, if there is one. */
export function remedyAgainst({ id, agencyId, facts }: ApplicationRecord, index: number): RemedyRecord | null {
  if (index % EVERY !== 0 || !facts.dispatchedDate) return null;
  const number = index / EVERY;
  const filedDate = addDays(facts.dispatchedDate, 30);
  if (filedDate > REFERENCE_DATE) return null;
  const resultDate = addDays(filedDate, 60);
  const known = resultDate <= REFERENCE_DATE;
  return {
    id: idOf('remedy', number),
    agencyId,
    group: REMEDY_GROUPS[number % REMEDY_GROUPS.length] ?? 'reconsideration',
    number: `复议〔${number}〕号`,
    body: '区人民政府',
    filedDate,
    result: known ? (REMEDY_RESULTS[number % REMEDY_RESULTS.length] ?? 'other') : null,
    resultDate: known ? (resultDate as PlainDate) : null,
    resultText: '',
    counted: true,
    applicationIds: [id],
    version: 1,
    createdAt: `${filedDate}T01:00:00.000Z`,
  };
}
