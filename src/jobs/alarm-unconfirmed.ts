import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type WatchedCase } from '../ports/sweeps.js';
import { caseLadder, caseMessage, roleOf } from './case-messages.js';
import { type Ladder } from './record-once.js';
import { type CaseSweepSummary, sweepCases } from './sweep-cases.js';
import { NEVER_ABORTED, type SweepDeps } from './sweep-deps.js';

/** A.10, 2: so many working days after the submission without a confirmation → whom. Two people, so both are told. */
const STEPS = [
  { workingDays: 1, role: 'reviewer' },
  { workingDays: 3, role: 'office_head' },
] as const;

/** Establishes: who has to know of an application nobody confirmed has been told, once. The applicant is never asked to act. */
export function alarmUnconfirmed(deps: SweepDeps, signal: AbortSignal = NEVER_ABORTED): Promise<CaseSweepSummary> {
  const today = deps.clock.today();
  return sweepCases(
    deps,
    (query) => deps.cases.inStatus('awaiting_receipt', query),
    (item, calendar) => laddersOf(item, today, calendar),
    signal,
  );
}

function laddersOf(item: WatchedCase, today: PlainDate, calendar: WorkingCalendar): Ladder[] {
  const { submittedDate } = item.facts;
  if (!submittedDate) return [];
  const { workingDays: waited } = calendar.workingDaysBetween(submittedDate, today);
  return STEPS.filter((step) => waited >= step.workingDays).map(({ workingDays, role }) => ({
    ...caseLadder(item),
    kind: 'receipt_unconfirmed' as const,
    forDate: submittedDate,
    rungs: [
      {
        dedupeKey: `unconfirmed:${item.id}:${workingDays}`,
        level: `after_${workingDays}_working_days`,
        messages: [
          caseMessage(
            item,
            roleOf(item, role),
            `申请提交 ${waited} 个工作日仍未确认收到`,
            `${submittedDate} 提交，尚未确认收到。请督促办理；拖延确认的，答复期限可能被认定自提交之日起算。`,
          ),
        ],
      },
    ],
  }));
}
