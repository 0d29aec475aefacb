/** Shapes of applications to correct a record on oneself (第四十一条). */
import * as z from 'zod';
import { APPLICANT_KIND_IDS } from '../../domain/application/applicant-kinds.js';
import { IDENTITY_DOCUMENT_IDS } from '../../domain/application/identity.js';
import {
  RECORD_CORRECTION_EVENT_KINDS,
  RECORD_CORRECTION_OUTCOME_IDS,
  RECORD_CORRECTION_STATUS_IDS,
} from '../../domain/application/record-corrections.js';
import { FORM_LIMITS } from '../../domain/application/application-form.js';
import { fileCard, applicantView } from './application.js';
import { expectedVersion, instant, labelled, line, objectId, paragraphs, plainDay } from './common.js';

const correctionFields = {
  id: objectId(),
  number: z.string(),
  agencyId: objectId(),
  agencyName: z.string(),
  content: z.object({ record: z.string(), fault: z.string(), wanted: z.string() }),
  status: labelled(z.enum(RECORD_CORRECTION_STATUS_IDS)),
  decision: z
    .object({
      outcome: labelled(z.enum(RECORD_CORRECTION_OUTCOME_IDS)),
      date: plainDay(),
      text: z.string(),
      agency: z.string().nullable().meta({ description: '有权更正的机关' }),
    })
    .nullable(),
  events: z.array(
    z.object({
      kind: z.enum(RECORD_CORRECTION_EVENT_KINDS),
      date: plainDay(),
      title: z.string(),
      detail: z.string().nullable(),
      at: instant(),
    }),
  ),
  files: z.array(fileCard),
  version: z.int(),
  createdAt: instant(),
};

export const citizenCorrection = z
  .object({ ...correctionFields, abilities: z.object({ withdraw: z.boolean() }) })
  .meta({ id: 'MyRecordCorrection' });

export const staffCorrection = z
  .object({
    ...correctionFields,
    applicant: applicantView,
    abilities: z.object({ verify: z.boolean(), decide: z.boolean() }),
  })
  .meta({ id: 'RecordCorrection' });

export const newCorrection = z.strictObject({
  agencyId: objectId('提供记录的行政机关'),
  applicant: z.strictObject({
    applicantKind: z.enum(APPLICANT_KIND_IDS),
    applicantName: line(FORM_LIMITS.applicantName, '姓名或者名称'),
    identityDocument: z.enum(IDENTITY_DOCUMENT_IDS),
    identityNumber: line(FORM_LIMITS.identityNumber, '身份证明号码'),
    phone: line(FORM_LIMITS.phone, '联系电话').optional(),
    email: line(FORM_LIMITS.email, '电子邮箱').optional(),
    address: line(FORM_LIMITS.address, '通信地址').optional(),
  }),
  content: z.strictObject({
    record: line(300, '哪一项记录'),
    fault: paragraphs(3000, '哪里不准确'),
    wanted: paragraphs(3000, '应当怎样记录'),
  }),
  fileIds: z.array(objectId('证据')).min(1).max(10),
});

export const correctionVerification = z.strictObject({ expectedVersion, text: paragraphs(3000, '核实的情况') });
export const correctionDecision = z.strictObject({
  expectedVersion,
  outcome: z.enum(RECORD_CORRECTION_OUTCOME_IDS),
  text: paragraphs(3000, '告知申请人的内容'),
  agency: line(100, '有权更正的机关').optional(),
});
export const correctionWithdrawal = z.strictObject({ expectedVersion });
