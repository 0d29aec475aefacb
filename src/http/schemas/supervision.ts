/** Shapes of the area 监督保障: complaints against an agency as each of the two sides sees them. */
import * as z from 'zod';
import {
  COMPLAINT_EVENT_KINDS,
  COMPLAINT_MATTERS,
  COMPLAINT_ORDERS,
  COMPLAINT_RESULTS,
  COMPLAINT_STATUS_IDS,
} from '../../domain/supervision/complaints.js';
import { expectedVersion, instant, keysOf, labelled, line, objectId, paragraphs, plainDay } from './common.js';

const complaintFields = {
  id: objectId(),
  number: z.string(),
  agencyId: objectId('被投诉的机关'),
  agencyName: z.string(),
  matter: labelled(z.enum(keysOf(COMPLAINT_MATTERS))),
  text: z.string(),
  receivedDate: plainDay(),
  status: labelled(z.enum(COMPLAINT_STATUS_IDS)),
  dueDate: plainDay('被投诉机关的反馈期限').nullable(),
  overdue: z.boolean(),
  workingDaysLeft: z.int().nullable().meta({ description: '到反馈期限的工作日数；没有期限时为空' }),
  order: z.object({ kind: labelled(z.enum(keysOf(COMPLAINT_ORDERS))), date: plainDay(), text: z.string() }).nullable(),
  result: z
    .object({ kind: labelled(z.enum(keysOf(COMPLAINT_RESULTS))), date: plainDay(), text: z.string() })
    .nullable(),
  events: z.array(
    z.object({
      kind: z.enum(COMPLAINT_EVENT_KINDS),
      date: plainDay(),
      title: z.string(),
      detail: z.string().nullable(),
      at: instant(),
    }),
  ),
  version: z.int(),
};

export const supervisedComplaint = z
  .object({
    ...complaintFields,
    complainant: z.object({ name: z.string(), contact: z.string().nullable() }).nullable(),
    abilities: z.object({ order: z.boolean(), return_feedback: z.boolean(), conclude: z.boolean() }),
  })
  .meta({ id: 'SupervisedComplaint' });

export const ownComplaint = z
  .object({ ...complaintFields, abilities: z.object({ give_feedback: z.boolean() }) })
  .meta({ id: 'OwnComplaint', description: '被投诉机关看到的投诉举报，不含投诉人' });

export const newComplaint = z.strictObject({
  agencyId: objectId('下级机关'),
  matter: z.enum(keysOf(COMPLAINT_MATTERS)),
  text: paragraphs(5000, '反映的问题'),
  receivedDate: plainDay('收到投诉举报之日'),
  complainantName: line(100, '投诉人，未具名的不填').optional(),
  complainantContact: line(100, '联系方式').optional(),
});

export const complaintOrder = z.strictObject({
  expectedVersion,
  order: z.enum(keysOf(COMPLAINT_ORDERS)),
  text: paragraphs(3000, '责令的内容'),
  dueDate: plainDay('反馈期限'),
});
export const complaintFeedback = z.strictObject({ expectedVersion, text: paragraphs(5000, '处理情况') });
export const complaintReturn = z.strictObject({
  expectedVersion,
  text: paragraphs(2000, '退回的理由'),
  dueDate: plainDay('再次反馈的期限'),
});
export const complaintConclusion = z.strictObject({
  expectedVersion,
  result: z.enum(keysOf(COMPLAINT_RESULTS)),
  text: paragraphs(3000, '处理结果'),
});
