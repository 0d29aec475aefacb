/** An answer that fell is given anew in the same case: by a ruling, or because the agency takes it back itself (A.10, 13). */
import { AppError } from '../../errors.js';
import { remedyLimits } from '../../domain/application/remedy-limits.js';
import { currentRound, foldRemedy } from '../../domain/application/remedy-state.js';
import { ANSWER_WORKING_DAYS } from '../../domain/application/clock-fold.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { remedyTitle } from './change-remedy.js';
import { invalid } from './input-faults.js';

/**
 * The ruling obliges the agency to decide (again): the clock is the one the ruling sets. The case is neither received nor handled a
 * second time; a changed code moves its cell in the year of the first answer when the new one goes out.
 * @throws AppError what `changeCase` throws; `invalid_input` (no such remedy, or not one of this case), `action_not_allowed`
 */
export function orderRedo(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { remedyId: string; date?: PlainDate | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'order_redo' }, async ({ tx, record, state, calendar, today }) => {
    const remedy = await tx.remedies.load(record.agencyId, input.remedyId);
    if (!remedy?.applicationIds.includes(record.id)) {
      throw invalid([{ path: 'remedyId', message: '没有与这件申请有关的这件复议或者诉讼' }]);
    }
    const remedyState = foldRemedy(remedy.events);
    const judgment = currentRound(remedyState)?.judgment;
    if (judgment?.order?.kind !== 'redo') throw notAllowed('这件复议或者诉讼没有登记责令重新答复的结果');
    const limit = remedyLimits(remedy.group, remedyState, calendar).findLast(({ kind }) => kind === 'redo');
    if (!limit) throw notAllowed('请先登记收到裁判文书之日，期限由此起算');
    if (state.redo?.remedyId === remedy.id && state.redo.date >= judgment.date)
      throw notAllowed('已按这一裁判重新办理');
    const date = input.date ?? today;
    if (date < judgment.date) {
      throw new AppError('event_date_invalid', { date, reason: `早于作出之日 ${judgment.date}` });
    }
    return {
      facts: [
        {
          kind: 'redo_ordered',
          date,
          remedyId: remedy.id,
          replyBy: limit.dueDate,
          procedural: judgment.outcome === 'annulled_procedurally',
          text: remedyTitle(remedy),
        },
      ],
      detail: { remedyId: remedy.id, replyBy: limit.dueDate },
    };
  });
}

function notAllowed(reason: string): AppError {
  return new AppError('action_not_allowed', { action: '依复议决定或者裁判重新办理', reason });
}

/**
 * The agency takes its own answer back. The old letter stays as it is, marked 已撤销; the replacement goes the way of every decision,
 * within the period of 第三十三条 from here unless the head sets an earlier day (D).
 */
export function revokeOwnDecision(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { reason: string; replyBy?: PlainDate | undefined; date?: PlainDate | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'revoke_own_decision' }, ({ state, calendar, today }) => {
    const date = input.date ?? today;
    const sent = state.dispatched?.date;
    if (sent && date < sent) throw new AppError('event_date_invalid', { date, reason: `早于答复发出之日 ${sent}` });
    const latest = calendar.nthWorkingDayAfter(date, ANSWER_WORKING_DAYS).date;
    const replyBy = input.replyBy ?? latest;
    if (replyBy < date || replyBy > latest) {
      throw invalid([{ path: 'replyBy', message: `重新答复的日期应在 ${date} 至 ${latest} 之间` }]);
    }
    return { facts: [{ kind: 'decision_revoked', date, replyBy, reason: input.reason }], detail: { replyBy } };
  });
}
