/** Documents that prove who an applicant is (第二十九条). A checksum is tested only where the document has one (A.10, 21). */
interface IdentityRule {
  label: string;
  holder: 'person' | 'organisation' | 'any';
  /** null = the number is plausible; otherwise what is wrong with it. */
  fault: (number: string) => string | null;
}

const plain = (pattern: RegExp, hint: string) => (number: string) => (pattern.test(number) ? null : hint);

export const IDENTITY_DOCUMENTS = {
  resident_id: { label: '居民身份证', holder: 'person', fault: residentIdFault },
  passport: { label: '护照', holder: 'person', fault: plain(/^[A-Z0-9]{5,20}$/, '护照号码应为 5 至 20 位字母或数字') },
  hk_macau_permit: {
    label: '港澳居民来往内地通行证',
    holder: 'person',
    fault: plain(/^[HM]\d{8}(\d{2})?$/, '号码应以 H 或 M 开头，后接 8 位或 10 位数字'),
  },
  taiwan_permit: {
    label: '台湾居民来往大陆通行证',
    holder: 'person',
    fault: plain(/^\d{8}(\d{2})?$/, '号码应为 8 位或 10 位数字'),
  },
  foreign_permanent_residence: {
    label: '外国人永久居留身份证',
    holder: 'person',
    fault: plain(/^([A-Z]{3}\d{12}|9\d{17})$/, '号码应为 3 位字母加 12 位数字，或以 9 开头的 18 位数字'),
  },
  military: { label: '军人证件', holder: 'person', fault: plain(/^.{4,30}$/u, '请填写证件上的完整号码') },
  unified_social_credit_code: { label: '统一社会信用代码', holder: 'organisation', fault: socialCreditCodeFault },
  other: { label: '其他证明', holder: 'any', fault: plain(/^.{2,50}$/u, '请填写证明的名称和号码') },
} as const satisfies Record<string, IdentityRule>;

export type IdentityDocument = keyof typeof IDENTITY_DOCUMENTS;
export const IDENTITY_DOCUMENT_IDS = Object.keys(IDENTITY_DOCUMENTS) as [IdentityDocument, ...IdentityDocument[]];

/** Upper case, without the spaces people type: the form that is stored and hashed. */
export function normaliseIdentityNumber(number: string): string {
  return number.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** First four and last two characters at most; everything else is covered. */
export function maskIdentityNumber(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length);
  return number.slice(0, 4) + '*'.repeat(number.length - 6) + number.slice(-2);
}

export function maskPhone(phone: string): string {
  return phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

export function maskEmail(email: string): string {
  const at = email.indexOf('@');
  return at < 1 ? '***' : `${email[0]}***${email.slice(at)}`;
}

/** Province and city may stay readable; the rest of an address is covered. */
export function maskAddress(address: string): string {
  return `${address.slice(0, 6)}${'*'.repeat(Math.max(3, address.length - 6))}`;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/** GB 11643: 17 digits and a check character. */
function residentIdFault(number: string): string | null {
  if (!/^\d{17}[\dX]$/.test(number)) return '居民身份证号码应为 18 位，最后一位可以是 X';
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  if (month < 1 || month > 12 || day < 1 || day > 31) return '居民身份证号码中的出生日期不正确，请核对';
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return ID_CHECKS[sum % 11] === number[17] ? null : '居民身份证号码有误，请逐位核对';
}

const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100: 17 characters and a check character, base 31. */
function socialCreditCodeFault(code: string): string | null {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return '统一社会信用代码应为 18 位数字或大写字母';
  let sum = 0;
  let weight = 1;
  for (let index = 0; index < 17; index += 1) {
    sum += USCC_CHARACTERS.indexOf(code[index] ?? '') * weight;
    weight = (weight * 3) % 31;
  }
  const check = (31 - (sum % 31)) % 31;
  return USCC_CHARACTERS[check] === code[17] ? null : '统一社会信用代码有误，请逐位核对';
}
