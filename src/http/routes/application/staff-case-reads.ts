/** What is asked about one case beside its page: a code for its applicant, what a mended date would change. */
import * as z from 'zod';
import { issueBindingCode, receiptQr } from '../../../commands/application/bind.js';
import { previewDateCorrection } from '../../../commands/application/correct-date.js';
import { presentCorrectionPreview } from '../../presenters/application/correction-preview.js';
import { presentSimilar } from '../../presenters/application/similar.js';
import { type ClerkRouter } from '../../routers.js';
import { conflictDetails } from '../../schemas/case.js';
import { correctionPreview, similarCases } from '../../schemas/case-further.js';
import { expectedVersion, objectId, plainDay } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { staffCasePresenter } from './staff-case-presenter.js';

/** More of them say nothing more. */
const SIMILAR_LIMIT = 50;

export function registerStaffCaseReads(router: ClerkRouter, deps: ApplicationRoutesDeps): void {
  const { commands } = deps;
  const { load } = staffCasePresenter(deps);
  const params = z.strictObject({ applicationId: objectId() });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/similar',
    operationId: 'listSimilar',
    tag: 'application',
    summary: '内容相同的申请',
    description: '本机关收到的、所要信息相同的申请。多人申请公开的，可以主动公开（第四十四条）。',
    params,
    response: { 200: similarCases },
    errors: ['not_found', 'forbidden'],
    async handler({ actor }, { params: { applicationId } }) {
      const record = await load(actor, applicationId);
      return presentSimilar(record.contentKey ? await deps.applications.sameContent(record, SIMILAR_LIMIT) : []);
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/issue-binding-code',
    operationId: 'issueBindingCode',
    tag: 'application',
    summary: '发出绑定码',
    description: '印在接收回执上，申请人凭受理号和绑定码把申请绑定到自己的账号。只显示这一次，再次发出后原码作废。',
    params,
    body: z.strictObject({ expectedVersion }),
    response: {
      200: z
        .object({
          number: z.string(),
          code: z.string(),
          qr: z.string().meta({
            description: '回执上二维码的内容：bind:受理号:绑定码',
            examples: ['bind:YXCG-2026-000123:7KQ2M9XW4R'],
          }),
          version: z.int(),
        })
        .meta({ id: 'BindingCode' }),
    },
    errors: ['not_found', 'version_conflict', 'action_not_allowed'],
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params: { applicationId }, body }) {
      const { record, code } = await issueBindingCode(commands, actor, { id: applicationId, ...body });
      return { number: record.number, code, qr: receiptQr(record.number, code), version: record.version };
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/preview-date-correction',
    operationId: 'previewDateCorrection',
    tag: 'application',
    summary: '预览更正日期的影响',
    description: '不写入任何数据：更正前后的期限、提醒和统计表的变化。',
    params,
    body: z.strictObject({ eventId: objectId('日期有误的记录'), to: plainDay('正确的日期') }),
    response: { 200: correctionPreview },
    errors: ['not_found', 'event_date_invalid'],
    async handler({ actor }, { params: { applicationId }, body }) {
      return presentCorrectionPreview(await previewDateCorrection(commands, actor, { id: applicationId, ...body }));
    },
  });
}
