import * as z from 'zod';
import { addDays, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type AuditReads } from '../../../ports/audit.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentAuditRow } from '../../presenters/account/audit.js';
import { type ClerkRouter } from '../../routers.js';
import { auditRow } from '../../schemas/account.js';
import { listOf, pageQuery, plainDay } from '../../schemas/common.js';

const identifier = (description: string) =>
  z
    .string()
    .regex(/^[\w.:-]{1,100}$/, { error: '标识只能由字母、数字和 . : _ - 组成' })
    .optional()
    .meta({ description });

const auditQuery = z.strictObject({
  ...pageQuery,
  subjectId: identifier('只看关于它的记录，例如申请的编号'),
  actorId: identifier('只看这个人做的'),
  action: z
    .string()
    .regex(/^[a-z_]{1,60}$/, { error: '操作的代码只能由小写字母和 _ 组成' })
    .optional()
    .meta({ description: '只看这一种操作，例如 reveal_personal_data' }),
  from: plainDay('从这一天起（北京时间）').optional(),
  until: plainDay('到这一天为止，含当日').optional(),
});

export function registerAuditRoutes(router: ClerkRouter, { audit }: { audit: AuditReads }): void {
  router.route({
    method: 'get',
    path: '/audit',
    operationId: 'listAudit',
    tag: 'account',
    summary: '查阅本机关的审计记录',
    description:
      '每一次变更，以及工作人员每一次查看申请人的个人信息。新的在前；seal 为空的还没有封存（通常几秒之内）。',
    query: auditQuery,
    response: { 200: listOf(auditRow) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'view_audit');
      const { cursor, limit, from, until, ...rest } = query;
      const filter = {
        agencyId: actor.agencyId,
        ...rest,
        from: from && startOf(from),
        until: until && startOf(addDays(until, 1)),
      };
      const page = await audit.list(filter, { after: readCursor(cursor, filter), limit });
      return { items: page.items.map(presentAuditRow), nextCursor: nextCursor(page, filter) };
    },
  });
}

/** The instant at which a day begins in Shanghai. */
function startOf(day: PlainDate): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}
