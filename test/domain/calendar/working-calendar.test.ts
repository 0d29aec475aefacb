import { describe, expect, test } from '@jest/globals';
import { plainDate as day } from '../../../src/domain/calendar/plain-date.js';
import { type CalendarVersion } from '../../../src/domain/calendar/state-council-calendar.js';
import { buildWorkingCalendar, type RegionalNotice } from '../../../src/domain/calendar/working-calendar.js';

const calendar = buildWorkingCalendar();

const year2027: CalendarVersion = {
  year: 2027,
  notice: '国办发明电〔2026〕9号',
  noticeDate: day('2026-11-05'),
  daysOff: [{ date: day('2027-01-01'), name: '元旦' }],
  workingDays: [{ date: day('2027-01-02'), name: '元旦' }],
};

describe('第三十三条 工作日的计算（首日不计）', () => {
  // 2026-02-14 and 02-28 are Saturdays worked; 2026-02-15 to 02-23 is the Spring Festival.
  test.each([
    ['2026-02-06', 1, '2026-02-09'],
    ['2026-02-06', 6, '2026-02-14'],
    ['2026-02-06', 7, '2026-02-24'],
    ['2026-02-06', 20, '2026-03-12'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 20, '2026-03-19'],
    ['2026-04-20', 20, '2026-05-20'],
    ['2026-09-18', 20, '2026-10-22'],
    // From a day off: the first working day after it.
    ['2026-02-16', 1, '2026-02-24'],
    ['2026-02-16', 0, '2026-02-16'],
  ])('%s + %i working days = %s', (from, n, to) => {
    expect(calendar.nthWorkingDayAfter(day(from), n)).toEqual({ date: to, provisional: false });
  });

  test.each([
    ['2026-03-12', 1, '2026-03-11'],
    ['2026-02-24', 1, '2026-02-14'],
    ['2026-02-24', 7, '2026-02-06'],
    ['2026-02-22', 1, '2026-02-14'],
    ['2026-02-22', 0, '2026-02-22'],
  ])('%s − %i working days = %s', (from, n, to) => {
    expect(calendar.nthWorkingDayBefore(day(from), n)).toEqual({ date: to, provisional: false });
  });

  test('working days between: first day excluded, last included; negative when overdue', () => {
    expect(calendar.workingDaysBetween(day('2026-02-06'), day('2026-03-12')).workingDays).toBe(20);
    expect(calendar.workingDaysBetween(day('2026-03-12'), day('2026-02-06')).workingDays).toBe(-20);
    expect(calendar.workingDaysBetween(day('2026-02-14'), day('2026-02-23')).workingDays).toBe(0);
    expect(calendar.workingDaysBetween(day('2026-02-14'), day('2026-02-24')).workingDays).toBe(1);
    expect(calendar.workingDaysBetween(day('2026-03-12'), day('2026-03-12'))).toEqual({
      workingDays: 0,
      provisional: false,
    });
  });

  test('only whole numbers of working days from 0', () => {
    for (const n of [-1, 1.5, Number.NaN]) {
      expect(() => calendar.nthWorkingDayAfter(day('2026-03-12'), n)).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      );
    }
  });

  test('why a day is worked or off', () => {
    const kindOf = (date: string) => {
      const { working, kind, name, notice } = calendar.describe(day(date));
      return [working, kind, name, notice];
    };
    expect(kindOf('2026-02-13')).toEqual([true, 'weekday', undefined, undefined]);
    expect(kindOf('2026-02-07')).toEqual([false, 'weekend', undefined, undefined]);
    expect(kindOf('2026-02-14')).toEqual([true, 'make_up_working_day', '春节', '国办发明电〔2025〕7号']);
    expect(kindOf('2026-02-17')).toEqual([false, 'holiday', '春节', '国办发明电〔2025〕7号']);
  });
});

describe('未公布的年度：不作推测，标明“暂定”', () => {
  test('2017–2026 are published, 2016 and 2027 are not', () => {
    expect([2016, 2017, 2026, 2027].map((year) => calendar.isPublished(year))).toEqual([false, true, true, false]);
  });

  test('a result is provisional as soon as one day of an unpublished year was needed', () => {
    expect(calendar.nthWorkingDayAfter(day('2026-12-30'), 1)).toEqual({ date: '2026-12-31', provisional: false });
    // 1 January 2027 is a Friday: without a notice it counts as a weekday.
    expect(calendar.nthWorkingDayAfter(day('2026-12-31'), 1)).toEqual({ date: '2027-01-01', provisional: true });
    expect(calendar.workingDaysBetween(day('2026-12-30'), day('2026-12-31')).provisional).toBe(false);
    expect(calendar.workingDaysBetween(day('2026-12-31'), day('2027-01-01')).provisional).toBe(true);
    expect(calendar.describe(day('2027-01-02'))).toMatchObject({ working: false, kind: 'weekend', published: false });
    expect(calendar.nthWorkingDayBefore(day('2017-01-03'), 1)).toEqual({ date: '2016-12-30', provisional: true });
  });

  test('far outside the notices plain weeks are counted', () => {
    expect(calendar.nthWorkingDayAfter(day('2050-01-03'), 5)).toEqual({ date: '2050-01-10', provisional: true });
    expect(calendar.workingDaysBetween(day('1990-01-01'), day('1990-12-31')).workingDays).toBe(260);
  });

  test('an imported year is published and counted', () => {
    const imported = buildWorkingCalendar({ imported: [year2027] });
    expect(imported.isPublished(2027)).toBe(true);
    expect(imported.nthWorkingDayAfter(day('2026-12-31'), 1)).toEqual({ date: '2027-01-02', provisional: false });
    expect(imported.nthWorkingDayAfter(day('2027-12-31'), 1)).toEqual({ date: '2028-01-03', provisional: true });
  });

  test('2028 published without 2027 leaves what crosses 2027 provisional', () => {
    const imported = buildWorkingCalendar({ imported: [{ ...year2027, year: 2028 }] });
    expect(imported.workingDaysBetween(day('2026-12-30'), day('2028-01-05')).provisional).toBe(true);
    expect(imported.workingDaysBetween(day('2028-01-03'), day('2028-01-05')).provisional).toBe(false);
  });
});

