import { describe, expect, test } from '@jest/globals';
import { reachedAlarmLevels } from '../../../src/domain/application/alarm-levels.js';
import { type PlainDate } from '../../../src/domain/calendar/plain-date.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';

const calendar = buildWorkingCalendar();
const reached = (alarmDate: string, today: string): [string | undefined, number] => {
  const { levels, workingDaysLeft } = reachedAlarmLevels(alarmDate as PlainDate, today as PlainDate, calendar);
  return [levels.at(-1), workingDaysLeft];
};

describe('第三十三条 答复期限的提醒：离期限 5、3、1、0 个工作日和超期', () => {
  // Received 2026-02-06, due Thursday 2026-03-12 (law A.5). March has no holidays.
  test.each([
    ['2026-03-04', undefined, 6],
    ['2026-03-05', 't_minus_5', 5],
    ['2026-03-06', 't_minus_5', 4],
    ['2026-03-07', 't_minus_5', 4],
    ['2026-03-08', 't_minus_5', 4],
    ['2026-03-09', 't_minus_3', 3],
    ['2026-03-10', 't_minus_3', 2],
    ['2026-03-11', 't_minus_1', 1],
    ['2026-03-12', 'due_today', 0],
    ['2026-03-13', 'overdue', -1],
    ['2026-04-30', 'overdue', -34],
  ])('到期 2026-03-12，今天 %s', (today, level, left) => {
    expect(reached('2026-03-12', today)).toEqual([level, left]);
  });

  // Due Tuesday 2026-03-03. Worked before it: 03-02, Saturday 02-28 (调休), 02-27, 02-26, 02-25, 02-24.
  test.each([
    ['2026-02-24', undefined, 6],
    ['2026-02-25', 't_minus_5', 5],
    ['2026-02-26', 't_minus_5', 4],
    ['2026-02-27', 't_minus_3', 3],
    ['2026-02-28', 't_minus_3', 2],
    ['2026-03-01', 't_minus_3', 2],
    ['2026-03-02', 't_minus_1', 1],
    ['2026-03-03', 'due_today', 0],
    ['2026-03-04', 'overdue', -1],
  ])('跨调休上班的周六：到期 2026-03-03，今天 %s', (today, level, left) => {
    expect(reached('2026-03-03', today)).toEqual([level, left]);
  });

  // Due on the first day after 春节 (off 02-15 to 02-23); worked before it: Saturday 02-14 (调休), 02-13, 02-12, 02-11, 02-10.
  test.each([
    ['2026-02-09', undefined, 6],
    ['2026-02-10', 't_minus_5', 5],
    ['2026-02-11', 't_minus_5', 4],
    ['2026-02-12', 't_minus_3', 3],
    ['2026-02-13', 't_minus_3', 2],
    ['2026-02-14', 't_minus_1', 1],
    ['2026-02-23', 't_minus_1', 1],
    ['2026-02-24', 'due_today', 0],
  ])('跨春节：到期 2026-02-24，今天 %s', (today, level, left) => {
    expect(reached('2026-02-24', today)).toEqual([level, left]);
  });
});

describe('第三十五条 确定的延迟答复日可能不是工作日', () => {
  // Saturday 2026-03-14, an ordinary one: Friday is the last working day before it.
  test.each([
    ['2026-03-12', 't_minus_1'],
    ['2026-03-13', 'due_today'],
    ['2026-03-14', 'due_today'],
    ['2026-03-15', 'overdue'],
  ])('到期周六 2026-03-14，今天 %s', (today, level) => {
    expect(reached('2026-03-14', today)[0]).toBe(level);
  });

  test('到期周五的次日是周六，已经超期', () => {
    expect(reached('2026-03-13', '2026-03-14')).toEqual(['overdue', 0]);
  });
});

describe('补看时列出已经到达的每一级', () => {
  test('从轻到重', () => {
    const { levels } = reachedAlarmLevels('2026-03-12' as PlainDate, '2026-03-20' as PlainDate, calendar);
    expect(levels).toEqual(['t_minus_5', 't_minus_3', 't_minus_1', 'due_today', 'overdue']);
  });
});
