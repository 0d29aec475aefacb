/** How the letter reaches the applicant (A.10, 17). */
import * as z from 'zod';
import {
  postPublicNotice,
  recordDelivery,
  recordDeliveryFailure,
  recordElectronicService,
  redeliver,
} from '../../../commands/application/deliver.js';
import {
  DELIVERY_FAILURES,
  DELIVERY_METHOD_IDS,
  DISPATCH_METHOD_IDS,
} from '../../../domain/application/delivery-facts.js';
import { keysOf, line } from '../../schemas/common.js';
import { common, date, type DeclareVerb } from './verb.js';

const proof = line(200, '送达凭据');

export function registerDeliveryVerbs(verb: DeclareVerb): void {
  verb({
    name: 'record-delivery',
    operationId: 'recordDelivery',
    summary: '登记送达',
    description: '默认以最近一次发出的方式送达；留置送达须先登记拒收，公告送达须公告满 30 日。',
    body: z.strictObject({
      ...common,
      date,
      proof: proof.optional(),
      method: z.enum(DELIVERY_METHOD_IDS).exclude(['unrecorded']).optional(),
    }),
    run: recordDelivery,
  });
  verb({
    name: 'record-delivery-failure',
    operationId: 'recordDeliveryFailure',
    summary: '登记送达未成',
    body: z.strictObject({ ...common, date, reason: z.enum(keysOf(DELIVERY_FAILURES)), proof: proof.optional() }),
    run: recordDeliveryFailure,
  });
  verb({
    name: 'redeliver',
    operationId: 'redeliver',
    summary: '再次送达',
    description: '以其他联系方式再次送达。是否按期仍以第一次发出之日为准。',
    body: z.strictObject({
      ...common,
      date,
      method: z.enum(DISPATCH_METHOD_IDS),
      contact: line(200, '所用的联系方式'),
      trackingNumber: line(50, '邮件单号').optional(),
    }),
    run: redeliver,
  });
  verb({
    name: 'post-public-notice',
    operationId: 'postPublicNotice',
    summary: '登记公告送达',
    description: '其他方式送达未成的，可以公告送达；公告不写申请的内容，满 30 日视为送达。',
    body: z.strictObject({ ...common, date, place: line(200, '公告的载体') }),
    run: postPublicNotice,
  });
  verb({
    name: 'record-electronic-service',
    operationId: 'recordElectronicService',
    summary: '记录电子送达意愿',
    body: z.strictObject({ ...common, date, agreed: z.boolean(), proof: line(200, '依据，如电话录音、书面确认') }),
    run: recordElectronicService,
  });
}
