/** By when an agency's annual report of a year has to be public (第四十九条; A.10, 27), and how near that is. */
import { assertNever } from '../../errors.js';
import { type AgencyKind } from '../account/agency-kinds.js';
import { plainDate, type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';

/** From the mildest to the most urgent; null = when the day has passed. */
export const REPORT_REMINDERS = {
  twenty_days: { workingDays: 20 },
  ten_days: { workingDays: 10 },
  three_days: { workingDays: 3 },
  past: { workingDays: null },
} as const satisfies Record<string, { workingDays: number | null }>;

export type ReportReminder = keyof typeof REPORT_REMINDERS;
const REPORT_REMINDER_IDS = Object.keys(REPORT_REMINDERS) as ReportReminder[];

/**
 * Departments of county-or-above governments: 31 January; governments: 31 March of the following year. A statutory day, so it
 * does not move when it falls on a day off. Null for kinds whose day is set by local rule, which is not recorded yet.
 */
export function reportDueDate(kind: AgencyKind, year: number): PlainDate | null {
  switch (kind) {
    case 'department':
      return plainDate(`${year + 1}-01-31`);
    case 'government':
      return plainDate(`${year + 1}-03-31`);
    case 'township':
    case 'street_office':
    case 'authorised_organisation':
    case 'vertical_organ':
      return null;
    default:
      return assertNever(kind);
  }
}

/** Reminders reached on `today`, mildest first, with the working days left up to and including the due date. */
export function reachedReportReminders(
  dueDate: PlainDate,
  today: PlainDate,
  calendar: WorkingCalendar,
): { reminders: ReportReminder[]; workingDaysLeft: number } {
  const { workingDays: workingDaysLeft } = calendar.workingDaysBetween(today, dueDate);
  const reminders = REPORT_REMINDER_IDS.filter((id) => {
    const limit = REPORT_REMINDERS[id].workingDays;
    return limit === null ? today > dueDate : workingDaysLeft <= limit;
  });
  return { reminders, workingDaysLeft };
}
