/** How an agency numbers and heads its letters. */
import { type FieldFault } from '../../errors.js';
import { DEFAULT_LETTER_NUMBER_PATTERN, letterNumberFaults } from '../application/letter-number.js';

export interface LetterSettings {
  /** With `{year}` and `{n}`: `云城管依申请〔{year}〕第{n}号`. A changed rule counts from 1. */
  numberPattern: string;
  /** 发文机关标志 in red on top of the letter; null: none (paper that is printed already). */
  letterhead: string | null;
}

export const DEFAULT_LETTER_SETTINGS: LetterSettings = {
  numberPattern: DEFAULT_LETTER_NUMBER_PATTERN,
  letterhead: null,
};

export const LETTERHEAD_MAX = 40;

export function letterSettingsFaults({ numberPattern }: LetterSettings): FieldFault[] {
  return letterNumberFaults(numberPattern, 'letters.numberPattern');
}
