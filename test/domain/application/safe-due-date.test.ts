import { describe, expect, test } from '@jest/globals';
import { type ClockChannel, type ClockEvent } from '../../../src/domain/application/clock-events.js';
import { computeSafeDueDate } from '../../../src/domain/application/safe-due-date.js';
import { plainDate as day } from '../../../src/domain/calendar/plain-date.js';
import { calendar, extended, on } from '../../support/clock-history.js';

const safe = (channel: ClockChannel, ...events: ClockEvent[]) => computeSafeDueDate({ channel, events }, calendar);

describe('第三十一条 提交与确认之间：安全日期按提交之日计算', () => {
  test.each<ClockChannel>(['online', 'fax', 'ordinary_mail'])('%s', (channel) => {
    expect(safe(channel, on('submitted', '2026-02-06'), on('receipt_confirmed', '2026-02-13'))).toEqual({
      date: '2026-03-12',
      reasons: ['counted_from_submission'],
      provisional: false,
    });
  });

  test('confirmed on the day of submission: nothing doubtful', () => {
    expect(safe('online', on('submitted', '2026-02-06'), on('receipt_confirmed', '2026-02-06'))).toEqual({
      date: '2026-03-12',
      reasons: [],
      provisional: false,
    });
  });

  test('not confirmed yet: counted from submission', () => {
    expect(safe('online', on('submitted', '2026-02-06'))).toEqual({
      date: '2026-03-12',
      reasons: ['counted_from_submission'],
      provisional: false,
    });
    expect(safe('online', on('submitted', '2026-12-04')).provisional).toBe(true);
  });

  test('mail on its way and a case without any date have none', () => {
    const none = { date: null, reasons: [], provisional: false };
    expect(safe('registered_mail', on('submitted', '2026-02-06'))).toEqual(none);
    expect(safe('online')).toEqual(none);
    expect(safe('in_person', on('submitted', '2019-05-14'))).toEqual(none);
  });

  test('in person and signed for: the receipt is not in doubt', () => {
    expect(safe('in_person', on('submitted', '2026-02-06'))).toEqual({
      date: '2026-03-12',
      reasons: [],
      provisional: false,
    });
    expect(safe('registered_mail', on('submitted', '2026-02-06'), on('signed_for', '2026-02-13')).date).toBe(
      '2026-03-19',
    );
  });

  test('after a restart the submission no longer matters', () => {
    const events = [on('submitted', '2026-02-04'), on('receipt_confirmed', '2026-02-06'), on('fee_paid', '2026-02-13')];
    expect(safe('online', ...events)).toEqual({ date: '2026-03-19', reasons: [], provisional: false });
  });
});

describe('第三十条、第三十三条 重新起算与延期', () => {
  test('an extension given before a restart is left out', () => {
    const events = [
      on('submitted', '2026-02-06'),
      extended('2026-02-09', 20),
      on('supplement_requested', '2026-02-10'),
      on('supplement_received', '2026-02-13'),
    ];
    expect(safe('in_person', ...events)).toEqual({
      date: '2026-03-19',
      reasons: ['without_extension_before_restart'],
      provisional: false,
    });
    // Given after the restart it stands.
    const after = [on('submitted', '2026-02-06'), on('fee_paid', '2026-02-13'), extended('2026-02-24', 20)];
    expect(safe('in_person', ...after)).toEqual({ date: '2026-04-17', reasons: [], provisional: false });
  });

  test('a notice on the 7th working day restarts safely, one day later the original date stays', () => {
    const answeredAfter = (notice: string) =>
      safe(
        'in_person',
        on('submitted', '2026-02-06'),
        on('supplement_requested', notice),
        on('supplement_received', '2026-03-02'),
      );
    expect(answeredAfter('2026-02-24')).toEqual({ date: '2026-03-30', reasons: [], provisional: false });
    expect(answeredAfter('2026-02-25')).toEqual({
      date: '2026-03-12',
      reasons: ['without_restart_after_late_notice'],
      provisional: false,
    });
  });

  test('the earliest of the doubts together: a late notice after an extension', () => {
    const events = [
      on('submitted', '2026-02-06'),
      extended('2026-02-09', 20),
      on('supplement_requested', '2026-02-25'),
      on('supplement_received', '2026-03-02'),
    ];
    // Without the restart the extension stays (10 April); with it but without the extension it is 30 March.
    expect(safe('in_person', ...events)).toEqual({
      date: '2026-03-30',
      reasons: ['without_extension_before_restart'],
      provisional: false,
    });
  });

  test('two doubts needed at once are both told', () => {
    const events = [
      on('submitted', '2026-02-06'),
      on('receipt_confirmed', '2026-02-13'),
      on('supplement_requested', '2026-03-03'),
      on('supplement_received', '2026-03-09'),
    ];
    // Confirmed on 13 February, the notice was due by 2 March.
    expect(safe('online', ...events)).toEqual({
      date: '2026-03-12',
      reasons: ['counted_from_submission', 'without_restart_after_late_notice'],
      provisional: false,
    });
  });

  test('第三十五条 a fixed reply day is not in doubt', () => {
    const events = [
      on('submitted', '2026-02-06'),
      on('receipt_confirmed', '2026-02-13'),
      { ...on('delayed_reply_fixed', '2026-02-26'), replyBy: day('2026-06-30') },
    ];
    expect(safe('online', ...events)).toEqual({ date: '2026-06-30', reasons: [], provisional: false });
  });
});
