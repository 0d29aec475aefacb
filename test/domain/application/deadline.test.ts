import { describe, expect, test } from '@jest/globals';
import { type ClockChannel } from '../../../src/domain/application/clock-events.js';
import { computeDeadline } from '../../../src/domain/application/deadline.js';
import { plainDate as day } from '../../../src/domain/calendar/plain-date.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import {
  breaches,
  calendar,
  compute,
  extended,
  inPerson,
  on,
  received,
  thirdParty,
} from '../../support/clock-history.js';

describe('第三十三条 二十个工作日', () => {
  test.each([
    // received, 7th working day, 20th, 40th (2026 calendar, first day not counted)
    ['2026-02-06', '2026-02-24', '2026-03-12', '2026-04-10'],
    ['2026-02-13', '2026-03-02', '2026-03-19', '2026-04-17'],
    ['2026-04-20', '2026-04-29', '2026-05-20', '2026-06-17'],
    ['2026-09-18', '2026-09-29', '2026-10-22', '2026-11-19'],
  ])('received %s', (receipt, seventh, twentieth, fortieth) => {
    expect(inPerson(received(receipt))).toEqual({
      receiptDate: receipt,
      supplementNoticeDueDate: seventh,
      startDate: receipt,
      workingDays: 20,
      dueDate: twentieth,
      provisional: false,
      pausedWorkingDays: 0,
      fixedReplyDate: null,
      lateSupplementNoticeIndex: null,
      breaches: [],
    });
    const longer = inPerson(received(receipt), extended(receipt, 20));
    expect([longer.workingDays, longer.dueDate]).toEqual([40, fortieth]);
  });

  test.each([
    ['2026-02-06', '2026-03-05'],
    ['2026-02-13', '2026-03-12'],
    ['2026-04-20', '2026-05-13'],
    ['2026-09-18', '2026-10-15'],
  ])('a party that got its letter on %s answers by %s (fifteen working days)', (delivered, limit) => {
    expect(calendar.nthWorkingDayAfter(day(delivered), 15).date).toBe(limit);
  });

  test('first day of the 2019 Regulations is counted, the day before is not supported', () => {
    expect(inPerson(received('2019-05-15'))).toMatchObject({
      supplementNoticeDueDate: '2019-05-24',
      dueDate: '2019-06-13',
      breaches: [],
    });
    const before = inPerson(received('2019-05-14'));
    expect(before).toMatchObject({ receiptDate: '2019-05-14', supplementNoticeDueDate: null, dueDate: null });
    expect(breaches(before)).toEqual([['not_supported', 0]]);
  });

  test('the calendar of the day: the Spring Festival of 2020 as first published and as prolonged', () => {
    const history = { channel: 'in_person' as const, events: [received('2020-01-20')] };
    expect(computeDeadline(history, calendar).dueDate).toBe('2020-02-25');
    const earlier = buildWorkingCalendar({ asOf: day('2020-01-20') });
    expect(computeDeadline(history, earlier).dueDate).toBe('2020-02-21');
  });

  test('provisional from the first day of a year without a calendar, not before', () => {
    expect(inPerson(received('2026-12-03'))).toMatchObject({ dueDate: '2026-12-31', provisional: false });
    expect(inPerson(received('2026-12-04'))).toMatchObject({
      supplementNoticeDueDate: '2026-12-15',
      dueDate: '2027-01-01',
      provisional: true,
    });
  });
});

