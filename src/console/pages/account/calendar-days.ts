/** A year laid out in months of weeks, from what the server says of the days that are not as usual. */
import { type CalendarYear } from '../../api/generated';
import { DAY_KINDS } from '../../api/labels';

export type SpecialDay = CalendarYear['days'][number];
export type DayKind = (typeof DAY_KINDS)[number]['value'];

export interface CalendarDay {
  date: string;
  day: number;
  kind: DayKind;
  working: boolean;
  /** What stands beside the number, so that colour is not needed to read it; empty for ordinary days. */
  sign: string;
  /** The whole of it in words. */
  words: string;
}

export interface CalendarMonth {
  month: number;
  workingDays: number;
  /** Monday to Sunday; null before the first and after the last day. */
  weeks: (CalendarDay | null)[][];
}

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

export const SIGNS: Record<DayKind, string> = {
  weekday: '',
  weekend: '',
  holiday: '休',
  make_up_working_day: '班',
  regional_day_off: '地休',
  regional_working_day: '地班',
};

const DAY_MS = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function labelOf(kind: DayKind): string {
  return DAY_KINDS.find(({ value }) => value === kind)?.label ?? '';
}

export function monthsOf(view: CalendarYear): CalendarMonth[] {
  const special = new Map(view.days.map((day) => [day.date, day]));
  return view.months.map(({ month, workingDays }) => {
    const first = Date.UTC(view.year, month - 1, 1);
    const length = new Date(Date.UTC(view.year, month, 0)).getUTCDate();
    const days = Array.from({ length }, (_, index) => dayOf(iso(first + index * DAY_MS), special));
    const before = weekdayOf(iso(first));
    const cells = [...Array<null>(before).fill(null), ...days];
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => {
      const row = cells.slice(week * 7, week * 7 + 7);
      return [...row, ...Array<null>(7 - row.length).fill(null)];
    });
    return { month, workingDays, weeks };
  });
}

function dayOf(date: string, special: ReadonlyMap<string, SpecialDay>): CalendarDay {
  const found = special.get(date);
  const kind = found?.kind.code ?? (weekdayOf(date) >= 5 ? 'weekend' : 'weekday');
  const why = found ? `${found.name ?? ''}${found.kind.label}` : labelOf(kind);
  return {
    date,
    day: Number(date.slice(8)),
    kind,
    working: found?.working ?? kind === 'weekday',
    sign: SIGNS[kind],
    words: `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 星期${WEEKDAYS[weekdayOf(date)]}，${why}`,
  };
}

export interface DayRange {
  from: string;
  to: string;
  days: number;
  kind: SpecialDay['kind'];
  name: string | null;
  notice: string | null;
}

/** Days in a row for the same reason, as a notice says them. */
export function rangesOf(days: readonly SpecialDay[]): DayRange[] {
  const ranges: DayRange[] = [];
  for (const { date, kind, name, notice } of days) {
    const last = ranges.at(-1);
    const follows = last && iso(Date.parse(`${last.to}T00:00:00Z`) + DAY_MS) === date;
    if (follows && last.kind.code === kind.code && last.name === name && last.notice === notice) {
      last.to = date;
      last.days += 1;
    } else ranges.push({ from: date, to: date, days: 1, kind, name, notice });
  }
  return ranges;
}

/** The days on which two calendars of a year differ, in words: the earlier one first. */
export function differences(
  earlier: readonly SpecialDay[],
  now: readonly SpecialDay[],
): { date: string; before: string; after: string }[] {
  const [before, after] = [earlier, now].map((days) => new Map(days.map((day) => [day.date, day])));
  const words = (day: SpecialDay | undefined, date: string): string =>
    day?.kind.label ?? labelOf(weekdayOf(date) >= 5 ? 'weekend' : 'weekday');
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort().flatMap((date) => {
    const [was, is] = [words(before?.get(date), date), words(after?.get(date), date)];
    return was === is ? [] : [{ date, before: was, after: is }];
  });
}
