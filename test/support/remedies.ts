/** Histories of reconsiderations and suits, written as facts. */
import { type RemedyEvent, type RemedyFact } from '../../src/domain/application/remedy-events.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { type TallyEntry } from '../../src/domain/report/tally.js';

/** A fact whose date may be written as plain text. */
export type Fact = { [K in RemedyFact['kind']]: Loose<Extract<RemedyFact, { kind: K }>> }[RemedyFact['kind']];
type Loose<F> = { [K in keyof F]: K extends 'date' ? string : F[K] };

export function history(...facts: Fact[]): RemedyEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    date: plainDate(fact.date),
    id: `e${index + 1}`,
    seq: index + 1,
    version: index + 1,
    at: '2026-01-05T02:00:00.000Z',
    by: { type: 'staff', id: 's', name: '王经办' },
  })) as RemedyEvent[];
}

export const filed = (date: string, procedure: 'ordinary' | 'simplified' = 'ordinary'): Fact => ({
  kind: 'filed',
  date,
  number: '1号',
  body: '甲',
  procedure,
});

export function judged(
  date: string,
  more: Partial<Extract<RemedyFact, { kind: 'judged' }>> = {},
): Loose<Extract<RemedyFact, { kind: 'judged' }>> {
  return { kind: 'judged', form: 'judgment', result: 'corrected', outcome: null, text: '', order: null, ...more, date };
}

export const appealed = (date: string): Fact => ({
  kind: 'appealed',
  date,
  appellant: 'agency',
  instance: 'appeal',
  number: '2号',
  body: '乙',
});

/** The flows of table 3 among sums, as sorted lines. */
export function remedyTallyOf(sums: readonly TallyEntry[]): string[] {
  return sums
    .filter((entry) => entry.remedyGroup !== undefined)
    .map(({ year, flow, remedyGroup, remedyResult, delta }) =>
      [year, flow, remedyGroup, remedyResult, delta].filter((part) => part !== undefined).join(' '),
    )
    .sort();
}
