/**
 * Periods in calendar days and months as procedural law counts them (行政复议法（2023）第八十八条, 行政诉讼法第一百零一条 with
 * 民事诉讼法第八十五条): the first day is not counted, and a last day that is a day off rolls to the next working day.
 */
import { addDays, fromEpochDay, type PlainDate, yearOf } from './plain-date.js';
import { type WorkingCalendar } from './working-calendar.js';

export interface PeriodEnd {
  date: PlainDate;
  /** The day on which it would have ended, where that is a day off; null where nothing was rolled. */
  rolledFrom: PlainDate | null;
  /** The last day lies in a year whose calendar is not published: it may still roll. */
  provisional: boolean;
}

/** @param days calendar days after `from`, which is not counted */
export function endOfDays(from: PlainDate, days: number, calendar: WorkingCalendar): PeriodEnd {
  return rollForward(addDays(from, days), calendar);
}

/** Ends on the day of the same number; where the month has none, on its last day. */
export function endOfMonths(from: PlainDate, months: number, calendar: WorkingCalendar): PeriodEnd {
  return rollForward(addMonths(from, months), calendar);
}

export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = [yearOf(date), Number(date.slice(5, 7)) - 1 + months, Number(date.slice(8, 10))];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fromEpochDay(Date.UTC(year, month, Math.min(day, lastOfMonth)) / 86_400_000);
}

function rollForward(date: PlainDate, calendar: WorkingCalendar): PeriodEnd {
  if (calendar.isWorkingDay(date)) {
    return { date, rolledFrom: null, provisional: !calendar.isPublished(yearOf(date)) };
  }
  const next = calendar.nthWorkingDayAfter(date, 1);
  return { date: next.date, rolledFrom: date, provisional: next.provisional || !calendar.isPublished(yearOf(date)) };
}
