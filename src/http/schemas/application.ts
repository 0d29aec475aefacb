/** Shapes of applications before they are looked into: drafts, people, lines of lists. The closed lists come from the domain's tables. */
import * as z from 'zod';
import { ACTION_IDS } from '../../domain/application/actions.js';
import { AGENT_CAPACITIES } from '../../domain/application/agents.js';
import { APPLICANT_KIND_IDS, APPLICANT_KINDS } from '../../domain/application/applicant-kinds.js';
import { FORM_LIMITS, REPLY_MEDIA, REPLY_METHODS } from '../../domain/application/application-form.js';
import { CHANNEL_IDS } from '../../domain/application/channels.js';
import { IDENTITY_DOCUMENTS } from '../../domain/application/identity.js';
import { PERSON_FIELDS } from '../../domain/application/saved-person.js';
import { STATUS_IDS } from '../../domain/application/statuses.js';
import { agentView, coApplicant, draftJoint, draftText, maskedIdentity, staffAgentView } from './people.js';
import { instant, labelled, objectId, plainDay } from './common.js';

/** A draft may hold any text, so the closed list stands in the description. */
const choice = (what: string, table: Readonly<Record<string, string | { label: string }>>): string =>
  `${what}：${Object.entries(table)
    .map(([code, entry]) => `${code}（${typeof entry === 'string' ? entry : entry.label}）`)
    .join('、')}`;

export const draftFields = z
  .strictObject({
    applicantKind: draftText(FORM_LIMITS.applicantKind, choice('申请人类型', APPLICANT_KINDS)),
    applicantName: draftText(FORM_LIMITS.applicantName, '姓名或者名称'),
    identityDocument: draftText(FORM_LIMITS.identityDocument, choice('身份证明种类', IDENTITY_DOCUMENTS)),
    identityNumber: draftText(FORM_LIMITS.identityNumber, '身份证明号码'),
    identityPhoto: draftText(FORM_LIMITS.identityPhoto, '拍照代替填写号码时，证件照片的附件标识；不在附件中的视为未填'),
    phone: draftText(FORM_LIMITS.phone, '联系电话'),
    email: draftText(FORM_LIMITS.email, '电子邮箱'),
    address: draftText(FORM_LIMITS.address, '通信地址'),
    agentName: draftText(FORM_LIMITS.agentName, '代理人姓名'),
    agentIdentityDocument: draftText(FORM_LIMITS.agentIdentityDocument, '代理人身份证明种类'),
    agentIdentityNumber: draftText(FORM_LIMITS.agentIdentityNumber, '代理人身份证明号码'),
    agentCapacity: draftText(FORM_LIMITS.agentCapacity, choice('代理人的身份，不填为 agent', AGENT_CAPACITIES)),
    agentAuthorityUntil: draftText(FORM_LIMITS.agentAuthorityUntil, '委托期限的最后一日；监护人不填'),
    joint: draftJoint.optional(),
    subject: draftText(FORM_LIMITS.subject, '所需政府信息的名称'),
    documentNumber: draftText(FORM_LIMITS.documentNumber, '文号'),
    description: draftText(FORM_LIMITS.description, '便于查询的其他特征性描述'),
    purpose: draftText(FORM_LIMITS.purpose, '用途（选填）'),
    replyMedium: draftText(FORM_LIMITS.replyMedium, choice('载体形式', REPLY_MEDIA)),
    replyMethod: draftText(FORM_LIMITS.replyMethod, choice('获取方式', REPLY_METHODS)),
  })
  .meta({ id: 'DraftFields' });

/** An office holds the paper and registers what stands on it. */
export const intakeFields = draftFields.omit({ identityPhoto: true }).meta({ id: 'IntakeFields' });

/** What may be saved of a person, as in the form. */
export const personFields = Object.fromEntries(PERSON_FIELDS.map((field) => [field, draftFields.shape[field]])) as Pick<
  typeof draftFields.shape,
  (typeof PERSON_FIELDS)[number]
>;

export const fileCard = z
  .object({ id: objectId(), name: z.string(), size: z.int(), contentType: z.string() })
  .meta({ id: 'FileCard' });

export const draftView = z
  .object({
    id: objectId(),
    agencyId: objectId().nullable(),
    fields: z.object(draftFields.shape),
    files: z.array(fileCard),
    faults: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .meta({ description: '提交前还需要补全或修改的字段' }),
    applicationId: objectId().nullable().meta({ description: '提交后生成的申请' }),
    version: z.int(),
    updatedAt: instant(),
  })
  .meta({ id: 'Draft' });

const status = labelled(z.enum(STATUS_IDS));
const applicantKind = labelled(z.enum(APPLICANT_KIND_IDS));
export const channel = labelled(z.enum(CHANNEL_IDS));
export const ability = z
  .object({ action: z.enum(ACTION_IDS), label: z.string(), article: z.string().nullable() })
  .meta({ id: 'Ability', description: '现在可以对这件申请做的一件事' });

const turn = z.object({
  party: z.enum(['office', 'applicant', 'third_party', 'agency', 'none']),
  label: z.string(),
  until: plainDay().nullable(),
});

export const applicationSummary = z
  .object({
    id: objectId(),
    number: z.string(),
    agencyId: objectId(),
    subject: z.string(),
    status,
    statusSentence: z.string(),
    turn,
    submittedDate: plainDay().nullable(),
    receiptDate: plainDay().nullable(),
    dueDate: plainDay().nullable(),
    overdue: z.boolean(),
    workingDaysLeft: z.int().nullable().meta({ description: '距答复期限的工作日数；逾期为负数；没有期限时为空' }),
    version: z.int(),
    createdAt: instant(),
  })
  .meta({ id: 'ApplicationSummary' });

export const queueItem = applicationSummary
  .extend({
    externalNumber: z.string().nullable(),
    channel,
    applicant: z.object({ kind: applicantKind, name: z.string() }),
    safeDueDate: plainDay().nullable().meta({ description: '稳妥期限：自提交之日起算等更早的日期' }),
    assignee: z.object({ id: objectId(), name: z.string() }).nullable(),
    decision: labelled(z.string()).nullable(),
  })
  .meta({ id: 'QueueItem' });

const maskedContact = z.object({
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
});

export const personView = z
  .object({
    id: objectId(),
    kind: applicantKind,
    name: z.string().meta({ examples: ['张母'] }),
    identity: maskedIdentity.nullable(),
    contact: maskedContact,
    version: z.int(),
    updatedAt: instant(),
  })
  .meta({ id: 'SavedPerson', description: '本账号保存的申请人；号码和联系方式遮盖' });

export const applicantView = z
  .object({
    kind: applicantKind,
    name: z.string(),
    identity: maskedIdentity.nullable(),
    contact: maskedContact.nullable(),
    agent: agentView.nullable(),
    joint: z.array(coApplicant).meta({ description: '共同申请人；申请人是他们的代表人' }),
  })
  .meta({ id: 'Applicant' });
export const staffApplicantView = applicantView
  .extend({ agent: staffAgentView.nullable() })
  .meta({ id: 'StaffApplicant' });
