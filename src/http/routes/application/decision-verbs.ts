/** From the search to the archive: how a case ends (第三十六条). */
import * as z from 'zod';
import { approveDecision, returnDecision } from '../../../commands/application/decide.js';
import { closeCase, dispatch, recordDelivery } from '../../../commands/application/dispatch.js';
import { logSearch } from '../../../commands/application/log-search.js';
import { proposeDecision } from '../../../commands/application/propose-decision.js';
import { recordWithdrawal } from '../../../commands/application/withdraw.js';
import { DISPATCH_METHOD_IDS } from '../../../domain/application/case-events.js';
import { DECISION_CODES } from '../../../domain/application/decisions.js';
import { decisionPart } from '../../schemas/application.js';
import { line, objectId, paragraphs } from '../../schemas/common.js';
import { common, date, fileIds, type DeclareVerb } from './verb.js';

export function registerDecisionVerbs(verb: DeclareVerb): void {
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
}
