import * as z from 'zod';
import { AppError } from '../../../errors.js';
import { publicTags } from '../../../ports/public-cache.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentAgency, presentAgencyItem } from '../../presenters/account/agency.js';
import { type PublicRouter } from '../../routers.js';
import { agencyDetail, agencyItem } from '../../schemas/account.js';
import { line, listOf, objectId, pageQuery } from '../../schemas/common.js';
import { type AccountRoutesDeps } from './deps.js';

const agencyQuery = z.strictObject({
  ...pageQuery,
  text: line(50, '机关名称或代码中的词').optional(),
  parentId: objectId('只看这个机关的下级').optional(),
});

export function registerPublicAgencyRoutes(
  router: PublicRouter,
  { agencies }: Pick<AccountRoutesDeps, 'agencies'>,
): void {
  router.route({
    method: 'get',
    path: '/agencies',
    operationId: 'listAgencies',
    tag: 'account',
    summary: '查找行政机关',
    query: agencyQuery,
    response: { 200: listOf(agencyItem) },
    errors: [],
    // Agencies are few and change seldom: one tag for all of them.
    cache: { tags: () => [publicTags.agencies()], maxAgeSeconds: 60 },
    async handler(_context, { query }) {
      const { cursor, limit, ...filter } = query;
      const page = await agencies.list({ ...filter, after: readCursor(cursor, filter), limit });
      return { items: page.items.map(presentAgencyItem), nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'get',
    path: '/agencies/{agencyId}',
    operationId: 'getAgency',
    tag: 'account',
    summary: '查看行政机关：公开工作机构、申请渠道、复议机关和管辖法院',
    response: { 200: agencyDetail },
    errors: ['not_found'],
    // Agencies are few and change seldom: one tag for all of them.
    cache: { tags: () => [publicTags.agencies()], maxAgeSeconds: 60 },
    async handler(_context, { params }) {
      const agency = await agencies.detail(params.agencyId);
      if (!agency) throw new AppError('not_found');
      return presentAgency(agency);
    },
  });
}
