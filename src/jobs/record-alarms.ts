import {
  ALARM_LEVELS,
  type AlarmLevel,
  FIRST_ALARM_WORKING_DAYS,
  reachedAlarmLevels,
} from '../domain/application/alarm-levels.js';
import { addDays, maxDate, type PlainDate } from '../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type WatchedCase } from '../ports/sweeps.js';
import { caseLadder, caseMessage, handlerOf, roleOf } from './case-messages.js';
import { type Ladder } from './record-once.js';
import { type CaseSweepSummary, sweepCases } from './sweep-cases.js';
import { NEVER_ABORTED, type SweepDeps } from './sweep-deps.js';

/**
 * Establishes: of every open case whose answer is due (the earlier of the legal and the safe date; none while the ball is with
 * the applicant) each level reached so far has its row, once a case, date and level. A date that moves is a new date.
 */
export async function recordAlarms(deps: SweepDeps, signal: AbortSignal = NEVER_ABORTED): Promise<CaseSweepSummary> {
  const today = deps.clock.today();
  const until = await horizon(deps, today);
  return sweepCases(
    deps,
    (query) => deps.cases.alarmedUntil(until, query),
    (item, calendar) => laddersOf(item, today, calendar),
    signal,
  );
}

/** The last day that is at most five working days away for any agency: a regional calendar may see it later than the others. */
async function horizon(deps: SweepDeps, today: PlainDate): Promise<PlainDate> {
  let latest = today;
  for (const { id } of await deps.sweptAgencies.all()) {
    const calendar = await deps.calendars.forAgency(id);
    // The days off behind the fifth working day are still five working days away.
    const last = addDays(calendar.nthWorkingDayAfter(today, FIRST_ALARM_WORKING_DAYS + 1).date, -1);
    latest = maxDate(latest, last);
  }
  return latest;
}

function laddersOf(item: WatchedCase, today: PlainDate, calendar: WorkingCalendar): Ladder[] {
  const { alarmDate } = item.facts;
  if (!alarmDate) return [];
  const { levels, workingDaysLeft } = reachedAlarmLevels(alarmDate, today, calendar);
  const text = { date: alarmDate, today, workingDaysLeft, provisional: item.facts.provisional };
  const rungs = levels.map((level) => ({
    dedupeKey: `alarm:${item.id}:${alarmDate}:${level}`,
    level,
    messages: [handlerOf(item), ...(ALARM_LEVELS[level].escalates ? [roleOf(item, 'reviewer')] : [])].map((recipient) =>
      caseMessage(item, recipient, titleOf(level, text), bodyOf(item, text)),
    ),
  }));
  return [{ ...caseLadder(item), kind: 'answer_due', forDate: alarmDate, rungs }];
}

interface AlarmText {
  date: PlainDate;
  today: PlainDate;
  workingDaysLeft: number;
  provisional: boolean;
}

/** A sweep that comes late says how it stands today, not what the level is called. */
function titleOf(level: AlarmLevel, { date, today, workingDaysLeft, provisional }: AlarmText): string {
  // While a letter of consultation is on its way nobody can say that the office is late (A.10, 5).
  if (level === 'overdue') return provisional ? `暂定的答复期限（${date}）已过，请核对` : `已超过答复期限（${date}）`;
  if (workingDaysLeft > 0) return `距答复期限还有 ${workingDaysLeft} 个工作日`;
  return date === today ? '今天是答复期限最后一天' : `今天是答复期限（${date}）前最后一个工作日`;
}

function bodyOf({ facts }: WatchedCase, { date, today }: AlarmText): string {
  const by = today > date ? `应在 ${date} 前答复，尚未发出` : `应在 ${date} 前答复`;
  const notes: string[] = [];
  if (!facts.dueDate) notes.push('尚未确认收到，该日期按提交之日起算');
  else if (facts.correctionSubmittedDate) notes.push('补正材料尚未确认收到，该日期按其提交之日起算');
  else if (date !== facts.dueDate) notes.push(`该日期为保守期限，法定期限为 ${facts.dueDate}`);
  if (facts.provisional) notes.push('该日期为暂定，请核对日历和征求意见的送达情况');
  return `${by}${notes.map((note) => `；${note}`).join('')}。`;
}
