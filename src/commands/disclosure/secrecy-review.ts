import { AppError, type FieldFault } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type SecrecyResult, type SecrecyReview } from '../../domain/disclosure/secrecy-review.js';
import { type StaffActor } from '../../policies/actor.js';

export interface SecrecyReviewInput {
  /** Absent: the actor reviewed. */
  reviewerName?: string | undefined;
  date: PlainDate;
  basis: string;
  result: SecrecyResult;
}

/**
 * The record of art 17.
 * @throws AppError `invalid_input` when the review lies in the future.
 */
export function recordedReview(input: SecrecyReviewInput, actor: StaffActor, today: PlainDate): SecrecyReview {
  const { reviewerName, date, basis, result } = input;
  if (date > today) throw invalid({ path: 'secrecyReview.date', message: '不能晚于今天' });
  const isActor = reviewerName === undefined || reviewerName === actor.name;
  const reviewer = isActor ? { staffId: actor.staffId, name: actor.name } : { staffId: null, name: reviewerName };
  return { reviewer, date, basis, result };
}

/**
 * 第十七条: what may reach the public is what was reviewed and found publishable; with any other result it goes back.
 * @throws AppError `invalid_input`
 */
export function clearedReview(input: SecrecyReviewInput, actor: StaffActor, today: PlainDate): SecrecyReview {
  if (input.result !== 'publishable') {
    throw invalid({ path: 'secrecyReview.result', message: '保密审查的结果不是“可以公开”，请退回修改' });
  }
  return recordedReview(input, actor, today);
}

function invalid(fault: FieldFault): AppError {
  return new AppError('invalid_input', {}, { fields: [fault] });
}
