/** The stages of a reconsideration or suit as they happen (A.10, 12): facts with their day, also entered late (A.10, 7). */
import { AppError } from '../../errors.js';
import { REMEDY_EVENTS } from '../../domain/application/remedy-events.js';
import { type RemedyStage, stageBlocked } from '../../domain/application/remedy-stages.js';
import { currentRound, type RemedyRoundState } from '../../domain/application/remedy-state.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type RemedyRecord } from '../../ports/remedies.js';
import { changeRemedy, type RemedyChange } from './change-remedy.js';
import { assertLateEntryReason } from './late-entry.js';
import { assertDay, invalid } from './input-faults.js';

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
