/**
 * One history in, its statutory dates out: the contract of the `deadline` command, line by line.
 * Of all errors the first in event order is told, whether an event cannot be read or the law forbids it; what follows the
 * decision is not looked at.
 */
import { isPlainDate, type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { isRecord } from '../is-record.js';
import {
  CLOCK_CHANNELS,
  CONSULTED_PARTIES,
  isClockEventKind,
  type ClockChannel,
  type ClockEvent,
  type ConsultedParty,
  type DeadlineHistory,
} from './clock-events.js';
import { type ClockBreachCode } from './clock-fold.js';
import { computeDeadline } from './deadline.js';

export type DeadlineErrorCode = ClockBreachCode | 'invalid_input';

export interface DeadlineOutput {
  /** As given, of whatever type; null when missing. */
  id: unknown;
  receiptDate: PlainDate | null;
  supplementNoticeDueDate: PlainDate | null;
  dueDate: PlainDate | null;
  provisional: boolean;
  pausedWorkingDays: number;
  error: { code: DeadlineErrorCode } | null;
}

/** Never throws: a line that cannot be read gives `invalid_input`. */
export function deadlineLine(line: string, calendar: WorkingCalendar): DeadlineOutput {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return failure(null, 'invalid_input');
  }
  if (!isRecord(input)) return failure(null, 'invalid_input');
  const id = input['id'] ?? null;
  const read = readHistory(input);
  if (!read) return failure(id, 'invalid_input');
  const deadline = computeDeadline(read.history, calendar);
  const breach = deadline.breaches[0];
  if (breach) return failure(id, breach.code);
  if (!read.complete) return failure(id, 'invalid_input');
  const { receiptDate, supplementNoticeDueDate, dueDate, provisional, pausedWorkingDays } = deadline;
  // A count that runs past the year 9999 cannot be written as a day.
  if ([supplementNoticeDueDate, dueDate].some((date) => date !== null && !isPlainDate(date))) {
    return failure(id, 'invalid_input');
  }
  return { id, receiptDate, supplementNoticeDueDate, dueDate, provisional, pausedWorkingDays, error: null };
}

function failure(id: unknown, code: DeadlineErrorCode): DeadlineOutput {
  return {
    id,
    receiptDate: null,
    supplementNoticeDueDate: null,
    dueDate: null,
    provisional: false,
    pausedWorkingDays: 0,
    error: { code },
  };
}

/** The events up to the first that cannot be read or is out of order (`complete` is false then), or up to the decision. */
function readHistory(input: Record<string, unknown>): { history: DeadlineHistory; complete: boolean } | null {
  const { channel, events: given } = input;
  if (!isChannel(channel) || !Array.isArray(given)) return null;
  const events: ClockEvent[] = [];
  for (const item of given as unknown[]) {
    const event = isRecord(item) ? readEvent(item) : null;
    const previous = events.at(-1);
    if (!event || (previous && event.date < previous.date)) return { history: { channel, events }, complete: false };
    events.push(event);
    if (event.kind === 'decided') break;
  }
  return { history: { channel, events }, complete: true };
}

/** Only what the contract names is taken over; extra fields have no say. */
function readEvent(item: Record<string, unknown>): ClockEvent | null {
  const { kind, date } = item;
  if (!isClockEventKind(kind) || !isPlainDate(date)) return null;
  switch (kind) {
    case 'extension_approved': {
      const { workingDays } = item;
      return typeof workingDays === 'number' && Number.isInteger(workingDays) ? { kind, date, workingDays } : null;
    }
    case 'delayed_reply_fixed': {
      const { replyBy } = item;
      return isPlainDate(replyBy) ? { kind, date, replyBy } : null;
    }
    case 'consultation_started':
    case 'consultation_delivered':
    case 'consultation_answered':
    case 'consultation_ended': {
      const party = item['with'];
      return isConsultedParty(party) ? { kind, date, with: party } : null;
    }
    default:
      return { kind, date };
  }
}

function isChannel(value: unknown): value is ClockChannel {
  return (CLOCK_CHANNELS as readonly unknown[]).includes(value);
}

function isConsultedParty(value: unknown): value is ConsultedParty {
  return (CONSULTED_PARTIES as readonly unknown[]).includes(value);
}
