/** A decision of several parts: which code the case gets in the statistics, and which remedies its letter tells. */
import { AppError } from '../../errors.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { assertGroundAllowed, decisionTitle, type DecisionCode, type DecisionPart } from './decisions.js';
import { remedyVariantOn, type RemedyVariant } from './legal-grounds.js';

/**
 * The one code under which the case is counted (第三十七条, A.10, 15):
 * all parts alike → that code; at least one part given and another not → `partially_granted`;
 * several different refusals and nothing given → `mainCode`, which the clerk chooses among the parts.
 * @param mainCode the clerk's choice, or null. Where the parts leave no choice it may be null or must agree.
 * @throws AppError `decision_incomplete`: no part, a ground that does not carry its code, or a missing or wrong choice.
 */
export function overallDecisionCode(parts: readonly DecisionPart[], mainCode: DecisionCode | null): DecisionCode {
  for (const part of parts) assertGroundAllowed(part.code, part.ground);
  const codes = [...new Set(parts.map((part) => part.code))];
  const [first] = codes;
  if (first === undefined) throw incomplete('请至少填写一项处理决定');

  const derived = codes.length === 1 ? first : codes.some(isGiven) ? 'partially_granted' : null;
  if (derived !== null) {
    if (mainCode !== null && mainCode !== derived) {
      throw incomplete(`各部分的处理结果合计应为“${decisionTitle(derived)}”，不能选“${decisionTitle(mainCode)}”`);
    }
    return derived;
  }
  if (mainCode === null) throw incomplete('各部分均未公开且情形不同，请选择以哪一种情形计入统计');
  if (!codes.includes(mainCode))
    throw incomplete(`“${decisionTitle(mainCode)}”不是任何一部分的处理结果，请在各部分中选择`);
  return mainCode;
}

/** One remedy paragraph per part, in the order of the parts (A.10, 10). `dispatchDate` is the day the letter goes out. */
export function remediesOfParts(parts: readonly DecisionPart[], dispatchDate: PlainDate): RemedyVariant[] {
  return parts.map((part) => remedyVariantOn(part.ground, dispatchDate));
}

function isGiven(code: DecisionCode): boolean {
  return code === 'granted' || code === 'partially_granted';
}

function incomplete(reason: string): AppError {
  return new AppError('decision_incomplete', { reason });
}
