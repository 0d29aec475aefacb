/**
 * The explanation of a due date as leaves of a calendar: every day of the months it runs through, with what it counts for, in a
 * sign, in a colour and in words. A second form, runs of like days, reads well aloud and as a list.
 */
import { type DeadlineExplanation } from '../api/generated';
import { dayInWords, withDaysInWords } from './dates';

type Day = DeadlineExplanation['days'][number];
type Sign = { sign: string; tone: string };

/** What stands under the number of a day. Never the colour alone. */
const SIGNS: Readonly<Record<Day['reason'], Sign>> = {
  counted: { sign: '', tone: 'counted' },
  make_up_working_day: { sign: '班', tone: 'counted' },
  regional_working_day: { sign: '班', tone: 'counted' },
  weekend: { sign: '休', tone: 'off' },
  holiday: { sign: '假', tone: 'holiday' },
  regional_day_off: { sign: '假', tone: 'holiday' },
  paused: { sign: '停', tone: 'paused' },
};

export interface DayCell {
  key: string;
  /** Day of the month; 0 for the empty places before the first. */
  number: number;
  /** `第3`, `休`, `假`, `班12`, `停`, `起` or nothing. */
  sign: string;
  /** The holiday, where the day has a name. */
  name: string;
  /** counted, off, holiday, paused, start, none (outside the period), blank (no day at all). */
  tone: string;
  due: boolean;
  /** The whole day in words, for whoever does not see it. */
  words: string;
}

export interface Month {
  key: string;
  title: string;
  cells: DayCell[];
}

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** @returns one leaf a month from the first day to the due date; none where nothing is counted day by day */
export function monthsOf({ startDate, dueDate, days, causes }: DeadlineExplanation): Month[] {
  if (!startDate || !dueDate || days.length === 0) return [];
  const byDate = new Map(days.map((day) => [day.date, day]));
  const months: Month[] = [];
  for (let [year, month] = yearAndMonth(startDate); ; [year, month] = next(year, month)) {
    const key = `${year}-${padded(month)}`;
    if (key > dueDate.slice(0, 7)) return months;
    months.push({
      key,
      title: `${year}年${month}月`,
      cells: [
        ...blanks(key, weekdayOf(`${key}-01`)),
        ...datesOf(key).map((date) => cellOf(date, byDate.get(date), { startDate, dueDate, causes })),
      ],
    });
  }
}

function cellOf(
  date: string,
  day: Day | undefined,
  { startDate, dueDate, causes }: { startDate: string; dueDate: string; causes: DeadlineExplanation['causes'] },
): DayCell {
  const cell = { key: date, number: Number(date.slice(8)), name: day?.name ?? '', due: date === dueDate };
  const title = `${dayInWords(date)}，星期${WEEKDAYS[weekdayOf(date)]}`;
  if (date === startDate) return { ...cell, sign: '起', tone: 'start', words: `${title}，起算日，当天不计入` };
  if (!day) return { ...cell, sign: '', tone: 'none', words: title };
  const { sign, tone } = SIGNS[day.reason];
  return {
    ...cell,
    sign: day.counted === null ? sign : sign ? `${sign}${day.counted}` : `第${day.counted}`,
    tone,
    words: `${title}，${meaningOf(day, causes)}${cell.due ? '，答复期限的最后一日' : ''}`,
  };
}

/** What a day counts for, in words. */
function meaningOf(day: Day, causes: DeadlineExplanation['causes']): string {
  const name = day.name ? `（${day.name}）` : '';
  const count = day.counted === null ? '' : `，第 ${day.counted} 个工作日`;
  const pause = day.pausedBy.map((place) => withDaysInWords(causes[place]?.text ?? '')).filter(Boolean);
  const unsure = day.provisional ? '，放假安排尚未公布' : '';
  return `${day.label}${name}${pause.length > 0 ? `：${pause.join('；')}` : ''}${count}${unsure}`;
}

export interface Run {
  key: string;
  days: string;
  meaning: string;
}

/** Days on end that mean the same, as one line: “3月3日至3月6日 计入期限，第 1 至第 4 个工作日”. */
export function runsOf({ days, causes }: Pick<DeadlineExplanation, 'days' | 'causes'>): Run[] {
  const runs: Day[][] = [];
  for (const day of days) {
    const last = runs[runs.length - 1];
    if (last?.[0] && isLike(last[0], day)) last.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => {
    const [first, last] = [run[0] as Day, run[run.length - 1] as Day];
    if (first === last) return { key: first.date, days: shortDay(first.date), meaning: meaningOf(first, causes) };
    const { counted, ...rest } = first;
    const meaning = meaningOf({ ...rest, counted: null }, causes);
    const count = counted === null ? '' : `，第 ${counted} 至第 ${last.counted} 个工作日`;
    return {
      key: first.date,
      days: `${shortDay(first.date)}至${shortDay(last.date)}`,
      meaning: `${meaning}${count}`,
    };
  });
}

function isLike(a: Day, b: Day): boolean {
  const same = (day: Day): string => [day.reason, day.name, day.provisional, ...day.pausedBy].join('|');
  return same(a) === same(b);
}

export interface LegendLine {
  sign: string;
  tone: string;
  text: string;
}

/** The signs that occur, with their meaning. */
export function legendOf({ startDate, days }: DeadlineExplanation): LegendLine[] {
  const lines: LegendLine[] = startDate ? [{ sign: '起', tone: 'start', text: '起算日，当天不计入' }] : [];
  for (const reason of Object.keys(SIGNS) as Day['reason'][]) {
    const found = days.find((day) => day.reason === reason);
    if (!found) continue;
    const { sign, tone } = SIGNS[reason];
    const text = reason === 'counted' ? '计入期限，数字是第几个工作日' : found.label;
    lines.push({ sign: sign || '第1', tone, text });
  }
  return lines;
}

function datesOf(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length }, (_, index) => `${month}-${padded(index + 1)}`);
}

function blanks(month: string, count: number): DayCell[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${month}-blank-${index}`,
    number: 0,
    sign: '',
    name: '',
    tone: 'blank',
    due: false,
    words: '',
  }));
}

/** Monday is 0. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function yearAndMonth(date: string): [number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
}

function next(year: number, month: number): [number, number] {
  return month === 12 ? [year + 1, 1] : [year, month + 1];
}

function shortDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}
