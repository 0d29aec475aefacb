/** Receipt, supplement, extension, consultation: what moves the clock of a case (第三十至三十四条). */
import * as z from 'zod';
import { confirmReceipt } from '../../../commands/application/confirm-receipt.js';
import {
  answerConsultation,
  deliverConsultation,
  endConsultation,
  recordReleaseNotice,
  startConsultation,
} from '../../../commands/application/consult.js';
import { approveExtension, returnExtension } from '../../../commands/application/decide-extension.js';
import { demandFee, recordPayment, waiveFee } from '../../../commands/application/fees.js';
import { recordSupplement } from '../../../commands/application/record-supplement.js';
import { requestExtension } from '../../../commands/application/request-extension.js';
import { requestSupplement } from '../../../commands/application/request-supplement.js';
import {
  CONSULTATION_ANSWERS,
  CONSULTATION_END_REASONS,
  CONSULTED_PARTIES,
} from '../../../domain/application/case-events.js';
import { FEE_METHODS } from '../../../domain/payment/tariff.js';
import { keysOf, line, objectId, paragraphs, plainDay } from '../../schemas/common.js';
import { approvalComment, common, date, fileIds, type DeclareVerb } from './verb.js';

const consultationId = objectId('哪一次征求意见');

export function registerTimeVerbs(verb: DeclareVerb): void {
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
    movesDates: true,
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
    movesDates: true,
    run: requestSupplement,
  });
  verb({
    name: 'record-supplement',
    operationId: 'recordSupplement',
    summary: '确认收到补正后的申请',
    description: '从这一天起重新计算答复期限（第三十条）。',
    body: z.strictObject({
      ...common,
      date,
      text: paragraphs(5000).optional(),
      lateReason: paragraphs(500, '接受逾期补正的理由').optional(),
      fileIds,
    }),
    movesDates: true,
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
    body: z.strictObject({ ...common, date, comment: approvalComment }),
    errors: ['extension_too_long', 'extension_after_due', 'separation_of_duties'],
    movesDates: true,
    run: approveExtension,
  });
  verb({
    name: 'return-extension',
    operationId: 'returnExtension',
    summary: '退回延期申请',
    body: z.strictObject({ ...common, comment: paragraphs(1000) }),
    run: returnExtension,
  });
  verb({
    name: 'demand-fee',
    operationId: 'demandFee',
    summary: '发出收费通知',
    description:
      '数额由系统按国办函〔2020〕109号计算：按件计收由系统数该申请人当月第几件，按量计收填写页数；缴费期限为收到通知次日起 20 个工作日，登记送达后从送达之日起算。',
    body: z.strictObject({
      ...common,
      date,
      method: z.enum(FEE_METHODS),
      pages: z.int().min(1).max(100_000).optional().meta({ description: '按量计收的页数，A4 单面为一页' }),
    }),
    movesDates: true,
    run: demandFee,
  });
  verb({
    name: 'waive-fee',
    operationId: 'waiveFee',
    summary: '决定不收取信息处理费',
    body: z.strictObject({ ...common, reason: paragraphs(500, '不收取的理由') }),
    run: waiveFee,
  });
  verb({
    name: 'record-payment',
    operationId: 'recordPayment',
    summary: '登记缴费',
    description: '从缴费的次日起重新计算答复期限。',
    body: z.strictObject({ ...common, date, proof: line(100, '缴款凭证号') }),
    movesDates: true,
    run: recordPayment,
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
    movesDates: true,
    run: startConsultation,
  });
  verb({
    name: 'deliver-consultation',
    operationId: 'deliverConsultation',
    summary: '登记征求意见书送达',
    body: z.strictObject({ ...common, date, consultationId, proof: line(200, '送达凭据').optional() }),
    movesDates: true,
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
    movesDates: true,
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
    movesDates: true,
    run: endConsultation,
  });
  verb({
    name: 'record-release-notice',
    operationId: 'recordReleaseNotice',
    summary: '登记决定公开告知书送达第三方',
    description: '第三方不同意而决定公开的，书面告知第三方决定公开的内容和理由（第三十二条）；期满后才能发出答复。',
    body: z.strictObject({ ...common, date, consultationId, proof: line(200, '送达凭据') }),
    run: recordReleaseNotice,
  });
}
