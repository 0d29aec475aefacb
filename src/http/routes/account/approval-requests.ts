/** What waits for a second person beside the cases: unmasking and corrections of the tally. */
import * as z from 'zod';
import { decideApprovalRequest } from '../../../commands/account/decide-approval-request.js';
import { APPROVAL_REQUEST_KINDS } from '../../../domain/account/approval-requests.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type ApprovalRequest, type ApprovalRequestReads } from '../../../ports/approval-requests.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentApprovalRequest } from '../../presenters/account/approval-request.js';
import { type ClerkRouter } from '../../routers.js';
import { approvalRequestView, correctedYears, returnBody } from '../../schemas/approval-requests.js';
import { listOf, pageQuery } from '../../schemas/common.js';

export interface ApprovalRequestDeps {
  commands: CommandDeps;
  requests: ApprovalRequestReads;
}

const roles = ['reviewer', 'office_head'] as const;
const errors = ['already_decided', 'action_not_allowed'] as const;
const errorDetails = {
  already_decided: z.object({ name: z.string(), outcome: z.string(), comment: z.string().optional() }),
};

export function registerApprovalRequestRoutes(router: ClerkRouter, { commands, requests }: ApprovalRequestDeps): void {
  const present = (request: ApprovalRequest, actor: StaffActor) =>
    presentApprovalRequest(request, actor, commands.clock.today());
  const kindsFor = (actor: StaffActor) => APPROVAL_REQUEST_KINDS.filter((kind) => can(actor, `decide_${kind}`, actor));

  router.route({
    method: 'get',
    path: '/approval-requests',
    operationId: 'listApprovalRequests',
    tag: 'account',
    summary: '待我审批的请求：查看个人信息、更正统计流水',
    description:
      '本人的岗位可以审批的，最先失效的在前；本人提出的也在其中，须由他人批准。案件的审批另见 listApprovals。',
    roles,
    query: z.strictObject(pageQuery),
    response: { 200: listOf(approvalRequestView) },
    errors: [],
    async handler({ actor }, { query }) {
      const kinds = kindsFor(actor);
      const today = commands.clock.today();
      const filter = ['approval-requests', actor.agencyId, today, ...kinds];
      const page = await requests.waiting(actor.agencyId, kinds, {
        today,
        after: readCursor(query.cursor, filter),
        limit: query.limit,
      });
      return { items: page.items.map((item) => present(item, actor)), nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'get',
    path: '/approval-requests/{requestId}',
    operationId: 'getApprovalRequest',
    tag: 'account',
    summary: '查看一项审批请求',
    roles,
    response: { 200: approvalRequestView },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const request = await requests.byId(actor.agencyId, params.requestId);
      if (!request || !can(actor, `decide_${request.kind}`, request)) throw new AppError('not_found');
      return present(request, actor);
    },
  });

  router.route({
    method: 'post',
    path: '/approval-requests/{requestId}/actions/approve',
    operationId: 'approveRequest',
    tag: 'account',
    summary: '批准请求',
    description:
      '提出人不能批准自己的请求。更正统计流水在批准的同时再次重新计数：与提出时的差异不同的，答复 409 并列出现在的差异，什么也不更正；已定稿的年度形成新的版本。',
    roles,
    response: { 200: approvalRequestView },
    errors: ['not_found', ...errors, 'separation_of_duties', 'figures_changed', 'import_running'],
    errorDetails: { ...errorDetails, figures_changed: z.object({ years: correctedYears }) },
    async handler({ actor }, { params }) {
      const input = { id: params.requestId, verdict: { approved: true } } as const;
      return present(await decideApprovalRequest(commands, actor, input), actor);
    },
  });

  router.route({
    method: 'post',
    path: '/approval-requests/{requestId}/actions/return',
    operationId: 'returnRequest',
    tag: 'account',
    summary: '退回请求，说明理由',
    roles,
    body: returnBody,
    response: { 200: approvalRequestView },
    errors: ['not_found', ...errors],
    errorDetails,
    async handler({ actor }, { params, body }) {
      const input = { id: params.requestId, verdict: { approved: false, comment: body.comment } } as const;
      return present(await decideApprovalRequest(commands, actor, input), actor);
    },
  });
}
