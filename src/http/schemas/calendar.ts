/** Shapes of the working calendar of a year, and of the notices that are imported into it. */
import * as z from 'zod';
import { CALENDAR_SCOPES } from '../../domain/calendar/calendar-scope.js';
import { DAY_KINDS } from '../../domain/calendar/working-calendar.js';
import { abilities, expectedVersion, instant, keysOf, labelled, objectId, plainDay, year } from './common.js';

const dayKind = labelled(z.enum(keysOf(DAY_KINDS)));

const namedDay = z.object({ date: plainDay(), name: z.string().nullable(), notice: z.string().nullable() });

const calendarVersion = z.object({
  notice: z.string().meta({ description: '通知文号' }),
  noticeDate: plainDay('通知日期'),
  amends: z.string().nullable().meta({ description: '所调整的通知的文号' }),
  inForce: z.boolean().meta({ description: '现在以它为准' }),
  shown: z.boolean().meta({ description: '这里显示的是它的安排' }),
  importedAt: instant('导入的时刻').nullable().meta({ description: '系统自带的为 null' }),
});

const regionalNotice = z.object({
  notice: z.string(),
  noticeDate: plainDay('通知日期'),
  importedAt: instant('导入的时刻'),
  importedBy: z.string(),
  daysOff: z.array(namedDay),
  workingDays: z.array(namedDay),
});

/** How far the open cases have followed the last import. */
const calendarRun = z
  .object({
    notice: z.string(),
    startedAt: instant(),
    finishedAt: instant().nullable().meta({ description: '重算完成的时刻；进行中为 null' }),
    total: z.int().meta({ description: '须重算的在办案件，含其他机关' }),
    done: z.int().meta({ description: '已重算的件数' }),
    moved: z.int().nullable().meta({ description: '本机关期限有变动的件数；完成前为 null' }),
    problems: z.int().nullable().meta({ description: '本机关延期因此落在期限之后的件数；完成前为 null' }),
  })
  .nullable();

const layerState = z.object({
  version: z.int().meta({ description: '导入时作为 expectedVersion；没有导入过为 0' }),
  run: calendarRun,
});

export const calendarYear = z
  .object({
    year: year(),
    published: z.boolean().meta({ description: 'false：国务院办公厅尚未公布，按周末休息暂定' }),
    publishedYears: z.array(year('已有放假安排的年份')),
    workingDays: z.int().meta({ description: '全年工作日数' }),
    months: z.array(z.object({ month: z.int(), workingDays: z.int() })),
    days: z
      .array(namedDay.extend({ kind: dayKind, working: z.boolean() }))
      .meta({ description: '与平常的周末和工作日不同的日子' }),
    versions: z.array(calendarVersion).meta({ description: '各版本，旧的在前' }),
    regional: z.array(regionalNotice).meta({ description: '本机关所在地区的通知' }),
    layers: z.object({ national: layerState, regional: layerState }),
    abilities: abilities(['import_national_calendar', 'import_regional_calendar']),
  })
  .meta({ id: 'CalendarYear' });

export const calendarQuery = z.strictObject({
  asOf: plainDay('看这一日为止的通知').optional(),
});

const entry = z.strictObject({
  date: z.string().max(20).meta({ description: '日期，年-月-日' }),
  name: z.string().max(200).optional().meta({ description: '节日名称' }),
  notice: z.string().max(200).optional().meta({ description: '沿用较早通知的，写它的文号' }),
});

/** What may be wrong in a notice is told by the domain, row by row. */
const document = {
  scope: z
    .enum(keysOf(CALENDAR_SCOPES))
    .meta({ description: 'national 为国务院办公厅的全年安排，regional 为本地区的补充安排' }),
  notice: z.string().max(300).meta({ description: '通知文号' }),
  noticeDate: z.string().max(20).meta({ description: '通知日期，年-月-日' }),
  daysOff: z.array(entry).max(200).meta({ description: '放假的日期' }),
  workingDays: z.array(entry).max(200).meta({ description: '调休上班的日期' }),
} as const;

export const previewCalendarBody = z.strictObject(document);
export const importCalendarBody = z.strictObject({ ...document, expectedVersion });

const changedDay = z.object({ date: plainDay(), before: dayKind, after: dayKind, name: z.string().nullable() });

export const calendarEffect = z
  .object({
    takesEffect: z.boolean().meta({ description: 'false：已有更晚的通知，导入后只作留存' }),
    warnings: z.array(z.string()),
    days: z.array(changedDay).meta({ description: '因此变动的日子' }),
    examined: z.int().meta({ description: '期限可能变动的在办案件，已逐件计算' }),
    complete: z.boolean().meta({ description: 'false：案件太多，只计算了前面的' }),
    moved: z.int().meta({ description: '本机关期限会变动的件数' }),
    cases: z
      .array(
        z.object({
          applicationId: objectId(),
          number: z.string(),
          subject: z.string(),
          assignee: z.string().nullable(),
          before: plainDay('现在的期限').nullable(),
          after: plainDay('导入后的期限').nullable(),
        }),
      )
      .meta({ description: '其中的前 50 件，先到期的在前' }),
    problems: z.array(z.string()).meta({ description: '延期会因此落在期限之后的案件编号' }),
    movedElsewhere: z.int().meta({ description: '其他机关期限会变动的件数' }),
  })
  .meta({ id: 'CalendarEffect' });
