/** Everything that waits for whoever asks to approve or return it, whatever it is. */
import * as z from 'zod';
import { APPROVAL_KINDS, APPROVALS } from '../../../domain/application/approvals.js';
import { canAct } from '../../../policies/can.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type ApplicationSummary } from '../../../ports/application-reads.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentQueueItem, type Today } from '../../presenters/application/summary.js';
import { type ClerkRouter } from '../../routers.js';
import { queueItem } from '../../schemas/application.js';
import { labelled, listOf, pageQuery } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';

const approvalItem = queueItem
  .extend({
    approvals: z.array(
      z.object({
        kind: labelled(z.enum(APPROVAL_KINDS)),
        own: z.boolean().meta({ description: '由本人提出，须由另一人审批' }),
      }),
    ),
  })
  .meta({ id: 'ApprovalItem' });

export function registerApprovalRoutes(
  router: ClerkRouter,
  { commands, applications }: Pick<ApplicationRoutesDeps, 'commands' | 'applications'>,
): void {
  router.route({
    method: 'get',
    path: '/approvals',
    operationId: 'listApprovals',
    tag: 'application',
    summary: '待我审批',
    description: '本人的岗位可以审批的处理决定、延期和日期更正，最急的在前；本人提出的也在其中，并注明须由他人审批。',
    roles: ['reviewer', 'office_head'],
    query: z.strictObject(pageQuery),
    response: { 200: listOf(approvalItem) },
    errors: [],
    async handler({ actor }, { query }) {
      const kinds = APPROVAL_KINDS.filter((kind) => canAct(actor, APPROVALS[kind].approve, actor));
      const filter = ['approvals', actor.agencyId, ...kinds];
      const [page, calendar] = await Promise.all([
        applications.awaitingApproval(actor.agencyId, kinds, {
          after: readCursor(query.cursor, filter),
          limit: query.limit,
        }),
        commands.calendars.forAgency(actor.agencyId),
      ]);
      const now = { today: commands.clock.today(), calendar };
      return {
        items: page.items.map((item) => present(item, actor, now)),
        nextCursor: nextCursor(page, filter),
      };
    },
  });
}

function present(item: ApplicationSummary, actor: StaffActor, now: Today) {
  const waiting = item.facts.approvals ?? [];
  return {
    ...presentQueueItem(item, now),
    approvals: waiting
      .filter(({ kind }) => canAct(actor, APPROVALS[kind].approve, actor))
      .map(({ kind, by }) => ({ kind: { code: kind, label: APPROVALS[kind].label }, own: by === actor.staffId })),
  };
}
