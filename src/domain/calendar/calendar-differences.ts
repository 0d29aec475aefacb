/** What a new notice changes: the days that are worked under one calendar and not under the other. */
import { addDays, type PlainDate, plainDate } from './plain-date.js';
import { type DayDescription, type WorkingCalendar } from './working-calendar.js';

export interface ChangedDay {
  date: PlainDate;
  before: DayDescription;
  after: DayDescription;
}

/** A year's notice reaches this far into the neighbouring years (the New Year holiday). */
const BORDER_DAYS = 10;

/** In order of date; the days of `year` and those at its borders. */
export function changedDays(before: WorkingCalendar, after: WorkingCalendar, year: number): ChangedDay[] {
  const last = addDays(plainDate(`${year}-12-31`), BORDER_DAYS);
  const found: ChangedDay[] = [];
  for (let date = addDays(plainDate(`${year}-01-01`), -BORDER_DAYS); date <= last; date = addDays(date, 1)) {
    if (before.isWorkingDay(date) === after.isWorkingDay(date)) continue;
    found.push({ date, before: before.describe(date), after: after.describe(date) });
  }
  return found;
}
