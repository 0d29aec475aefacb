/** Beside the main path: reasons, help of another unit, contacts, proof of service, promised supply, inspection. */
import * as z from 'zod';
import { answerAssistance, requestAssistance } from '../../../commands/application/assistance.js';
import { fixDelayedReply, recordReasons, requestReasons } from '../../../commands/application/reasons.js';
import { recordContact } from '../../../commands/application/record-contact.js';
import { recordNoticeService } from '../../../commands/application/serve-notice.js';
import {
  arrangeInspection,
  promiseSupply,
  recordInspection,
  recordSupply,
} from '../../../commands/application/supply.js';
import { CONTACT_WAYS, SERVED_NOTICES, SERVICE_WAYS } from '../../../domain/application/handling-facts.js';
import { keysOf, line, objectId, paragraphs, plainDay } from '../../schemas/common.js';
import { common, date, fileIds, type DeclareVerb } from './verb.js';

export function registerHandlingVerbs(verb: DeclareVerb): void {
  verb({
    name: 'request-reasons',
    operationId: 'requestReasons',
    summary: '要求申请人说明理由',
    description: '申请的数量、频次明显超过合理范围的（第三十五条）。说明理由的时间不从答复期限中扣除。',
    body: z.strictObject({
      ...common,
      date,
      text: paragraphs(2000, '通知内容'),
      replyBy: plainDay('说明理由的期限，默认 10 个工作日').optional(),
    }),
    run: requestReasons,
  });
  verb({
    name: 'record-reasons',
    operationId: 'recordReasons',
    summary: '登记申请人说明的理由',
    body: z.strictObject({ ...common, date, text: paragraphs(5000, '申请人的理由'), fileIds }),
    run: recordReasons,
  });
  verb({
    name: 'fix-delayed-reply',
    operationId: 'fixDelayedReply',
    summary: '确定延迟答复的日期',
    description: '理由合理但无法按期答复的，由负责人在期限届满前确定合理的日期并告知申请人（第三十五条），只能一次。',
    body: z.strictObject({ ...common, replyBy: plainDay('延迟答复的日期'), reason: paragraphs(1000) }),
    movesDates: true,
    run: fixDelayedReply,
  });
  verb({
    name: 'record-contact',
    operationId: 'recordContact',
    summary: '登记联系记录',
    description: '电话、来访、再次说明等，不影响答复期限。',
    body: z.strictObject({ ...common, date, way: z.enum(keysOf(CONTACT_WAYS)), text: paragraphs(2000, '联系内容') }),
    run: recordContact,
  });
  verb({
    name: 'request-assistance',
    operationId: 'requestAssistance',
    summary: '发出协办函',
    description: '请同级政府的其他单位协助，内部期限，不暂停答复期限。',
    body: z.strictObject({
      ...common,
      date,
      unit: line(100, '协办单位'),
      text: paragraphs(2000, '协办事项'),
      replyBy: plainDay('协办期限'),
    }),
    run: requestAssistance,
  });
  verb({
    name: 'answer-assistance',
    operationId: 'answerAssistance',
    summary: '登记协办答复',
    body: z.strictObject({
      ...common,
      date,
      assistanceId: objectId('协办函'),
      text: paragraphs(2000, '协办单位的答复'),
    }),
    run: answerAssistance,
  });
  verb({
    name: 'record-notice-service',
    operationId: 'recordNoticeService',
    summary: '登记通知送达',
    description: '补正、收费、说明理由通知的送达凭据；申请人的期限从送达之日起算。',
    body: z.strictObject({
      ...common,
      date,
      notice: z.enum(keysOf(SERVED_NOTICES)),
      way: z.enum(keysOf(SERVICE_WAYS)),
      proof: line(200, '送达凭据'),
    }),
    movesDates: true,
    run: recordNoticeService,
  });
  verb({
    name: 'promise-supply',
    operationId: 'promiseSupply',
    summary: '告知提供信息的时间',
    description: '决定公开但需以后提供的，告知方式、途径和时间（第三十六条第二项）；到期提醒经办人。',
    body: z.strictObject({ ...common, supplyBy: plainDay('提供信息的日期'), text: paragraphs(1000, '方式和途径') }),
    run: promiseSupply,
  });
  verb({
    name: 'record-supply',
    operationId: 'recordSupply',
    summary: '登记已提供信息',
    body: z.strictObject({ ...common, date, text: paragraphs(1000, '提供情况'), fileIds }),
    run: recordSupply,
  });
  verb({
    name: 'arrange-inspection',
    operationId: 'arrangeInspection',
    summary: '安排现场查阅',
    body: z.strictObject({
      ...common,
      inspectOn: plainDay('查阅日期，工作日'),
      place: line(200, '查阅地点'),
      text: paragraphs(1000, '注意事项').optional(),
    }),
    run: arrangeInspection,
  });
  verb({
    name: 'record-inspection',
    operationId: 'recordInspection',
    summary: '登记查阅情况',
    body: z.strictObject({ ...common, date, text: paragraphs(1000, '查阅情况') }),
    run: recordInspection,
  });
}
