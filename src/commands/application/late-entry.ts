import { AppError } from '../../errors.js';
import { isLateEntry } from '../../domain/application/case-facts.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../domain/calendar/working-calendar.js';

/**
 * A fact entered more than three working days after it happened needs a reason (A.10, 7).
 * @throws AppError `event_date_invalid` naming the field `lateEntryReason`
 */
export function assertLateEntryReason(
  date: PlainDate,
  reason: string | undefined,
  today: PlainDate,
  calendar: WorkingCalendar,
): void {
  if (reason || !isLateEntry(date, today, calendar)) return;
  throw new AppError(
    'event_date_invalid',
    { date, reason: '距今已超过 3 个工作日，补录请填写理由' },
    { fields: [{ path: 'lateEntryReason', message: '补录 3 个工作日以前的事项，请填写理由' }] },
  );
}
