import * as z from 'zod';
import { freezeTables, isYearOver } from '../../../commands/report/freeze-tables.js';
import { yearOf } from '../../../domain/calendar/plain-date.js';
import { caseCell, remedyCell } from '../../../domain/report/cells.js';
import { correctedYears } from '../../../domain/report/corrected-years.js';
import { diffEntries } from '../../../domain/report/tally.js';
import { yearTables } from '../../../domain/report/year-tables.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentRemedy } from '../../presenters/application/remedy.js';
import { presentCellCase, presentFrozen, presentLiveTables, presentRecount } from '../../presenters/report/tables.js';
import { type ClerkRouter } from '../../routers.js';
import { listOf, pageQuery, paragraphs, year } from '../../schemas/common.js';
import { cellCase, frozenView, liveTables, recountView } from '../../schemas/report.js';
import { remedyView } from '../../schemas/remedies.js';
import { type ReportRoutesDeps } from './deps.js';

const yearPath = z.strictObject({ year: year() });
const cellQuery = z.strictObject({
  ...pageQuery,
  row: z.string().min(1).max(60).meta({ description: '表二的行编号，或表三的组' }),
  column: z.string().min(1).max(60).meta({ description: '表二的列编号，或表三的结果' }),
});
const MAX_UNCONFIRMED = 100;

export function registerTableRoutes(router: ClerkRouter, deps: ReportRoutesDeps): void {
  const { commands, reports } = deps;

  router.route({
    method: 'get',
    path: '/reports/{year}/tables',
    operationId: 'getTables',
    tag: 'report',
    summary: '查看某年度的统计表（实时）',
    description: '由流水合计，任何时刻都与按案件重新计数一致。',
    params: yearPath,
    response: { 200: liveTables },
    errors: ['generation_not_available'],
    async handler({ actor }, { params }) {
      assertMay(actor, 'view_tables');
      const { agencyId } = actor;
      const [book, frozenVersion] = await Promise.all([
        reports.book(agencyId, params.year),
        reports.newestVersion(agencyId, params.year),
      ]);
      return presentLiveTables(yearTables(book), actor, {
        agencyId,
        frozenVersion,
        isOver: isYearOver(commands, params.year),
      });
    },
  });

  router.route({
    method: 'get',
    path: '/reports/{year}/recount',
    operationId: 'recountTables',
    tag: 'report',
    summary: '只按案件和复议诉讼重新计数，与流水比较',
    params: yearPath,
    response: { 200: recountView },
    errors: ['generation_not_available'],
    async handler({ actor }, { params }) {
      assertMay(actor, 'view_tables');
      const { agencyId } = actor;
      const both = await reports.bothSums(agencyId);
      const book = await reports.book(agencyId, params.year);
      const tablesOf = (sums: typeof both.tally) => yearTables({ ...book, sums });
      const entries = diffEntries(both.tally, both.recount);
      const seen = correctedYears(both, entries, yearOf(commands.clock.today()));
      // Of the form until 2018 nobody sees the cells; what its entries get wrong is to be put right all the same.
      const differing = new Set([...entries, ...seen].map(({ year }) => year));
      return presentRecount(tablesOf(both.tally), tablesOf(both.recount), [...differing].sort());
    },
  });

  router.route({
    method: 'get',
    path: '/reports/{year}/cells/cases',
    operationId: 'listCellCases',
    tag: 'report',
    summary: '列出表二某一格的案件',
    params: yearPath,
    query: cellQuery,
    response: { 200: listOf(cellCase) },
    errors: ['generation_not_available'],
    async handler({ actor }, { params, query }) {
      assertMay(actor, 'view_case');
      const filter = ['cell', actor.agencyId, params.year, query.row, query.column];
      const page = await reports.casesOfCell(actor.agencyId, caseCell(params.year, query.row, query.column), {
        after: readCursor(query.cursor, filter),
        limit: query.limit,
      });
      return { items: page.items.map(presentCellCase), nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'get',
    path: '/reports/{year}/cells/remedies',
    operationId: 'listCellRemedies',
    tag: 'report',
    summary: '列出表三某一格的复议、诉讼',
    params: yearPath,
    query: cellQuery,
    response: { 200: listOf(remedyView) },
    errors: ['generation_not_available'],
    async handler({ actor }, { params, query }) {
      assertMay(actor, 'view_remedies');
      const filter = ['remedy-cell', actor.agencyId, params.year, query.row, query.column];
      const page = await reports.remediesOfCell(actor.agencyId, remedyCell(params.year, query.row, query.column), {
        after: readCursor(query.cursor, filter),
        limit: query.limit,
      });
      const calendar = await commands.calendars.forAgency(actor.agencyId);
      const context = { actor, calendar, today: commands.clock.today() };
      return {
        items: page.items.map((remedy) => presentRemedy(remedy, context)),
        nextCursor: nextCursor(page, filter),
      };
    },
  });

  router.route({
    method: 'get',
    path: '/reports/{year}/freeze-preview',
    operationId: 'previewFreeze',
    tag: 'report',
    summary: '定稿前的检查',
    description: '列出勾稽关系，以及提交后尚未确认收到、因而还没有计入的申请。',
    params: yearPath,
    response: {
      200: z.object({
        live: liveTables,
        unconfirmed: z
          .array(cellCase)
          .meta({ description: `尚未确认收到的申请，最多 ${MAX_UNCONFIRMED} 件，早的在前` }),
        unconfirmedCount: z.object({ value: z.int(), capped: z.boolean() }),
      }),
    },
    errors: ['generation_not_available'],
    async handler({ actor }, { params }) {
      assertMay(actor, 'view_case');
      const { agencyId } = actor;
      const [book, unconfirmed, frozenVersion] = await Promise.all([
        reports.book(agencyId, params.year),
        reports.unconfirmed(agencyId, params.year, MAX_UNCONFIRMED),
        reports.newestVersion(agencyId, params.year),
      ]);
      return {
        live: presentLiveTables(yearTables(book), actor, {
          agencyId,
          frozenVersion,
          isOver: isYearOver(commands, params.year),
        }),
        unconfirmed: unconfirmed.items.map(presentCellCase),
        unconfirmedCount: unconfirmed.count,
      };
    },
  });

  router.route({
    method: 'post',
    path: '/reports/{year}/actions/freeze',
    operationId: 'freezeTables',
    tag: 'report',
    summary: '统计表定稿',
    description: '年度结束后一次；此后这一年的变更只能以更正办理，并形成新的版本。',
    params: yearPath,
    roles: ['office_head', 'administrator'],
    body: z.strictObject({ explanation: paragraphs(2000, '有其他勾稽关系不成立时的书面说明').optional() }),
    response: { 201: frozenView },
    errors: [
      'year_not_complete',
      'already_exists',
      'official_identity_broken',
      'explanation_required',
      'import_running',
      'generation_not_available',
    ],
    async handler({ actor }, { params, body }) {
      const input = { agencyId: actor.agencyId, year: params.year, explanation: body.explanation };
      return presentFrozen(await freezeTables(commands, actor, input));
    },
  });

  router.route({
    method: 'get',
    path: '/reports/{year}/versions',
    operationId: 'listFrozenVersions',
    tag: 'report',
    summary: '列出定稿的各个版本',
    params: yearPath,
    response: { 200: z.object({ items: z.array(frozenView).meta({ description: '新的在前' }) }) },
    errors: [],
    async handler({ actor }, { params }) {
      assertMay(actor, 'view_tables');
      return { items: (await reports.versions(actor.agencyId, params.year)).map(presentFrozen) };
    },
  });
}
