/** Answers that fell: annulled by a ruling, or taken back by the agency itself (A.10, 13). */
import * as z from 'zod';
import { orderRedo, revokeOwnDecision } from '../../../commands/application/redo.js';
import { objectId, paragraphs, plainDay } from '../../schemas/common.js';
import { common, date, type DeclareVerb } from './verb.js';

export function registerRedoVerbs(verb: DeclareVerb): void {
  verb({
    name: 'order-redo',
    operationId: 'orderRedo',
    summary: '依复议决定或者裁判重新办理',
    description: '期限由文书确定；不再计新收，也不另计办结。原答复保持原样，标明已被撤销。',
    body: z.strictObject({ ...common, date, remedyId: objectId('哪件复议或者诉讼') }),
    movesDates: true,
    run: orderRedo,
  });
  verb({
    name: 'revoke-own-decision',
    operationId: 'revokeOwnDecision',
    summary: '自行撤销答复',
    description: '原答复书保持原样，标明已撤销；随后拟定、批准并发出新的答复。',
    body: z.strictObject({
      ...common,
      date,
      reason: paragraphs(1000, '撤销的理由'),
      replyBy: plainDay('何时前重新答复，默认 20 个工作日').optional(),
    }),
    movesDates: true,
    run: revokeOwnDecision,
  });
}
