import * as z from 'zod';
import { CALENDAR_IMPORT } from '../../../commands/account/finish-calendar-imports.js';
import {
  type CalendarDeps,
  mayImportForAll,
  putCalendar,
  recomputeFor,
} from '../../../commands/account/import-calendar.js';
import { previewCalendar } from '../../../commands/account/preview-calendar.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { presentDays, presentEffect, presentLayerState, presentVersions } from '../../presenters/account/calendar.js';
import { type ClerkRouter } from '../../routers.js';
import {
  calendarEffect,
  calendarQuery,
  calendarYear,
  importCalendarBody,
  previewCalendarBody,
} from '../../schemas/calendar.js';
import { year } from '../../schemas/common.js';

const yearPath = z.strictObject({ year: year() });

export function registerCalendarRoutes(router: ClerkRouter, { commands }: { commands: CalendarDeps }): void {
  const { calendars, imports } = commands;

  const present = async (actor: StaffActor, of: number, asOf?: Parameters<typeof calendars.asOf>[1]) => {
    const { agencyId } = actor;
    const [now, layers, national, regional, forAll] = await Promise.all([
      calendars.forAgency(agencyId),
      calendars.layersOf(agencyId),
      imports.lastImport(null, of),
      imports.lastImport(agencyId, of),
      mayImportForAll(commands, actor),
    ]);
    const shown = asOf === undefined ? now : await calendars.asOf(agencyId, asOf);
    return {
      ...presentDays(shown, of),
      ...presentVersions(of, layers, { now, shown }),
      layers: {
        national: presentLayerState(national, agencyId),
        regional: presentLayerState(regional, agencyId),
      },
      abilities: {
        import_national_calendar: forAll,
        import_regional_calendar: can(actor, 'import_regional_calendar', { agencyId }),
      },
    };
  };

  router.route({
    method: 'get',
    path: '/calendars/{year}',
    operationId: 'getCalendar',
    tag: 'account',
    summary: '查看一年的工作日安排',
    description: '国务院办公厅的安排加上本地区的安排；days 只列与平常的周末、工作日不同的日子。',
    params: yearPath,
    query: calendarQuery,
    response: { 200: calendarYear },
    errors: [],
    handler: ({ actor }, { params, query }) => present(actor, params.year, query.asOf),
  });

  router.route({
    method: 'post',
    path: '/calendars/{year}/actions/preview',
    operationId: 'previewCalendar',
    tag: 'account',
    summary: '导入放假安排以前看影响',
    description: '逐件计算在办案件的期限会怎样变动，什么也不保存；最多计算 2000 件，不完整时 complete 为 false。',
    roles: ['administrator'],
    params: yearPath,
    body: previewCalendarBody,
    response: { 200: calendarEffect },
    errors: ['calendar_invalid'],
    async handler({ actor }, { params, body }) {
      const { scope, ...rest } = body;
      const document = { ...rest, year: params.year };
      return presentEffect(await previewCalendar(commands, actor, { document, national: scope === 'national' }));
    },
  });

  router.route({
    method: 'post',
    path: '/calendars/{year}/actions/import',
    operationId: 'importCalendar',
    tag: 'account',
    summary: '导入放假安排',
    description:
      '立即生效；在办案件的期限随后逐件重算，进度见 getCalendar 的 layers。国务院办公厅的安排约束全系统，只有位于所有机关之上的机关的系统管理员可以导入。',
    roles: ['administrator'],
    params: yearPath,
    body: importCalendarBody,
    response: { 200: calendarYear },
    errors: ['calendar_invalid', 'not_found', 'version_conflict', 'import_running'],
    async handler({ actor }, { params, body }) {
      const { scope, expectedVersion, ...rest } = body;
      const { layer, repeated } = await putCalendar(commands, actor, {
        document: { ...rest, year: params.year },
        agencyId: scope === 'national' ? null : actor.agencyId,
        expectedVersion,
      });
      // Goes on after the answer. What stops it (this process is ended) leaves it unfinished, and the sweep that finds it
      // there goes on with it and has its failures recorded.
      if (!repeated) void recomputeFor(commands, CALENDAR_IMPORT, layer).catch(() => {});
      return present(actor, params.year);
    },
  });
}
