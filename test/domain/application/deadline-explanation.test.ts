import { describe, expect, test } from '@jest/globals';
import { type ClockEvent, type DeadlineHistory } from '../../../src/domain/application/clock-events.js';
import { explainDeadline } from '../../../src/domain/application/deadline-explanation.js';
import { computeDeadline } from '../../../src/domain/application/deadline.js';
import { addDays, plainDate as day } from '../../../src/domain/calendar/plain-date.js';
import { calendar, on } from '../../support/clock-history.js';
import { randomHistoryLine } from '../../support/deadline-histories.js';
import { Random } from '../../support/random.js';

const explain = (...events: ClockEvent[]) => {
  const explanation = explainDeadline({ channel: 'in_person', events }, calendar);
  if (!explanation) throw new Error('nothing to explain');
  return explanation;
};

describe('第三十三条 期限的逐日说明', () => {
  test('received 2026-02-06: 34 calendar days, of which 20 count, two of them on Saturdays', () => {
    const { days, totals, ...rest } = explain(on('submitted', '2026-02-06'));
    expect(totals).toEqual({
      statutoryWorkingDays: 20,
      counted: 20,
      countedOnWeekends: 2,
      paused: 0,
      weekend: 5,
      holiday: 9,
      calendarDays: 34,
    });
    expect([rest.startDate, rest.dueDate, rest.provisional]).toEqual(['2026-02-06', '2026-03-12', false]);
    const at = (date: string) => days.find((item) => item.date === date);
    expect(days[0]).toEqual({ date: '2026-02-07', counted: null, reason: 'weekend' });
    expect(at('2026-02-09')).toEqual({ date: '2026-02-09', counted: 1, reason: 'counted' });
    expect(at('2026-02-14')).toEqual({
      date: '2026-02-14',
      counted: 6,
      reason: 'make_up_working_day',
      name: '春节',
      notice: '国办发明电〔2025〕7号',
    });
    expect(at('2026-02-23')).toEqual({
      date: '2026-02-23',
      counted: null,
      reason: 'holiday',
      name: '春节',
      notice: '国办发明电〔2025〕7号',
    });
    expect(days.at(-1)).toEqual({ date: '2026-03-12', counted: 20, reason: 'counted' });
  });

  test('a pause is shown day by day with the consultation that causes it', () => {
    const explanation = explain(
      on('submitted', '2026-09-14'),
      { ...on('consultation_started', '2026-09-18'), with: 'third_party', consultationId: 'c1' },
      { ...on('consultation_delivered', '2026-09-21'), with: 'third_party', consultationId: 'c1' },
      { ...on('consultation_answered', '2026-10-12'), with: 'third_party', consultationId: 'c1' },
    );
    expect(explanation.totals).toMatchObject({ counted: 20, paused: 12, calendarDays: 50 });
    expect(explanation.days.filter(({ reason }) => reason === 'paused').map(({ date }) => date)).toEqual([
      '2026-09-20',
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-24',
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
      '2026-10-12',
    ]);
    expect(explanation.days.find(({ date }) => date === '2026-09-20')).toMatchObject({ counted: null, pausedBy: [1] });
    expect(explanation.causes).toEqual([
      { kind: 'receipt', eventIndex: 0, date: '2026-09-14', article: '第三十一条' },
      {
        kind: 'pause',
        eventIndex: 1,
        date: '2026-09-18',
        with: 'third_party',
        consultationId: 'c1',
        throughDate: '2026-10-12',
        endedBy: 'answer',
        workingDays: 12,
        article: '第三十二条、第三十三条',
      },
    ]);
  });

  test('restart and extension are named with article and event', () => {
    const explanation = explain(
      on('submitted', '2026-02-06'),
      { ...on('extension_approved', '2026-02-09'), workingDays: 20 },
      on('supplement_requested', '2026-02-10'),
      on('supplement_received', '2026-02-11'),
      on('fee_paid', '2026-02-13'),
    );
    expect([explanation.startDate, explanation.dueDate]).toEqual(['2026-02-13', '2026-04-17']);
    expect(explanation.totals).toMatchObject({ statutoryWorkingDays: 40, counted: 40 });
    expect(explanation.causes.slice(1)).toEqual([
      { kind: 'extension', eventIndex: 1, date: '2026-02-09', workingDays: 20, article: '第三十三条' },
      { kind: 'restart', by: 'supplement_received', eventIndex: 3, date: '2026-02-11', article: '第三十条' },
      { kind: 'restart', by: 'fee_paid', eventIndex: 4, date: '2026-02-13', article: '国办函〔2020〕109号第六条' },
    ]);
  });

  test('days of an unknown year say so', () => {
    const { days, provisional } = explain(on('submitted', '2026-12-30'));
    expect(provisional).toBe(true);
    expect(days.slice(0, 3)).toEqual([
      { date: '2026-12-31', counted: 1, reason: 'counted' },
      { date: '2027-01-01', counted: 2, reason: 'counted', provisional: true },
      { date: '2027-01-02', counted: null, reason: 'weekend', provisional: true },
    ]);
  });

  test('第三十五条 a fixed reply day is listed to its end and named', () => {
    const explanation = explain(on('submitted', '2026-02-06'), {
      ...on('delayed_reply_fixed', '2026-02-10'),
      replyBy: day('2026-04-30'),
    });
    expect(explanation.days.at(-1)?.date).toBe('2026-04-30');
    expect(explanation.causes.at(-1)).toEqual({
      kind: 'fixed_reply',
      eventIndex: 1,
      date: '2026-02-10',
      replyBy: '2026-04-30',
      article: '第三十五条',
    });
  });

  test('nothing is explained before the receipt', () => {
    expect(explainDeadline({ channel: 'online', events: [on('submitted', '2026-02-06')] }, calendar)).toBeNull();
  });

  test('on 2,000 random histories the counted days sum to N, the paused ones to the pause, and every day is listed once', () => {
    const faults: unknown[] = [];
    let explained = 0;
    for (let seed = 1; seed <= 2_000; seed++) {
      const history = historyOf(randomHistoryLine(new Random(seed), seed));
      const explanation = history && explainDeadline(history, calendar);
      if (!explanation) continue;
      const deadline = computeDeadline(history, calendar);
      if (deadline.fixedReplyDate) continue;
      explained++;
      const { days, totals } = explanation;
      const numbers = days.flatMap(({ counted }) => (counted === null ? [] : [counted]));
      const holds =
        totals.counted === deadline.workingDays &&
        totals.paused === deadline.pausedWorkingDays &&
        numbers.length === deadline.workingDays &&
        numbers.every((number, index) => number === index + 1) &&
        totals.counted + totals.paused + totals.weekend + totals.holiday === totals.calendarDays &&
        days.at(-1)?.date === deadline.dueDate &&
        days.every(({ date }, index) => date === addDays(explanation.startDate, index + 1));
      if (!holds) faults.push(history);
    }
    expect(faults).toEqual([]);
    expect(explained).toBeGreaterThan(1_000);
  });
});

/** The history of a line that is well formed; breaches do not matter here. */
function historyOf(line: string): DeadlineHistory | null {
  try {
    const { channel, events } = JSON.parse(line) as DeadlineHistory;
    events.forEach((event) => day(event.date));
    return computeDeadline({ channel, events }, calendar).receiptDate ? { channel, events } : null;
  } catch {
    return null;
  }
}
