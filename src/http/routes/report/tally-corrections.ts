/** What a recount found is booked on the word of two people; here the first one speaks. */
import * as z from 'zod';
import { proposeTallyCorrection } from '../../../commands/report/correct-tally.js';
import { assertMay } from '../../assert-may.js';
import { presentApprovalRequest } from '../../presenters/account/approval-request.js';
import { type ClerkRouter } from '../../routers.js';
import { approvalRequestView } from '../../schemas/approval-requests.js';
import { line } from '../../schemas/common.js';
import { type ReportRoutesDeps } from './deps.js';

/** What has become of the last ones. */
const SHOWN = 5;

export function registerTallyCorrectionRoutes(
  router: ClerkRouter,
  { commands, approvalRequests }: Pick<ReportRoutesDeps, 'commands' | 'approvalRequests'>,
): void {
  router.route({
    method: 'get',
    path: '/reports/tally-corrections',
    operationId: 'listTallyCorrections',
    tag: 'report',
    summary: '最近提出的统计流水更正',
    response: {
      200: z.object({ items: z.array(approvalRequestView).meta({ description: `最近 ${SHOWN} 次，新的在前` }) }),
    },
    errors: [],
    async handler({ actor }) {
      assertMay(actor, 'propose_tally_correction');
      const items = await approvalRequests.tallyCorrections(actor.agencyId, SHOWN);
      return { items: items.map((item) => presentApprovalRequest(item, actor, commands.clock.today())) };
    },
  });

  router.route({
    method: 'post',
    path: '/reports/tally-corrections',
    operationId: 'proposeTallyCorrection',
    tag: 'report',
    summary: '提出按重新计数更正统计流水',
    description:
      '各年度的流水与按案件、复议诉讼重新计数不一致时使用。由政府信息公开工作机构负责人批准后追加更正流水，从不改动已有的流水。同一时间只能有一项等待审批，重复提交不会多出一项。',
    body: z.strictObject({ reason: line(500, '更正的理由，写入审计记录；已定稿年度的新版本也写明它') }),
    response: { 201: approvalRequestView },
    errors: ['already_exists', 'action_not_allowed', 'import_running'],
    async handler({ actor }, { body }) {
      return presentApprovalRequest(await proposeTallyCorrection(commands, actor, body), actor, commands.clock.today());
    },
  });
}
