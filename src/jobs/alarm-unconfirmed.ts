import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type WatchedCase } from '../ports/sweeps.js';
import { caseLadder, caseMessage, roleOf } from './case-messages.js';
import { type Ladder } from './record-once.js';
import { addSummaries, type CaseSweepSummary, sweepCases } from './sweep-cases.js';
import { NEVER_ABORTED, type SweepDeps } from './sweep-deps.js';

/** A.10, 2: so many working days after the submission without a confirmation → whom. Two people, so both are told. */
const STEPS = [
  { workingDays: 1, role: 'reviewer' },
  { workingDays: 3, role: 'office_head' },
] as const;

/** What is waiting: the application itself, or the correction of it, which is received by the same rule (A.10, 6). */
interface Waiting {
  what: string;
  key: string;
  since: PlainDate | null;
}

/**
 * Establishes: who has to know of an application or a correction nobody confirmed has been told, once. The applicant is never
 * asked to act.
 */
export async function alarmUnconfirmed(
  deps: SweepDeps,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<CaseSweepSummary> {
  const today = deps.clock.today();
  const applications = await sweepCases(
    deps,
    (query) => deps.cases.inStatus('awaiting_receipt', query),
    (item, calendar) =>
      laddersOf(item, { what: '申请', key: 'unconfirmed', since: item.facts.submittedDate }, today, calendar),
    signal,
  );
  const corrections = await sweepCases(
    deps,
    (query) => deps.cases.withUnconfirmedCorrection(query),
    (item, calendar) =>
      laddersOf(
        item,
        { what: '补正材料', key: 'unconfirmed-correction', since: item.facts.correctionSubmittedDate },
        today,
        calendar,
      ),
    signal,
  );
  return addSummaries(applications, corrections);
}

function laddersOf(item: WatchedCase, waiting: Waiting, today: PlainDate, calendar: WorkingCalendar): Ladder[] {
  const { what, key, since } = waiting;
  if (!since) return [];
  const { workingDays: waited } = calendar.workingDaysBetween(since, today);
  return STEPS.filter((step) => waited >= step.workingDays).map(({ workingDays, role }) => ({
    ...caseLadder(item),
    kind: 'receipt_unconfirmed' as const,
    forDate: since,
    rungs: [
      {
        dedupeKey: `${key}:${item.id}:${workingDays}`,
        level: `after_${workingDays}_working_days`,
        messages: [
          caseMessage(
            item,
            roleOf(item, role),
            `${what}提交 ${waited} 个工作日仍未确认收到`,
            `${since} 提交，尚未确认收到。请督促办理；拖延确认的，答复期限可能被认定自提交之日起算。`,
          ),
        ],
      },
    ],
  }));
}
