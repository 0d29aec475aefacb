import { ALARM_LEVELS, type AlarmLevel, reachedAlarmLevels } from '../domain/application/alarm-levels.js';
import { type RemedyLimit, remedyLimits } from '../domain/application/remedy-limits.js';
import { foldRemedy } from '../domain/application/remedy-state.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type RemedyRecord } from '../ports/remedies.js';
import { type Ladder, type Message, recordOnce } from './record-once.js';
import { NEVER_ABORTED, pagesOf, type SweepDeps } from './sweep-deps.js';

export interface RemedySweepSummary extends Record<string, number> {
  remedies: number;
  recorded: number;
  sent: number;
}

/**
 * Establishes: of every open limit in a reconsideration or suit each level reached so far has its row, once a remedy, limit,
 * round, date and level (A.10, 12). A date that moves is a new date.
 */
export async function alarmRemedies(deps: SweepDeps, signal: AbortSignal = NEVER_ABORTED): Promise<RemedySweepSummary> {
  const today = deps.clock.today();
  const summary: RemedySweepSummary = { remedies: 0, recorded: 0, sent: 0 };
  for await (const page of pagesOf((query) => deps.remedies.watched(query), signal)) {
    const ladders: Ladder[] = [];
    for (const remedy of page)
      ladders.push(...laddersOf(remedy, today, await deps.calendars.forAgency(remedy.agencyId)));
    const { recorded, sent } = await recordOnce(deps, ladders, signal);
    summary.remedies += page.length;
    summary.recorded += recorded;
    summary.sent += sent;
  }
  return summary;
}

function laddersOf(remedy: RemedyRecord, today: PlainDate, calendar: WorkingCalendar): Ladder[] {
  const { id, agencyId, version } = remedy;
  return remedyLimits(remedy.group, foldRemedy(remedy.events), calendar)
    .filter((limit) => limit.alarmed)
    .map((limit) => {
      const { levels, workingDaysLeft } = reachedAlarmLevels(limit.dueDate, today, calendar);
      return {
        kind: 'remedy_limit' as const,
        agencyId,
        subject: { type: 'remedy' as const, id },
        forDate: limit.dueDate,
        unchanged: { type: 'remedy' as const, id, agencyId, version },
        rungs: levels.map((level) => ({
          dedupeKey: `remedy:${id}:${limit.round}:${limit.kind}:${limit.dueDate}:${level}`,
          level,
          messages: messagesOf(remedy, limit, { level, today, workingDaysLeft }),
        })),
      };
    });
}

interface Reached {
  level: AlarmLevel;
  today: PlainDate;
  workingDaysLeft: number;
}

/** Clerk and lawyer, for either may be the one who writes the answer; from T-1 on also the head of the office. */
function messagesOf(remedy: RemedyRecord, limit: RemedyLimit, reached: Reached): Message[] {
  const { agencyId, id, number, body } = remedy;
  const roles = ['clerk', 'lawyer', ...(ALARM_LEVELS[reached.level].escalates ? ['office_head'] : [])];
  return roles.map((role) => ({
    recipient: { type: 'role' as const, agencyId, role },
    kind: 'alarm',
    title: titleOf(limit, reached),
    // Neither the parties nor the subject: a notice may be read over somebody's shoulder.
    body: `${[body, number].filter((part) => part !== '').join(' ')}：${limit.explanation}`,
    subject: { type: 'remedy' as const, id },
  }));
}

function titleOf({ label, kind, dueDate }: RemedyLimit, { level, today, workingDaysLeft }: Reached): string {
  if (level === 'overdue') {
    return kind === 'appeal' ? `上诉期限（${dueDate}）已过，没有登记上诉` : `已超过${label}的期限（${dueDate}）`;
  }
  if (workingDaysLeft > 0) return `距${label}的期限还有 ${workingDaysLeft} 个工作日`;
  return dueDate === today ? `今天是${label}的最后一天` : `今天是${label}期限（${dueDate}）前最后一个工作日`;
}
