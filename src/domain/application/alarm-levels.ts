/**
 * How near the answer of a case is due, in five levels. A level is reached when so few working days are left, or fewer:
 * who looks a day or a week late still sees every level that was reached, and nothing depends on being asked on the day.
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';

interface AlarmLevelRule {
  label: string;
  /** Reached when at most so many working days are left; null = when the day has passed. */
  workingDays: number | null;
  /** Whether the reviewer is told beside whoever handles the case. */
  escalates: boolean;
}

/** From the mildest to the most urgent. */
export const ALARM_LEVELS = {
  t_minus_5: { label: 'T-5', workingDays: 5, escalates: false },
  t_minus_3: { label: 'T-3', workingDays: 3, escalates: false },
  t_minus_1: { label: 'T-1', workingDays: 1, escalates: true },
  due_today: { label: 'T', workingDays: 0, escalates: true },
  overdue: { label: '超期', workingDays: null, escalates: true },
} as const satisfies Record<string, AlarmLevelRule>;

export type AlarmLevel = keyof typeof ALARM_LEVELS;
export const ALARM_LEVEL_IDS = Object.keys(ALARM_LEVELS) as [AlarmLevel, ...AlarmLevel[]];

/** Nobody is told earlier than this. */
export const FIRST_ALARM_WORKING_DAYS = ALARM_LEVELS.t_minus_5.workingDays;

export interface ReachedAlarms {
  /** Mildest first; empty while more than five working days are left. */
  levels: AlarmLevel[];
  /** Working days after today up to and including the alarm date; negative when it has passed. */
  workingDaysLeft: number;
}

/**
 * @param alarmDate the day by which the answer has to go out; mostly a working day, but a reply day fixed under art 35
 *   need not be one: then the last working day before it counts as the day itself.
 */
export function reachedAlarmLevels(alarmDate: PlainDate, today: PlainDate, calendar: WorkingCalendar): ReachedAlarms {
  const { workingDays: workingDaysLeft } = calendar.workingDaysBetween(today, alarmDate);
  const levels = ALARM_LEVEL_IDS.filter((level) => {
    const limit = ALARM_LEVELS[level].workingDays;
    // The day after is late, also where it is a Saturday.
    return limit === null ? today > alarmDate : workingDaysLeft <= limit;
  });
  return { levels, workingDaysLeft };
}
