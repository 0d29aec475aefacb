/** What a third party objected to (第三十二条) and an answer gives out all the same. */
import { type DecisionPart } from './decisions.js';

/**
 * Whether the parts give something out without withholding for the third party's sake. An answer in part that refuses a part for
 * its rights (第十五条) is taken to withhold what was objected to; any other answer that gives something is not.
 */
export function overrulesObjections(parts: readonly DecisionPart[]): boolean {
  const gives = parts.some(({ code }) => code === 'granted' || code === 'partially_granted');
  return gives && !parts.some(({ code }) => code === 'refused_third_party_rights');
}
