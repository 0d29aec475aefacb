/** What comes in and is no application (A.10, 18 and 24): kept in a register of its own, never counted in table 2. */
export const LETTER_KINDS = {
  misaddressed: '误投的申请',
  petition: '信访、投诉、举报',
  inquiry: '咨询',
  other: '其他来件',
} as const;
export type LetterKind = keyof typeof LETTER_KINDS;

export const LETTER_OUTCOMES = {
  returned: '退回来件人',
  forwarded: '转送其他机关',
  answered: '已答复来件人',
  registered: '已登记为申请',
} as const;
export type LetterOutcome = keyof typeof LETTER_OUTCOMES;

/** Whether the outcome says to whom: the agency it went to, or the number of the application it became. */
export const NAMES_A_DESTINATION: ReadonlySet<LetterOutcome> = new Set(['forwarded', 'registered']);
