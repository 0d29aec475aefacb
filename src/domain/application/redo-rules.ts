/** What a second decision after an annulment may not be (A.10, 13). */
import { type CaseState } from './case-state.js';
import { decisionTitle, type DecisionPart } from './decisions.js';

/**
 * 行政诉讼法第七十一条, 行政复议法（2023）第六十四条第二款: not the same act again on the same facts and reasons, unless the
 * annulment was for the procedure alone. What was given may be given again.
 * @returns why the parts cannot be proposed, for people; null when they can
 */
export function repeatsAnnulled(parts: readonly DecisionPart[], state: CaseState): string | null {
  const last = state.earlier.at(-1);
  if (!last || last.ended.by !== 'ruling' || last.ended.procedural) return null;
  const repeated = parts.find(
    ({ code, ground }) =>
      code !== 'granted' &&
      last.decision.parts.some((annulled) => annulled.code === code && annulled.ground === ground),
  );
  if (!repeated) return null;
  return `原答复已于 ${last.ended.date} 被撤销，不得以同一依据再次作出“${decisionTitle(repeated.code)}”的决定（行政诉讼法第七十一条、行政复议法第六十四条）；仅因程序违法被撤销的除外`;
}
