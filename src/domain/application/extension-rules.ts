/** 第三十三条: once, at most 20 working days, its notice sent out by the due date as it then stands. */
import { AppError } from '../../errors.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type CaseBasis, clockHistory } from './case-facts.js';
import { MAX_EXTENSION_WORKING_DAYS } from './clock-fold.js';
import { computeDeadline } from './deadline.js';

/**
 * Asks the clock itself, so that what is granted is what will be counted: the extension is put into the history where its
 * date places it.
 * @param date the day the notice goes out
 * @throws AppError `extension_too_long`, `extension_repeated`, `extension_after_due` (details: the due date then)
 */
export function assertExtension(
  basis: Pick<CaseBasis, 'channel' | 'events'>,
  { date, workingDays }: { date: PlainDate; workingDays: number },
  calendar: WorkingCalendar,
): void {
  const { channel, events } = clockHistory(basis);
  const upTo = events.filter((event) => event.date <= date);
  const extension = { kind: 'extension_approved' as const, date, workingDays };
  const history = { channel, events: [...upTo, extension] };
  const breach = computeDeadline(history, calendar).breaches.find(({ eventIndex }) => eventIndex === upTo.length);
  switch (breach?.code) {
    case 'extension_too_long':
      throw new AppError(
        'extension_too_long',
        {},
        { fields: [{ path: 'workingDays', message: `请填写 1 至 ${MAX_EXTENSION_WORKING_DAYS} 的整数` }] },
      );
    case 'extension_repeated':
      throw new AppError('extension_repeated');
    case 'extension_after_due': {
      const { dueDate } = computeDeadline({ channel, events: upTo }, calendar);
      throw new AppError('extension_after_due', { dueDate });
    }
    default:
  }
}
