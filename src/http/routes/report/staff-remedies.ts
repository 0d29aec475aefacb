import * as z from 'zod';
import { recordRemedy } from '../../../commands/application/record-remedy.js';
import { recordRemedyResult } from '../../../commands/application/record-remedy-result.js';
import { REMEDY_GROUPS, REMEDY_RESULTS } from '../../../domain/report/tally.js';
import { AppError } from '../../../errors.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentRemedy } from '../../presenters/report/tables.js';
import { type ClerkRouter } from '../../routers.js';
import { expectedVersion, line, listOf, objectId, pageQuery, paragraphs, plainDay } from '../../schemas/common.js';
import { correction, remedyView } from '../../schemas/report.js';
import { type ReportRoutesDeps } from './deps.js';

export function registerRemedyRoutes(router: ClerkRouter, deps: ReportRoutesDeps): void {
  const { commands, remedies } = deps;

  router.route({
    method: 'get',
    path: '/remedies',
    operationId: 'listRemedies',
    tag: 'application',
    summary: '列出复议和诉讼',
    query: z.strictObject({
      ...pageQuery,
      pending: z.boolean().optional().meta({ description: '只看尚未审结（true）或已审结（false）' }),
      applicationId: objectId('与哪件申请有关').optional(),
    }),
    response: { 200: listOf(remedyView) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'view_remedies');
      const { cursor, limit, pending, applicationId } = query;
      const filter = ['remedies', actor.agencyId, pending ?? null, applicationId ?? null];
      const page = await remedies.list(actor.agencyId, {
        after: readCursor(cursor, filter),
        limit,
        pending,
        applicationId,
      });
      return { items: page.items.map((remedy) => presentRemedy(remedy, actor)), nextCursor: nextCursor(page, filter) };
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
    body: z.strictObject({
      group: z.enum(REMEDY_GROUPS),
      number: line(100, '复议机关或法院的案号').optional(),
      body: line(100, '复议机关或法院').optional(),
      filedDate: plainDay('得知复议、诉讼之日'),
      counted: z.boolean().optional().meta({ description: '作为共同被告的填 false，由原行为机关统计' }),
      applicationIds: z.array(objectId()).max(50).default([]),
      correction,
    }),
    response: { 201: remedyView },
    errors: ['year_frozen'],
    async handler({ actor }, { body, idempotency }) {
      const input = { ...body, number: body.number ?? '', body: body.body ?? '', idempotency };
      return presentRemedy(await recordRemedy(commands, actor, input), actor);
    },
  });

  router.route({
    method: 'get',
    path: '/remedies/{remedyId}',
    operationId: 'getRemedy',
    tag: 'application',
    summary: '查看复议或诉讼',
    response: { 200: remedyView },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      assertMay(actor, 'view_remedies');
      const remedy = await remedies.byId(actor.agencyId, params.remedyId);
      if (!remedy) throw new AppError('not_found');
      return presentRemedy(remedy, actor);
    },
  });

  router.route({
    method: 'post',
    path: '/remedies/{remedyId}/actions/record-result',
    operationId: 'recordRemedyResult',
    tag: 'application',
    summary: '登记复议或诉讼的结果',
    description: 'outcome 为 null 表示撤回登记有误的结果，恢复为尚未审结。',
    body: z.strictObject({
      expectedVersion,
      outcome: z
        .strictObject({
          result: z.enum(REMEDY_RESULTS),
          date: plainDay('结果之日'),
          text: paragraphs(2000, '结果的内容').optional(),
        })
        .nullable(),
      correction,
    }),
    response: { 200: remedyView },
    errors: ['not_found', 'version_conflict', 'year_frozen'],
    errorDetails: { version_conflict: z.object({ currentVersion: z.int() }) },
    async handler({ actor }, { params, body }) {
      const outcome = body.outcome && { ...body.outcome, text: body.outcome.text ?? '' };
      return presentRemedy(await recordRemedyResult(commands, actor, { id: params.remedyId, ...body, outcome }), actor);
    },
  });
}
