/** The stages of a reconsideration or suit as they happen (A.10, 12): facts with their day, also entered late (A.10, 7). */
import { AppError } from '../../errors.js';
import { REMEDY_EVENTS, type RemedyEvent, type RemedyFact } from '../../domain/application/remedy-events.js';
import {
  currentRound,
  type RemedyRoundState,
  type RemedyState,
  standing,
} from '../../domain/application/remedy-state.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type RemedyGroup } from '../../domain/report/tally.js';
import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type RemedyRecord } from '../../ports/remedies.js';
import { changeRemedy, type RemedyChange } from './change-remedy.js';
import { assertLateEntryReason } from './late-entry.js';
import { assertDay, invalid } from './input-faults.js';

/** What is recorded as a stage; the filing and the result have commands of their own. */
export type RemedyStage = Exclude<RemedyFact, { kind: 'filed' | 'judged' | 'details_corrected' }>;

/**
 * @throws AppError `forbidden`, `not_found`, `version_conflict`, `invalid_input` (dates), `action_not_allowed` (what cannot have
 *   happened as the remedy stands), `event_date_invalid` (late without a reason), `year_frozen`
 */
export async function recordRemedyStage(
  deps: CommandDeps,
  actor: StaffActor,
  input: RemedyChange & { stage: RemedyStage },
): Promise<RemedyRecord> {
  const { stage } = input;
  const today = deps.clock.today();
  const calendar = await deps.calendars.forAgency(actor.agencyId);
  return changeRemedy(deps, actor, 'record_remedy_stage', input, (before, state) => {
    const round = currentRound(state);
    if (!round) throw new AppError('not_found');
    const blocked = stageBlocked(stage, before, state, round);
    if (blocked) throw new AppError('action_not_allowed', { action: REMEDY_EVENTS[stage.kind], reason: blocked });
    const earliest = earliestOf(stage, round);
    // A hearing is summoned for a day to come.
    const isSummons = stage.kind === 'hearing' || stage.kind === 'mediation';
    if (isSummons && stage.date > today) return { facts: [stage] };
    assertDay('stage.date', stage.date, earliest, today);
    assertLateEntryReason(stage.date, input.lateEntryReason, today, calendar);
    const line = LINES[stage.kind];
    return { facts: [stage], ...(line ? { line: { date: stage.date, text: line } } : {}) };
  });
}

/** What the history of a linked case tells besides filing and result. */
const LINES: Partial<Record<RemedyStage['kind'], string>> = {
  appealed: '上诉或者申请再审',
  performed: '履行完毕',
};

function stageBlocked(
  stage: RemedyStage,
  { group, events }: RemedyRecord,
  state: RemedyState,
  round: RemedyRoundState,
): string | null {
  switch (stage.kind) {
    case 'notice_served':
      return round.servedDate ? `已登记 ${round.servedDate} 收到副本` : null;
    case 'answered':
      return round.answeredDate ? `已登记 ${round.answeredDate} 提交` : null;
    case 'procedure_changed':
      return round.judgment ? '已经审结' : round.procedure === stage.procedure ? '已经是这一程序' : null;
    case 'suspended':
      return round.judgment ? '已经审结' : state.suspendedSince ? '已经中止' : null;
    case 'resumed':
      return state.suspendedSince ? null : '没有中止';
    case 'judgment_served':
      return !round.judgment
        ? '尚未登记结果'
        : round.judgment.servedDate
          ? `已登记 ${round.judgment.servedDate} 收到`
          : null;
    case 'appealed':
      return appealBlocked(group, round, stage.instance);
    case 'appeal_waived':
      return appealBlocked(group, round, 'appeal');
    case 'performed':
      return !round.judgment ? '尚未登记结果' : round.performedDate ? `已登记 ${round.performedDate} 履行完毕` : null;
    case 'taken_back':
      return takeBackBlocked(stage.eventId, events, round);
    case 'hearing':
    case 'mediation':
    case 'advice_received':
      return null;
  }
}

function appealBlocked(group: RemedyGroup, round: RemedyRoundState, instance: 'appeal' | 'retrial'): string | null {
  if (group === 'reconsideration') return '不服复议决定的，另行登记复议后起诉';
  if (!round.judgment) return '尚未登记结果';
  return instance === 'appeal' && round.instance !== 'first' ? '只有一审裁判可以上诉' : null;
}

/** Only what belongs to the round that runs; an appeal only while nothing has happened in it. */
function takeBackBlocked(eventId: string, events: readonly RemedyEvent[], round: RemedyRoundState): string | null {
  const left = standing(events).filter((event) => event.kind !== 'taken_back' && event.kind !== 'details_corrected');
  const found = left.find((event) => event.id === eventId);
  if (!found) return '没有这一事项，或者已经撤回';
  if (found.kind === 'filed') return '提起本身不能撤回；登记有误的，请更正登记事项';
  const opening = left.findLastIndex((event) => event.kind === 'appealed' || event.kind === 'filed');
  const position = left.indexOf(found);
  if (position < opening) return '属于已经结束的审级';
  if (found.kind === 'appealed' && position !== left.length - 1) return '这一审级已有其他事项，请先撤回那些事项';
  return found.kind === 'judged' && round.appealed ? '已经上诉' : null;
}

function earliestOf(stage: RemedyStage, round: RemedyRoundState): PlainDate | null {
  switch (stage.kind) {
    case 'answered':
      return round.servedDate ?? round.filedDate;
    case 'judgment_served':
    case 'appeal_waived':
    case 'appealed':
    case 'performed':
      return round.judgment?.date ?? round.filedDate;
    case 'taken_back':
      return null;
    // Facts known before the formal notice (a telephone call, an e-mail) may lie before the day the agency was told in writing.
    case 'notice_served':
    case 'advice_received':
      return null;
    default:
      return round.filedDate;
  }
}

/** Number, body and whether it counts, as they should have been registered. */
export function correctRemedy(
  deps: CommandDeps,
  actor: StaffActor,
  input: RemedyChange & {
    number?: string | undefined;
    body?: string | undefined;
    counted?: boolean | undefined;
    reason: string;
  },
): Promise<RemedyRecord> {
  const { number, body, counted, reason } = input;
  if (number === undefined && body === undefined && counted === undefined) {
    throw invalid([{ path: 'number', message: '请填写要更正的事项' }]);
  }
  return changeRemedy(deps, actor, 'correct_remedy', input, () => ({
    facts: [
      {
        kind: 'details_corrected',
        date: deps.clock.today(),
        text: reason,
        ...(number === undefined ? {} : { number }),
        ...(body === undefined ? {} : { body }),
      },
    ],
    fields: counted === undefined ? {} : { counted, notCountedReason: counted ? null : reason },
  }));
}
