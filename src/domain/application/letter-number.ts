/** 发文字号 by the agency's own rule, e.g. `云城管依申请〔2026〕第{n}号`. */
import { type FieldFault } from '../../errors.js';

export const LETTER_NUMBER_MAX = 60;
export const DEFAULT_LETTER_NUMBER_PATTERN = '依申请〔{year}〕{n}号';
/** Stands in a preview: a number is drawn only when the letter is issued. */
export const NUMBER_TO_COME = '（文号在签发时编定）';

/** @param pattern as typed by somebody */
export function letterNumberFaults(pattern: string, path: string): FieldFault[] {
  const fault = (message: string): FieldFault[] => [{ path, message }];
  if (pattern.length > LETTER_NUMBER_MAX) return fault(`最多 ${LETTER_NUMBER_MAX} 个字`);
  if (/[\u0000-\u001f\u007f]/.test(pattern)) return fault('不能包含换行或控制字符');
  const words = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, word]) => word);
  const unknown = words.find((word) => word !== 'year' && word !== 'n');
  if (unknown !== undefined) return fault(`“{${unknown}}”不能代入，可用的有 {year}（年份）和 {n}（顺序号）`);
  for (const [word, meaning] of [
    ['year', '年份'],
    ['n', '顺序号'],
  ] as const) {
    if (words.filter((each) => each === word).length !== 1)
      return fault(`文号规则应当含有一处 {${word}}（${meaning}）`);
  }
  if (/[{}]/.test(pattern.replace(/\{(?:year|n)\}/g, ''))) return fault('花括号不成对');
  // Beside a digit 1 and 11 could read alike in two rules, and one number would stand for two letters.
  if (/\d\{n\}|\{n\}\d|\}\{/.test(pattern)) return fault('顺序号 {n} 不能与其他数字相连');
  return [];
}

export function letterNumber(pattern: string, year: number, n: number): string {
  return pattern.replace('{year}', String(year)).replace('{n}', String(n));
}
