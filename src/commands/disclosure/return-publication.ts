import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type PublicationRecord } from '../../ports/disclosure.js';
import { changePublication } from './change-publication.js';
import { recordedReview, type SecrecyReviewInput } from './secrecy-review.js';

/**
 * Gives an item back to its writers, with the reason and, where that was it, the review that did not let it pass (第十七条).
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed`, `invalid_input`
 */
export function returnPublication(
  deps: CommandDeps,
  actor: StaffActor,
  input: {
    id: string;
    expectedVersion: number;
    reason: string;
    secrecyReview?: SecrecyReviewInput | undefined;
  },
): Promise<PublicationRecord> {
  return changePublication(deps, actor, { ...input, action: 'return' }, (record) => {
    const review = input.secrecyReview && recordedReview(input.secrecyReview, actor, deps.clock.today());
    return {
      fields: { remark: input.reason, secrecyReviews: [...record.secrecyReviews, ...(review ? [review] : [])] },
      detail: { reason: input.reason, ...(review ? { secrecyResult: review.result } : {}) },
    };
  });
}
