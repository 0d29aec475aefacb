/** Reconsiderations and suits: a few of every thousand answers. */
import { type RemedyEvent } from '../../src/domain/application/remedy-events.js';
import { foldedRemedy } from '../../src/domain/application/remedy-state.js';
import { addDays, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { REMEDY_GROUPS, REMEDY_RESULTS, type RemedyGroup } from '../../src/domain/report/tally.js';
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
  const group = REMEDY_GROUPS[number % REMEDY_GROUPS.length] ?? 'reconsideration';
  const events = eventsOf(group, number, filedDate);
  return {
    id: idOf('remedy', number),
    agencyId,
    group,
    matter: 'application_decision',
    counted: true,
    notCountedReason: null,
    previousRemedyId: null,
    applicationIds: [id],
    fileIds: [],
    events,
    ...foldedRemedy(group, events),
    version: 1,
    createdAt: `${filedDate}T01:00:00.000Z`,
  };
}

function eventsOf(group: RemedyGroup, number: number, filedDate: PlainDate): RemedyEvent[] {
  const frame = (seq: number) => ({
    id: idOf('remedy', 2_000_000 + number * 2 + seq),
    seq,
    version: 1,
    at: `${filedDate}T01:00:00.000Z`,
    by: { type: 'staff' as const, id: idOf('remedy', 0), name: '经办人' },
  });
  const filed: RemedyEvent = {
    kind: 'filed',
    date: filedDate,
    number: `复议〔${number}〕号`,
    body: '区人民政府',
    procedure: 'ordinary',
    ...frame(1),
  };
  const date = addDays(filedDate, 60);
  if (date > REFERENCE_DATE) return [filed];
  return [
    filed,
    {
      kind: 'judged',
      date,
      form: group === 'reconsideration' ? 'decision' : 'judgment',
      result: REMEDY_RESULTS[number % REMEDY_RESULTS.length] ?? 'other',
      outcome: null,
      text: '',
      order: null,
      ...frame(2),
    },
  ];
}
