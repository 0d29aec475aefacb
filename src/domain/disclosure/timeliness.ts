/** Whether an item was published in time (第二十六条: within 20 working days of the day it was formed or changed). */
import { type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';

/** A law or regulation may set another period for a kind of information; then the item carries it. */
export const PUBLICATION_LIMIT_WORKING_DAYS = 20;

export interface Timeliness {
  /** Working days after the forming date up to and including the publication date. */
  workingDays: number;
  dueDate: PlainDate;
  late: boolean;
  /** A day of a year without a calendar was counted. */
  provisional: boolean;
}

/** @param limitWorkingDays the item's own period, null for the 20 working days of art 26. */
export function timelinessOf(
  formedDate: PlainDate,
  publishedDate: PlainDate,
  limitWorkingDays: number | null,
  calendar: WorkingCalendar,
): Timeliness {
  const due = calendar.nthWorkingDayAfter(formedDate, limitWorkingDays ?? PUBLICATION_LIMIT_WORKING_DAYS);
  const passed = calendar.workingDaysBetween(formedDate, publishedDate);
  return {
    workingDays: passed.workingDays,
    dueDate: due.date,
    late: publishedDate > due.date,
    provisional: due.provisional || passed.provisional,
  };
}
