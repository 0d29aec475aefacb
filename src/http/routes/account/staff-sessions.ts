import * as z from 'zod';
import { endOtherSessions, endSession } from '../../../commands/account/end-sessions.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentStaffSession } from '../../presenters/account/staff-session.js';
import { type ClerkRouter } from '../../routers.js';
import { shownSession } from '../../schemas/account-sessions.js';
import { listOf, pageQuery } from '../../schemas/common.js';
import { type AccountRoutesDeps } from './deps.js';

export function registerStaffSessionsRoutes(
  router: ClerkRouter,
  { commands, staffSessions }: Pick<AccountRoutesDeps, 'commands' | 'staffSessions'>,
): void {
  router.route({
    method: 'get',
    path: '/sessions',
    operationId: 'listStaffSessions',
    tag: 'account',
    summary: '有效的登录：自己的，或者本机关的',
    description: '最近开始的在前。本机关的只有系统管理员可以查看。',
    query: z.strictObject({
      ...pageQuery,
      scope: z
        .enum(['own', 'agency'])
        .default('own')
        .meta({ description: 'own：自己的；agency：本机关全体工作人员的' }),
    }),
    response: { 200: listOf(shownSession) },
    errors: [],
    async handler({ actor }, { query }) {
      const { scope, cursor, limit } = query;
      if (scope === 'agency') assertMay(actor, 'manage_staff');
      const { agencyId, staffId } = actor;
      const whose = scope === 'agency' ? { agencyId } : { agencyId, staffId };
      const page = await staffSessions.list(whose, { after: readCursor(cursor, whose), limit });
      return { items: page.items.map((one) => presentStaffSession(one, actor)), nextCursor: nextCursor(page, whose) };
    },
  });

  router.route({
    method: 'post',
    path: '/sessions/{sessionId}/actions/end',
    operationId: 'endStaffSession',
    tag: 'account',
    summary: '结束一个登录',
    description: '立即生效：它的下一个请求就要重新登录。系统管理员可以结束本机关任何人的登录。',
    response: { 204: null },
    errors: ['action_not_allowed'],
    async handler({ actor }, { params }) {
      await endSession(commands, actor, params);
      return null;
    },
  });

  router.route({
    method: 'post',
    path: '/sessions/actions/end-others',
    operationId: 'endOtherStaffSessions',
    tag: 'account',
    summary: '结束自己的其他登录',
    response: { 200: z.object({ ended: z.int().meta({ description: '结束了几个' }) }) },
    errors: [],
    async handler({ actor }) {
      return { ended: await endOtherSessions(commands, actor) };
    },
  });
}
