import * as z from 'zod';
import { requestUnmasking } from '../../../commands/application/request-unmasking.js';
import { revealPersonalData } from '../../../commands/application/reveal-personal-data.js';
import { UNMASKING_RULE_IDS, UNMASKING_RULES } from '../../../domain/account/unmasking.js';
import {
  IDENTITY_DOCUMENT_IDS,
  IDENTITY_DOCUMENTS,
  type IdentityDocument,
} from '../../../domain/application/identity.js';
import { AppError } from '../../../errors.js';
import { presentApprovalRequest } from '../../presenters/account/approval-request.js';
import { type ClerkRouter } from '../../routers.js';
import { approvalRequestView, unmaskingBody } from '../../schemas/approval-requests.js';
import { labelled } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';

const identity = z
  .object({ document: labelled(z.enum(IDENTITY_DOCUMENT_IDS)), number: z.string() })
  .nullable()
  .meta({ description: '没有要求查看，或者案件里没有时为空' });

const roles = ['clerk', 'reviewer', 'office_head'] as const;
type RevealDeps = Pick<ApplicationRoutesDeps, 'commands' | 'applications' | 'approvalRequests'>;

export function registerRevealRoutes(router: ClerkRouter, deps: RevealDeps): void {
  const { commands } = deps;
  registerUnmaskingRoutes(router, deps);

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/reveal-personal-data',
    operationId: 'revealPersonalData',
    tag: 'application',
    summary: '查看完整的证件号码和联系方式',
    description:
      '案件页面只显示遮盖后的个人信息。查看完整内容须说明理由；谁、何时、为什么看了哪些项，写入审计记录。本单位规定须经审批的，先以 requestUnmasking 提出，批准后本人才能查看批准的项目。',
    roles,
    rateLimit: 'personal_data',
    body: unmaskingBody,
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
    errors: ['not_found', 'approval_required'],
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

/** Where the agency wants a second person for it. */
function registerUnmaskingRoutes(router: ClerkRouter, { commands, applications, approvalRequests }: RevealDeps): void {
  router.route({
    method: 'get',
    path: '/applications/{applicationId}/unmasking',
    operationId: 'getUnmasking',
    tag: 'application',
    summary: '本单位怎样查看这件申请完整的个人信息，本人的请求办到哪一步',
    roles,
    response: {
      200: z.object({
        rule: labelled(z.enum(UNMASKING_RULE_IDS)),
        request: approvalRequestView.nullable().meta({ description: '本人最近一次请求；没有提出过的为空' }),
      }),
    },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const { applicationId } = params;
      const [record, agency, request] = await Promise.all([
        applications.byIdForAgency(actor.agencyId, applicationId),
        commands.agencies.byId(actor.agencyId),
        approvalRequests.latestUnmasking(applicationId, actor.staffId),
      ]);
      if (!record) throw new AppError('not_found');
      const rule = agency?.unmasking ?? 'with_reason';
      return {
        rule: { code: rule, label: UNMASKING_RULES[rule] },
        request: request && presentApprovalRequest(request, actor, commands.clock.today()),
      };
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/request-unmasking',
    operationId: 'requestUnmasking',
    tag: 'application',
    summary: '请求查看完整的个人信息，等待另一人批准',
    description:
      '本单位规定须经审批时使用。由本人以外的审核人或者负责人批准；批准后本人可以查看到下一个工作日，每次查看都写入审计记录。同一件申请同时只能有一项等待审批。',
    roles,
    rateLimit: 'personal_data',
    body: unmaskingBody,
    response: { 201: approvalRequestView },
    errors: ['not_found', 'already_exists', 'action_not_allowed'],
    async handler({ actor }, { params, body }) {
      const request = await requestUnmasking(commands, actor, { id: params.applicationId, ...body });
      return presentApprovalRequest(request, actor, commands.clock.today());
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
