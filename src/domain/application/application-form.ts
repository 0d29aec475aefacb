/**
 * What an application must say (第二十九条): who asks and the proof of it, one contact of any kind, what is asked, and how the
 * information should come. The same rules check a citizen's draft and an office's intake; an office may register an incomplete
 * paper application, because what is missing is asked for by a supplement notice.
 */
import { type FieldFault } from '../../errors.js';
import { cleanBody, cleanLine } from '../disclosure/clean-text.js';
import { agentFaults } from './agents.js';
import { APPLICANT_KIND_IDS, type ApplicantKind } from './applicant-kinds.js';
import { IDENTITY_DOCUMENTS, type IdentityDocument, normaliseIdentityNumber } from './identity.js';
import { cleanJoint, type CoApplicantForm, type CompleteCoApplicant, jointFaults } from './joint-applicants.js';

/** What is one text each. */
export interface FormTexts {
  applicantKind?: string | undefined;
  applicantName?: string | undefined;
  identityDocument?: string | undefined;
  identityNumber?: string | undefined;
  /** Id of the attachment that shows the document, where it is photographed instead of typed. */
  identityPhoto?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  address?: string | undefined;
  agentName?: string | undefined;
  agentIdentityDocument?: string | undefined;
  agentIdentityNumber?: string | undefined;
  /** `AgentCapacity`; absent: an agent by mandate. */
  agentCapacity?: string | undefined;
  /** Last day of an agent's authority. */
  agentAuthorityUntil?: string | undefined;
  subject?: string | undefined;
  documentNumber?: string | undefined;
  description?: string | undefined;
  purpose?: string | undefined;
  replyMedium?: string | undefined;
  replyMethod?: string | undefined;
}

export interface ApplicationForm extends FormTexts {
  /** Who applies together with the applicant, who represents them. */
  joint?: CoApplicantForm[] | undefined;
}

/** Longest text of each field, in characters. The API document and both faces take the limits from here. */
export const FORM_LIMITS = {
  applicantKind: 40,
  applicantName: 100,
  identityDocument: 40,
  identityNumber: 50,
  identityPhoto: 24,
  phone: 30,
  email: 100,
  address: 200,
  agentName: 100,
  agentIdentityDocument: 40,
  agentIdentityNumber: 50,
  agentCapacity: 20,
  agentAuthorityUntil: 20,
  subject: 200,
  documentNumber: 100,
  description: 5000,
  purpose: 500,
  replyMedium: 20,
  replyMethod: 20,
} as const satisfies Record<keyof FormTexts, number>;

export const REPLY_MEDIA = { paper: '纸质', electronic: '电子文件', either: '不限' } as const;
export type ReplyMedium = keyof typeof REPLY_MEDIA;

export const REPLY_METHODS = {
  online: '网上获取',
  post: '邮寄',
  in_person: '自行领取',
  email: '电子邮件',
  fax: '传真',
  inspect: '当场查阅、抄录',
} as const;
export type ReplyMethod = keyof typeof REPLY_METHODS;

/** A form whose required fields are there; the rest may be absent. What an office registers may lack the form requirement. */
export interface CompleteForm extends ApplicationForm {
  applicantKind: ApplicantKind;
  applicantName: string;
  /** The name of what is asked for; where only a number or features were given, those. */
  subject: string;
  replyMedium?: ReplyMedium | undefined;
  replyMethod?: ReplyMethod | undefined;
  joint?: CompleteCoApplicant[] | undefined;
}

const PHONE = /^\+?[\d\-() ]{5,30}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Several lines make sense in these; everything else is one line. */
const OF_SEVERAL_LINES: ReadonlySet<keyof FormTexts> = new Set(['description', 'purpose']);

/** The form without what cannot be seen: a name of zero-width characters is no name, a control character no text. */
export function cleanForm(form: ApplicationForm): ApplicationForm {
  const fields = Object.keys(FORM_LIMITS) as (keyof FormTexts)[];
  const texts: FormTexts = Object.fromEntries(
    fields.flatMap((field) => {
      const text = form[field];
      if (text === undefined) return [];
      return [[field, OF_SEVERAL_LINES.has(field) ? cleanBody(text) : cleanLine(text)]];
    }),
  );
  return form.joint ? { ...texts, joint: cleanJoint(form.joint) } : texts;
}

/** How much of a description stands for a name that was not given. */
const DERIVED_SUBJECT_LENGTH = 60;

