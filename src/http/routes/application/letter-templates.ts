/** How an agency words its letters. */
import * as z from 'zod';
import { type LetterDeps } from '../../../commands/application/letter-deps.js';
import { previewLetterTemplate } from '../../../commands/application/preview-letter-template.js';
import { saveLetterTemplate } from '../../../commands/application/save-letter-template.js';
import { AppError } from '../../../errors.js';
import { type LetterTemplateReads } from '../../../ports/outgoing-letters.js';
import { assertMay } from '../../assert-may.js';
import { presentTemplate, presentTemplates } from '../../presenters/application/outgoing-letter.js';
import { type ClerkRouter } from '../../routers.js';
import {
  letterTemplate,
  letterTemplates,
  outgoingKind,
  templateDraft,
  templatePreview,
  templateSave,
} from '../../schemas/outgoing-letters.js';
import { FileBody, fileResponse } from '../../route.js';

const PDF = 'application/pdf';

export function registerLetterTemplateRoutes(
  router: ClerkRouter,
  commands: LetterDeps,
  templates: LetterTemplateReads,
): void {
  const params = z.strictObject({ kind: outgoingKind });

  router.route({
    method: 'get',
    path: '/letter-templates',
    operationId: 'listLetterTemplates',
    tag: 'application',
    summary: '文书模板',
    response: { 200: letterTemplates },
    errors: [],
    async handler({ actor }) {
      assertMay(actor, 'view_case');
      return { items: presentTemplates(await templates.current(actor.agencyId)) };
    },
  });

  router.route({
    method: 'get',
    path: '/letter-templates/{kind}',
    operationId: 'getLetterTemplate',
    tag: 'application',
    summary: '查看文书模板',
    description: '不写 version 的，是现在使用的版本；0 为系统的模板。',
    params,
    query: z.strictObject({ version: z.int().min(0).optional().meta({ description: '版本' }) }),
    response: { 200: letterTemplate },
    errors: ['not_found'],
    async handler({ actor }, { params: { kind }, query }) {
      assertMay(actor, 'view_case');
      const shown = presentTemplate(kind, await templates.versions(actor.agencyId, kind), query.version, actor);
      if (!shown) throw new AppError('not_found');
      return shown;
    },
  });

  router.route({
    method: 'post',
    path: '/letter-templates/{kind}/actions/save',
    operationId: 'saveLetterTemplate',
    tag: 'application',
    summary: '修改文书模板',
    description: '保存为新的版本。缺少必须写明的内容、代入了没有的项的，不能保存。已制发的文书不受影响。',
    roles: ['office_head', 'administrator'],
    params,
    body: templateSave,
    response: { 200: letterTemplate },
    errors: ['version_conflict'],
    errorDetails: { version_conflict: z.object({ currentVersion: z.int() }) },
    async handler({ actor }, { params: { kind }, body }) {
      await saveLetterTemplate(commands, actor, { kind, ...body });
      const shown = presentTemplate(kind, await templates.versions(actor.agencyId, kind), undefined, actor);
      if (!shown) throw new AppError('not_found');
      return shown;
    },
  });

  router.route({
    method: 'post',
    path: '/letter-templates/{kind}/actions/preview',
    operationId: 'previewLetterTemplate',
    tag: 'application',
    summary: '以示例案件预览文书模板',
    description: '不保存。还缺少的必须写明的内容、不能代入的项一并列出。',
    roles: ['office_head', 'administrator'],
    params,
    body: templateDraft,
    response: { 200: templatePreview },
    errors: ['not_found'],
    async handler({ actor }, { params: { kind }, body }) {
      return previewLetterTemplate(commands, actor, { kind, ...body });
    },
  });

  router.route({
    method: 'post',
    path: '/letter-templates/{kind}/actions/preview-pdf',
    operationId: 'previewLetterTemplatePdf',
    tag: 'application',
    summary: '以示例案件预览文书模板的 PDF',
    roles: ['office_head', 'administrator'],
    params,
    body: templateDraft,
    response: { 200: fileResponse('PDF', PDF) },
    errors: ['not_found', 'service_unavailable'],
    async handler({ actor }, { params: { kind }, body }) {
      const { model } = await previewLetterTemplate(commands, actor, { kind, ...body });
      const options = { createdAt: commands.clock.now(), author: actor.name };
      const content = await commands.renderer.pdf(model, options);
      return new FileBody(content, { contentType: PDF, fileName: `${model.title}（示例）.pdf` });
    },
  });
}
