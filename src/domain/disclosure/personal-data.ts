/**
 * Finds what looks like personal data in a text about to be published: resident identity numbers, mobile numbers and bank
 * card numbers (第十五条; 个人信息保护法第二十五条). It errs on the side of asking: a finding stops the publication until a person
 * takes it out or says why it may stand.
 */
export const PERSONAL_DATA_KINDS = {
  identity_number: '身份证号码',
  mobile_number: '手机号码',
  bank_card: '银行账号',
} as const;

export type PersonalDataKind = keyof typeof PERSONAL_DATA_KINDS;

export interface PersonalDataFinding {
  kind: PersonalDataKind;
  /** First three and last two characters; enough to find the place, not enough to leak. */
  masked: string;
  /** Place in the normalised text, 0-based, for the order of findings only. */
  position: number;
}

/** What people put between groups of digits. */
const GAP = '[ \\u00a0-]?';
const ALONE = ['(?<![\\p{Nd}])(?<!\\p{Nd}\\.)', '(?!\\p{Nd})'] as const;

/** In order of weight: what one pattern has taken, a later one does not see. */
const PATTERNS: readonly { kind: PersonalDataKind; pattern: RegExp; holds(characters: string): boolean }[] = [
  {
    kind: 'identity_number',
    pattern: alone(`[1-9]\\d{5}${GAP}\\d{8}${GAP}\\d{3}[\\dXx]`),
    holds: isIdentityNumber,
  },
  { kind: 'identity_number', pattern: alone('[1-9]\\d{14}'), holds: isOldIdentityNumber },
  { kind: 'bank_card', pattern: alone(`\\d{4}(?:${GAP}\\d{4}){3}(?:${GAP}\\d{1,3})?`), holds: isBankCard },
  { kind: 'bank_card', pattern: alone(`\\d{6}${GAP}\\d{10,13}`), holds: isBankCard },
  {
    kind: 'mobile_number',
    pattern: alone(`(?:(?:\\+|00)?86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}`),
    holds: () => true,
  },
];

/** @returns findings in the order of the text; digits in full width count as digits. */
export function findPersonalData(text: string): PersonalDataFinding[] {
  let rest = text.normalize('NFKC');
  const findings: PersonalDataFinding[] = [];
  for (const { kind, pattern, holds } of PATTERNS) {
    rest = rest.replace(pattern, (match: string, position: number) => {
      const characters = match.replace(/[ \u00a0+-]/g, '').toUpperCase();
      if (!holds(characters)) return match;
      findings.push({ kind, masked: mask(characters), position });
      // The same length, so that later positions still hold; not digits, so that nothing is found twice.
      return '#'.repeat(match.length);
    });
  }
  return findings.sort((a, b) => a.position - b.position);
}

/** Not a part of a longer number. */
function alone(pattern: string): RegExp {
  return new RegExp(`${ALONE[0]}${pattern}${ALONE[1]}`, 'gu');
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** 18 characters with the check character of GB 11643. */
function isIdentityNumber(value: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return isRegion(value) && isDay(value.slice(6, 14)) && CHECKS[sum % 11] === value[17];
}

/** The old form: 15 digits with a possible date of the last century. */
function isOldIdentityNumber(value: string): boolean {
  return isRegion(value) && isDay(`19${value.slice(6, 12)}`);
}

/** First two digits: provinces are numbered 11–15, 21–23, 31–37, 41–46, 50–54, 61–65, 71, 81–83. */
function isRegion(value: string): boolean {
  return /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/.test(value);
}

function isDay(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  if (year < 1880 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 16 to 19 digits that begin as cards do (62 UnionPay, 3–5 foreign schemes, 9 old domestic ones) and pass the Luhn check. */
function isBankCard(digits: string): boolean {
  if (!/^[34569]\d{15,18}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function mask(characters: string): string {
  return `${characters.slice(0, 3)}${'*'.repeat(characters.length - 5)}${characters.slice(-2)}`;
}