describe('日历分层与版本', () => {
  test('asOf: what the calendar said on an earlier day', () => {
    const on = (asOf: string) => buildWorkingCalendar({ asOf: day(asOf) });
    expect(on('2020-01-25').isWorkingDay(day('2020-02-01'))).toBe(true);
    expect(on('2020-01-26').isWorkingDay(day('2020-02-01'))).toBe(false);
    expect(on('2019-03-21').isWorkingDay(day('2019-04-28'))).toBe(false);
    expect(on('2019-03-22').isWorkingDay(day('2019-04-28'))).toBe(true);
    expect(on('2025-11-03').isPublished(2026)).toBe(false);
    expect(on('2025-11-04').isPublished(2026)).toBe(true);
    expect(
      on('2020-01-25')
        .versions.map(({ notice }) => notice)
        .at(-1),
    ).toBe('国办发明电〔2019〕16号');
  });

  test('the version with the later notice date is in force, on equal dates the later import', () => {
    const older = { ...year2027, noticeDate: day('2026-11-01'), workingDays: [] };
    const mended = { ...year2027, workingDays: [] };
    const worked = (imported: CalendarVersion[]) => buildWorkingCalendar({ imported }).isWorkingDay(day('2027-01-02'));
    expect(worked([year2027, older])).toBe(true);
    expect(worked([older, year2027])).toBe(true);
    expect(worked([year2027, mended])).toBe(false);
  });

  test('a regional layer goes before the national calendar and names its notice', () => {
    // A region moves the make-up day of 30 September 2017 to the Saturday before.
    const moved: RegionalNotice = {
      notice: '桂政办电〔2017〕1号',
      noticeDate: day('2017-09-15'),
      daysOff: [{ date: day('2017-09-30'), name: '国庆节' }],
      workingDays: [{ date: day('2017-09-23') }],
    };
    const regional = buildWorkingCalendar({ regional: [moved] });
    expect(regional.describe(day('2017-09-30'))).toEqual({
      date: '2017-09-30',
      working: false,
      kind: 'regional_day_off',
      name: '国庆节',
      notice: '桂政办电〔2017〕1号',
      published: true,
    });
    expect(regional.describe(day('2017-09-23'))).toMatchObject({ working: true, kind: 'regional_working_day' });
    expect(regional.nthWorkingDayAfter(day('2017-09-22'), 6)).toEqual({ date: '2017-09-29', provisional: false });
    expect(calendar.nthWorkingDayAfter(day('2017-09-22'), 6)).toEqual({ date: '2017-09-30', provisional: false });
    expect(buildWorkingCalendar({ regional: [moved], asOf: day('2017-09-14') }).isWorkingDay(day('2017-09-30'))).toBe(
      true,
    );
  });

  test('a regional notice alone does not publish a year', () => {
    const regional = buildWorkingCalendar({
      regional: [
        { notice: '地方通知', noticeDate: day('2026-12-01'), daysOff: [{ date: day('2027-03-03') }], workingDays: [] },
      ],
    });
    expect(regional.isPublished(2027)).toBe(false);
    expect(regional.nthWorkingDayAfter(day('2027-03-02'), 1)).toEqual({ date: '2027-03-04', provisional: true });
  });

  test("ordinals and days are each other's inverse over every working day 2015–2029", () => {
    const first = calendar.ordinalOf(Date.UTC(2015, 0, 1) / 86_400_000);
    const last = calendar.ordinalOf(Date.UTC(2029, 11, 31) / 86_400_000);
    let previous = -Infinity;
    for (let ordinal = first; ordinal <= last; ordinal++) {
      const at = calendar.dayOfOrdinal(ordinal);
      if (at <= previous || calendar.ordinalOf(at) !== ordinal || calendar.ordinalOf(at - 1) !== ordinal - 1) {
        throw new Error(`ordinal ${ordinal}`);
      }
      previous = at;
    }
    expect(last - first).toBeGreaterThan(3_700);
  });

  test('no global state: building another calendar changes nothing here', () => {
    buildWorkingCalendar({ imported: [year2027] });
    expect(calendar.isPublished(2027)).toBe(false);
  });
});
