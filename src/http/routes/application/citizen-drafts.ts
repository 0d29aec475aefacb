import * as z from 'zod';
import {
  addDraftFile,
  createDraft,
  deleteDraft,
  MAX_FILES,
  removeDraftFile,
  updateDraft,
} from '../../../commands/application/drafts.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentDraft } from '../../presenters/application/draft.js';
import { reply } from '../../route.js';
import { type ApplicantRouter } from '../../routers.js';
import { draftFields, draftView, fileCard } from '../../schemas/application.js';
import { expectedVersion, listOf, objectId, pageQuery } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';

export function registerCitizenDraftRoutes(router: ApplicantRouter, deps: ApplicationRoutesDeps): void {
  router.route({
    method: 'get',
    path: '/drafts',
    operationId: 'listMyDrafts',
    tag: 'application',
    summary: '列出未提交的草稿',
    query: z.strictObject(pageQuery),
    response: { 200: listOf(draftView) },
    errors: [],
    async handler({ actor }, { query }) {
      const filter = ['drafts', actor.citizenId];
      const page = await deps.drafts.list(actor.citizenId, {
        after: readCursor(query.cursor, filter),
        limit: query.limit,
      });
      return {
        items: page.items.map((draft) => presentDraft(deps.commands, draft)),
        nextCursor: nextCursor(page, filter),
      };
    },
  });

  router.route({
    method: 'post',
    path: '/drafts',
    operationId: 'createDraft',
    tag: 'application',
    summary: '新建申请草稿',
    idempotent: true,
    description:
      '可以从自己的一件申请复制（copyFrom），例如向答复中告知的行政机关提出同样的申请；附件不复制。以 personId 填入保存的申请人；fields 里给出的优先。',
    body: z.strictObject({
      agencyId: objectId().optional(),
      copyFrom: objectId('自己的一件申请').optional(),
      personId: objectId('保存的申请人').optional(),
      fields: draftFields.default({}),
    }),
    response: { 201: draftView },
    errors: ['not_found', 'action_not_allowed'],
    examples: { body: { fields: { subject: '2025年生活垃圾分类实施方案' } } },
    async handler({ actor }, { body, idempotency }) {
      const draft = await createDraft(deps.commands, actor, { ...body, idempotency });
      return presentDraft(deps.commands, draft);
    },
  });

  router.route({
    method: 'get',
    path: '/drafts/{draftId}',
    operationId: 'getDraft',
    tag: 'application',
    summary: '查看草稿',
    response: { 200: draftView },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const draft = await deps.drafts.byId(actor.citizenId, params.draftId);
      return presentDraft(deps.commands, draft);
    },
  });

  router.route({
    method: 'patch',
    path: '/drafts/{draftId}',
    operationId: 'updateDraft',
    tag: 'application',
    summary: '逐项保存草稿',
    description: '只更新给出的字段；空字符串清除该字段。以 personId 换成保存的申请人；fields 里给出的优先。',
    body: z.strictObject({
      expectedVersion,
      agencyId: objectId().optional(),
      personId: objectId('保存的申请人').optional(),
      fields: draftFields.default({}),
    }),
    response: { 200: draftView },
    errors: ['not_found', 'version_conflict', 'action_not_allowed'],
    errorDetails: { version_conflict: z.object({ currentVersion: z.int() }) },
    async handler({ actor }, { params, body }) {
      return presentDraft(deps.commands, await updateDraft(deps.commands, actor, { id: params.draftId, ...body }));
    },
  });

  router.route({
    method: 'delete',
    path: '/drafts/{draftId}',
    operationId: 'deleteDraft',
    tag: 'application',
    summary: '删除草稿',
    response: { 204: null },
    errors: ['not_found', 'action_not_allowed'],
    async handler({ actor }, { params }) {
      await deleteDraft(deps.commands, actor, params.draftId);
      return null;
    },
  });

  router.route({
    method: 'post',
    path: '/drafts/{draftId}/files',
    operationId: 'uploadDraftFile',
    tag: 'application',
    summary: '上传草稿附件',
    description: `每次一个文件，最多 ${MAX_FILES} 个；类型由内容判断。`,
    multipart: { maxFileBytes: deps.maxUploadBytes, description: '附件' },
    rateLimit: 'upload',
    response: { 201: z.object({ file: fileCard, draft: draftView }) },
    errors: ['not_found', 'action_not_allowed', 'version_conflict'],
    async handler({ actor }, { params, file }) {
      const { draft, file: card } = await addDraftFile(deps.commands, actor, {
        draftId: params.draftId,
        name: file.fileName,
        content: file.read(),
        maxBytes: deps.maxUploadBytes,
      });
      return reply(201, { file: card, draft: presentDraft(deps.commands, draft) });
    },
  });

  router.route({
    method: 'delete',
    path: '/drafts/{draftId}/files/{fileId}',
    operationId: 'removeDraftFile',
    tag: 'application',
    summary: '删除草稿附件',
    response: { 200: draftView },
    errors: ['not_found', 'action_not_allowed', 'version_conflict'],
    async handler({ actor }, { params }) {
      return presentDraft(deps.commands, await removeDraftFile(deps.commands, actor, params));
    },
  });
}
