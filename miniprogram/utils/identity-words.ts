/** What helps to fill in each identity document: an example, and the keyboard that fits. */
import { APPLICANT_KINDS, IDENTITY_DOCUMENTS } from '../api/labels';

type DocumentCode = (typeof IDENTITY_DOCUMENTS)[number]['value'];

const EXAMPLES: Readonly<Record<DocumentCode, string>> = {
  resident_id: '18 位，最后一位可以是 X，例如 11010519491231002X',
  passport: '印在照片旁边，例如 E12345678',
  hk_macau_permit: '以 H 或 M 开头，例如 H12345678',
  taiwan_permit: '8 位或 10 位数字，例如 12345678',
  foreign_permanent_residence: '例如 911124198108030024，或者 3 位字母加 12 位数字',
  military: '证件上的完整号码，例如 军字第1234567号',
  unified_social_credit_code: '18 位，印在营业执照或者法人证书上，例如 91350100M000100Y43',
  other: '证明的名称和号码，例如 社团登记证书第123号',
};

export interface DocumentChoice {
  value: string;
  label: string;
}

/** Which documents fit the kind of applicant; before it is chosen, those of persons. */
export function documentsFor(applicantKind: string | undefined): DocumentChoice[] {
  const holder = isOrganisation(applicantKind) ? 'organisation' : 'person';
  return IDENTITY_DOCUMENTS.filter((document) => document.holder === holder || document.holder === 'any').map(
    ({ value, label }) => ({ value, label }),
  );
}

export function isOrganisation(applicantKind: string | undefined): boolean {
  return Boolean(applicantKind) && applicantKind !== 'natural_person';
}

export function exampleOf(document: string | undefined): string {
  return (EXAMPLES as Readonly<Record<string, string>>)[document ?? ''] ?? '';
}

/** WeChat's keyboard with X belongs to the resident ID. */
export function keyboardFor(document: string | undefined): 'idcard' | 'text' {
  return document === 'resident_id' ? 'idcard' : 'text';
}

export function labelOf(list: readonly { value: string; label: string }[], value: string | undefined): string {
  return list.find((entry) => entry.value === value)?.label ?? '';
}

export const KINDS: readonly DocumentChoice[] = APPLICANT_KINDS;
