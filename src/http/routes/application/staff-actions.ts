/** The verbs of a case: each route is its rule of input and one command. The guard asks for login, the command for the rest. */
import * as z from 'zod';
import { assign, claim, release } from '../../../commands/application/assign.js';
import { confirmReceipt } from '../../../commands/application/confirm-receipt.js';
import {
  answerConsultation,
  deliverConsultation,
  endConsultation,
  startConsultation,
} from '../../../commands/application/consult.js';
import { approveDecision, returnDecision } from '../../../commands/application/decide.js';
import { approveExtension, returnExtension } from '../../../commands/application/decide-extension.js';
import { closeCase, dispatch, recordDelivery } from '../../../commands/application/dispatch.js';
import { logSearch } from '../../../commands/application/log-search.js';
import { addNote, correctApplicantKind } from '../../../commands/application/note.js';
import { proposeDecision } from '../../../commands/application/propose-decision.js';
import { recordSupplement } from '../../../commands/application/record-supplement.js';
import { requestExtension } from '../../../commands/application/request-extension.js';
import { requestSupplement } from '../../../commands/application/request-supplement.js';
import { recordWithdrawal } from '../../../commands/application/withdraw.js';
import { APPLICANT_KIND_IDS } from '../../../domain/application/applicant-kinds.js';
import {
  CONSULTATION_ANSWERS,
  CONSULTATION_END_REASONS,
  CONSULTED_PARTIES,
  DISPATCH_METHOD_IDS,
} from '../../../domain/application/case-events.js';
import { DECISION_CODES } from '../../../domain/application/decisions.js';
import { AppError, type ErrorCode } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type ApplicationRecord } from '../../../ports/applications.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { type ClerkRouter } from '../../routers.js';
import { conflictDetails, decisionPart, staffCase } from '../../schemas/application.js';
import { correction } from '../../schemas/report.js';
import { expectedVersion, line, objectId, paragraphs, plainDay } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { staffCasePresenter } from './staff-case-presenter.js';

const keysOf = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];

/** What every action may carry: the version seen, why a fact is entered late, and the reason to touch a frozen year. */
const common = {
  expectedVersion,
  lateEntryReason: line(300, '补录 3 个工作日以前的事项的理由').optional(),
  correction,
};
const date = plainDay('事项发生的日期，默认今天').optional();
const consultationId = objectId('哪一次征求意见');
const fileIds = z.array(objectId()).max(10).optional();

interface Verb<B extends z.ZodObject> {
  name: string;
  operationId: string;
  summary: string;
  description?: string;
  body: B;
  errors?: readonly ErrorCode[];
  run(commands: CommandDeps, actor: StaffActor, input: { id: string } & z.output<B>): Promise<ApplicationRecord>;
}

const ALWAYS = [
  'not_found',
  'version_conflict',
  'action_not_allowed',
  'event_date_invalid',
  'event_before_receipt',
  'year_frozen',
] as const;

