import { type LegalVerdict } from '../../domain/application/legal-review.js';
import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

type Input = Omit<CaseChange, 'action' | 'fileIds'>;

/**
 * Asks for an opinion; asked again, the last request holds. `lawyer` is one of the same agency, which the caller has looked up;
 * without one every lawyer of the agency is told.
 */
export function requestLegalReview(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { question?: string | undefined; lawyer?: { id: string; name: string } | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'request_legal_review' }, ({ today }) => ({
    facts: [
      {
        kind: 'legal_review_requested',
        date: today,
        ...(input.question ? { question: input.question } : {}),
        ...(input.lawyer ? { lawyer: input.lawyer } : {}),
      },
    ],
  }));
}

/** Any lawyer of the agency may answer: whom the request names may be away. Not on his own proposal. */
export function giveLegalOpinion(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { verdict: LegalVerdict; text: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'give_legal_opinion' }, ({ state, today }) => {
    if (actor.type === 'staff' && state.proposal?.proposedBy === actor.staffId) {
      throw new AppError('separation_of_duties', {}, { message: '这一决定由您拟定，请由其他法律顾问审查。' });
    }
    const { verdict, text } = input;
    return { facts: [{ kind: 'legal_opinion_given', date: today, verdict, text }], detail: { verdict } };
  });
}
