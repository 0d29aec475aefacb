import * as z from 'zod';
import { recordRemedy } from '../../../commands/application/record-remedy.js';
import { previewRemedyResult, recordRemedyResult } from '../../../commands/application/record-remedy-result.js';
import { correctRemedy, recordRemedyStage } from '../../../commands/application/record-remedy-stage.js';
import { REMEDY_GROUPS } from '../../../domain/report/tally.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type RemedyRecord } from '../../../ports/remedies.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentRemedy, presentRemedyDetail, presentRemedyEntries } from '../../presenters/application/remedy.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { expectedVersion, line, listOf, objectId, pageQuery } from '../../schemas/common.js';
import {
  newRemedy,
  remedyDetail,
  remedyOutcome,
  remedyResultPreview,
  remedyStage,
  remedyView,
} from '../../schemas/remedies.js';
import { correction } from '../../schemas/report.js';
import { FILE_CONTENT_TYPES } from '../application/file-types.js';
import { type ReportRoutesDeps } from './deps.js';

const ON_CHANGE = ['not_found', 'version_conflict', 'year_frozen', 'event_date_invalid', 'action_not_allowed'] as const;
const errorDetails = { version_conflict: z.object({ currentVersion: z.int() }) };
const change = {
  expectedVersion,
  lateEntryReason: line(300, '补录 3 个工作日以前的事项的理由').optional(),
  fileIds: z.array(objectId()).max(10).optional(),
  correction,
};

