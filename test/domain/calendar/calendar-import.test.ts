import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../../src/errors.js';
import { calendarWarnings, parseCalendarYear } from '../../../src/domain/calendar/calendar-import.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';

const valid = () => ({
  year: 2027,
  notice: '国办发明电〔2026〕9号',
  noticeDate: '2026-11-05',
  daysOff: [
    { date: '2027-01-01', name: '元旦' },
    { date: '2027-05-01', name: '劳动节' },
    { date: '2027-10-02', name: '国庆节' },
    { date: '2027-10-01', name: '国庆节' },
    { date: '2027-10-03', name: '国庆节' },
  ],
  workingDays: [{ date: '2027-09-26', name: '国庆节' }, { date: '2027-01-02' }],
});

type Input = ReturnType<typeof valid>;

function faultsOf(input: unknown): (readonly [path: string, message: string])[] {
  try {
    parseCalendarYear(input);
  } catch (error) {
    if (error instanceof AppError && error.code === 'calendar_invalid') {
      return error.fields.map(({ path, message }) => [path, message] as const);
    }
    throw error;
  }
  return [];
}

const faultsAfter = (change: (input: Input & Record<string, unknown>) => void) => {
  const input = valid();
  change(input);
  return faultsOf(input);
};

describe('导入年度日历', () => {
  test('a valid document becomes a version in order of date, unknown fields left out', () => {
    const version = parseCalendarYear({ ...valid(), remark: '多余' });
    expect(version).toEqual({
      year: 2027,
      notice: '国办发明电〔2026〕9号',
      noticeDate: '2026-11-05',
      daysOff: [
        { date: '2027-01-01', name: '元旦' },
        { date: '2027-05-01', name: '劳动节' },
        { date: '2027-10-01', name: '国庆节' },
        { date: '2027-10-02', name: '国庆节' },
        { date: '2027-10-03', name: '国庆节' },
      ],
      workingDays: [{ date: '2027-01-02' }, { date: '2027-09-26', name: '国庆节' }],
    });
    expect(buildWorkingCalendar({ imported: [version] }).isWorkingDay(plainDate('2027-09-26'))).toBe(true);
  });

  test.each<[string, (input: Input & Record<string, unknown>) => void, string, string]>([
    ['year out of range', (i) => (i.year = 2101), 'year', '年份应为 2008 至 2100 之间的整数。'],
    ['year as text', (i) => Object.assign(i, { year: '2027' }), 'year', '年份应为 2008 至 2100 之间的整数。'],
    ['missing notice', (i) => (i.notice = ' '), 'notice', '请填写通知文号，例如“国办发明电〔2025〕7号”。'],
    [
      'impossible notice date',
      (i) => (i.noticeDate = '2026-02-30'),
      'noticeDate',
      '请按“年-月-日”填写真实的日期，例如 2026-10-01。',
    ],
    [
      'notice of another year',
      (i) => (i.noticeDate = '2025-12-31'),
      'noticeDate',
      '通知日期应在 2026 年 1 月 1 日至 2027 年 12 月 31 日之间。',
    ],
    ['no days off', (i) => (i.daysOff = []), 'daysOff', '放假日期不能为空。'],
    ['a day off without its holiday', (i) => (i.daysOff[0]!.name = ''), 'daysOff.0.name', '请填写节日名称。'],
    [
      'a day 11 days before the year',
      (i) => (i.daysOff[0]!.date = '2026-12-21'),
      'daysOff.0.date',
      '2026-12-21 不在 2027 年内（前后最多相差 10 天）。',
    ],
    [
      'a day 11 days after the year',
      (i) => (i.daysOff[0]!.date = '2028-01-11'),
      'daysOff.0.date',
      '2028-01-11 不在 2027 年内（前后最多相差 10 天）。',
    ],
    ['a day twice', (i) => (i.daysOff[4]!.date = '2027-10-01'), 'daysOff.4.date', '2027-10-01 重复填写。'],
    [
      'a day both off and worked',
      (i) => (i.workingDays[0]!.date = '2027-05-01'),
      'workingDays.0.date',
      '2027-05-01 不能既放假又上班。',
    ],
    [
      'a make-up day on a weekday',
      (i) => (i.workingDays[0]!.date = '2027-09-27'),
      'workingDays.0.date',
      '2027-09-27 不是星期六或星期日，不能作为调休上班日。',
    ],
    [
      'no list of working days',
      (i) => delete i['workingDays' as never],
      'workingDays',
      '应为日期列表，每项包含 date（日期）和 name（节日名称）。',
    ],
  ])('%s', (_title, change, path, message) => {
    expect(faultsAfter(change)).toContainEqual([path, message]);
  });

  test('ten days over the border are allowed: the New Year holiday reaches into the neighbouring year', () => {
    expect(faultsAfter((input) => (input.daysOff[0]!.date = '2026-12-22'))).toEqual([]);
    expect(faultsAfter((input) => (input.daysOff[0]!.date = '2028-01-10'))).toEqual([]);
  });

  test('all faults are told at once', () => {
    const faults = faultsAfter((input) => {
      input.notice = '';
      input.daysOff[1]!.date = '五月一日';
      input.workingDays[1]!.date = '2027-01-04';
    });
    expect(faults.map(([path]) => path)).toEqual(['notice', 'daysOff.1.date', 'workingDays.1.date']);
    expect(faultsOf('not an object').length).toBeGreaterThan(3);
  });

  test('the message counts the faults', () => {
    expect(() => parseCalendarYear({ ...valid(), notice: '', year: 1 })).toThrow(
      '日历数据有误：共 2 处错误，请逐项修改后重新导入。',
    );
  });

  test('a calendar without the fixed public holidays is odd and warned of', () => {
    expect(calendarWarnings(parseCalendarYear(valid()))).toEqual([]);
    const partial = parseCalendarYear({ ...valid(), daysOff: valid().daysOff.slice(0, 1) });
    expect(calendarWarnings(partial).map(({ message }) => message.slice(0, 10))).toEqual([
      '2027-05-01',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
  });
});
