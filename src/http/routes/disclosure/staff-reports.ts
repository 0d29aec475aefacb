import * as z from 'zod';
import { AppError } from '../../../errors.js';
import { publishAnnualReport } from '../../../commands/disclosure/publish-annual-report.js';
import { publishGuide } from '../../../commands/disclosure/publish-guide.js';
import { can } from '../../../policies/can.js';
import { presentAnnualReportItem, presentDeskAnnualReport } from '../../presenters/disclosure/annual-report.js';
import { presentDeskGuide } from '../../presenters/disclosure/guide.js';
import { type ClerkRouter } from '../../routers.js';
import { abilities, year } from '../../schemas/common.js';
import {
  annualReportBody,
  annualReportItem,
  deskAnnualReport,
  personalDataDetails,
  personalDataReason,
  secrecyReviewInput,
  violationDetails,
} from '../../schemas/disclosure.js';
import { deskGuide, guideContent } from '../../schemas/guide.js';
import { agencyNamed, type DisclosureRoutesDeps } from './deps.js';

export function registerStaffReportRoutes(router: ClerkRouter, deps: DisclosureRoutesDeps): void {
  const { commands, publicReads, staffReads } = deps;

  router.route({
    method: 'get',
    path: '/guide',
    operationId: 'listGuideVersions',
    tag: 'disclosure',
    summary: '查看本机关公开指南的各个版本',
    response: {
      200: z.object({
        items: z.array(deskGuide).meta({ description: '新的在前；第一个有效' }),
        abilities: abilities(['edit_guide']),
      }),
    },
    errors: ['not_found'],
    async handler({ actor }) {
      const agency = await agencyNamed(deps, actor.agencyId);
      const versions = await staffReads.guides(actor.agencyId);
      return {
        items: versions.map((guide) => presentDeskGuide(guide, agency)),
        abilities: { edit_guide: can(actor, 'edit_guide', { agencyId: actor.agencyId }) },
      };
    },
  });

  router.route({
    method: 'post',
    path: '/guide/actions/publish',
    operationId: 'publishGuide',
    tag: 'disclosure',
    summary: '公开新版本的公开指南',
    description: '以前的版本保留。',
    body: z.strictObject({
      expectedVersion: z.int().min(0).meta({ description: '读取时的版本号；尚未公开过为 0' }),
      content: guideContent,
      secrecyReview: secrecyReviewInput,
      personalDataReason,
    }),
    response: { 201: deskGuide },
    errors: ['not_found', 'version_conflict', 'personal_data_found'],
    errorDetails: { personal_data_found: personalDataDetails },
    async handler({ actor }, { body }) {
      return presentDeskGuide(await publishGuide(commands, actor, body), await agencyNamed(deps, actor.agencyId));
    },
  });

  router.route({
    method: 'get',
    path: '/annual-reports',
    operationId: 'listOwnAnnualReports',
    tag: 'report',
    summary: '列出本机关已公开的年度报告',
    response: { 200: z.object({ items: z.array(annualReportItem), abilities: abilities(['publish_report']) }) },
    errors: [],
    async handler({ actor }) {
      return {
        items: (await publicReads.annualReports(actor.agencyId)).map(presentAnnualReportItem),
        abilities: { publish_report: can(actor, 'publish_report', { agencyId: actor.agencyId }) },
      };
    },
  });

  router.route({
    method: 'get',
    path: '/annual-reports/{year}',
    operationId: 'listAnnualReportVersions',
    tag: 'report',
    summary: '查看本机关一个年度报告的各个版本',
    params: z.strictObject({ year: year() }),
    response: { 200: z.object({ items: z.array(deskAnnualReport).meta({ description: '新的在前' }) }) },
    errors: [],
    async handler({ actor }, { params }) {
      const versions = await staffReads.annualReportVersions(actor.agencyId, params.year);
      if (versions.length === 0) throw new AppError('not_found');
      const agency = await agencyNamed(deps, actor.agencyId);
      return { items: versions.map((report) => presentDeskAnnualReport(report, agency)) };
    },
  });

  router.route({
    method: 'post',
    path: '/annual-reports',
    operationId: 'publishAnnualReport',
    tag: 'report',
    summary: '公开年度报告',
    description: '表内勾稽关系不平的不能公开；其他规则不成立的须书面说明。再次公开同一年度是更正，须说明理由。',
    body: annualReportBody,
    response: { 201: deskAnnualReport },
    errors: [
      'not_found',
      'version_conflict',
      'personal_data_found',
      'official_identity_broken',
      'explanation_required',
      'generation_not_available',
    ],
    errorDetails: {
      personal_data_found: personalDataDetails,
      official_identity_broken: violationDetails,
      explanation_required: violationDetails,
    },
    async handler({ actor }, { body }) {
      const report = await publishAnnualReport(commands, actor, body);
      return presentDeskAnnualReport(report, await agencyNamed(deps, actor.agencyId));
    },
  });
}
