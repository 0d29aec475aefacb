/** A citizen's hold on his own data: a copy of everything, and the end of the account. */
import { Readable } from 'node:stream';
import * as z from 'zod';
import { deleteAccount } from '../../../commands/account/delete-account.js';
import { DELETION_CONFIRMATION } from '../../../domain/account/account-deletion.js';
import { AppError } from '../../../errors.js';
import { type CitizenReads } from '../../../ports/citizens.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { personalExport, type PersonalExportDeps } from '../../presenters/account/personal-export.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ApplicantRouter } from '../../routers.js';
import { instant, objectId } from '../../schemas/common.js';

export interface PersonalDataRoutesDeps extends PersonalExportDeps {
  commands: CommandDeps;
  citizens: CitizenReads;
}

const caseNumber = z.object({ applicationId: objectId(), number: z.string() });

export function registerPersonalDataRoutes(router: ApplicantRouter, deps: PersonalDataRoutesDeps): void {
  router.route({
    method: 'get',
    path: '/export',
    operationId: 'exportMyData',
    tag: 'account',
    summary: '下载本人在系统中的全部信息',
    description:
      'JSON 文件：账号、登录、草稿、保存的申请人、申请（含未遮盖的本人信息）、消息。附件只列出名称，各自下载（个人信息保护法第四十五条）。',
    rateLimit: 'personal_data',
    response: { 200: fileResponse('本人的全部信息', 'application/json') },
    errors: [],
    async handler({ actor }) {
      const citizen = await deps.citizens.byId(actor.citizenId);
      if (!citizen) throw new AppError('login_required');
      const content = Readable.from(personalExport(deps, actor, citizen), { objectMode: false });
      return new FileBody(content, {
        contentType: 'application/json; charset=utf-8',
        fileName: `本人信息-${deps.commands.clock.today()}.json`,
      });
    },
  });

  router.route({
    method: 'post',
    path: '/actions/delete-account',
    operationId: 'deleteAccount',
    tag: 'account',
    summary: '注销账号',
    description:
      '登录、草稿、保存的申请人、消息和微信标识随即删除，不能恢复。已提交的申请由受理机关依法保存，与账号脱离。还有在办申请的，先以 409 提示，确认后以 acknowledgeOpenCases 再次提交。',
    rateLimit: 'personal_data',
    body: z.strictObject({
      confirm: z
        .literal(DELETION_CONFIRMATION, { error: `请填写“${DELETION_CONFIRMATION}”四个字以确认` })
        .meta({ description: `填写“${DELETION_CONFIRMATION}”` }),
      acknowledgeOpenCases: z.boolean().default(false).meta({ description: '已知道还有在办的申请' }),
    }),
    response: {
      200: z.object({
        deletedAt: instant(),
        keptCases: z.array(caseNumber).meta({ description: '由受理机关依法保存的申请' }),
        keptReason: z.string(),
      }),
    },
    errors: ['open_cases_remain'],
    errorDetails: {
      open_cases_remain: z.object({ count: z.int(), numbers: z.string(), cases: z.array(caseNumber) }),
    },
    async handler({ actor }, { body }) {
      const { deletedAt, kept, reason } = await deleteAccount(deps.commands, actor, body);
      return {
        deletedAt,
        keptCases: kept.map(({ applicationId, number }) => ({ applicationId, number })),
        keptReason: reason,
      };
    },
  });
}
