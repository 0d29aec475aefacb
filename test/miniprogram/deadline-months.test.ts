/** A due date as leaves of a calendar: what somebody sees, and what is read to somebody who does not see. */
import { expect, test } from '@jest/globals';
import { type DeadlineExplanation } from '../../miniprogram/api/generated';
import { legendOf, monthsOf, runsOf } from '../../miniprogram/utils/deadline-months';

type Day = DeadlineExplanation['days'][number];
const day = (date: string, reason: Day['reason'], label: string, more: Partial<Day> = {}): Day => ({
  date,
  counted: null,
  reason,
  label,
  name: null,
  notice: null,
  pausedBy: [],
  provisional: false,
  ...more,
});

/** From Tuesday 28 April to Saturday 9 May 2026 around Labour Day, with a pause on 7 May. */
const EXPLAINED: DeadlineExplanation = {
  startDate: '2026-04-28',
  dueDate: '2026-05-09',
  provisional: false,
  sentence: '',
  totals: null,
  causes: [
    { date: '2026-04-28', text: '收到申请，次日起计算期限', article: '第三十一条' },
    { date: '2026-05-06', text: '征求第三方意见，至 2026-05-07 共 1 个工作日不计入期限', article: '第三十二条' },
  ],
  days: [
    day('2026-04-29', 'counted', '计入期限', { counted: 1 }),
    day('2026-04-30', 'counted', '计入期限', { counted: 2 }),
    day('2026-05-01', 'holiday', '法定节假日放假调休', { name: '劳动节' }),
    day('2026-05-02', 'holiday', '法定节假日放假调休', { name: '劳动节' }),
    day('2026-05-03', 'holiday', '法定节假日放假调休', { name: '劳动节' }),
    day('2026-05-04', 'holiday', '法定节假日放假调休', { name: '劳动节' }),
    day('2026-05-05', 'holiday', '法定节假日放假调休', { name: '劳动节' }),
    day('2026-05-06', 'counted', '计入期限', { counted: 3 }),
    day('2026-05-07', 'paused', '征求意见期间，不计入期限（第三十三条）', { pausedBy: [1] }),
    day('2026-05-08', 'counted', '计入期限', { counted: 4 }),
    day('2026-05-09', 'make_up_working_day', '调休上班，计入期限', { counted: 5, name: '劳动节' }),
  ],
};

test('a leaf a month, Monday first, each day with its sign', () => {
  const months = monthsOf(EXPLAINED);
  expect(months.map(({ title }) => title)).toEqual(['2026年4月', '2026年5月']);
  const [april, may] = months;
  // 1 April 2026 is a Wednesday, 1 May a Friday.
  expect(april?.cells.filter(({ tone }) => tone === 'blank')).toHaveLength(2);
  expect(may?.cells.filter(({ tone }) => tone === 'blank')).toHaveLength(4);
  expect(april?.cells).toHaveLength(32);
  const signs = may?.cells.filter(({ tone }) => tone !== 'blank').map(({ sign }) => sign);
  expect(signs?.slice(0, 10)).toEqual(['假', '假', '假', '假', '假', '第3', '停', '第4', '班5', '']);
  expect(may?.cells.filter(({ due }) => due).map(({ key }) => key)).toEqual(['2026-05-09']);
});

test('each day says in words what it counts for, a paused one by which event', () => {
  const words = new Map(monthsOf(EXPLAINED).flatMap(({ cells }) => cells.map((cell) => [cell.key, cell.words])));
  expect(words.get('2026-04-28')).toBe('2026年4月28日，星期二，起算日，当天不计入');
  expect(words.get('2026-04-27')).toBe('2026年4月27日，星期一');
  expect(words.get('2026-05-01')).toBe('2026年5月1日，星期五，法定节假日放假调休（劳动节）');
  expect(words.get('2026-05-07')).toBe(
    '2026年5月7日，星期四，征求意见期间，不计入期限（第三十三条）：征求第三方意见，至2026年5月7日共 1 个工作日不计入期限',
  );
  expect(words.get('2026-05-09')).toBe(
    '2026年5月9日，星期六，调休上班，计入期限（劳动节），第 5 个工作日，答复期限的最后一日',
  );
});

test('days on end that mean the same are one line', () => {
  expect(runsOf(EXPLAINED).map(({ days, meaning }) => `${days} ${meaning}`)).toEqual([
    '4月29日至4月30日 计入期限，第 1 至第 2 个工作日',
    '5月1日至5月5日 法定节假日放假调休（劳动节）',
    '5月6日 计入期限，第 3 个工作日',
    '5月7日 征求意见期间，不计入期限（第三十三条）：征求第三方意见，至2026年5月7日共 1 个工作日不计入期限',
    '5月8日 计入期限，第 4 个工作日',
    '5月9日 调休上班，计入期限（劳动节），第 5 个工作日',
  ]);
});

test('only signs that occur are explained', () => {
  expect(legendOf(EXPLAINED).map(({ sign, text }) => `${sign} ${text}`)).toEqual([
    '起 起算日，当天不计入',
    '第1 计入期限，数字是第几个工作日',
    '班 调休上班，计入期限',
    '假 法定节假日放假调休',
    '停 征求意见期间，不计入期限（第三十三条）',
  ]);
});

test('a year goes on in the next; nothing is drawn where nothing is counted', () => {
  const over = { ...EXPLAINED, startDate: '2026-12-30', dueDate: '2027-01-04' };
  expect(monthsOf(over).map(({ title }) => title)).toEqual(['2026年12月', '2027年1月']);
  expect(monthsOf({ ...EXPLAINED, startDate: null, dueDate: null })).toEqual([]);
  expect(monthsOf({ ...EXPLAINED, days: [] })).toEqual([]);
});
