/**
 * Working days (工作日) as layers of notices make them: weekends, then the State Council's yearly calendars with their
 * make-up working days (调休), then an agency's regional notices.
 *
 * Counting is integer work on epoch days: every working day has an ordinal, so that the n-th working day after a day and
 * the working days between two days are look-ups. A year without a calendar counts weekends off and weekdays worked, and
 * every answer that needed a day of such a year says `provisional`: never guessed silently.
 */
import { AppError } from '../../errors.js';
import { fromEpochDay, toEpochDay, yearOf, type PlainDate } from './plain-date.js';
import { STATE_COUNCIL_CALENDARS, type CalendarEntry, type CalendarVersion } from './state-council-calendar.js';

/** A province's or city's own notice; what it names goes before the State Council's calendar for its agencies. */
export interface RegionalNotice {
  notice: string;
  noticeDate: PlainDate;
  daysOff: readonly CalendarEntry[];
  workingDays: readonly CalendarEntry[];
}

export interface CalendarLayers {
  /** Versions imported by an administrator, in order of import; they join the built-in ones. */
  imported?: readonly CalendarVersion[];
  regional?: readonly RegionalNotice[];
  /** Only notices dated on or before this day: what the calendar said then. */
  asOf?: PlainDate;
}

export const DAY_KINDS = {
  weekday: '工作日',
  weekend: '周末',
  holiday: '放假',
  make_up_working_day: '调休上班',
  regional_day_off: '本地区放假',
  regional_working_day: '本地区上班',
} as const;
export type DayKind = keyof typeof DAY_KINDS;

export interface DayDescription {
  date: PlainDate;
  working: boolean;
  kind: DayKind;
  name?: string;
  notice?: string;
  /** False where the year has no calendar yet: the day may still change. */
  published: boolean;
}

export interface CountedDate {
  date: PlainDate;
  provisional: boolean;
}

export interface WorkingDayCount {
  workingDays: number;
  provisional: boolean;
}

interface SpecialDay {
  kind: Exclude<DayKind, 'weekday' | 'weekend'>;
  name?: string;
  notice: string;
}

export class WorkingCalendar {
  /** The version in force for each year, in order of year. */
  readonly versions: readonly CalendarVersion[];
  readonly #special: ReadonlyMap<number, SpecialDay>;
  /** Unbroken runs of years with a calendar, as first and last epoch day. */
  readonly #published: readonly (readonly [number, number])[];
  /** Outside `first…last` no notice names a day, so plain weeks give the ordinal. */
  readonly #first: number;
  readonly #last: number;
  readonly #ordinals: Int32Array;
  readonly #workingDays: Int32Array;
  /** Ordinal before `first`, and how far plain weeks are off after `last`. */
  readonly #base: number;
  readonly #shift: number;

