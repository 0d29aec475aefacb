import { describe, expect, test } from '@jest/globals';
import { type ApplicantKind } from '../../../src/domain/application/applicant-kinds.js';
import { type AnyDecisionCode } from '../../../src/domain/application/generation-one-decisions.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { checkTables } from '../../../src/domain/report/check-tables.js';
import { printedTables } from '../../../src/domain/report/parse-tables.js';
import { entriesOfRemedy } from '../../../src/domain/report/remedy-tally.js';
import { buildTables } from '../../../src/domain/report/tables.js';
import { entriesOfCase, sumEntries, type TallyEntry } from '../../../src/domain/report/tally.js';

function aCase(
  column: ApplicantKind,
  receipt: string | null,
  end?: [day: string, code: AnyDecisionCode],
  counted = true,
) {
  return entriesOfCase({
    receiptDate: receipt === null ? null : plainDate(receipt),
    dispatchDate: end ? plainDate(end[0]) : null,
    column,
    decisionCode: end?.[1] ?? null,
    counted,
  });
}

/** Worked by hand below, year by year. */
const BOOK: TallyEntry[] = [
  ...aCase('natural_person', '2018-12-20', ['2019-01-10', 'granted']),
  ...aCase('natural_person', '2019-03-01', ['2019-06-03', 'g1_refused_trade_secret']),
  ...aCase('natural_person', '2019-12-30', ['2020-01-15', 'granted']),
  ...aCase('natural_person', '2020-03-01', ['2021-02-01', 'otherwise_supplement_overdue']),
  ...aCase('commercial_enterprise', '2020-05-06', ['2020-05-20', 'refused_state_secret']),
  ...aCase('natural_person', '2020-12-31', ['2020-12-31', 'otherwise_other']),
  ...aCase('other', '2021-12-31'),
  ...aCase('natural_person', '2021-04-01', undefined, false),
  ...aCase('natural_person', null),
  ...entriesOfRemedy({
    group: 'reconsideration',
    rounds: [{ filedDate: plainDate('2020-11-02'), resultDate: plainDate('2021-02-01'), result: 'upheld' }],
    counted: true,
  }),
  ...entriesOfRemedy({
    group: 'litigation_after_reconsideration',
    rounds: [
      { filedDate: plainDate('2021-03-01'), resultDate: plainDate('2021-08-02'), result: 'upheld' },
      { filedDate: plainDate('2021-08-16'), resultDate: plainDate('2022-03-01'), result: 'corrected' },
    ],
    counted: true,
  }),
];

/** Only the rows that hold a figure, so that each expectation is the whole table. */
function figures(year: number, sums: readonly TallyEntry[] = BOOK): Record<string, number[]> {
  const { rows } = buildTables({ year, sums }).table2;
  return Object.fromEntries(Object.entries(rows).filter(([, cells]) => cells.some((cell) => cell !== 0)));
}

