import { AppError } from '../../errors.js';
import { isPlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';

/** @throws AppError `event_date_invalid` naming what it may not be before */
export function notBefore(date: PlainDate, earliest: PlainDate, what: string): PlainDate {
  if (date < earliest) throw dayFault('date', date, `早于${what} ${earliest}`);
  return date;
}

/** A day to come that somebody sets: real, and after the day it follows. */
export function laterDay(path: string, day: PlainDate, after: PlainDate, what: string): PlainDate {
  if (!isPlainDate(day)) throw dayFault(path, day, '日期无效');
  if (day <= after) throw dayFault(path, day, `${what}应晚于 ${after}`);
  return day;
}

export function dayFault(path: string, date: string, reason: string): AppError {
  return new AppError('event_date_invalid', { date, reason }, { fields: [{ path, message: reason }] });
}