  constructor(versions: readonly CalendarVersion[], regional: readonly RegionalNotice[]) {
    this.versions = versions;
    this.#special = collectSpecialDays(versions, regional);
    this.#published = publishedRuns(versions.map((version) => version.year));
    const named = [...this.#special.keys()];
    this.#first = named.length > 0 ? named.reduce((a, b) => Math.min(a, b)) : 0;
    this.#last = named.length > 0 ? named.reduce((a, b) => Math.max(a, b)) : -1;
    this.#base = weekdaysThrough(this.#first - 1);
    this.#ordinals = new Int32Array(this.#last - this.#first + 1);
    const workingDays: number[] = [];
    for (let day = this.#first; day <= this.#last; day++) {
      if (this.#isWorking(day)) workingDays.push(day);
      this.#ordinals[day - this.#first] = this.#base + workingDays.length;
    }
    this.#workingDays = Int32Array.from(workingDays);
    this.#shift = this.#base + workingDays.length - weekdaysThrough(this.#last);
  }

  /** Whether the year's State Council calendar is known. A regional notice alone does not make a year known. */
  isPublished(year: number): boolean {
    return this.versions.some((version) => version.year === year);
  }

  isWorkingDay(date: PlainDate): boolean {
    return this.#isWorking(toEpochDay(date));
  }

  /** Why a day is worked or not, with the notice that says so. */
  describe(date: PlainDate): DayDescription {
    const day = toEpochDay(date);
    const special = this.#special.get(day);
    const weekend = isWeekend(day);
    return {
      date,
      working: this.#isWorking(day),
      kind: special?.kind ?? (weekend ? 'weekend' : 'weekday'),
      ...(special?.name === undefined ? {} : { name: special.name }),
      ...(special ? { notice: special.notice } : {}),
      published: this.isPublished(yearOf(date)),
    };
  }

  /**
   * The n-th working day after a day; the day itself is not counted (art 33, counting as procedural law does).
   * @param n working days, an integer from 0; 0 is the day itself.
   */
  nthWorkingDayAfter(date: PlainDate, n: number): CountedDate {
    if (!Number.isInteger(n) || n < 0) throw new AppError('invalid_input');
    const from = toEpochDay(date);
    const day = n === 0 ? from : this.dayOfOrdinal(this.ordinalOf(from) + n);
    return { date: fromEpochDay(day), provisional: this.touchesUnpublished(from + 1, day) };
  }

  /** The n-th working day before a day, the day itself not counted: for alarms that come so many working days ahead. */
  nthWorkingDayBefore(date: PlainDate, n: number): CountedDate {
    if (!Number.isInteger(n) || n < 0) throw new AppError('invalid_input');
    const from = toEpochDay(date);
    const day = n === 0 ? from : this.dayOfOrdinal(this.ordinalOf(from - 1) - n + 1);
    return { date: fromEpochDay(day), provisional: this.touchesUnpublished(day, from - 1) };
  }

  /** Working days after `a` up to and including `b`; negative when `b` is earlier (days overdue). */
  workingDaysBetween(a: PlainDate, b: PlainDate): WorkingDayCount {
    const [from, to] = [toEpochDay(a), toEpochDay(b)];
    return {
      workingDays: this.ordinalOf(to) - this.ordinalOf(from),
      provisional: this.touchesUnpublished(Math.min(from, to) + 1, Math.max(from, to)),
    };
  }

  /** Number of the last working day on or before an epoch day. Differences are working days; the origin means nothing. */
  ordinalOf(day: number): number {
    if (day < this.#first) return weekdaysThrough(day);
    if (day > this.#last) return weekdaysThrough(day) + this.#shift;
    return this.#ordinals[day - this.#first] ?? this.#base;
  }

  /** The epoch day of the working day with this ordinal. */
  dayOfOrdinal(ordinal: number): number {
    if (ordinal <= this.#base) return weekdayWithOrdinal(ordinal);
    return this.#workingDays[ordinal - this.#base - 1] ?? weekdayWithOrdinal(ordinal - this.#shift);
  }

  /** Whether any day of `from…to` (epoch days, both included; nothing when `to` is earlier) lies in an unknown year. */
  touchesUnpublished(from: number, to: number): boolean {
    return from <= to && !this.#published.some(([first, last]) => first <= from && to <= last);
  }

  #isWorking(day: number): boolean {
    const special = this.#special.get(day);
    if (!special) return !isWeekend(day);
    return special.kind === 'make_up_working_day' || special.kind === 'regional_working_day';
  }
}

/** The calendar of the built-in years with the given layers; without layers, the State Council's alone. */
export function buildWorkingCalendar(layers: CalendarLayers = {}): WorkingCalendar {
  const { imported = [], regional = [], asOf } = layers;
  const known = <T extends { noticeDate: PlainDate }>(notices: readonly T[]): T[] =>
    notices.filter((notice) => asOf === undefined || notice.noticeDate <= asOf);
  const inForce = new Map<number, CalendarVersion>();
  for (const version of known([...STATE_COUNCIL_CALENDARS, ...imported])) {
    const current = inForce.get(version.year);
    // On equal dates the later import wins: that is how a mistyped import is mended.
    if (!current || version.noticeDate >= current.noticeDate) inForce.set(version.year, version);
  }
  return new WorkingCalendar(
    [...inForce.values()].sort((a, b) => a.year - b.year),
    known(regional),
  );
}

/** Later notices go before earlier ones where two years' notices name the same day (the turn of the year). */
function collectSpecialDays(
  versions: readonly CalendarVersion[],
  regional: readonly RegionalNotice[],
): Map<number, SpecialDay> {
  const special = new Map<number, SpecialDay>();
  const put = (notice: string, entries: readonly CalendarEntry[], kind: SpecialDay['kind']): void => {
    for (const entry of entries) {
      const name = entry.name === undefined ? {} : { name: entry.name };
      special.set(toEpochDay(entry.date), { kind, ...name, notice: entry.notice ?? notice });
    }
  };
  for (const version of [...versions].sort(byNoticeDate)) {
    put(version.notice, version.daysOff, 'holiday');
    put(version.notice, version.workingDays, 'make_up_working_day');
  }
  for (const notice of [...regional].sort(byNoticeDate)) {
    put(notice.notice, notice.daysOff, 'regional_day_off');
    put(notice.notice, notice.workingDays, 'regional_working_day');
  }
  return special;
}

function byNoticeDate(a: { noticeDate: PlainDate }, b: { noticeDate: PlainDate }): number {
  if (a.noticeDate === b.noticeDate) return 0;
  return a.noticeDate < b.noticeDate ? -1 : 1;
}

function publishedRuns(years: readonly number[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const first = Date.UTC(year, 0, 1) / 86_400_000;
    const last = Date.UTC(year, 11, 31) / 86_400_000;
    const run = runs.at(-1);
    if (run && run[1] + 1 === first) run[1] = last;
    else runs.push([first, last]);
  }
  return runs;
}

// Plain weeks, counted from Monday 1969-12-29 (epoch day −3), whose ordinal is 1.

function isWeekend(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 >= 5;
}

function weekdaysThrough(day: number): number {
  const weeks = Math.floor((day + 3) / 7);
  return 5 * weeks + Math.min(day + 3 - 7 * weeks + 1, 5);
}

function weekdayWithOrdinal(ordinal: number): number {
  const weeks = Math.floor((ordinal - 1) / 5);
  return 7 * weeks + (ordinal - 1 - 5 * weeks) - 3;
}
