/** Short hands for histories in tests: every event is its kind, its day and what it carries. */
import {
  type ClockChannel,
  type ClockEvent,
  type ClockEventKind,
  type OtherEvent,
} from '../../src/domain/application/clock-events.js';
import { computeDeadline, type Deadline } from '../../src/domain/application/deadline.js';
import { plainDate, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { buildWorkingCalendar } from '../../src/domain/calendar/working-calendar.js';

export const calendar = buildWorkingCalendar();

export function on<K extends ClockEventKind>(kind: K, date: string): { kind: K; date: PlainDate } {
  return { kind, date: plainDate(date) };
}

export const received = (date: string) => on('submitted', date);
export const extended = (date: string, workingDays: number) => ({ ...on('extension_approved', date), workingDays });
export const thirdParty = { with: 'third_party' as const };
export const agency = { with: 'agency' as const };

export function compute(channel: ClockChannel, ...events: (ClockEvent | OtherEvent)[]): Deadline {
  return computeDeadline({ channel, events }, calendar);
}

export function inPerson(...events: (ClockEvent | OtherEvent)[]): Deadline {
  return compute('in_person', ...events);
}

export function breaches(deadline: Deadline): (readonly [code: string, eventIndex: number])[] {
  return deadline.breaches.map(({ code, eventIndex }) => [code, eventIndex] as const);
}