export function registerRemedyRoutes(router: ClerkRouter, deps: ReportRoutesDeps): void {
  const { commands, remedies, applications } = deps;

  const contextOf = async (actor: StaffActor) => ({
    actor,
    calendar: await commands.calendars.forAgency(actor.agencyId),
    today: commands.clock.today(),
  });
  const detail = async (actor: StaffActor, remedy: RemedyRecord) => {
    const files = remedy.fileIds.length > 0 ? await commands.files.describe(remedy.fileIds) : [];
    const linked = await Promise.all(
      remedy.applicationIds.map((id) => applications.byIdForAgency(remedy.agencyId, id)),
    );
    return presentRemedyDetail(remedy, {
      ...(await contextOf(actor)),
      files,
      applications: linked.filter((record) => record !== null),
    });
  };
  const load = async (actor: StaffActor, id: string): Promise<RemedyRecord> => {
    assertMay(actor, 'view_remedies');
    const remedy = await remedies.byId(actor.agencyId, id);
    if (!remedy) throw new AppError('not_found');
    return remedy;
  };

  router.route({
    method: 'get',
    path: '/remedies',
    operationId: 'listRemedies',
    tag: 'application',
    summary: '列出复议和诉讼',
    query: z.strictObject({
      ...pageQuery,
      pending: z.boolean().optional().meta({ description: '只看尚未审结（true）或已审结（false）' }),
      group: z.enum(REMEDY_GROUPS).optional(),
      applicationId: objectId('与哪件申请有关').optional(),
    }),
    response: { 200: listOf(remedyView) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'view_remedies');
      const { cursor, limit, pending, group, applicationId } = query;
      const filter = ['remedies', actor.agencyId, pending ?? null, group ?? null, applicationId ?? null];
      const page = await remedies.list(actor.agencyId, {
        after: readCursor(cursor, filter),
        limit,
        pending,
        group,
        applicationId,
      });
      const context = await contextOf(actor);
      return {
        items: page.items.map((remedy) => presentRemedy(remedy, context)),
        nextCursor: nextCursor(page, filter),
      };
    },
  });

  router.route({
    method: 'post',
    path: '/remedies',
    operationId: 'recordRemedy',
    tag: 'application',
    summary: '登记复议或诉讼',
    description: '复议、诉讼自成一案，可以与零件、一件或几件申请有关（第五十一条）。',
    idempotent: true,
    body: z.strictObject({ ...newRemedy, correction }),
    response: { 201: remedyDetail },
    errors: ['year_frozen'],
    async handler({ actor }, { body, idempotency }) {
      const input = { ...body, number: body.number ?? '', body: body.body ?? '', idempotency };
      return detail(actor, await recordRemedy(commands, actor, input));
    },
  });

  router.route({
    method: 'get',
    path: '/remedies/{remedyId}',
    operationId: 'getRemedy',
    tag: 'application',
    summary: '查看复议或诉讼',
    description: '包括各审级、经过，以及本机关的期限和计算说明。',
    response: { 200: remedyDetail },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      return detail(actor, await load(actor, params.remedyId));
    },
  });

  router.route({
    method: 'get',
    path: '/remedies/{remedyId}/files/{fileId}',
    operationId: 'downloadRemedyFile',
    tag: 'application',
    summary: '下载复议、诉讼的文件',
    response: { 200: fileResponse('文件内容', ...FILE_CONTENT_TYPES) },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const remedy = await load(actor, params.remedyId);
      const opened = remedy.fileIds.includes(params.fileId) ? await commands.files.open(params.fileId) : null;
      if (!opened) throw new AppError('not_found');
      const { file, content } = opened;
      return new FileBody(content, { contentType: file.contentType, fileName: file.name, size: file.size });
    },
  });

  router.route({
    method: 'post',
    path: '/remedies/{remedyId}/actions/record-stage',
    operationId: 'recordRemedyStage',
    tag: 'application',
    summary: '登记复议或诉讼的进展',
    description: '收到副本、提交答辩、听证、中止、收到裁判、上诉、履行等；误登的以 taken_back 撤回，仍留在经过中。',
    body: z.strictObject({ ...change, stage: remedyStage }),
    response: { 200: remedyDetail },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      return detail(actor, await recordRemedyStage(commands, actor, { id: params.remedyId, ...body }));
    },
  });

  router.route({
    method: 'post',
    path: '/remedies/{remedyId}/actions/record-result',
    operationId: 'recordRemedyResult',
    tag: 'application',
    summary: '登记复议或诉讼的结果',
    description: '登记当前审级的结果。outcome 为 null 表示撤回登记有误的结果，恢复为尚未审结。',
    body: z.strictObject({ ...change, outcome: remedyOutcome }),
    response: { 200: remedyDetail },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      const outcome = body.outcome && { ...body.outcome, text: body.outcome.text ?? '' };
      return detail(actor, await recordRemedyResult(commands, actor, { id: params.remedyId, ...body, outcome }));
    },
  });

  router.route({
    method: 'post',
    path: '/remedies/{remedyId}/actions/preview-result',
    operationId: 'previewRemedyResult',
    tag: 'application',
    summary: '预览登记结果对统计表三的影响',
    description: '不写入任何数据：哪一年度的哪一格增减多少。',
    body: z.strictObject({ outcome: remedyOutcome }),
    response: { 200: remedyResultPreview },
    errors: ['not_found'],
    async handler({ actor }, { params: { remedyId: id }, body }) {
      const remedy = await load(actor, id);
      const outcome = body.outcome && { ...body.outcome, text: body.outcome.text ?? '' };
      return presentRemedyEntries(remedy, await previewRemedyResult(commands, actor, { id, outcome }));
    },
  });

  router.route({
    method: 'post',
    path: '/remedies/{remedyId}/actions/correct',
    operationId: 'correctRemedy',
    tag: 'application',
    summary: '更正复议或诉讼的登记事项',
    description: '案号、复议机关或法院、是否计入统计；统计表随之更正。',
    body: z.strictObject({
      ...change,
      number: line(100, '案号').optional(),
      body: line(100, '复议机关或法院').optional(),
      counted: z.boolean().optional(),
      reason: line(300, '更正的理由'),
    }),
    response: { 200: remedyDetail },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      return detail(actor, await correctRemedy(commands, actor, { id: params.remedyId, ...body }));
    },
  });
}