export function registerStaffActionRoutes(router: ClerkRouter, deps: ApplicationRoutesDeps): void {
  const { present } = staffCasePresenter(deps);

  const verb = <B extends z.ZodObject>(spec: Verb<B>): void =>
    router.route({
      method: 'post',
      path: `/applications/{applicationId}/actions/${spec.name}`,
      operationId: spec.operationId,
      tag: 'application',
      summary: spec.summary,
      ...(spec.description ? { description: spec.description } : {}),
      params: z.strictObject({ applicationId: objectId() }),
      body: spec.body,
      response: { 200: staffCase },
      errors: [...ALWAYS, ...(spec.errors ?? [])],
      errorDetails: { version_conflict: conflictDetails },
      async handler({ actor }, { params, body }) {
        const input = { id: params.applicationId, ...(body as z.output<B>) };
        return present(actor, await spec.run(deps.commands, actor, input));
      },
    });

  verb({
    name: 'confirm-receipt',
    operationId: 'confirmReceipt',
    summary: '确认收到申请，开始计算期限',
    body: z.strictObject({
      ...common,
      date,
      method: line(100, '确认方式').optional(),
      trackingNumber: line(50).optional(),
    }),
    run: confirmReceipt,
  });
  verb({
    name: 'request-supplement',
    operationId: 'requestSupplement',
    summary: '发出补正通知',
    description: '一次性，收到申请之日起 7 个工作日内；逾期发出须填写理由（第三十条）。',
    body: z.strictObject({
      ...common,
      date,
      text: paragraphs(3000, '需要补正什么'),
      replyBy: plainDay('补正期限，默认 15 个工作日').optional(),
      lateReason: line(300, '逾期发出的理由').optional(),
    }),
    errors: ['supplement_too_late'],
    run: requestSupplement,
  });
  verb({
    name: 'record-supplement',
    operationId: 'recordSupplement',
    summary: '确认收到补正后的申请',
    description: '从这一天起重新计算答复期限（第三十条）。',
    body: z.strictObject({ ...common, date, text: paragraphs(5000).optional(), fileIds }),
    run: recordSupplement,
  });
  verb({
    name: 'request-extension',
    operationId: 'requestExtension',
    summary: '提请延长答复期限',
    body: z.strictObject({ ...common, workingDays: z.int(), reason: paragraphs(500) }),
    errors: ['extension_too_long', 'extension_after_due'],
    run: requestExtension,
  });
  verb({
    name: 'approve-extension',
    operationId: 'approveExtension',
    summary: '批准延长答复期限',
    description: '由政府信息公开工作机构负责人批准；日期为延期告知书发出之日，须不晚于答复期限（第三十三条）。',
    body: z.strictObject({ ...common, date }),
    errors: ['extension_too_long', 'extension_after_due', 'separation_of_duties'],
    run: approveExtension,
  });
  verb({
    name: 'return-extension',
    operationId: 'returnExtension',
    summary: '退回延期申请',
    body: z.strictObject({ ...common, comment: paragraphs(500) }),
    run: returnExtension,
  });
  verb({
    name: 'start-consultation',
    operationId: 'startConsultation',
    summary: '发出征求意见书',
    body: z.strictObject({
      ...common,
      date,
      with: z.enum(keysOf(CONSULTED_PARTIES)),
      recipient: line(100, '征求谁的意见'),
      text: paragraphs(3000, '征求意见的内容，不写申请人的身份'),
    }),
    run: startConsultation,
  });
  verb({
    name: 'deliver-consultation',
    operationId: 'deliverConsultation',
    summary: '登记征求意见书送达',
    body: z.strictObject({ ...common, date, consultationId, proof: line(200, '送达凭据').optional() }),
    run: deliverConsultation,
  });
  verb({
    name: 'answer-consultation',
    operationId: 'answerConsultation',
    summary: '登记征求意见的答复',
    body: z.strictObject({
      ...common,
      date,
      consultationId,
      answer: z.enum(keysOf(CONSULTATION_ANSWERS)),
      text: paragraphs(3000).optional(),
    }),
    run: answerConsultation,
  });
  verb({
    name: 'end-consultation',
    operationId: 'endConsultation',
    summary: '结束征求意见',
    body: z.strictObject({
      ...common,
      date,
      consultationId,
      reason: z.enum(keysOf(CONSULTATION_END_REASONS)),
      text: paragraphs(1000).optional(),
    }),
    run: endConsultation,
  });
  verb({
    name: 'log-search',
    operationId: 'logSearch',
    summary: '记录检索情况',
    body: z.strictObject({
      ...common,
      entries: z
        .array(
          z.strictObject({ place: line(200, '检索范围'), keywords: line(200, '关键词'), result: line(500, '结果') }),
        )
        .min(1)
        .max(50),
    }),
    run: logSearch,
  });
  verb({
    name: 'propose-decision',
    operationId: 'proposeDecision',
    summary: '拟定处理决定',
    description: '可以分为几个部分，每一部分有自己的依据；有的公开、有的不公开时计为部分公开。',
    body: z.strictObject({
      ...common,
      parts: z.array(decisionPart).min(1).max(20),
      mainCode: z.enum(DECISION_CODES).optional(),
      text: paragraphs(20_000, '答复内容'),
      linkedCaseId: objectId('此前已答复的申请').optional(),
      namedAgency: line(100, '负责公开的行政机关').optional(),
    }),
    errors: ['decision_incomplete'],
    run: proposeDecision,
  });
  verb({
    name: 'approve-decision',
    operationId: 'approveDecision',
    summary: '批准处理决定',
    body: z.strictObject(common),
    errors: ['separation_of_duties'],
    run: approveDecision,
  });
  verb({
    name: 'return-decision',
    operationId: 'returnDecision',
    summary: '退回处理决定',
    body: z.strictObject({ ...common, comment: paragraphs(1000) }),
    run: returnDecision,
  });
  verb({
    name: 'dispatch',
    operationId: 'dispatchReply',
    summary: '发出答复',
    description: '是否按期、计入哪一年，都以发出之日为准。',
    body: z.strictObject({
      ...common,
      date,
      method: z.enum(DISPATCH_METHOD_IDS),
      trackingNumber: line(50, '邮件单号').optional(),
      fileIds,
    }),
    run: dispatch,
  });
  verb({
    name: 'record-delivery',
    operationId: 'recordDelivery',
    summary: '登记送达',
    body: z.strictObject({ ...common, date, proof: line(200, '送达凭据').optional() }),
    run: recordDelivery,
  });
  verb({
    name: 'close',
    operationId: 'closeCase',
    summary: '归档结案',
    body: z.strictObject({ ...common, comment: paragraphs(500).optional() }),
    run: closeCase,
  });
  verb({
    name: 'record-withdrawal',
    operationId: 'recordWithdrawal',
    summary: '登记申请人的书面撤回',
    body: z.strictObject({ ...common, date, reason: paragraphs(500) }),
    run: recordWithdrawal,
  });
  verb({
    name: 'assign',
    operationId: 'assignCase',
    summary: '分派经办人',
    body: z.strictObject({ ...common, staffId: objectId('经办人') }),
    async run(commands, actor, { staffId, ...input }) {
      const assignee = await deps.staff.assignable(actor.agencyId, staffId);
      if (!assignee) {
        throw new AppError('invalid_input', {}, { fields: [{ path: 'staffId', message: '本单位没有这位经办人' }] });
      }
      return assign(commands, actor, { ...input, assignee });
    },
  });
  verb({
    name: 'claim',
    operationId: 'claimCase',
    summary: '认领',
    body: z.strictObject(common),
    run: claim,
  });
  verb({
    name: 'release',
    operationId: 'releaseCase',
    summary: '取消分派',
    body: z.strictObject(common),
    run: release,
  });
  verb({
    name: 'note',
    operationId: 'addNote',
    summary: '添加备注',
    body: z.strictObject({ ...common, text: paragraphs(2000) }),
    run: addNote,
  });
  verb({
    name: 'correct-applicant-kind',
    operationId: 'correctApplicantKind',
    summary: '更正申请人类型',
    description: '统计表的相应格子随之更正；已定稿的年度须说明理由。',
    body: z.strictObject({ ...common, kind: z.enum(APPLICANT_KIND_IDS), reason: line(300) }),
    run: correctApplicantKind,
  });
}
