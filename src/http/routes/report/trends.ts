import * as z from 'zod';
import { firstTrendYear, yearTrends } from '../../../domain/report/trends.js';
import { assertMay } from '../../assert-may.js';
import { presentTrends } from '../../presenters/report/trends.js';
import { type ClerkRouter } from '../../routers.js';
import { year } from '../../schemas/common.js';
import { trendsView } from '../../schemas/report.js';
import { type ReportRoutesDeps } from './deps.js';

export function registerTrendRoute(router: ClerkRouter, { reports }: Pick<ReportRoutesDeps, 'reports'>): void {
  router.route({
    method: 'get',
    path: '/reports/{year}/trends',
    operationId: 'getTrends',
    tag: 'report',
    summary: '比较几个年度',
    description:
      '到这一年度为止的几年：新收、办结、结果、按月收到、按期办结、律师参与。2019 年以前的统计表不能比较，不在其中。',
    params: z.strictObject({ year: year() }),
    query: z.strictObject({ years: z.int().min(1).max(10).default(5).meta({ description: '最多几个年度' }) }),
    response: { 200: trendsView },
    errors: ['generation_not_available'],
    async handler({ actor }, { params, query }) {
      assertMay(actor, 'view_tables');
      const years = { from: firstTrendYear(params.year, query.years), until: params.year };
      const [{ sums }, months, lawyers] = await Promise.all([
        reports.book(actor.agencyId, params.year),
        reports.caseMonths(actor.agencyId),
        reports.lawyerShares(actor.agencyId, years),
      ]);
      return presentTrends(yearTrends({ until: params.year, years: query.years, sums, months, lawyers }));
    },
  });
}
