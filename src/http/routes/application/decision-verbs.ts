/** From the search to the archive: how a case ends (第三十六条). */
import * as z from 'zod';
import { approveDecision, returnDecision } from '../../../commands/application/decide.js';
import { answerOnTheSpot } from '../../../commands/application/answer-on-the-spot.js';
import { closeCase } from '../../../commands/application/close-case.js';
import { dispatchWithSeal } from '../../../commands/application/dispatch-with-seal.js';
import { logSearch } from '../../../commands/application/log-search.js';
import { proposeDecision } from '../../../commands/application/propose-decision.js';
import { recordWithdrawal } from '../../../commands/application/withdraw.js';
import { DISPATCH_METHOD_IDS } from '../../../domain/application/delivery-facts.js';
import { DECISION_CODES } from '../../../domain/application/decisions.js';
import { decisionPart } from '../../schemas/case.js';
import { expectedVersion, line, objectId, paragraphs } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { approvalComment, common, date, fileIds, type DeclareVerb } from './verb.js';

export function registerDecisionVerbs(verb: DeclareVerb, { seal, maxUploadBytes }: ApplicationRoutesDeps): void {
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
      namedAgency: line(100, '负责公开的行政机关或者保管档案的档案馆').optional(),
      noGoodReason: paragraphs(500, '逾期不补正的：核实的情况，申请人没有正当理由').optional(),
      publicInterestReason: paragraphs(1000, '第三方不同意或者只同意部分而仍公开的：公共利益的理由').optional(),
    }),
    errors: ['decision_incomplete'],
    run: proposeDecision,
  });
  verb({
    name: 'approve-decision',
    operationId: 'approveDecision',
    summary: '批准处理决定',
    description: '机关规定须有法律审查意见的，没有针对这一决定的意见不能批准。',
    body: z.strictObject({ ...common, comment: approvalComment }),
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
      sealedFileId: objectId('盖章原件：fileIds 中的，或者已为所选文书上传的').optional(),
      sealFileId: objectId(
        '尚未盖章的答复书（PDF）：fileIds 中的，或者所选文书的 PDF 或扫描件；由电子签章服务盖章后作为原件发出',
      ).optional(),
      letterId: objectId('本案已制发的处理决定文书：其盖章原件一并发出，没有的，其 PDF 一并发出').optional(),
      alsoAnswers: z
        .array(z.strictObject({ id: objectId('一并答复的申请'), expectedVersion }))
        .max(50)
        .optional()
        .meta({ description: '同一申请人的其他申请，由这一份答复书一并答复' }),
    }),
    errors: ['service_unavailable'],
    run: (commands, actor, input) => dispatchWithSeal({ ...commands, seal, maxUploadBytes }, actor, input),
  });
  verb({
    name: 'answer-on-the-spot',
    operationId: 'answerOnTheSpot',
    summary: '当场答复',
    description: '当面提交、当天能够提供的，当场答复（第三十三条）；不予公开等决定须经审批。',
    body: z.strictObject({
      ...common,
      parts: z.array(decisionPart).min(1).max(20),
      text: paragraphs(20_000, '答复内容'),
      proof: line(200, '申请人签收的凭据'),
      fileIds,
    }),
    errors: ['decision_incomplete'],
    run: answerOnTheSpot,
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
}