describe('第三十一条 收到申请之日', () => {
  test.each<[ClockChannel, string]>([
    ['in_person', '2026-04-13'],
    ['registered_mail', '2026-04-15'],
    ['ordinary_mail', '2026-04-20'],
    ['online', '2026-04-20'],
    ['fax', '2026-04-20'],
  ])('%s', (channel, receipt) => {
    const events = [
      on('submitted', '2026-04-13'),
      on('signed_for', '2026-04-15'),
      on('receipt_confirmed', '2026-04-20'),
    ];
    expect(compute(channel, ...events).receiptDate).toBe(receipt);
  });

  test('the first of several counts; without it there are no dates', () => {
    expect(inPerson(received('2026-04-20'), received('2026-04-27')).receiptDate).toBe('2026-04-20');
    expect(compute('online', received('2026-04-20'), on('signed_for', '2026-04-21'))).toMatchObject({
      receiptDate: null,
      supplementNoticeDueDate: null,
      dueDate: null,
      provisional: false,
      pausedWorkingDays: 0,
      breaches: [],
    });
  });

  test('what the clock needs a receipt for is a breach before it; the same day is not before', () => {
    const events = [
      on('supplement_requested', '2026-04-19'),
      on('fee_paid', '2026-04-20'),
      on('receipt_confirmed', '2026-04-20'),
    ];
    expect(breaches(compute('online', ...events))).toEqual([['event_before_receipt', 0]]);
    expect(breaches(compute('online', extended('2026-04-20', 5)))).toEqual([['event_before_receipt', 0]]);
    // No breach for deciding or dispatching without a receipt.
    expect(breaches(compute('online', on('dispatched', '2026-04-20'), on('decided', '2026-04-21')))).toEqual([]);
  });

  test('nothing after the decision counts, not even the receipt', () => {
    expect(
      compute('online', on('decided', '2026-04-20'), on('receipt_confirmed', '2026-04-20')).receiptDate,
    ).toBeNull();
  });
});

describe('第三十条 补正', () => {
  test('the corrected application restarts the clock; the notice is still due by the first receipt', () => {
    const deadline = inPerson(
      received('2026-02-06'),
      on('supplement_requested', '2026-02-10'),
      on('supplement_received', '2026-02-13'),
    );
    expect(deadline).toMatchObject({
      startDate: '2026-02-13',
      supplementNoticeDueDate: '2026-02-24',
      dueDate: '2026-03-19',
      breaches: [],
    });
  });

  test('an open supplement leaves the running date', () => {
    expect(inPerson(received('2026-02-06'), on('supplement_requested', '2026-02-10')).dueDate).toBe('2026-03-12');
  });

  test('a notice on the 7th working day is in time, one day later it is late; no error', () => {
    const noticeOn = (date: string) => inPerson(received('2026-02-06'), on('supplement_requested', date));
    expect(noticeOn('2026-02-24').lateSupplementNoticeIndex).toBeNull();
    expect(noticeOn('2026-02-25')).toMatchObject({ lateSupplementNoticeIndex: 1, breaches: [] });
  });

  test('a second notice is a breach without effect, and so is what is then sent', () => {
    const first = [
      received('2026-02-06'),
      on('supplement_requested', '2026-02-09'),
      on('supplement_received', '2026-02-13'),
    ];
    const second = inPerson(
      ...first,
      on('supplement_requested', '2026-02-26'),
      on('supplement_received', '2026-03-02'),
    );
    expect(breaches(second)).toEqual([['supplement_repeated', 3]]);
    expect(second.dueDate).toBe('2026-03-19');
    // Both notices before the one answer: that answer restarts the clock.
    const both = inPerson(
      received('2026-02-06'),
      on('supplement_requested', '2026-02-09'),
      on('supplement_requested', '2026-02-10'),
      on('supplement_received', '2026-02-13'),
    );
    expect([breaches(both), both.dueDate]).toEqual([[['supplement_repeated', 2]], '2026-03-19']);
  });
});

describe('国办函〔2020〕109号第六条 缴费后重新起算', () => {
  test('payment restarts the clock, a demand alone does not', () => {
    const demanded = [received('2026-03-23'), on('fee_demanded', '2026-04-15')];
    expect(inPerson(...demanded).dueDate).toBe('2026-04-21');
    expect(inPerson(...demanded, on('fee_paid', '2026-04-20'))).toMatchObject({
      startDate: '2026-04-20',
      dueDate: '2026-05-20',
    });
  });
});

