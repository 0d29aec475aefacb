/** Shapes of the area 依申请公开. The closed lists come from the domain's tables. */
import * as z from 'zod';
import { ACTION_IDS } from '../../domain/application/actions.js';
import { AGENT_CAPACITIES } from '../../domain/application/agents.js';
import { APPLICANT_KIND_IDS, APPLICANT_KINDS } from '../../domain/application/applicant-kinds.js';
import { FORM_LIMITS, REPLY_MEDIA, REPLY_METHODS } from '../../domain/application/application-form.js';
import { CASE_EVENT_KINDS } from '../../domain/application/case-events.js';
import { DELIVERY_METHOD_IDS } from '../../domain/application/delivery-facts.js';
import { CHANNEL_IDS } from '../../domain/application/channels.js';
import { DAY_REASON_LABELS } from '../../domain/application/deadline-explanation.js';
import { DECISION_CODES } from '../../domain/application/decisions.js';
import { IDENTITY_DOCUMENTS } from '../../domain/application/identity.js';
import { LEGAL_GROUND_IDS, REMEDY_VARIANTS } from '../../domain/application/legal-grounds.js';
import { REMEDY_DOORS } from '../../domain/application/remedy-notice.js';
import { FEE_METHODS } from '../../domain/payment/tariff.js';
import { PERSON_FIELDS } from '../../domain/application/saved-person.js';
import { STATUS_IDS } from '../../domain/application/statuses.js';
import { furtherCommon, furtherStaff } from './case-further.js';
import { agentView, coApplicant, draftJoint, draftText, maskedIdentity, staffAgentView } from './people.js';
import { fen, instant, keysOf, labelled, objectId, plainDay } from './common.js';

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
const channel = labelled(z.enum(CHANNEL_IDS));
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
const staffApplicantView = applicantView.extend({ agent: staffAgentView.nullable() }).meta({ id: 'StaffApplicant' });

export const decisionPart = z
  .strictObject({
    code: z.enum(DECISION_CODES),
    ground: z.enum(LEGAL_GROUND_IDS),
    subject: z.string().trim().max(300).optional().meta({ description: '这一部分是什么内容' }),
  })
  .meta({ id: 'DecisionPart' });

const decisionView = z.object({
  code: z.string(),
  label: z.string(),
  decidedDate: plainDay().nullable(),
  text: z.string(),
  parts: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      ground: z.string(),
      articleText: z.string(),
      subject: z.string().nullable(),
      remedyVariant: z.enum(REMEDY_VARIANTS).nullable(),
    }),
  ),
});

const timelineItem = z.object({
  date: plainDay(),
  kind: z.enum(CASE_EVENT_KINDS),
  title: z.string(),
  detail: z.string().nullable(),
  article: z.string().nullable(),
});

const caseCommon = {
  content: z.object({
    subject: z.string(),
    documentNumber: z.string().nullable(),
    description: z.string(),
    purpose: z.string().nullable(),
  }),
  channel: channel.extend({ receiptRule: z.string() }),
  applicant: applicantView,
  reply: z
    .object({ medium: labelled(z.enum(keysOf(REPLY_MEDIA))), method: labelled(z.enum(keysOf(REPLY_METHODS))) })
    .nullable()
    .meta({ description: '申请人希望的获取方式；台账导入的申请没有记载' }),
  provisional: z.boolean().meta({ description: '期限涉及尚未公布放假安排的年份或未送达的征求意见，可能变动' }),
  extended: z.boolean(),
  supplement: z
    .object({ text: z.string(), requestedDate: plainDay(), replyBy: plainDay(), receivedDate: plainDay().nullable() })
    .nullable(),
  fee: z
    .object({
      amountFen: fen('应缴的信息处理费（分），由系统按国办函〔2020〕109号计算'),
      method: labelled(z.enum(FEE_METHODS)),
      quantity: z.int().meta({ description: '按件计收：该申请人当月第几件；按量计收：页数' }),
      demandedDate: plainDay(),
      payBy: plainDay(),
      paidDate: plainDay().nullable(),
    })
    .nullable(),
  decision: decisionView.nullable(),
  dispatched: z
    .object({ date: plainDay(), method: labelled(z.enum(DELIVERY_METHOD_IDS)), trackingNumber: z.string().nullable() })
    .nullable(),
  deliveredDate: plainDay().nullable(),
  ...furtherCommon,
  redo: z
    .object({ by: labelled(z.enum(['ruling', 'agency'])), date: plainDay(), replyBy: plainDay() })
    .nullable()
    .meta({ description: '原答复被撤销或者自行撤销后的重新办理' }),
  earlierAnswers: z
    .array(
      z.object({
        decision: decisionView.nullable(),
        dispatchedDate: plainDay(),
        deliveredDate: plainDay().nullable(),
        revoked: z.object({ by: z.enum(['ruling', 'agency']), date: plainDay(), label: z.string() }),
        fileIds: z.array(objectId()),
      }),
    )
    .meta({ description: '已撤销的答复，保持原样；早的在前' }),
  files: z.array(fileCard),
  abilities: z.array(ability),
};

