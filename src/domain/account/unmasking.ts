/** How staff come to see the personal data that a case page masks; either way each look is written down. */
export const UNMASKING_RULES = {
  with_reason: '说明理由后即可查看',
  with_approval: '说明理由，经另一人批准后查看',
} as const;
export type UnmaskingRule = keyof typeof UNMASKING_RULES;
export const UNMASKING_RULE_IDS = Object.keys(UNMASKING_RULES) as [UnmaskingRule, ...UnmaskingRule[]];

/** After the approval the data may be looked at until the end of this working day after it. */
export const UNMASKED_WORKING_DAYS = 1;
