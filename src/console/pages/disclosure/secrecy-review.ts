import { type SecrecyReviewInput } from '../../api/generated';

export interface ReviewForm {
  reviewerName: string;
  date: string;
  basis: string;
  result: SecrecyReviewInput['result'] | '';
}

/** The result is nobody's default: it is found by whoever reviewed. */
export const emptyReview = (today: string): ReviewForm => ({ reviewerName: '', date: today, basis: '', result: '' });

export function reviewBody({ reviewerName, date, basis, result }: ReviewForm): SecrecyReviewInput {
  const name = reviewerName.trim();
  return { ...(name ? { reviewerName: name } : {}), date, basis, result: result as SecrecyReviewInput['result'] };
}
