import * as z from 'zod';
import { AppError } from '../../../errors.js';
import { publicTags } from '../../../ports/public-cache.js';
import { presentAnnualReport, presentAnnualReportItem } from '../../presenters/disclosure/annual-report.js';
import { presentGuide } from '../../presenters/disclosure/guide.js';
import { type PublicRouter } from '../../routers.js';
import { objectId, year } from '../../schemas/common.js';
import { annualReportItem, annualReportView } from '../../schemas/disclosure.js';
import { guideView } from '../../schemas/guide.js';
import { agencyNamed, type DisclosureRoutesDeps } from './deps.js';

export function registerPublicReportRoutes(router: PublicRouter, deps: DisclosureRoutesDeps): void {
  const { publicReads } = deps;
  const reportTags = ({ params }: { params: { agencyId: string } }) => [
    publicTags.annualReportsOf(params.agencyId),
    publicTags.agencies(),
  ];

  router.route({
    method: 'get',
    path: '/agencies/{agencyId}/guide',
    operationId: 'getGuide',
    tag: 'disclosure',
    summary: '查看行政机关的政府信息公开指南',
    response: { 200: guideView },
    errors: [],
    cache: {
      tags: ({ params }) => [publicTags.guideOf(params.agencyId), publicTags.agencies()],
      maxAgeSeconds: 0,
    },
    async handler(_context, { params }) {
      const guide = await publicReads.guide(params.agencyId);
      if (!guide) throw new AppError('not_found');
      return presentGuide(guide, await agencyNamed(deps, params.agencyId));
    },
  });

  router.route({
    method: 'get',
    path: '/agencies/{agencyId}/annual-reports',
    operationId: 'listAnnualReports',
    tag: 'report',
    summary: '列出行政机关各年度的报告',
    response: { 200: z.object({ items: z.array(annualReportItem) }) },
    errors: [],
    cache: { tags: reportTags, maxAgeSeconds: 0 },
    async handler(_context, { params }) {
      await agencyNamed(deps, params.agencyId);
      return { items: (await publicReads.annualReports(params.agencyId)).map(presentAnnualReportItem) };
    },
  });

  router.route({
    method: 'get',
    path: '/agencies/{agencyId}/annual-reports/{year}',
    operationId: 'getAnnualReport',
    tag: 'report',
    summary: '查看一个年度的报告和统计表',
    params: z.strictObject({ agencyId: objectId(), year: year() }),
    response: { 200: annualReportView },
    errors: [],
    cache: { tags: reportTags, maxAgeSeconds: 0 },
    async handler(_context, { params }) {
      const report = await publicReads.annualReport(params.agencyId, params.year);
      if (!report) throw new AppError('not_found');
      return presentAnnualReport(report, await agencyNamed(deps, params.agencyId));
    },
  });
}
