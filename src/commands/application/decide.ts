import { missingOpinion } from '../../domain/application/legal-review.js';
import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * A second person approves, where the agency demands it with a lawyer's opinion before him; the result is counted by the dispatch,
 * not now (A.10, 1).
 */
export function approveDecision(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { comment?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'approve_decision' }, async ({ record, state, today }) => {
    const { proposal } = state;
    if (!proposal) throw new AppError('action_not_allowed', { action: '批准处理决定', reason: '没有待审批的决定' });
    if (actor.type === 'staff' && proposal.proposedBy === actor.staffId) throw new AppError('separation_of_duties');
    const missing = missingOpinion(state.legalReview);
    if (missing && (await deps.agencies.byId(record.agencyId))?.legalOpinionRequired) {
      throw new AppError('action_not_allowed', { action: '批准处理决定', reason: missing });
    }
    return {
      facts: [
        {
          kind: 'decided',
          date: today,
          decisionCode: proposal.decisionCode,
          parts: proposal.parts,
          ...(input.comment ? { comment: input.comment } : {}),
        },
      ],
      detail: { decisionCode: proposal.decisionCode },
    };
  });
}

export function returnDecision(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { comment: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'return_decision' }, ({ today }) => ({
    facts: [{ kind: 'decision_returned', date: today, comment: input.comment }],
  }));
}
