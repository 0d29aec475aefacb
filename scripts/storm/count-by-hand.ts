/**
 * Tables 2 and 3 counted once more from the cases' own events, by somebody who has read the form and not the program: no folded
 * field, no tally entry and no function of the statistics is looked at.
 */
import { type CaseEvent } from '../../src/domain/application/case-events.js';
import { type Stored, type StoredCase, type StoredRemedy } from './stored.js';

/** Seven numbers a row: the six kinds of applicants in the form's order, and the sum. */
export interface HandCount {
  table2: Record<string, number[]>;
  /** 维持、纠正、其他、尚未审结、总计. */
  table3: Record<string, number[]>;
}

const COLUMNS = [
  'natural_person',
  'commercial_enterprise',
  'research_institution',
  'public_welfare_organization',
  'legal_service_organization',
  'other',
];

/** 第三十一条: which event fixes the day of receipt. */
const RECEIVED_BY: Record<string, string> = {
  in_person: 'submitted',
  oral: 'submitted',
  registered_mail: 'signed_for',
  ordinary_mail: 'receipt_confirmed',
  online: 'receipt_confirmed',
  fax: 'receipt_confirmed',
  email: 'receipt_confirmed',
  external_platform: 'receipt_confirmed',
};

interface Counted {
  column: string;
  received: string;
  handled: string | null;
  code: string | null;
}

export function countByHand(stored: Stored, agencyId: string, year: number): HandCount {
  const counted = stored.cases
    .filter((one) => one.agencyId === agencyId && one.counted)
    .map(factsOf)
    .filter((one) => one !== null);
  const inYear = (day: string | null): boolean => day !== null && Number(day.slice(0, 4)) === year;
  const before = (day: string | null, limit: number): boolean => day !== null && Number(day.slice(0, 4)) < limit;
  const pendingBefore = (limit: number) =>
    counted.filter(({ received, handled }) => before(received, limit) && !before(handled, limit));

  const table2: Record<string, number[]> = {
    newly_received: row(counted.filter(({ received }) => inYear(received))),
    carried_over: row(pendingBefore(year)),
    handled_total: row(counted.filter(({ handled }) => inYear(handled))),
    carried_forward: row(pendingBefore(year + 1)),
  };
  for (const code of new Set(counted.filter(({ handled }) => inYear(handled)).map((one) => one.code ?? ''))) {
    table2[code] = row(counted.filter((one) => one.code === code && inYear(one.handled)));
  }
  return { table2, table3: remediesOf(stored.remedies, agencyId, year) };
}

/** Null: not received yet, which is not counted. */
function factsOf({ channel, applicant, events: recorded }: StoredCase): Counted | null {
  const events = withMendedDates(recorded);
  const last = (kind: string) => events.findLast((event) => event.kind === kind);
  const received = events.find((event) => event.kind === RECEIVED_BY[channel]);
  if (!received) return null;
  const corrected = last('applicant_kind_corrected');
  const withdrawn = last('withdrawn');
  // An answer that fell and was given anew is still one result of the year of the first letter, under the code of the letter that
  // stands; what is decided anew and not sent yet counts for nothing (A.10, 1 and 13).
  const firstLetter = events.find((event) => event.kind === 'dispatched');
  const lastLetter = events.findLastIndex((event) => event.kind === 'dispatched');
  const decided = events.slice(0, lastLetter + 1).findLast((event) => event.kind === 'decided');
  return {
    column: corrected?.kind === 'applicant_kind_corrected' ? corrected.to : applicant.kind,
    received: received.date,
    handled: firstLetter?.date ?? withdrawn?.date ?? null,
    // Withdrawn before the letter went out: 其他处理 3, whatever had been decided (A.10, 1 and 22).
    code: firstLetter
      ? decided?.kind === 'decided'
        ? decided.decisionCode
        : null
      : withdrawn
        ? 'otherwise_other'
        : null,
  };
}

/** A wrong day stays where it stands; a later event, approved by a second person, says which day it was. */
function withMendedDates(events: StoredCase['events']): StoredCase['events'] {
  const mended = new Map<string, CaseEvent['date']>();
  for (const event of events) if (event.kind === 'date_correction_approved') mended.set(event.eventId, event.to);
  return events.map((event) => ({ ...event, date: mended.get(event.id) ?? event.date }));
}

function row(cases: readonly Counted[]): number[] {
  const cells = COLUMNS.map((column) => cases.filter((one) => one.column === column).length);
  return [...cells, cases.length];
}

function remediesOf(remedies: readonly StoredRemedy[], agencyId: string, year: number): Record<string, number[]> {
  const yearOf = (day: string): number => Number(day.slice(0, 4));
  return Object.fromEntries(
    ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map((group) => {
      const own = remedies.filter((one) => one.agencyId === agencyId && one.group === group && one.counted);
      const ended = (result: string): number =>
        own.filter((one) => one.result === result && one.resultDate !== null && yearOf(one.resultDate) === year).length;
      const pending = own.filter(
        (one) => yearOf(one.filedDate) <= year && (one.resultDate === null || yearOf(one.resultDate) > year),
      ).length;
      const cells = [ended('upheld'), ended('corrected'), ended('other'), pending];
      return [group, [...cells, cells.reduce((sum, value) => sum + value, 0)]];
    }),
  );
}
