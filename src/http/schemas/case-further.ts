/** What a case page shows beside the main path. */
import * as z from 'zod';
import { DELIVERY_FAILURES } from '../../domain/application/delivery-facts.js';
import { SERVED_NOTICES } from '../../domain/application/handling-facts.js';
import { LEGAL_VERDICTS, OPINION_SUBJECTS } from '../../domain/application/legal-review.js';
import { STATUS_IDS } from '../../domain/application/statuses.js';
import { keysOf, labelled, objectId, plainDay } from './common.js';

export const caseLink = z.object({ id: objectId(), number: z.string() }).meta({ id: 'CaseLink' });

export const furtherCommon = {
  reasons: z
    .object({ text: z.string(), requestedDate: plainDay(), replyBy: plainDay(), givenDate: plainDay().nullable() })
    .nullable()
    .meta({ description: '要求说明理由（第三十五条）' }),
  delayedReply: z
    .object({ fixedDate: plainDay(), replyBy: plainDay(), reason: z.string() })
    .nullable()
    .meta({ description: '延迟答复（第三十五条）' }),
  promise: z
    .object({ promisedDate: plainDay(), supplyBy: plainDay(), suppliedDate: plainDay().nullable() })
    .nullable()
    .meta({ description: '告知的提供时间（第三十六条第二项）' }),
  inspection: z
    .object({ inspectOn: plainDay(), place: z.string(), heldDate: plainDay().nullable() })
    .nullable()
    .meta({ description: '现场查阅（第四十条）' }),
  openedDate: plainDay().nullable().meta({ description: '申请人第一次打开答复的日期' }),
  parent: caseLink.nullable().meta({ description: '由哪一件拆分而来' }),
  children: z.array(caseLink).meta({ description: '拆分成的申请' }),
  mergedInto: caseLink.nullable().meta({ description: '并入的申请' }),
};

export const furtherStaff = {
  links: z.array(caseLink).meta({ description: '关联的相似申请' }),
  mergedFrom: z.array(caseLink).meta({ description: '并入本件的申请' }),
  assistances: z.array(
    z.object({
      id: objectId(),
      unit: z.string(),
      requestedDate: plainDay(),
      replyBy: plainDay(),
      answeredDate: plainDay().nullable(),
    }),
  ),
  servedNotices: z.array(
    z.object({ notice: labelled(z.enum(keysOf(SERVED_NOTICES))), date: plainDay(), until: plainDay() }),
  ),
  delivery: z.object({
    failure: z.object({ date: plainDay(), reason: labelled(z.enum(keysOf(DELIVERY_FAILURES))) }).nullable(),
    failures: z.int().meta({ description: '送达未成的次数' }),
    publicNoticeUntil: plainDay().nullable().meta({ description: '公告期满之日' }),
    electronicService: z.boolean().nullable().meta({ description: '是否同意电子送达；没有记录时为空' }),
    sealedSha256: z.string().nullable().meta({ description: '盖章原件的 SHA-256' }),
  }),
  legalReview: z
    .object({
      pending: z
        .object({
          requestedDate: plainDay(),
          by: z.string().meta({ description: '谁提请' }),
          question: z.string().nullable(),
          lawyer: z
            .object({ id: objectId(), name: z.string() })
            .nullable()
            .meta({ description: '为空时不指定由谁审查' }),
        })
        .nullable()
        .meta({ description: '尚未出具意见的提请' }),
      opinions: z.array(
        z.object({
          date: plainDay(),
          by: z.string().meta({ description: '法律顾问' }),
          verdict: labelled(z.enum(keysOf(LEGAL_VERDICTS))),
          text: z.string(),
          about: labelled(z.enum(keysOf(OPINION_SUBJECTS))).meta({ description: '针对哪一个决定' }),
        }),
      ),
    })
    .meta({ description: '法律审查；意见早的在前' }),
  pendingCorrection: z
    .object({ eventId: objectId(), from: plainDay(), to: plainDay(), reason: z.string() })
    .nullable()
    .meta({ description: '待审批的日期更正' }),
};

const consequences = z.object({
  receiptDate: plainDay().nullable(),
  dueDate: plainDay().nullable(),
  alarmDate: plainDay().nullable(),
  handledDate: plainDay().nullable(),
  receiptYear: z.int().nullable().meta({ description: '计入哪一年新收' }),
  handledYear: z.int().nullable().meta({ description: '计入哪一年办结' }),
});

export const correctionPreview = z
  .object({
    event: z.object({ id: objectId(), label: z.string(), date: plainDay() }),
    before: consequences,
    after: consequences,
    entries: z
      .array(z.object({ year: z.int(), row: z.string(), delta: z.int() }))
      .meta({ description: '统计表的变化' }),
  })
  .meta({ id: 'CorrectionPreview' });

export const similarCases = z
  .object({
    items: z.array(
      z.object({
        id: objectId(),
        number: z.string(),
        subject: z.string(),
        sameApplicant: z.boolean().meta({ description: '是否同一申请人' }),
        status: labelled(z.enum(STATUS_IDS)),
        dispatchedDate: plainDay().nullable(),
      }),
    ),
    hint: z.string().nullable().meta({ description: '多人申请时的提示（第四十四条）' }),
  })
  .meta({ id: 'SimilarCases' });

export const intakeCheck = z
  .object({
    faults: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .meta({ description: '证件号码、电话、邮箱哪里不对；没有填写的不在其中' }),
    matches: z
      .array(
        z.object({
          id: objectId(),
          number: z.string(),
          subject: z.string(),
          status: labelled(z.enum(STATUS_IDS)),
          dispatchedDate: plainDay().nullable(),
          reason: z.string().meta({ description: '为什么提醒', examples: ['同一申请人，内容相同'] }),
        }),
      )
      .meta({ description: '本机关已有的申请：同一申请人的，或者内容相同的' }),
  })
  .meta({ id: 'IntakeCheck' });

export const evidenceList = z
  .object({
    number: z.string(),
    items: z.array(
      z.object({
        number: z.int(),
        title: z.string(),
        date: plainDay(),
        article: z.string().nullable(),
        fileId: objectId().nullable(),
        sha256: z.string(),
      }),
    ),
  })
  .meta({ id: 'EvidenceList' });
