/** Shapes of reconsiderations and suits (复议、诉讼): cases of their own with rounds, stages and limits. */
import * as z from 'zod';
import {
  APPELLANTS,
  JUDGMENT_FORMS,
  REMEDY_EVENT_KINDS,
  REMEDY_INSTANCES,
  REMEDY_MATTERS,
  REMEDY_OUTCOMES,
  REMEDY_PROCEDURES,
} from '../../domain/application/remedy-events.js';
import { STATUS_IDS } from '../../domain/application/statuses.js';
import { REMEDY_LIMIT_KINDS } from '../../domain/application/remedy-limits.js';
import { REMEDY_GROUPS, REMEDY_RESULTS } from '../../domain/report/tally.js';
import { fileCard } from './application.js';
import { instant, keysOf, labelled, line, objectId, paragraphs, plainDay } from './common.js';

const limit = z
  .object({
    kind: z.enum(REMEDY_LIMIT_KINDS),
    label: z.string(),
    round: z.int().meta({ description: '第几个审级，从 0 起' }),
    startDate: plainDay('起算之日，当日不计'),
    dueDate: plainDay('最后一日'),
    doneDate: plainDay().nullable(),
    overdue: z.boolean(),
    workingDaysLeft: z.int().nullable().meta({ description: '剩余工作日；已办或者不必提醒的为空' }),
    explanation: z.string(),
    provisional: z.boolean(),
  })
  .meta({ id: 'RemedyLimit' });

const remedyFields = {
  id: objectId(),
  group: labelled(z.enum(REMEDY_GROUPS)),
  matter: labelled(z.enum(keysOf(REMEDY_MATTERS))),
  number: z.string(),
  body: z.string(),
  instance: labelled(z.enum(keysOf(REMEDY_INSTANCES)))
    .nullable()
    .meta({ description: '行政复议没有审级，为空' }),
  filedDate: plainDay(),
  result: labelled(z.enum(REMEDY_RESULTS)).nullable(),
  resultDate: plainDay().nullable(),
  resultText: z.string(),
  counted: z.boolean(),
  notCountedReason: z.string().nullable(),
  previousRemedyId: objectId('此前的行政复议').nullable(),
  applicationIds: z.array(objectId()),
  nextLimit: limit.nullable().meta({ description: '最先到期的期限' }),
  version: z.int(),
  abilities: z.object({ record_result: z.boolean(), record_stage: z.boolean() }),
};

export const remedyView = z.object(remedyFields).meta({ id: 'Remedy' });

const round = z.object({
  instance: labelled(z.enum(keysOf(REMEDY_INSTANCES))).nullable(),
  number: z.string(),
  body: z.string(),
  procedure: labelled(z.enum(keysOf(REMEDY_PROCEDURES))),
  filedDate: plainDay(),
  servedDate: plainDay().nullable(),
  answeredDate: plainDay().nullable(),
  judgment: z
    .object({
      date: plainDay(),
      form: labelled(z.enum(keysOf(JUDGMENT_FORMS))),
      result: labelled(z.enum(REMEDY_RESULTS)),
      outcome: labelled(z.enum(keysOf(REMEDY_OUTCOMES))).nullable(),
      text: z.string(),
      order: z
        .object({
          kind: z.enum(['redo', 'perform']),
          by: plainDay().nullable(),
          workingDays: z.int().nullable(),
        })
        .nullable(),
      servedDate: plainDay().nullable(),
    })
    .nullable(),
  appealed: z.object({ date: plainDay(), by: labelled(z.enum(keysOf(APPELLANTS))) }).nullable(),
  performedDate: plainDay().nullable(),
});

export const remedyDetail = z
  .object({
    ...remedyFields,
    applications: z.array(
      z.object({
        id: objectId(),
        number: z.string(),
        subject: z.string(),
        status: labelled(z.enum(STATUS_IDS)),
        redoOrderedDate: plainDay().nullable().meta({ description: '依现在的裁判重新办理之日' }),
      }),
    ),
    stages: z
      .array(z.object({ kind: z.enum(REMEDY_EVENT_KINDS), label: z.string() }))
      .meta({ description: '现在可以登记的进展' }),
    rounds: z.array(round),
    suspendedSince: plainDay().nullable(),
    limits: z.array(limit).meta({ description: '本机关的各项期限及其计算' }),
    events: z.array(
      z.object({
        id: objectId(),
        seq: z.int(),
        kind: z.enum(REMEDY_EVENT_KINDS),
        date: plainDay(),
        title: z.string(),
        detail: z.string().nullable(),
        at: instant(),
        by: z.object({ name: z.string() }),
        lateEntryReason: z.string().nullable(),
        takenBack: z.boolean(),
        mayTakeBack: z.boolean().meta({ description: '现在可以撤回' }),
      }),
    ),
    files: z.array(fileCard),
  })
  .meta({ id: 'RemedyDetail' });

