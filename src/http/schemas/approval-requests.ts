/** Requests that wait for a second person, beside the steps of a case's procedure. */
import * as z from 'zod';
import { APPROVAL_REQUEST_KINDS, REQUEST_STANDING_IDS } from '../../domain/account/approval-requests.js';
import { SEALED_PART_IDS, SEALED_PARTS } from '../../domain/application/sealed-parts.js';
import { instant, labelled, line, objectId, paragraphs, plainDay, year } from './common.js';

const person = z.object({ id: objectId(), name: z.string() });

export const sealedParts = z
  .array(z.enum(SEALED_PART_IDS))
  .min(1)
  .max(SEALED_PART_IDS.length)
  .meta({ description: SEALED_PART_IDS.map((part) => `${part}：${SEALED_PARTS[part]}`).join('；') });

export const unmaskingBody = z.strictObject({
  reason: line(300, '查看的理由；不要写入个人信息'),
  fields: sealedParts,
});

export const correctedYears = z
  .array(
    z.object({
      year: year(),
      differences: z.array(
        z.object({
          title: z.string(),
          before: z.int().meta({ description: '流水' }),
          after: z.int().meta({ description: '按案件' }),
        }),
      ),
    }),
  )
  .meta({ description: '各年度统计表里不同的格子' });

export const approvalRequestView = z
  .object({
    id: objectId(),
    kind: labelled(z.enum(APPROVAL_REQUEST_KINDS)),
    standing: labelled(z.enum(REQUEST_STANDING_IDS)),
    reason: z.string(),
    requestedBy: person,
    requestedAt: instant(),
    decideBy: plainDay('在这一天以前（含当日）审批，过后失效'),
    own: z.boolean().meta({ description: '由本人提出，须由另一人批准' }),
    decision: z
      .object({ approved: z.boolean(), by: z.string(), at: instant(), comment: z.string().nullable() })
      .nullable(),
    unmasking: z
      .object({
        applicationId: objectId(),
        number: z.string(),
        fields: z.array(labelled(z.enum(SEALED_PART_IDS))),
        usableUntil: plainDay('可以查看到这一天（含当日）').nullable(),
      })
      .nullable()
      .meta({ description: '查看完整的个人信息的请求' }),
    tallyCorrection: z
      .object({
        entries: z.array(z.string()).meta({ description: '要追加的流水' }),
        years: correctedYears,
      })
      .nullable()
      .meta({ description: '更正统计流水的请求；提出时的差异' }),
  })
  .meta({ id: 'ApprovalRequest' });

export const returnBody = z.strictObject({ comment: paragraphs(500, '退回的理由，提出人看得到；不要写入个人信息') });
