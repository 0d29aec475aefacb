/** The examiner of the storm must see what it is there to see. */
import { describe, expect, test } from '@jest/globals';
import { type CaseEvent } from '../../src/domain/application/case-events.js';
import { checkAcknowledged, checkSubmissions } from '../../scripts/storm/check-acknowledged.js';
import { countByHand } from '../../scripts/storm/count-by-hand.js';
import { Memory } from '../../scripts/storm/memory.js';
import { type Stored, type StoredCase } from '../../scripts/storm/stored.js';

const AGENCY = 'a'.repeat(24);

const event = (version: number, kind: string, date: string, more: object = {}): CaseEvent =>
  ({ id: `${version}${kind}`, seq: version, version, kind, date, at: `${date}T02:00:00Z`, ...more }) as CaseEvent;

const storedCase = (id: string, events: CaseEvent[], more: object = {}): StoredCase =>
  ({
    _id: id,
    agencyId: AGENCY,
    number: `N-${id}`,
    channel: 'online',
    applicant: { kind: 'natural_person' },
    content: { subject: `token-${id} 的文件` },
    counted: true,
    version: events.at(-1)?.version ?? 1,
    events,
    ...more,
  }) as unknown as StoredCase;

const stored = (more: Partial<Stored>): Stored => ({
  cases: [],
  audit: [],
  outbox: [],
  notices: [],
  alarms: [],
  remedies: [],
  files: [],
  frozenVersions: 0,
  ...more,
});

const kindsOf = (memory: Memory): string[] => memory.findings.map(({ kind }) => kind);
const auditRow = (id: string, version: number, action: string) => ({
  _id: `${id}${version}`,
  at: '2026-01-05T02:00:00Z',
  actor: { type: 'staff', id: 's' },
  action,
  subject: { type: 'application', id },
  detail: { version },
});

describe('counting by hand', () => {
  // Received 30 December and answered 5 January: new in 2025, carried over, handled in 2026 (A.10, 1).
  const acrossTheYear = storedCase('1', [
    event(1, 'submitted', '2025-12-29'),
    event(2, 'receipt_confirmed', '2025-12-30'),
    event(3, 'decided', '2025-12-31', { decisionCode: 'granted' }),
    event(4, 'dispatched', '2026-01-05'),
  ]);
  const withdrawn = storedCase('2', [event(1, 'submitted', '2026-01-05', {}), event(2, 'withdrawn', '2026-01-06')], {
    channel: 'in_person',
    applicant: { kind: 'other' },
  });
  const unconfirmed = storedCase('3', [event(1, 'submitted', '2026-01-05')]);
  const remedies = [
    {
      _id: 'r',
      agencyId: AGENCY,
      group: 'reconsideration',
      number: '1',
      filedDate: '2025-12-20',
      result: 'corrected',
      resultDate: '2026-02-01',
      counted: true,
      applicationIds: [],
    },
  ];
  const all = stored({ cases: [acrossTheYear, withdrawn, unconfirmed], remedies });

  test('2025', () => {
    expect(countByHand(all, AGENCY, 2025)).toEqual({
      table2: {
        newly_received: [1, 0, 0, 0, 0, 0, 1],
        carried_over: [0, 0, 0, 0, 0, 0, 0],
        handled_total: [0, 0, 0, 0, 0, 0, 0],
        carried_forward: [1, 0, 0, 0, 0, 0, 1],
      },
      table3: {
        reconsideration: [0, 0, 0, 1, 1],
        litigation_direct: [0, 0, 0, 0, 0],
        litigation_after_reconsideration: [0, 0, 0, 0, 0],
      },
    });
  });

  test('2026', () => {
    expect(countByHand(all, AGENCY, 2026)).toEqual({
      table2: {
        newly_received: [0, 0, 0, 0, 0, 1, 1],
        carried_over: [1, 0, 0, 0, 0, 0, 1],
        handled_total: [1, 0, 0, 0, 0, 1, 2],
        carried_forward: [0, 0, 0, 0, 0, 0, 0],
        granted: [1, 0, 0, 0, 0, 0, 1],
        otherwise_other: [0, 0, 0, 0, 0, 1, 1],
      },
      table3: {
        reconsideration: [0, 1, 0, 0, 1],
        litigation_direct: [0, 0, 0, 0, 0],
        litigation_after_reconsideration: [0, 0, 0, 0, 0],
      },
    });
  });
});

describe('what was said against what is stored', () => {
  const two = storedCase('1', [event(1, 'submitted', '2026-01-05'), event(2, 'noted', '2026-01-05')]);

  test('everything in its place: nothing is found', () => {
    const memory = new Memory();
    memory.acknowledge('1', 2, 'note');
    checkAcknowledged(memory, stored({ cases: [two], audit: [auditRow('1', 2, 'note')] }));
    expect(kindsOf(memory)).toEqual([]);
  });

  test('an answer lost on the way is no fault, whether it took effect or not', () => {
    const memory = new Memory();
    memory.doubt('1', 2, 'note');
    memory.doubt('1', 3, 'close');
    checkAcknowledged(memory, stored({ cases: [two], audit: [auditRow('1', 2, 'note')] }));
    expect(kindsOf(memory)).toEqual([]);
  });

  test('acknowledged and not there', () => {
    const memory = new Memory();
    memory.acknowledge('1', 3, 'note');
    checkAcknowledged(memory, stored({ cases: [two] }));
    expect(kindsOf(memory)).toEqual(['lost_action', 'other_action_stored']);
  });

  test('there and never asked for', () => {
    const memory = new Memory();
    checkAcknowledged(memory, stored({ cases: [two], audit: [auditRow('1', 2, 'note')] }));
    expect(kindsOf(memory)).toEqual(['never_asked_for']);
  });

  test('one version acknowledged to two people', () => {
    const memory = new Memory();
    memory.acknowledge('1', 2, 'note');
    memory.acknowledge('1', 2, 'claim');
    expect(kindsOf(memory)).toEqual(['acknowledged_twice']);
  });
});

describe('applications handed in', () => {
  const there = storedCase('1', [event(1, 'submitted', '2026-01-05')]);
  const wish = (ids: string[], open = false) => ({ key: 'k', token: 'token-1', ids: new Set(ids), open });
  const found = (submission: ReturnType<typeof wish> | null, cases: StoredCase[]): string[] => {
    const memory = new Memory();
    if (submission) memory.submissions.push(submission);
    checkSubmissions(memory, stored({ cases }));
    return kindsOf(memory);
  };

  test('accepted and there once; without any answer it may be there or not', () => {
    expect(found(wish(['1']), [there])).toEqual([]);
    expect(found(wish([], true), [there])).toEqual([]);
    expect(found(wish([], true), [])).toEqual([]);
  });

  test.each([
    ['accepted and not there', wish(['1']), [], ['lost_application']],
    ['there and not accepted', null, [there], ['application_not_accepted']],
    ['refused and there', wish([]), [there], ['application_not_accepted']],
    ['one key, two applications', wish(['1', '2']), [there], ['submitted_twice', 'lost_application']],
    [
      'a second of which nobody was told',
      wish(['1']),
      [there, { ...there, _id: '9', number: 'N-9' }],
      ['application_not_accepted'],
    ],
    ['one number for two', wish(['1', '9']), [there, { ...there, _id: '9' }], ['submitted_twice', 'number_twice']],
  ])('%s', (_, submission, cases, kinds) => {
    expect(found(submission, cases)).toEqual(kinds);
  });
});
