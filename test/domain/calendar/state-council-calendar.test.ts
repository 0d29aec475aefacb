import { describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import { addDays, plainDate } from '../../../src/domain/calendar/plain-date.js';
import { STATE_COUNCIL_CALENDARS } from '../../../src/domain/calendar/state-council-calendar.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';

const version = (notice: string) => {
  const found = STATE_COUNCIL_CALENDARS.find((item) => item.notice === notice);
  if (!found) throw new Error(notice);
  return found;
};

describe('国务院办公厅放假通知 2017–2026', () => {
  test('every day of the ten years is worked or off as an independent package has it', () => {
    const calendar = buildWorkingCalendar();
    const differences: string[] = [];
    let days = 0;
    for (let date = plainDate('2017-01-01'); date <= '2026-12-31'; date = addDays(date, 1)) {
      days++;
      if (calendar.isWorkingDay(date) !== chineseDays.isWorkday(date)) differences.push(date);
    }
    expect(differences).toEqual([]);
    expect(days).toBe(3652);
  });

  test('each notice stands with its number and date', () => {
    expect(STATE_COUNCIL_CALENDARS.map(({ year, notice, noticeDate }) => [year, notice, noticeDate])).toEqual([
      [2017, '国办发明电〔2016〕17号', '2016-12-01'],
      [2018, '国办发明电〔2017〕12号', '2017-11-30'],
      [2019, '国办发明电〔2018〕15号', '2018-12-04'],
      [2019, '国办发明电〔2019〕3号', '2019-03-22'],
      [2020, '国办发明电〔2019〕16号', '2019-11-21'],
      [2020, '国办发明电〔2020〕1号', '2020-01-26'],
      [2021, '国办发明电〔2020〕27号', '2020-11-25'],
      [2022, '国办发明电〔2021〕11号', '2021-10-25'],
      [2023, '国办发明电〔2022〕16号', '2022-12-08'],
      [2024, '国办发明电〔2023〕7号', '2023-10-25'],
      [2025, '国办发明电〔2024〕12号', '2024-11-12'],
      [2026, '国办发明电〔2025〕7号', '2025-11-04'],
    ]);
  });

  test('every make-up working day is a Saturday or Sunday, and no day is both off and worked', () => {
    for (const { daysOff, workingDays } of STATE_COUNCIL_CALENDARS) {
      const off = new Set(daysOff.map(({ date }) => date));
      expect(off.size).toBe(daysOff.length);
      for (const { date } of workingDays) {
        expect([0, 6]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
        expect(off.has(date)).toBe(false);
      }
    }
  });

  test('2026: the days off and worked of 国办发明电〔2025〕7号', () => {
    const { daysOff, workingDays } = version('国办发明电〔2025〕7号');
    expect(daysOff).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7);
    expect(workingDays.map(({ date }) => date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  test('2019 was changed within the year: Labour Day has one day off first, four days and two make-up days then', () => {
    const labourDay = (notice: string) => {
      const { daysOff, workingDays } = version(notice);
      const of = (entries: typeof daysOff) => entries.filter(({ name }) => name === '劳动节').map(({ date }) => date);
      return { off: of(daysOff), worked: of(workingDays) };
    };
    expect(labourDay('国办发明电〔2018〕15号')).toEqual({ off: ['2019-05-01'], worked: [] });
    expect(labourDay('国办发明电〔2019〕3号')).toEqual({
      off: ['2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04'],
      worked: ['2019-04-28', '2019-05-05'],
    });
    // The rest of the year stays as the first notice had it, and says so.
    const springFestival = version('国办发明电〔2019〕3号').daysOff.find(({ date }) => date === '2019-02-05');
    expect(springFestival).toEqual({ date: '2019-02-05', name: '春节', notice: '国办发明电〔2018〕15号' });
  });

  test('2020 was changed within the year: the Spring Festival reaches 2 February and its make-up day falls away', () => {
    const before = version('国办发明电〔2019〕16号');
    const after = version('国办发明电〔2020〕1号');
    const february = ({ daysOff }: typeof before) =>
      daysOff.map(({ date }) => date).filter((date) => /^2020-0(1-31|2)/.test(date));
    expect(february(before)).toEqual([]);
    expect(february(after)).toEqual(['2020-01-31', '2020-02-01', '2020-02-02']);
    expect(before.workingDays.some(({ date }) => date === '2020-02-01')).toBe(true);
    expect(after.workingDays.some(({ date }) => date === '2020-02-01')).toBe(false);
    expect(after.amends).toBe('国办发明电〔2019〕16号');
  });

  test('the New Year holiday may reach into the year before: 29 December 2018 was worked, 31 December 2022 off', () => {
    const calendar = buildWorkingCalendar();
    expect(calendar.isWorkingDay(plainDate('2018-12-29'))).toBe(true);
    expect(calendar.isWorkingDay(plainDate('2018-12-31'))).toBe(false);
    expect(calendar.isWorkingDay(plainDate('2022-12-30'))).toBe(true);
    expect(calendar.describe(plainDate('2022-12-31'))).toEqual({
      date: '2022-12-31',
      working: false,
      kind: 'holiday',
      name: '元旦',
      notice: '国办发明电〔2022〕16号',
      published: true,
    });
  });
});
