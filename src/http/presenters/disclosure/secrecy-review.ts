import { SECRECY_RESULTS, type SecrecyReview } from '../../../domain/disclosure/secrecy-review.js';

export function presentSecrecyReview({ reviewer, date, basis, result }: SecrecyReview) {
  return { reviewerName: reviewer.name, date, basis, result: { code: result, label: SECRECY_RESULTS[result] } };
}