const day = { date: plainDay('事项发生之日') };
const text = paragraphs(2000).optional();

/** What is recorded as a stage: each kind with its own fields. */
export const remedyStage = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('notice_served'), ...day }),
    z.strictObject({ kind: z.literal('procedure_changed'), ...day, procedure: z.enum(keysOf(REMEDY_PROCEDURES)) }),
    z.strictObject({ kind: z.literal('answered'), ...day, text }),
    z.strictObject({ kind: z.literal('hearing'), ...day, text }),
    z.strictObject({ kind: z.literal('mediation'), ...day, text }),
    z.strictObject({ kind: z.literal('suspended'), ...day, reason: paragraphs(500) }),
    z.strictObject({ kind: z.literal('resumed'), ...day }),
    z.strictObject({ kind: z.literal('judgment_served'), ...day }),
    z.strictObject({
      kind: z.literal('appealed'),
      ...day,
      appellant: z.enum(keysOf(APPELLANTS)),
      instance: z.enum(['appeal', 'retrial']).default('appeal'),
      number: z.string().trim().max(100).default(''),
      body: z.string().trim().max(100).default(''),
    }),
    z.strictObject({ kind: z.literal('appeal_waived'), ...day, reason: paragraphs(500) }),
    z.strictObject({ kind: z.literal('advice_received'), ...day, text: paragraphs(2000) }),
    z.strictObject({ kind: z.literal('performed'), ...day, text: paragraphs(2000) }),
    z.strictObject({
      kind: z.literal('taken_back'),
      ...day,
      eventId: objectId('撤回哪一事项'),
      reason: paragraphs(500),
    }),
  ])
  .meta({ id: 'RemedyStage' });

export const remedyOutcome = z
  .strictObject({
    result: z.enum(REMEDY_RESULTS),
    date: plainDay('结果之日'),
    text: paragraphs(2000, '结果的内容').optional(),
    outcome: z.enum(keysOf(REMEDY_OUTCOMES)).optional().meta({ description: '对被诉行为的具体结果，应与 result 一致' }),
    form: z.enum(keysOf(JUDGMENT_FORMS)).optional(),
    order: z
      .strictObject({
        kind: z.enum(['redo', 'perform']).meta({ description: 'redo：重新答复；perform：其他履行' }),
        by: plainDay('文书确定的最后一日').nullable().default(null),
        workingDays: z.int().min(1).max(120).nullable().default(null).meta({ description: '文书确定的工作日数' }),
      })
      .optional()
      .meta({ description: '责令重新答复或者履行；期限都不填的，重新答复按第三十三条' }),
    servedDate: plainDay('收到文书之日').optional(),
  })
  .nullable();

export const remedyResultPreview = z
  .object({
    counted: z.boolean(),
    entries: z
      .array(
        z.object({
          year: z.int(),
          group: labelled(z.enum(REMEDY_GROUPS)),
          cell: labelled(z.enum([...REMEDY_RESULTS, 'total'])),
          delta: z.int(),
        }),
      )
      .meta({ description: '统计表三的变化' }),
  })
  .meta({ id: 'RemedyResultPreview' });

export const newRemedy = {
  group: z.enum(REMEDY_GROUPS),
  matter: z.enum(keysOf(REMEDY_MATTERS)).optional().meta({ description: '争议的事项，默认对申请的处理决定' }),
  number: line(100, '复议机关或法院的案号').optional(),
  body: line(100, '复议机关或法院，应为本机关资料中当日有效的一个').optional(),
  bodyReason: line(300, '由资料以外的机关受理的理由').optional(),
  procedure: z.enum(keysOf(REMEDY_PROCEDURES)).optional(),
  filedDate: plainDay('得知复议、诉讼之日'),
  servedDate: plainDay('收到申请书、起诉状副本之日').optional(),
  counted: z.boolean().optional().meta({ description: '作为共同被告的填 false，由原行为机关统计' }),
  notCountedReason: line(300, '不计入统计的理由').optional(),
  previousRemedyId: objectId('此前的行政复议').optional(),
  applicationIds: z.array(objectId()).max(50).default([]),
  lateEntryReason: line(300, '补录的理由').optional(),
};
