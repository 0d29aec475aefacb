/** The second step of signing in: a code that the person's own device computes from a shared secret (RFC 6238), or a recovery code. */
import { type StaffRole } from './staff-roles.js';

/** Of whom an agency demands it; everybody may. */
export const SECOND_FACTOR_RULES = {
  optional: '自愿启用',
  administrators: '系统管理员必须启用',
  everyone: '全体工作人员必须启用',
} as const;
export type SecondFactorRule = keyof typeof SECOND_FACTOR_RULES;
export const SECOND_FACTOR_RULE_IDS = Object.keys(SECOND_FACTOR_RULES) as [SecondFactorRule, ...SecondFactorRule[]];

export function isSecondFactorRequired(rule: SecondFactorRule, roles: readonly StaffRole[]): boolean {
  switch (rule) {
    case 'optional':
      return false;
    case 'administrators':
      return roles.includes('administrator');
    case 'everyone':
      return true;
  }
}

/** Between the password and the code. */
export const TICKET_MINUTES = 5;
/** For whoever has lost the device; each opens once. */
export const RECOVERY_CODES = 10;
export const RECOVERY_CODE_LENGTH = 10;

/** As people type it: in groups, with any case. */
export function normaliseSecondCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** What a device shows; anything else can only be a recovery code. */
export function isDeviceCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}
