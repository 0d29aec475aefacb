/**
 * Pauses of the answer clock while others are consulted (art 33 ¶3) and the counting around them.
 * A consultation pauses the working days after its letter was sent, through the answer or the 15th working day after
 * the letter was delivered, whichever is first; a day that several consultations pause counts once.
 */
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { CONSULTATION_WORKING_DAYS, type ClockState, type FoldedConsultation } from './clock-fold.js';

export interface Pause {
  consultation: FoldedConsultation;
  /** Epoch days: the day the letter was sent (not paused itself) and the last day paused. */
  after: number;
  through: number;
  endedBy: 'answer' | 'end' | 'time_limit' | 'last_event';
}

/** Stretches of working days by their ordinals, `after` excluded, in order and without overlap. */
interface Stretch {
  after: number;
  through: number;
}

/** Whether nothing says yet when the consultation will end: its pause grows with every day. */
export function isOpenEnded(consultation: FoldedConsultation): boolean {
  return !consultation.delivered && !consultation.ended;
}

export function pausesOf(state: ClockState, calendar: WorkingCalendar): Pause[] {
  return state.consultations.map((consultation) => {
    const { started, delivered, ended } = consultation;
    const after = started.day;
    const limit = delivered
      ? calendar.dayOfOrdinal(calendar.ordinalOf(delivered.day) + CONSULTATION_WORKING_DAYS)
      : Infinity;
    if (ended && ended.day <= limit) {
      const endedBy = ended.kind === 'consultation_answered' ? 'answer' : 'end';
      return { consultation, after, through: ended.day, endedBy };
    }
    if (delivered) return { consultation, after, through: limit, endedBy: 'time_limit' };
    return { consultation, after, through: state.lastDay, endedBy: 'last_event' };
  });
}

/** The N-th working day after the start that is not paused; epoch day. */
export function countOut(
  start: number,
  workingDays: number,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): number {
  let position = calendar.ordinalOf(start);
  let remaining = workingDays;
  for (const stretch of stretchesAfter(position, pauses, calendar)) {
    const free = stretch.after - position;
    if (remaining <= free) break;
    remaining -= free;
    position = stretch.through;
  }
  return calendar.dayOfOrdinal(position + remaining);
}

/** Working days paused after `start` up to and including `end` (epoch days). */
export function pausedWorkingDaysBetween(
  start: number,
  end: number,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): number {
  const last = calendar.ordinalOf(end);
  let paused = 0;
  for (const stretch of stretchesAfter(calendar.ordinalOf(start), pauses, calendar)) {
    paused += Math.max(0, Math.min(stretch.through, last) - stretch.after);
  }
  return paused;
}

function stretchesAfter(ordinal: number, pauses: readonly Pause[], calendar: WorkingCalendar): Stretch[] {
  const stretches: Stretch[] = [];
  const sorted = pauses
    .map((pause) => ({
      after: Math.max(ordinal, calendar.ordinalOf(pause.after)),
      through: calendar.ordinalOf(pause.through),
    }))
    .filter((stretch) => stretch.through > stretch.after)
    .sort((a, b) => a.after - b.after);
  for (const stretch of sorted) {
    const previous = stretches.at(-1);
    if (previous && stretch.after <= previous.through) previous.through = Math.max(previous.through, stretch.through);
    else stretches.push(stretch);
  }
  return stretches;
}
