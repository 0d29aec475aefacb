/** Routes of the area 监督保障: the two sides of a complaint, each behind its own address (第四十七条, 第五十一条). */
import * as z from 'zod';
import { concludeComplaint } from '../../../commands/supervision/conclude-complaint.js';
import { complaintScope, type ComplaintSide } from '../../../commands/supervision/change-complaint.js';
import { giveFeedback, returnFeedback } from '../../../commands/supervision/give-feedback.js';
import { orderRectification } from '../../../commands/supervision/order-rectification.js';
import { registerComplaint } from '../../../commands/supervision/register-complaint.js';
import { COMPLAINT_STATUS_IDS } from '../../../domain/supervision/complaints.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type ComplaintReads, type ComplaintRecord } from '../../../ports/complaints.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentOwnComplaint, presentSupervisedComplaint } from '../../presenters/supervision/complaint.js';
import { type ClerkRouter, type Routers } from '../../routers.js';
import { listOf, pageQuery } from '../../schemas/common.js';
import {
  complaintConclusion,
  complaintFeedback,
  complaintOrder,
  complaintReturn,
  newComplaint,
  ownComplaint,
  supervisedComplaint,
} from '../../schemas/supervision.js';

export interface SupervisionRoutesDeps {
  commands: CommandDeps;
  complaints: ComplaintReads;
}

const listQuery = z.strictObject({ ...pageQuery, status: z.enum(COMPLAINT_STATUS_IDS).optional() });
type ListQuery = z.output<typeof listQuery>;
const ON_CHANGE = ['not_found', 'version_conflict', 'action_not_allowed'] as const;
const errorDetails = { version_conflict: z.object({ currentVersion: z.int() }) };

export function registerSupervisionRoutes(
  { clerkRouter }: Pick<Routers, 'clerkRouter'>,
  deps: SupervisionRoutesDeps,
): void {
  registerSupervisorSide(clerkRouter, deps);
  registerAgencySide(clerkRouter, deps);
}

function readsOf(deps: SupervisionRoutesDeps, side: ComplaintSide) {
  const { commands, complaints } = deps;
  const ability = side === 'supervisor' ? 'supervise' : 'view_complaints';
  const contextOf = async (actor: StaffActor, { agencyId }: ComplaintRecord) => ({
    actor,
    agencyName: (await commands.agencies.byId(agencyId))?.name ?? '',
    today: commands.clock.today(),
    calendar: await commands.calendars.forAgency(agencyId),
  });
  return {
    contextOf,
    async load(actor: StaffActor, id: string): Promise<ComplaintRecord> {
      assertMay(actor, ability);
      const record = await complaints.byId(complaintScope(side, actor), id);
      if (!record) throw new AppError('not_found');
      return record;
    },
    async page(actor: StaffActor, { cursor, limit, status }: ListQuery) {
      assertMay(actor, ability);
      const filter = ['complaints', side, actor.agencyId, status ?? null];
      const page = await complaints.list(complaintScope(side, actor), {
        after: readCursor(cursor, filter),
        limit,
        status,
      });
      return { items: page.items, nextCursor: nextCursor(page, filter) };
    },
  };
}

function registerSupervisorSide(router: ClerkRouter, deps: SupervisionRoutesDeps): void {
  const { commands } = deps;
  const { contextOf, load, page } = readsOf(deps, 'supervisor');
  const present = async (actor: StaffActor, record: ComplaintRecord) =>
    presentSupervisedComplaint(record, await contextOf(actor, record));

  router.route({
    method: 'get',
    path: '/supervision/complaints',
    operationId: 'listSupervisedComplaints',
    tag: 'supervision',
    summary: '列出对下级机关的投诉举报',
    query: listQuery,
    response: { 200: listOf(supervisedComplaint) },
    errors: [],
    async handler({ actor }, { query }) {
      const { items, nextCursor: next } = await page(actor, query);
      return { items: await Promise.all(items.map((record) => present(actor, record))), nextCursor: next };
    },
  });

  router.route({
    method: 'post',
    path: '/supervision/complaints',
    operationId: 'registerComplaint',
    tag: 'supervision',
    summary: '登记对下级机关的投诉举报',
    description: '由上一级机关的监督检查人员登记（第四十七条、第五十一条）；不进入统计表二。',
    idempotent: true,
    body: newComplaint,
    response: { 201: supervisedComplaint },
    errors: [],
    async handler({ actor }, { body, idempotency }) {
      return present(actor, await registerComplaint(commands, actor, { ...body, idempotency }));
    },
  });

  router.route({
    method: 'get',
    path: '/supervision/complaints/{complaintId}',
    operationId: 'getSupervisedComplaint',
    tag: 'supervision',
    summary: '查看对下级机关的投诉举报',
    response: { 200: supervisedComplaint },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      return present(actor, await load(actor, params.complaintId));
    },
  });

  router.route({
    method: 'post',
    path: '/supervision/complaints/{complaintId}/actions/order',
    operationId: 'orderRectification',
    tag: 'supervision',
    summary: '督促整改或者通报批评',
    body: complaintOrder,
    response: { 200: supervisedComplaint },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      return present(actor, await orderRectification(commands, actor, { id: params.complaintId, ...body }));
    },
  });

  router.route({
    method: 'post',
    path: '/supervision/complaints/{complaintId}/actions/return-feedback',
    operationId: 'returnFeedback',
    tag: 'supervision',
    summary: '退回反馈，要求再次反馈',
    body: complaintReturn,
    response: { 200: supervisedComplaint },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      return present(actor, await returnFeedback(commands, actor, { id: params.complaintId, ...body }));
    },
  });

  router.route({
    method: 'post',
    path: '/supervision/complaints/{complaintId}/actions/conclude',
    operationId: 'concludeComplaint',
    tag: 'supervision',
    summary: '办结投诉举报',
    body: complaintConclusion,
    response: { 200: supervisedComplaint },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      return present(actor, await concludeComplaint(commands, actor, { id: params.complaintId, ...body }));
    },
  });
}

function registerAgencySide(router: ClerkRouter, deps: SupervisionRoutesDeps): void {
  const { commands } = deps;
  const { contextOf, load, page } = readsOf(deps, 'agency');
  const present = async (actor: StaffActor, record: ComplaintRecord) =>
    presentOwnComplaint(record, await contextOf(actor, record));

  router.route({
    method: 'get',
    path: '/complaints',
    operationId: 'listOwnComplaints',
    tag: 'supervision',
    summary: '列出上级机关登记的对本机关的投诉举报',
    query: listQuery,
    response: { 200: listOf(ownComplaint) },
    errors: [],
    async handler({ actor }, { query }) {
      const { items, nextCursor: next } = await page(actor, query);
      return { items: await Promise.all(items.map((record) => present(actor, record))), nextCursor: next };
    },
  });

  router.route({
    method: 'get',
    path: '/complaints/{complaintId}',
    operationId: 'getOwnComplaint',
    tag: 'supervision',
    summary: '查看对本机关的投诉举报',
    response: { 200: ownComplaint },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      return present(actor, await load(actor, params.complaintId));
    },
  });

  router.route({
    method: 'post',
    path: '/complaints/{complaintId}/actions/give-feedback',
    operationId: 'giveFeedback',
    tag: 'supervision',
    summary: '反馈处理情况',
    body: complaintFeedback,
    response: { 200: ownComplaint },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      return present(actor, await giveFeedback(commands, actor, { id: params.complaintId, ...body }));
    },
  });
}
