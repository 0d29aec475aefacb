/** What can happen next to a reconsideration or suit as it stands: one set of rules for the command and for the buttons. */
import { assertNever } from '../../errors.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { type RemedyGroup } from '../report/tally.js';
import { REMEDY_EVENTS, type RemedyEvent, type RemedyFact, type RemedyProcedure } from './remedy-events.js';
import { currentRound, foldRemedy, type RemedyRoundState, type RemedyState, standing } from './remedy-state.js';

/** What is recorded as a stage; the filing and the result have commands of their own. */
export type RemedyStage = Exclude<RemedyFact, { kind: 'filed' | 'judged' | 'details_corrected' }>;
export type RemedyStageKind = RemedyStage['kind'];

/** In the order in which they mostly happen; taking back is done to an event, not to the remedy. */
const STAGE_KINDS = [
  'notice_served',
  'answered',
  'hearing',
  'mediation',
  'suspended',
  'resumed',
  'procedure_changed',
  'judgment_served',
  'appealed',
  'appeal_waived',
  'performed',
  'advice_received',
] as const satisfies readonly RemedyStageKind[];

export interface RecordedRemedy {
  group: RemedyGroup;
  events: readonly RemedyEvent[];
}

/** The stages that can be recorded now. */
export function openStages(remedy: RecordedRemedy): { kind: (typeof STAGE_KINDS)[number]; label: string }[] {
  const state = foldRemedy(remedy.events);
  const round = currentRound(state);
  if (!round) return [];
  return STAGE_KINDS.filter((kind) => stageBlocked(sample(kind, round), remedy, state, round) === null).map((kind) => ({
    kind,
    label: REMEDY_EVENTS[kind],
  }));
}

/** Whether the event may be taken back now. */
export function mayTakeBack(eventId: string, { events }: RecordedRemedy): boolean {
  const round = currentRound(foldRemedy(events));
  return round !== null && takeBackBlocked(eventId, events, round) === null;
}

/** A stage of the kind whose texts and day do not matter: whether it is open depends on neither. */
function sample(kind: (typeof STAGE_KINDS)[number], round: RemedyRoundState): RemedyStage {
  const date: PlainDate = round.filedDate;
  switch (kind) {
    case 'procedure_changed': {
      const procedure: RemedyProcedure = round.procedure === 'ordinary' ? 'simplified' : 'ordinary';
      return { kind, date, procedure };
    }
    case 'appealed': {
      // Only a judgment of the first instance is appealed against; a retrial may follow any.
      const instance = round.instance === 'first' ? 'appeal' : 'retrial';
      return { kind, date, appellant: 'agency', instance, number: '', body: '' };
    }
    case 'suspended':
    case 'appeal_waived':
      return { kind, date, reason: '' };
    case 'advice_received':
    case 'performed':
      return { kind, date, text: '' };
    case 'notice_served':
    case 'answered':
    case 'hearing':
    case 'mediation':
    case 'resumed':
    case 'judgment_served':
      return { kind, date };
    default:
      return assertNever(kind);
  }
}

/** @returns why it cannot have happened as the remedy stands; null when it can */
export function stageBlocked(
  stage: RemedyStage,
  { group, events }: RecordedRemedy,
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