const remedyDoor = z.object({
  kind: labelled(z.enum(keysOf(REMEDY_DOORS))),
  lastDate: plainDay('最后一日（已按休息日顺延）').nullable(),
  rolledFrom: plainDay('顺延以前的最后一日').nullable(),
  safeLastDate: plainDay('送达之日不详时，按发出当日即收到计算的最后一日').nullable(),
  passed: z.boolean(),
  provisional: z.boolean(),
  note: z.string().nullable(),
  bodies: z.array(z.object({ name: z.string(), address: z.string(), phone: z.string() })),
});

const remedyNotice = z
  .object({
    basis: z.enum(['decision', 'silence']).meta({ description: 'decision：不服答复；silence：逾期未答复' }),
    startDate: plainDay('起算之日，当日不计；送达之日不详时为空').nullable(),
    sentence: z.string(),
    paragraphs: z.array(
      z.object({
        subject: z.string().nullable(),
        variant: z.enum(REMEDY_VARIANTS).nullable(),
        text: z.string(),
        doors: z.array(remedyDoor),
      }),
    ),
  })
  .meta({ id: 'RemedyNotice', description: '申请人的救济途径、期限和去处' });

export const citizenCase = applicationSummary
  .extend({
    ...caseCommon,
    agencyName: z.string(),
    remedies: remedyNotice.nullable().meta({ description: '没有答复也没有逾期时为空' }),
    timeline: z.array(timelineItem),
  })
  .meta({ id: 'CitizenCase' });

export const staffCase = queueItem
  .extend({
    ...caseCommon,
    ...furtherStaff,
    applicant: staffApplicantView,
    source: z.enum(['citizen', 'intake', 'ledger']),
    mayRevealPersonalData: z.boolean().meta({ description: '可以说明理由，查看遮盖的个人信息' }),
    supplementNoticeDueDate: plainDay().nullable(),
    safeDueReasons: z.array(z.string()),
    consultations: z.array(
      z.object({
        id: objectId(),
        with: labelled(z.enum(['third_party', 'agency'])),
        recipient: z.string(),
        startedDate: plainDay(),
        deliveredDate: plainDay().nullable(),
        answeredDate: plainDay().nullable(),
        answer: labelled(z.string()).nullable(),
        endedDate: plainDay().nullable(),
      }),
    ),
    pendingExtension: z.object({ workingDays: z.int(), reason: z.string() }).nullable(),
    proposal: decisionView.nullable(),
    events: z.array(
      timelineItem.extend({
        id: objectId(),
        seq: z.int(),
        at: instant(),
        by: z.object({ type: z.enum(['citizen', 'staff', 'system']), name: z.string() }),
        lateEntryReason: z.string().nullable(),
        enteredDate: plainDay().meta({ description: '登记时的日期；更正过的与 date 不同' }),
      }),
    ),
  })
  .meta({ id: 'StaffCase' });

const dayView = z.object({
  date: plainDay(),
  counted: z.int().nullable().meta({ description: '期限中的第几个工作日；不计入时为空' }),
  reason: z.enum(
    Object.keys(DAY_REASON_LABELS) as [keyof typeof DAY_REASON_LABELS, ...(keyof typeof DAY_REASON_LABELS)[]],
  ),
  label: z.string(),
  name: z.string().nullable(),
  notice: z.string().nullable(),
  pausedBy: z.array(z.int()).meta({ description: '暂停这一日的征求意见：在 causes 中的位置，从 0 起；没有暂停的为空' }),
  provisional: z.boolean(),
});

export const deadlineView = z
  .object({
    startDate: plainDay().nullable(),
    dueDate: plainDay().nullable(),
    provisional: z.boolean(),
    sentence: z.string().meta({ description: '一句话说明期限怎样算出' }),
    totals: z
      .object({
        statutoryWorkingDays: z.int(),
        counted: z.int(),
        countedOnWeekends: z.int(),
        paused: z.int(),
        weekend: z.int(),
        holiday: z.int(),
        calendarDays: z.int(),
      })
      .nullable(),
    causes: z.array(z.object({ date: plainDay(), text: z.string(), article: z.string() })),
    days: z.array(dayView),
  })
  .meta({ id: 'DeadlineExplanation' });

/** What a refused action tells of what happened since (409). */
export const conflictDetails = z.object({
  currentVersion: z.int(),
  events: z
    .array(z.object({ kind: z.string(), label: z.string(), date: z.string(), at: z.string(), by: z.string() }))
    .optional(),
});
