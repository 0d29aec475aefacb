/** Days of the demo: real working days of the calendar, and instants on them. */
import { addDays, type PlainDate } from '../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { shanghaiDate } from '../clock.js';

const DAY_MS = 86_400_000;

export class Workdays {
  readonly today: PlainDate;

  constructor(
    readonly calendar: WorkingCalendar,
    readonly now: Date,
  ) {
    this.today = shanghaiDate(now);
  }

  /** The n-th working day after a day; 0 is the day itself, or the next working day where it is none. */
  after(day: PlainDate, n: number): PlainDate {
    if (n > 0) return this.calendar.nthWorkingDayAfter(day, n).date;
    return this.calendar.isWorkingDay(day) ? day : this.calendar.nthWorkingDayAfter(day, 1).date;
  }

  /** The n-th working day before a day, n from 1. */
  before(day: PlainDate, n: number): PlainDate {
    return this.calendar.nthWorkingDayBefore(day, n).date;
  }

  /** The n-th working day before today, n from 1. */
  ago(n: number): PlainDate {
    return this.before(this.today, n);
  }

  /** Due in n working days: 0 is today, or the next working day; a negative n is overdue by as many. */
  due(n: number): PlainDate {
    return n < 0 ? this.before(this.today, -n) : this.after(this.after(this.today, 0), n);
  }

  /** An instant of a day, Shanghai time. Of today only what is over: the hours are pressed into the part that has passed. */
  at(day: PlainDate, hour: number, minute = 0): Date {
    const begin = new Date(`${day}T00:00:00+08:00`).getTime();
    const share = (hour * 60 + minute) / (24 * 60);
    const length = day === this.today ? Math.max(0, this.now.getTime() - begin) : DAY_MS;
    return new Date(Math.floor(begin + share * length));
  }

  yesterday(): PlainDate {
    return addDays(this.today, -1);
  }
}