describe('表二: balances are sums of flows', () => {
  test('2019: one carried over from 2018, an old label counted in its row of 2019, one carried forward', () => {
    expect(figures(2019)).toEqual({
      newly_received: [2, 0, 0, 0, 0, 0, 2],
      carried_over: [1, 0, 0, 0, 0, 0, 1],
      granted: [1, 0, 0, 0, 0, 0, 1],
      refused_third_party_rights: [1, 0, 0, 0, 0, 0, 1],
      handled_total: [2, 0, 0, 0, 0, 0, 2],
      carried_forward: [1, 0, 0, 0, 0, 0, 1],
    });
  });

  test('2020: （六）其他处理 is one row', () => {
    expect(figures(2020)).toEqual({
      newly_received: [2, 1, 0, 0, 0, 0, 3],
      carried_over: [1, 0, 0, 0, 0, 0, 1],
      granted: [1, 0, 0, 0, 0, 0, 1],
      refused_state_secret: [0, 1, 0, 0, 0, 0, 1],
      otherwise_handled: [1, 0, 0, 0, 0, 0, 1],
      handled_total: [2, 1, 0, 0, 0, 0, 3],
      carried_forward: [1, 0, 0, 0, 0, 0, 1],
    });
  });

  test('2021: three rows under （六）; a split parent and an unconfirmed case count nothing', () => {
    expect(figures(2021)).toEqual({
      newly_received: [0, 0, 0, 0, 0, 1, 1],
      carried_over: [1, 0, 0, 0, 0, 0, 1],
      otherwise_supplement_overdue: [1, 0, 0, 0, 0, 0, 1],
      handled_total: [1, 0, 0, 0, 0, 0, 1],
      carried_forward: [0, 0, 0, 0, 0, 1, 1],
    });
  });

  test('2022: nothing happened, the balance is carried on', () => {
    expect(figures(2022)).toEqual({
      carried_over: [0, 0, 0, 0, 0, 1, 1],
      carried_forward: [0, 0, 0, 0, 0, 1, 1],
    });
  });

  test('sums of entries give the same as the entries', () => {
    expect(figures(2021, sumEntries(BOOK))).toEqual(figures(2021));
  });

  test('the JSON is in the order of the form', () => {
    const tables = buildTables({ year: 2020, sums: [] });
    expect(tables.generation).toBe(2);
    expect(tables.table2.columns).toEqual([
      'natural_person',
      'commercial_enterprise',
      'research_institution',
      'public_welfare_organization',
      'legal_service_organization',
      'other',
      'total',
    ]);
    expect(Object.keys(tables.table2.rows)).toEqual([
      'newly_received',
      'carried_over',
      'granted',
      'partially_granted',
      'refused_state_secret',
      'refused_prohibited_by_law',
      'refused_security_and_stability',
      'refused_third_party_rights',
      'refused_internal_affairs',
      'refused_deliberative_process',
      'refused_enforcement_file',
      'refused_administrative_inquiry',
      'unavailable_not_held',
      'unavailable_requires_creation',
      'unavailable_still_unclear',
      'not_processed_petition',
      'not_processed_duplicate',
      'not_processed_public_publication',
      'not_processed_unreasonably_frequent',
      'not_processed_confirmation',
      'otherwise_handled',
      'handled_total',
      'carried_forward',
    ]);
    expect(Object.keys(buildTables({ year: 2021, sums: [] }).table2.rows).slice(20, 23)).toEqual([
      'otherwise_supplement_overdue',
      'otherwise_fee_unpaid',
      'otherwise_other',
    ]);
  });

  test('the tables of 2018 and earlier have another form', () => {
    expect(() => buildTables({ year: 2018, sums: [] })).toThrow(
      expect.objectContaining({ code: 'generation_not_available', details: { year: 2018 } }),
    );
  });

  test('what the system counts breaks none of its own rules, over two years', () => {
    for (const year of [2020, 2021, 2022]) {
      const before = printedTables(buildTables({ year: year - 1, sums: BOOK }));
      expect(checkTables(printedTables(buildTables({ year, sums: BOOK })), before)).toEqual([]);
    }
  });
});

describe('表三: 尚未审结 is a balance', () => {
  test('2020: filed and pending; 2021: decided, and a suit with an open appeal; 2022: the appeal', () => {
    expect(buildTables({ year: 2020, sums: BOOK }).table3).toEqual({
      reconsideration: [0, 0, 0, 1, 1],
      litigation_direct: [0, 0, 0, 0, 0],
      litigation_after_reconsideration: [0, 0, 0, 0, 0],
    });
    expect(buildTables({ year: 2021, sums: BOOK }).table3).toEqual({
      reconsideration: [1, 0, 0, 0, 1],
      litigation_direct: [0, 0, 0, 0, 0],
      litigation_after_reconsideration: [0, 0, 0, 1, 1],
    });
    expect(buildTables({ year: 2022, sums: BOOK }).table3).toEqual({
      reconsideration: [0, 0, 0, 0, 0],
      litigation_direct: [0, 0, 0, 0, 0],
      litigation_after_reconsideration: [0, 1, 0, 0, 1],
    });
  });
});
