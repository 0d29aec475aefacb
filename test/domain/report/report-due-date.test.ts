import { describe, expect, test } from '@jest/globals';
import { reachedReportReminders, reportDueDate } from '../../../src/domain/report/report-due-date.js';
import { type PlainDate } from '../../../src/domain/calendar/plain-date.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';

const calendar = buildWorkingCalendar();

describe('第四十九条 年度报告的公开期限', () => {
  test.each([
    ['department', '2026-01-31'],
    ['government', '2026-03-31'],
    ['township', null],
    ['street_office', null],
    ['authorised_organisation', null],
    ['vertical_organ', null],
  ] as const)('%s 2025 年度', (kind, dueDate) => {
    expect(reportDueDate(kind, 2025)).toBe(dueDate);
  });

  // 2026-01-31 is a Saturday; worked in January: 01-04 (Sunday, 调休), 05–09, 12–16, 19–23, 26–30.
  test.each([
    ['2025-12-31', undefined, 21],
    ['2026-01-01', undefined, 21],
    ['2026-01-04', 'twenty_days', 20],
    ['2026-01-15', 'twenty_days', 11],
    ['2026-01-16', 'ten_days', 10],
    ['2026-01-26', 'ten_days', 4],
    ['2026-01-27', 'three_days', 3],
    ['2026-01-31', 'three_days', 0],
    ['2026-02-01', 'past', 0],
  ])('部门 2025 年度：今天 %s', (today, newest, left) => {
    const { reminders, workingDaysLeft } = reachedReportReminders(
      '2026-01-31' as PlainDate,
      today as PlainDate,
      calendar,
    );
    expect([reminders.at(-1), workingDaysLeft]).toEqual([newest, left]);
  });
});
