import { AppError } from '../../errors.js';
import {
  type JudgmentForm,
  REMEDY_OUTCOMES,
  type RemedyFact,
  type RemedyOrder,
  type RemedyOutcome,
  resultOfOutcome,
} from '../../domain/application/remedy-events.js';
import {
  currentRound,
  foldedRemedy,
  foldRemedy,
  type Judgment,
  type RemedyState,
} from '../../domain/application/remedy-state.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { TABLE3_CELL_LABELS } from '../../domain/report/generations.js';
import { diffEntries, type RemedyGroup, type RemedyResult, type TallyEntry } from '../../domain/report/tally.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type RemedyRecord } from '../../ports/remedies.js';
import {
  changeRemedy,
  entriesOfRecord,
  type RemedyChange,
  type RemedyChangeOutcome,
  remedyEvents,
} from './change-remedy.js';
import { assertDay, invalid } from './input-faults.js';

export interface RemedyOutcomeInput {
  result: RemedyResult;
  date: PlainDate;
  text: string;
  /** How exactly; has to agree with the result. */
  outcome?: RemedyOutcome | undefined;
  /** Default: 复议决定 for a reconsideration, 判决 for a suit. */
  form?: JudgmentForm | undefined;
  order?: RemedyOrder | undefined;
  servedDate?: PlainDate | undefined;
}

export interface RecordRemedyResultInput extends RemedyChange {
  /** Null takes a result entered by mistake back: the remedy is pending again. */
  outcome: RemedyOutcomeInput | null;
}

/**
 * Records how the current round of a reconsideration or suit ended, in the year of the result; a changed result books the difference.
 * @throws AppError `forbidden`, `not_found`, `version_conflict`, `invalid_input`, `year_frozen`
 */
export function recordRemedyResult(
  deps: CommandDeps,
  actor: StaffActor,
  input: RecordRemedyResultInput,
): Promise<RemedyRecord> {
  const today = deps.clock.today();
  return changeRemedy(deps, actor, 'record_remedy_result', input, (before, state) =>
    resultOutcome(before, state, input.outcome, today),
  );
}

/**
 * What the result would move in table 3. Nothing is written.
 * @throws AppError `forbidden`, `not_found`, `invalid_input`
 */
export async function previewRemedyResult(
  deps: CommandDeps,
  actor: StaffActor,
  { id, outcome }: Pick<RecordRemedyResultInput, 'id' | 'outcome'>,
): Promise<TallyEntry[]> {
  const { agencyId } = actor;
  if (!can(actor, 'record_remedy', { agencyId })) throw new AppError('forbidden');
  const before = await deps.unitOfWork.run((tx) => tx.remedies.load(agencyId, id));
  if (!before) throw new AppError('not_found');
  const { facts } = resultOutcome(before, foldRemedy(before.events), outcome, deps.clock.today());
  const added = remedyEvents(deps, actor, { facts, after: before.events, version: before.version + 1 });
  const after = { ...before, ...foldedRemedy(before.group, [...before.events, ...added]) };
  return diffEntries(entriesOfRecord(before), entriesOfRecord(after));
}

function resultOutcome(
  before: RemedyRecord,
  state: RemedyState,
  outcome: RemedyOutcomeInput | null,
  today: PlainDate,
): RemedyChangeOutcome {
  const round = currentRound(state);
  if (!round) throw new AppError('not_found');
  const judged = round.judgment;
  if (!outcome) {
    const facts: RemedyFact[] = judged
      ? [{ kind: 'taken_back', date: today, eventId: judged.eventId, reason: '结果登记有误' }]
      : [];
    return { facts, line: { date: today, text: '结果登记有误，已撤回' } };
  }
  assertDay('outcome.date', outcome.date, round.filedDate, today);
  if (outcome.servedDate !== undefined) assertDay('outcome.servedDate', outcome.servedDate, outcome.date, today);
  const servedDate = outcome.servedDate ?? stillServed(judged, outcome.date);
  const facts: RemedyFact[] = [
    // A result entered anew replaces the one before it.
    ...(judged ? [takenBack(judged.eventId, today)] : []),
    judgedFact(before.group, outcome),
    ...(servedDate === null ? [] : [{ kind: 'judgment_served' as const, date: servedDate }]),
  ];
  return { facts, line: { date: outcome.date, text: TABLE3_CELL_LABELS[outcome.result] } };
}

/** A mended result was served on the day on which the wrong one was entered as served, unless that cannot be. */
function stillServed(judged: Judgment | null, date: PlainDate): PlainDate | null {
  const served = judged?.servedDate ?? null;
  return served !== null && served >= date ? served : null;
}

function takenBack(eventId: string, date: PlainDate): RemedyFact {
  return { kind: 'taken_back', date, eventId, reason: '结果更正' };
}

function judgedFact(group: RemedyGroup, input: RemedyOutcomeInput): RemedyFact {
  const { result, outcome, order, date, text } = input;
  if (outcome !== undefined && resultOfOutcome(outcome, group) !== result) {
    const expected = TABLE3_CELL_LABELS[resultOfOutcome(outcome, group)];
    throw invalid([
      { path: 'outcome.result', message: `“${REMEDY_OUTCOMES[outcome].label}”在统计表中为“${expected}”，请核对` },
    ]);
  }
  const form = input.form ?? (group === 'reconsideration' ? 'decision' : 'judgment');
  if ((group === 'reconsideration') !== (form === 'decision')) {
    throw invalid([{ path: 'outcome.form', message: '行政复议以复议决定结案，诉讼以判决或者裁定结案' }]);
  }
  if (order && order.by !== null && order.by < date) {
    throw invalid([{ path: 'outcome.order.by', message: `日期不能早于 ${date}` }]);
  }
  if (order && result !== 'corrected') {
    throw invalid([{ path: 'outcome.order', message: '只有结果纠正的，才会责令重新答复或者履行' }]);
  }
  return { kind: 'judged', date, form, result, outcome: outcome ?? null, text: text.trim(), order: order ?? null };
}
