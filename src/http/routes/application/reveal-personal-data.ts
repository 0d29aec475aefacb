import * as z from 'zod';
import { SEALED_PART_IDS, SEALED_PARTS } from '../../../commands/application/open-applicant.js';
import { revealPersonalData } from '../../../commands/application/reveal-personal-data.js';
import {
  IDENTITY_DOCUMENT_IDS,
  IDENTITY_DOCUMENTS,
  type IdentityDocument,
} from '../../../domain/application/identity.js';
import { type ClerkRouter } from '../../routers.js';
import { labelled, line } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';

const identity = z
  .object({ document: labelled(z.enum(IDENTITY_DOCUMENT_IDS)), number: z.string() })
  .nullable()
  .meta({ description: '没有要求查看，或者案件里没有时为空' });

export function registerRevealRoute(router: ClerkRouter, { commands }: Pick<ApplicationRoutesDeps, 'commands'>): void {
  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/reveal-personal-data',
    operationId: 'revealPersonalData',
    tag: 'application',
    summary: '查看完整的证件号码和联系方式',
    description: '案件页面只显示遮盖后的个人信息。查看完整内容须说明理由；谁、何时、为什么看了哪些项，写入审计记录。',
    roles: ['clerk', 'reviewer', 'office_head'],
    rateLimit: 'personal_data',
    body: z.strictObject({
      reason: line(300, '查看的理由；不要写入个人信息'),
      fields: z
        .array(z.enum(SEALED_PART_IDS))
        .min(1)
        .max(SEALED_PART_IDS.length)
        .meta({ description: SEALED_PART_IDS.map((part) => `${part}：${SEALED_PARTS[part]}`).join('；') }),
    }),
    response: {
      200: z.object({
        identity,
        contact: z
          .object({ phone: z.string().nullable(), email: z.string().nullable(), address: z.string().nullable() })
          .nullable(),
        agentIdentity: identity,
        jointIdentities: z.array(z.object({ name: z.string(), identity })).meta({ description: '共同申请人' }),
        otherContacts: z.array(z.string()).meta({ description: '再次送达用过的其他联系方式' }),
      }),
    },
    errors: ['not_found'],
    async handler({ actor }, { params, body }) {
      const revealed = await revealPersonalData(commands, actor, { id: params.applicationId, ...body });
      return {
        identity: presentIdentity(revealed.identity),
        contact: revealed.contact,
        agentIdentity: presentIdentity(revealed.agentIdentity),
        jointIdentities: revealed.jointIdentities.map(({ name, identity: own }) => ({
          name,
          identity: presentIdentity(own),
        })),
        otherContacts: revealed.otherContacts,
      };
    },
  });
}

function presentIdentity(shown: { document: IdentityDocument; number: string } | null) {
  return (
    shown && {
      document: { code: shown.document, label: IDENTITY_DOCUMENTS[shown.document].label },
      number: shown.number,
    }
  );
}