/** @returns the cleaned form when nothing is missing, else null */
export function completeFormOf(form: ApplicationForm, filler: 'applicant' | 'office'): CompleteForm | null {
  if (formFaults(form, filler).length > 0) return null;
  const clean = cleanForm(form);
  const features = clean.description?.replace(/\s+/g, ' ').slice(0, DERIVED_SUBJECT_LENGTH);
  return { ...clean, subject: clean.subject || clean.documentNumber || features } as CompleteForm;
}

/** All faults at once, each naming its field and what to do. Empty = complete. */
export function formFaults(given: ApplicationForm, filler: 'applicant' | 'office'): FieldFault[] {
  const form = cleanForm(given);
  const faults: FieldFault[] = [];
  const fault = (path: keyof FormTexts, message: string): void => void faults.push({ path, message });
  const has = (field: keyof FormTexts): boolean => (form[field] ?? '').trim() !== '';

  if (!(APPLICANT_KIND_IDS as readonly string[]).includes(form.applicantKind ?? ''))
    fault('applicantKind', '请选择申请人类型');
  if (!has('applicantName')) fault('applicantName', '请填写申请人的姓名或者名称');
  // 第二十九条第二款第二项: the name, the number, or other features by which it can be found.
  if (!has('subject') && !has('documentNumber') && !has('description'))
    fault('subject', '请填写所需政府信息的名称、文号，或写明便于查找的特征');
  // A paper that lacks its form requirement can be registered: that is asked for by a supplement notice (A.4).
  const chosen = (field: 'replyMedium' | 'replyMethod', table: object): boolean =>
    filler === 'office' && !has(field) ? true : Object.hasOwn(table, form[field] ?? '');
  if (!chosen('replyMedium', REPLY_MEDIA)) fault('replyMedium', '请选择所需信息的载体形式');
  if (!chosen('replyMethod', REPLY_METHODS)) fault('replyMethod', '请选择获取信息的方式');
  if (form.replyMethod === 'post' && !has('address')) fault('address', '选择邮寄的，请填写收件地址');
  if (form.replyMethod === 'email' && !has('email')) fault('email', '选择电子邮件的，请填写邮箱');
  contactFaults(form, filler === 'applicant', fault);

  if (filler === 'applicant') {
    if (!has('identityDocument')) fault('identityDocument', '请选择身份证明的种类');
    if (!has('identityNumber') && !has('identityPhoto'))
      fault('identityNumber', '请填写身份证明上的号码，或者上传证件的照片');
  }
  identityFault(form, 'identityDocument', 'identityNumber', fault);
  if (has('agentName')) identityFault(form, 'agentIdentityDocument', 'agentIdentityNumber', fault);
  agentFaults(form, fault);
  for (const field of Object.keys(FORM_LIMITS) as (keyof FormTexts)[]) {
    if ((given[field]?.length ?? 0) > FORM_LIMITS[field]) fault(field, `最多 ${FORM_LIMITS[field]} 个字`);
  }
  return [...faults, ...jointFaults(given.joint ?? [], form, filler)];
}

/** @param isNeeded whether one way to reach the person has to be there */
export function contactFaults(
  { phone = '', email = '', address = '' }: Pick<FormTexts, 'phone' | 'email' | 'address'>,
  isNeeded: boolean,
  fault: (path: 'phone' | 'email', message: string) => void,
): void {
  if (phone && !PHONE.test(phone)) fault('phone', '电话号码格式不正确，请只填写数字和“-”');
  if (email && !EMAIL.test(email)) fault('email', '邮箱格式不正确，例如 name@example.cn');
  if (isNeeded && !phone && !email && !address) fault('phone', '请至少填写一种联系方式（电话、邮箱或地址）');
}

function identityFault(
  form: ApplicationForm,
  documentField: 'identityDocument' | 'agentIdentityDocument',
  numberField: 'identityNumber' | 'agentIdentityNumber',
  fault: (path: keyof FormTexts, message: string) => void,
): void {
  const document = form[documentField] ?? '';
  const number = form[numberField] ?? '';
  if (document === '' || number === '') return;
  if (!Object.hasOwn(IDENTITY_DOCUMENTS, document)) return fault(documentField, '请从列表中选择身份证明的种类');
  const message = IDENTITY_DOCUMENTS[document as IdentityDocument].fault(normaliseIdentityNumber(number));
  if (message) fault(numberField, message);
}
