import { describe, expect, test } from '@jest/globals';
import { deadlineLine } from '../../../src/domain/application/deadline-line.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';

const calendar = buildWorkingCalendar();
const answer = (input: unknown) => deadlineLine(typeof input === 'string' ? input : JSON.stringify(input), calendar);
const history = (...events: unknown[]) => answer({ id: 'x', channel: 'in_person', events });
const received = { kind: 'submitted', date: '2026-02-06' };
const refused = (id: unknown, code: string) => ({
  id,
  receiptDate: null,
  supplementNoticeDueDate: null,
  dueDate: null,
  provisional: false,
  pausedWorkingDays: 0,
  error: { code },
});

describe('deadline：一行一件', () => {
  test('the seven keys in their order; id as given, extra fields ignored', () => {
    expect(
      JSON.stringify(answer({ extra: 1, id: 17, channel: 'in_person', events: [{ ...received, by: '窗口' }] })),
    ).toBe(
      '{"id":17,"receiptDate":"2026-02-06","supplementNoticeDueDate":"2026-02-24","dueDate":"2026-03-12",' +
        '"provisional":false,"pausedWorkingDays":0,"error":null}',
    );
  });

  test('without a receipt: no dates and no error', () => {
    expect(answer({ channel: 'online', events: [] })).toEqual({ ...refused(null, ''), error: null });
    expect(answer({ id: 1, channel: 'online', events: [received] })).toEqual({ ...refused(1, ''), error: null });
  });

  test('an id of a consultation is an extra field here: `with` matches', () => {
    const consult = (kind: string, date: string, consultationId: string) => ({
      kind,
      date,
      with: 'third_party',
      consultationId,
    });
    const output = history(
      { kind: 'submitted', date: '2026-04-20' },
      consult('consultation_started', '2026-04-22', 'a'),
      consult('consultation_answered', '2026-04-28', 'b'),
    );
    expect(output).toMatchObject({ dueDate: '2026-05-26', pausedWorkingDays: 4, provisional: false });
  });

  test.each([
    ['extension_too_long', [received, { kind: 'extension_approved', date: '2026-02-09', workingDays: 21 }]],
    ['extension_too_long', [received, { kind: 'extension_approved', date: '2026-02-09', workingDays: 0 }]],
    [
      'extension_repeated',
      [
        received,
        { kind: 'extension_approved', date: '2026-02-09', workingDays: 5 },
        { kind: 'extension_approved', date: '2026-02-10', workingDays: 5 },
      ],
    ],
    ['extension_after_due', [received, { kind: 'extension_approved', date: '2026-03-13', workingDays: 5 }]],
    [
      'supplement_repeated',
      [
        received,
        { kind: 'supplement_requested', date: '2026-02-09' },
        { kind: 'supplement_requested', date: '2026-02-10' },
      ],
    ],
    ['event_before_receipt', [{ kind: 'fee_demanded', date: '2026-02-05' }, received]],
    ['event_before_receipt', [{ kind: 'consultation_started', date: '2026-02-05', with: 'agency' }]],
    ['not_supported', [{ kind: 'submitted', date: '2019-05-14' }]],
    // The first in event order, not the gravest.
    [
      'extension_repeated',
      [
        received,
        { kind: 'extension_approved', date: '2026-02-09', workingDays: 5 },
        { kind: 'extension_approved', date: '2026-02-10', workingDays: 5 },
        { kind: 'extension_approved', date: '2026-02-10', workingDays: 50 },
      ],
    ],
    [
      'event_before_receipt',
      [
        { kind: 'fee_paid', date: '2019-05-13' },
        { kind: 'submitted', date: '2019-05-14' },
      ],
    ],
  ])('%s', (code, events) => {
    expect(history(...events)).toEqual(refused('x', code));
  });

  test('what follows the decision is ignored, readable or not', () => {
    const decided = [received, { kind: 'decided', date: '2026-03-12' }];
    expect(history(...decided, { kind: 'extension_approved', date: '2026-03-12', workingDays: 99 }).error).toBeNull();
    expect(history(...decided, { kind: 'supplement_received', date: '2026-03-13' }).dueDate).toBe('2026-03-12');
    expect(history(...decided, { kind: 'archived', date: '2026-03-13' }).error).toBeNull();
    expect(history(...decided, { kind: 'dispatched', date: '2026-03-11' }).dueDate).toBe('2026-03-12');
  });

  test.each([
    ['bad JSON', '{"id":"x"', null],
    ['not an object', '[{"id":"x"}]', null],
    ['null', 'null', null],
    ['no channel', { id: 'x', events: [] }, 'x'],
    ['unknown channel', { id: 'x', channel: 'email', events: [] }, 'x'],
    ['a channel of the object prototype', { id: 'x', channel: 'constructor', events: [] }, 'x'],
    ['no events', { id: 'x', channel: 'fax' }, 'x'],
    ['events not a list', { id: 'x', channel: 'fax', events: {} }, 'x'],
  ])('invalid_input: %s', (_title, input, id) => {
    expect(answer(input)).toEqual(refused(id, 'invalid_input'));
  });

  test.each([
    ['unknown kind', { kind: 'closed', date: '2026-02-09' }],
    ['a kind of the object prototype', { kind: 'toString', date: '2026-02-09' }],
    ['no kind', { date: '2026-02-09' }],
    ['no date', { kind: 'fee_paid' }],
    ['30 February', { kind: 'fee_paid', date: '2026-02-30' }],
    ['29 February of a common year', { kind: 'fee_paid', date: '2026-02-29' }],
    ['a date with a time', { kind: 'fee_paid', date: '2026-02-09T00:00:00Z' }],
    ['out of order', { kind: 'fee_paid', date: '2026-02-05' }],
    ['extension without days', { kind: 'extension_approved', date: '2026-02-09' }],
    ['extension with half a day', { kind: 'extension_approved', date: '2026-02-09', workingDays: 1.5 }],
    ['extension with days as text', { kind: 'extension_approved', date: '2026-02-09', workingDays: '5' }],
    ['consultation of nobody', { kind: 'consultation_started', date: '2026-02-09' }],
    ['consultation of somebody else', { kind: 'consultation_answered', date: '2026-02-09', with: 'court' }],
    ['fixed reply without a day', { kind: 'delayed_reply_fixed', date: '2026-02-09' }],
    ['fixed reply on an impossible day', { kind: 'delayed_reply_fixed', date: '2026-02-09', replyBy: '2026-06-31' }],
    ['an event that is none', 'fee_paid'],
  ])('invalid_input: %s', (_title, event) => {
    expect(history(received, event)).toEqual(refused('x', 'invalid_input'));
  });

  test('the first error in event order counts, of whatever kind', () => {
    const tooLong = { kind: 'extension_approved', date: '2026-02-09', workingDays: 21 };
    const unreadable = { kind: 'fee_paid', date: '2026-02-31' };
    expect(history(received, tooLong, unreadable)).toEqual(refused('x', 'extension_too_long'));
    expect(history(received, unreadable, tooLong)).toEqual(refused('x', 'invalid_input'));
    expect(history(received, tooLong, { kind: 'fee_paid', date: '2026-02-08' })).toEqual(
      refused('x', 'extension_too_long'),
    );
  });

  test('29 February of a leap year is a day; a due date past the year 9999 cannot be written', () => {
    expect(history({ kind: 'submitted', date: '2024-02-29' }).error).toBeNull();
    expect(history({ kind: 'submitted', date: '9999-12-20' })).toEqual(refused('x', 'invalid_input'));
  });
});
