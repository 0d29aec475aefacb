/** Shapes of one case, for its applicant and for the office, and of its deadline. */
import * as z from 'zod';
import { REPLY_MEDIA, REPLY_METHODS } from '../../domain/application/application-form.js';
import { CASE_EVENT_KINDS } from '../../domain/application/case-events.js';
import { DELIVERY_METHOD_IDS } from '../../domain/application/delivery-facts.js';
import { DAY_REASON_LABELS } from '../../domain/application/deadline-explanation.js';
import { DECISION_CODES } from '../../domain/application/decisions.js';
import { LEGAL_GROUND_IDS, REMEDY_VARIANTS } from '../../domain/application/legal-grounds.js';
import { REMEDY_DOORS } from '../../domain/application/remedy-notice.js';
import { FEE_METHODS } from '../../domain/payment/tariff.js';
import { furtherCommon, furtherStaff } from './case-further.js';
import { fen, instant, keysOf, labelled, objectId, plainDay } from './common.js';
import {
  fileCard,
  channel,
  ability,
  applicationSummary,
  queueItem,
  applicantView,
  staffApplicantView,
} from './application.js';

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

const standing = z.object({
  status: applicationSummary.shape.status,
  dueDate: plainDay().nullable(),
  safeDueDate: plainDay().nullable(),
  workingDaysLeft: z.int().nullable(),
  turn: applicationSummary.shape.turn,
  provisional: z.boolean(),
});

export const duePreview = z
  .object({
    before: standing,
    after: standing,
    sentence: z.string().meta({ description: '办理以后，期限怎样算出' }),
  })
  .meta({ id: 'DuePreview' });

/** What a refused action tells of what happened since (409). */
export const conflictDetails = z.object({
  currentVersion: z.int(),
  events: z
    .array(z.object({ kind: z.string(), label: z.string(), date: z.string(), at: z.string(), by: z.string() }))
    .optional(),
});