describe('第三十三条 延期', () => {
  test('1 to 20 working days', () => {
    const of = (workingDays: number) => inPerson(received('2026-02-06'), extended('2026-02-09', workingDays));
    expect(of(1)).toMatchObject({ dueDate: '2026-03-13', workingDays: 21, breaches: [] });
    expect(of(20)).toMatchObject({ dueDate: '2026-04-10', breaches: [] });
    for (const workingDays of [0, 21, -1, 2.5, Number.NaN]) {
      const refused = of(workingDays);
      expect([breaches(refused), refused.dueDate]).toEqual([[['extension_too_long', 1]], '2026-03-12']);
    }
  });

  test('on the due date it is in time, the day after it is not', () => {
    expect(inPerson(received('2026-02-06'), extended('2026-03-12', 20))).toMatchObject({
      dueDate: '2026-04-10',
      breaches: [],
    });
    const late = inPerson(received('2026-02-06'), extended('2026-03-13', 20));
    expect([breaches(late), late.dueDate]).toEqual([[['extension_after_due', 1]], '2026-03-12']);
  });

  test('once only; too long is told before repeated', () => {
    const twice = inPerson(
      received('2026-02-06'),
      extended('2026-02-09', 5),
      extended('2026-02-10', 5),
      extended('2026-02-11', 30),
    );
    expect(breaches(twice)).toEqual([
      ['extension_repeated', 2],
      ['extension_too_long', 3],
    ]);
    expect(twice.workingDays).toBe(25);
  });

  test('given before a restart it stays', () => {
    const restarted = inPerson(received('2026-02-06'), extended('2026-02-09', 20), on('fee_paid', '2026-02-13'));
    expect([restarted.workingDays, restarted.dueDate]).toEqual([40, '2026-04-17']);
  });

  test('the due date it is measured by is that of the events up to then', () => {
    const sent = { ...on('consultation_started', '2026-02-06'), ...thirdParty };
    // Undelivered, the consultation pauses through the extension's own day; on 13 March it still runs.
    expect(breaches(inPerson(received('2026-02-06'), sent, extended('2026-03-13', 5)))).toEqual([]);
    // A later answer does not save an extension that was late when given.
    const late = inPerson(received('2026-02-06'), extended('2026-03-13', 5), on('fee_paid', '2026-03-16'));
    expect(breaches(late)).toEqual([['extension_after_due', 1]]);
  });
});

describe('第三十五条 延迟答复', () => {
  const fixed = { ...on('delayed_reply_fixed', '2026-02-10'), replyBy: day('2026-08-31') };

  test('the day that the office fixed is the due date', () => {
    expect(inPerson(received('2026-02-06'), fixed)).toMatchObject({
      dueDate: '2026-08-31',
      fixedReplyDate: '2026-08-31',
    });
    expect(inPerson(received('2026-02-06'), fixed, extended('2026-08-31', 20))).toMatchObject({
      dueDate: '2026-08-31',
      workingDays: 40,
      breaches: [],
    });
    expect(breaches(inPerson(received('2026-02-06'), fixed, extended('2026-09-01', 20)))).toEqual([
      ['extension_after_due', 2],
    ]);
  });

  test('a restart after it counts anew, also on the same day', () => {
    expect(inPerson(received('2026-02-06'), fixed, on('fee_paid', '2026-02-13'))).toMatchObject({
      dueDate: '2026-03-19',
      fixedReplyDate: null,
    });
    expect(inPerson(received('2026-02-06'), fixed, on('fee_paid', '2026-02-10')).fixedReplyDate).toBeNull();
    expect(inPerson(received('2026-02-06'), on('fee_paid', '2026-02-10'), fixed).dueDate).toBe('2026-08-31');
  });

  test('a fixed day in an unknown year is given, not counted: it is not provisional', () => {
    const later = { ...fixed, replyBy: day('2027-03-31') };
    expect(inPerson(received('2026-02-06'), later)).toMatchObject({ dueDate: '2027-03-31', provisional: false });
  });
});

describe('事实随时可以登记：从不报错', () => {
  test('events entered late are put in their place; breaches name them as given', () => {
    const late = inPerson(
      on('supplement_received', '2026-02-13'),
      received('2026-02-06'),
      on('decided', '2026-03-18'),
      on('fee_paid', '2026-03-19'),
      on('supplement_requested', '2026-02-10'),
      extended('2026-02-05', 3),
    );
    expect([late.receiptDate, late.dueDate]).toEqual(['2026-02-06', '2026-03-19']);
    expect(breaches(late)).toEqual([['event_before_receipt', 5]]);
  });

  test('kinds of other parts of a case are passed over', () => {
    const other = [
      { kind: 'noted', date: day('2026-01-01') },
      received('2026-02-06'),
      { kind: 'toString', date: day('2026-02-07') },
    ];
    expect(inPerson(...other)).toMatchObject({ dueDate: '2026-03-12', breaches: [] });
  });
});
