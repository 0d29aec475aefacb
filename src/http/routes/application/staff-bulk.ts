/** What is done with many cases of the queue at once. */
import { Readable } from 'node:stream';
import * as z from 'zod';
import { auditRow } from '../../../commands/account/audit-row.js';
import { bulkAssign, BULK_MOST, type BulkOutcome } from '../../../commands/application/bulk-assign.js';
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type PagePosition, type QueueFilter } from '../../../ports/application-reads.js';
import { assertMay } from '../../assert-may.js';
import { type Cell, CSV_TYPE, csvOf, XLSX_TYPE } from '../../csv.js';
import { QUEUE_EXPORT_COLUMNS, queueExportRow } from '../../presenters/application/queue-export.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { expectedVersion, objectId } from '../../schemas/common.js';
import { exportFormat, queueFields } from '../../schemas/queue.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { foundAssignee } from './desk-verbs.js';
import { queueFilterOf } from './queue-filter.js';

const bulkResult = z.object({
  id: objectId(),
  done: z.boolean(),
  error: z
    .object({ code: z.string(), message: z.string() })
    .nullable()
    .meta({ description: '没有办成的原因，与单件办理时相同；办成的为 null' }),
});

const PAGE = 500;
const EXPORT_MOST = 1_000_000;

export function registerBulkRoutes(router: ClerkRouter, deps: ApplicationRoutesDeps): void {
  const { commands, applications } = deps;

  router.route({
    method: 'post',
    path: '/applications/actions/bulk-assign',
    operationId: 'bulkAssign',
    tag: 'application',
    summary: '批量分派经办人',
    description: `一次最多 ${BULK_MOST} 件，逐件办理并逐件答复；以同一标识重复提交时，已分派的不再分派。`,
    idempotent: true,
    body: z.strictObject({
      staffId: objectId('经办人'),
      cases: z
        .array(z.strictObject({ id: objectId(), expectedVersion }))
        .min(1)
        .max(BULK_MOST),
    }),
    response: { 200: z.object({ results: z.array(bulkResult).meta({ description: '与提交的次序相同' }) }) },
    errors: [],
    async handler({ actor }, { body, idempotency }) {
      assertMay(actor, 'assign_cases');
      const assignee = await foundAssignee(deps, actor, body.staffId);
      const outcomes = await bulkAssign(commands, actor, { assignee, cases: body.cases, idempotency });
      return { results: outcomes.map(presentOutcome) };
    },
  });

  router.route({
    method: 'get',
    path: '/applications/export',
    operationId: 'exportQueue',
    tag: 'application',
    summary: '导出办理队列',
    description: '筛选条件和次序与队列相同；不含申请人的姓名和其他个人信息。',
    query: z.strictObject({ ...queueFields, format: exportFormat }),
    response: { 200: fileResponse('申请列表', 'text/csv', XLSX_TYPE) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'view_case');
      const { format, ...asked } = query;
      const subject = { type: 'agency', id: actor.agencyId };
      // Not the words that were searched for: they may be somebody's name.
      const detail = { format, view: asked.view, filters: Object.keys(asked).filter((name) => name !== 'view') };
      const { agencyId } = actor;
      await deps.audit.append(auditRow(commands, actor, { agencyId, action: 'export_queue', subject, detail }));

      const today = commands.clock.today();
      const rows = rowsOf(queueFilterOf(actor, asked), today);
      const fileName = `申请列表-${today}.${format}`;
      if (format === 'xlsx') {
        const content = deps.rowStream.open({ name: '申请列表', columns: QUEUE_EXPORT_COLUMNS, rows });
        return new FileBody(content, { contentType: XLSX_TYPE, fileName });
      }
      const content = Readable.from(csvOf(withHeader(rows)), { objectMode: false });
      return new FileBody(content, { contentType: CSV_TYPE, fileName });
    },
  });

  async function* rowsOf(filter: QueueFilter, today: PlainDate): AsyncGenerator<Cell[]> {
    let after: PagePosition | null = null;
    let written = 0;
    do {
      const page = await applications.queue(filter, { after, limit: PAGE });
      for (const item of page.items) yield queueExportRow(item, today);
      written += page.items.length;
      after = page.next;
    } while (after && written < EXPORT_MOST);
    if (after) yield [`超过 ${EXPORT_MOST} 件，其余没有列出，请缩小范围后再导出`];
  }
}

async function* withHeader(rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  yield QUEUE_EXPORT_COLUMNS.map(({ header }) => header);
  yield* rows;
}

function presentOutcome(outcome: BulkOutcome) {
  const { id, done } = outcome;
  return { id, done, error: outcome.done ? null : { code: outcome.error.code, message: outcome.error.message } };
}
