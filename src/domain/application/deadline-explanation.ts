/**
 * Why the due date is the day it is: every calendar day after the (re)start up to the due date, counted, off or paused,
 * and what moved the count, with the article and the event. Citizen and clerk read the same list.
 */
import { fromEpochDay, type PlainDate } from '../calendar/plain-date.js';
import { type DayDescription, type WorkingCalendar } from '../calendar/working-calendar.js';
import { type ConsultedParty, type DeadlineHistory } from './clock-events.js';
import { type ClockFold } from './clock-fold.js';
import { type Pause } from './clock-pauses.js';
import { countClock, type CountedState } from './deadline.js';

export const DAY_REASON_LABELS = {
  counted: '计入期限',
  make_up_working_day: '调休上班，计入期限',
  regional_working_day: '本地区调整为工作日，计入期限',
  weekend: '周末',
  holiday: '法定节假日放假调休',
  regional_day_off: '本地区放假',
  paused: '征求意见期间，不计入期限（第三十三条）',
} as const;

export type DayReason = keyof typeof DAY_REASON_LABELS;

export interface ExplainedDay {
  date: PlainDate;
  /** Which day of the period it is, from 1; null when the day does not count. */
  counted: number | null;
  reason: DayReason;
  /** The holiday, and the notice that makes the day off or worked. */
  name?: string;
  notice?: string;
  /** Positions of the `consultation_started` events that pause this day. */
  pausedBy?: readonly number[];
  /** Only present when true: the year has no calendar yet. */
  provisional?: true;
}

export type DeadlineCause =
  | { kind: 'receipt'; eventIndex: number; date: PlainDate; article: string }
  | { kind: 'restart'; by: 'supplement_received' | 'fee_paid'; eventIndex: number; date: PlainDate; article: string }
  | { kind: 'extension'; eventIndex: number; date: PlainDate; workingDays: number; article: string }
  | {
      kind: 'pause';
      eventIndex: number;
      date: PlainDate;
      with: ConsultedParty;
      consultationId?: string;
      /** Last day paused, and what ended the pause. */
      throughDate: PlainDate;
      endedBy: Pause['endedBy'];
      /** Working days of the running count that this consultation pauses by itself. */
      workingDays: number;
      article: string;
    }
  | { kind: 'fixed_reply'; eventIndex: number; date: PlainDate; replyBy: PlainDate; article: string };

export interface DeadlineExplanation {
  startDate: PlainDate;
  dueDate: PlainDate;
  provisional: boolean;
  days: readonly ExplainedDay[];
  totals: {
    /** 20 + extension. Equals `counted` unless the office fixed the reply day (art 35). */
    statutoryWorkingDays: number;
    counted: number;
    /** Of the counted days, those that are make-up or regional working days. */
    countedOnWeekends: number;
    paused: number;
    weekend: number;
    holiday: number;
    calendarDays: number;
  };
  /** In order of events. */
  causes: readonly DeadlineCause[];
}

/** @returns null while nothing is counted: no receipt yet, or one under the 2008 text. */
export function explainDeadline(history: DeadlineHistory, calendar: WorkingCalendar): DeadlineExplanation | null {
  const { fold, counted } = countClock(history, calendar);
  if (!counted) return null;
  const days = explainDays(counted, calendar);
  const sum = (...reasons: DayReason[]): number => days.filter((day) => reasons.includes(day.reason)).length;
  return {
    startDate: fromEpochDay(counted.state.start.day),
    dueDate: fromEpochDay(counted.dueDay),
    provisional: counted.provisional,
    days,
    totals: {
      statutoryWorkingDays: counted.state.workingDays,
      counted: sum('counted', 'make_up_working_day', 'regional_working_day'),
      countedOnWeekends: sum('make_up_working_day', 'regional_working_day'),
      paused: sum('paused'),
      weekend: sum('weekend'),
      holiday: sum('holiday', 'regional_day_off'),
      calendarDays: days.length,
    },
    causes: causesOf(fold, counted, days),
  };
}

function explainDays(counted: CountedState, calendar: WorkingCalendar): ExplainedDay[] {
  const days: ExplainedDay[] = [];
  let count = 0;
  for (let day = counted.state.start.day + 1; day <= counted.dueDay; day++) {
    const description = calendar.describe(fromEpochDay(day));
    const pausedBy = counted.pauses
      .filter((pause) => pause.after < day && day <= pause.through)
      .map((pause) => pause.consultation.started.eventIndex);
    const paused = description.working && pausedBy.length > 0;
    if (description.working && !paused) count++;
    days.push({
      date: description.date,
      counted: description.working && !paused ? count : null,
      reason: paused ? 'paused' : reasonOf(description.kind),
      ...(description.name === undefined ? {} : { name: description.name }),
      ...(description.notice === undefined ? {} : { notice: description.notice }),
      ...(paused ? { pausedBy } : {}),
      ...(description.published ? {} : { provisional: true as const }),
    });
  }
  return days;
}

function reasonOf(kind: DayDescription['kind']): DayReason {
  return kind === 'weekday' ? 'counted' : kind;
}

function causesOf(fold: ClockFold, counted: CountedState, days: readonly ExplainedDay[]): DeadlineCause[] {
  const causes: (DeadlineCause & { position: number })[] = [];
  const { receipt, extension } = fold;
  const at = ({ eventIndex, position, day }: { eventIndex: number; position: number; day: number }) => ({
    eventIndex,
    position,
    date: fromEpochDay(day),
  });
  if (receipt) causes.push({ kind: 'receipt', ...at(receipt), article: '第三十一条' });
  for (const restart of fold.restarts) {
    const article = restart.kind === 'fee_paid' ? '国办函〔2020〕109号第六条' : '第三十条';
    causes.push({ kind: 'restart', by: restart.kind, ...at(restart), article });
  }
  if (extension) {
    causes.push({ kind: 'extension', ...at(extension), workingDays: extension.workingDays, article: '第三十三条' });
  }
  for (const { consultation, through, endedBy } of counted.pauses) {
    const { started, consultationId } = consultation;
    causes.push({
      kind: 'pause',
      ...at(started),
      with: consultation.with,
      ...(consultationId === undefined ? {} : { consultationId }),
      throughDate: fromEpochDay(through),
      endedBy,
      workingDays: days.filter((day) => day.pausedBy?.includes(started.eventIndex)).length,
      article: consultation.with === 'agency' ? '第三十三条、第三十四条' : '第三十二条、第三十三条',
    });
  }
  for (const fixed of fold.fixedReplies) {
    causes.push({ kind: 'fixed_reply', ...at(fixed), replyBy: fromEpochDay(fixed.replyBy), article: '第三十五条' });
  }
  return causes.sort((a, b) => a.position - b.position).map(({ position: _position, ...cause }) => cause);
}
