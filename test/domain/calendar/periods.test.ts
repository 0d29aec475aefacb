/** Calendar-day periods roll over days off (A.10, 9). Days by hand from the 2026 notice: off 02-15–23, 05-01–05; worked 02-14, 02-28. */
import { describe, expect, test } from '@jest/globals';
import { addMonths, endOfDays, endOfMonths } from '../../../src/domain/calendar/periods.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';

const calendar = buildWorkingCalendar();

describe('民事诉讼法第八十五条: the last day', () => {
  test.each([
    ['on a working day', '2026-03-02', 15, '2026-03-17', null],
    ['on a Saturday', '2026-02-27', 15, '2026-03-16', '2026-03-14'],
    ['on a Saturday that is worked', '2026-01-30', 15, '2026-02-14', null],
    ['the day after it: in the Spring Festival', '2026-01-31', 15, '2026-02-24', '2026-02-15'],
    ['on the last day of the Festival', '2026-02-08', 15, '2026-02-24', '2026-02-23'],
    ['the day after the Festival', '2026-02-09', 15, '2026-02-24', null],
    ['over the Labour Day holidays', '2026-03-02', 60, '2026-05-06', '2026-05-01'],
    ['the day before them', '2026-03-01', 60, '2026-04-30', null],
  ])('%s', (_, from, days, date, rolledFrom) => {
    expect(endOfDays(plainDate(from), days, calendar)).toEqual({ date, rolledFrom, provisional: false });
  });

  test.each([
    ['the same number', '2026-03-11', '2026-09-11', null, false],
    ['a Saturday', '2026-03-12', '2026-09-14', '2026-09-12', false],
    ['a Sunday that is worked', '2026-03-20', '2026-09-20', null, false],
    ['the last day of a shorter month, a Saturday that is worked', '2025-08-31', '2026-02-28', null, false],
    ['a year without a calendar: a Sunday', '2026-08-31', '2027-03-01', '2027-02-28', true],
  ])('six months: %s', (_, from, date, rolledFrom, provisional) => {
    expect(endOfMonths(plainDate(from), 6, calendar)).toEqual({ date, rolledFrom, provisional });
  });

  test('months over the turn of the year, and of a leap year', () => {
    expect(addMonths(plainDate('2025-09-30'), 6)).toBe('2026-03-30');
    expect(addMonths(plainDate('2027-08-30'), 6)).toBe('2028-02-29');
  });
});
