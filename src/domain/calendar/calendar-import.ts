/**
 * Checks a year's calendar that an administrator imports when the State Council's notice is out (each November), or when
 * a later notice changes the year. A document is the whole year's calendar: it replaces the earlier version from its
 * notice's date on, so a changing notice is imported as the full year as it then stands.
 */
import { AppError, type FieldFault } from '../../errors.js';
import { isRecord } from '../is-record.js';
import { daysBetween, dayOfWeek, isPlainDate, type PlainDate } from './plain-date.js';
import { type CalendarEntry, type CalendarVersion } from './state-council-calendar.js';

/** Calendars before the first disclosure regulations (2008) are of no use here. */
const FIRST_YEAR = 2008;
const LAST_YEAR = 2100;
/** The New Year holiday and its make-up days reach into the neighbouring year (2018-12-29 by the notice for 2019). */
const BORDER_DAYS = 10;
const MAX_TEXT = 100;

/**
 * @param input `{year, notice, noticeDate, daysOff: [{date, name}], workingDays: [{date, name?}]}`; an entry may name
 *   another notice in `notice`, where the year keeps it from an earlier one.
 * @returns the version, days in order of date. Unknown fields are left out.
 * @throws AppError `calendar_invalid` with every fault as a field.
 */
export function parseCalendarYear(input: unknown): CalendarVersion {
  const faults: FieldFault[] = [];
  const fault = (path: string, message: string): void => {
    faults.push({ path, message });
  };
  const record = isRecord(input) ? input : {};
  if (!isRecord(input)) fault('', '日历应为一个 JSON 对象，包含 year、notice、noticeDate、daysOff、workingDays。');

  const year = readYear(record['year'], fault);
  const notice = readText(record['notice'], 'notice', '请填写通知文号，例如“国办发明电〔2025〕7号”。', fault);
  const noticeDate = readDate(record['noticeDate'], 'noticeDate', fault);
  if (year !== null && noticeDate !== null && (noticeDate < `${year - 1}-01-01` || noticeDate > `${year}-12-31`)) {
    fault('noticeDate', `通知日期应在 ${year - 1} 年 1 月 1 日至 ${year} 年 12 月 31 日之间。`);
  }
  const seen = new Map<PlainDate, string>();
  const daysOff = readEntries(record['daysOff'], 'daysOff', { year, seen, nameRequired: true }, fault);
  if (Array.isArray(record['daysOff']) && record['daysOff'].length === 0) fault('daysOff', '放假日期不能为空。');
  const workingDays = readEntries(record['workingDays'], 'workingDays', { year, seen, nameRequired: false }, fault);
  workingDays.forEach(({ date, path }) => {
    if (dayOfWeek(date) !== 0 && dayOfWeek(date) !== 6) {
      fault(path, `${date} 不是星期六或星期日，不能作为调休上班日。`);
    }
  });

  if (faults.length > 0 || year === null || notice === null || noticeDate === null) {
    const reason = faults.length === 1 ? faults[0]?.message : `共 ${faults.length} 处错误，请逐项修改后重新导入。`;
    throw new AppError('calendar_invalid', { reason }, { fields: faults });
  }
  return { year, notice, noticeDate, daysOff: inOrder(daysOff), workingDays: inOrder(workingDays) };
}

/**
 * What is odd in a valid calendar and worth a second look before it is put in force: the days that are off in every year
 * (全国年节及纪念日放假办法) are missing, as when only a notice's changes were typed in.
 */
export function calendarWarnings(version: CalendarVersion): FieldFault[] {
  const off = new Set<string>(version.daysOff.map((entry) => entry.date));
  return ['01-01', '05-01', '10-01', '10-02', '10-03']
    .map((monthDay) => `${version.year}-${monthDay}`)
    .filter((date) => !off.has(date))
    .map((date) => ({ path: 'daysOff', message: `${date} 是法定节假日，但不在放假日期中。请确认填写的是全年安排。` }));
}

type Report = (path: string, message: string) => void;
type ReadEntry = CalendarEntry & { path: string };

interface EntryContext {
  year: number | null;
  /** Where each day was named first, over both lists. */
  seen: Map<PlainDate, string>;
  nameRequired: boolean;
}

function readEntries(value: unknown, list: string, context: EntryContext, fault: Report): ReadEntry[] {
  if (!Array.isArray(value)) {
    fault(list, '应为日期列表，每项包含 date（日期）和 name（节日名称）。');
    return [];
  }
  const entries: ReadEntry[] = [];
  value.forEach((item: unknown, index) => {
    const path = `${list}.${index}`;
    if (!isRecord(item)) {
      fault(path, '每项应包含 date（日期）和 name（节日名称）。');
      return;
    }
    const date = readDate(item['date'], `${path}.date`, fault);
    const name = readOptional(item['name'], `${path}.name`, '请填写节日名称。', context.nameRequired, fault);
    const notice = readOptional(item['notice'], `${path}.notice`, '通知文号应为文字。', false, fault);
    if (date === null) return;
    if (context.year !== null && !isNearYear(date, context.year)) {
      fault(`${path}.date`, `${date} 不在 ${context.year} 年内（前后最多相差 ${BORDER_DAYS} 天）。`);
    }
    const before = context.seen.get(date);
    if (before === list) fault(`${path}.date`, `${date} 重复填写。`);
    else if (before !== undefined) fault(`${path}.date`, `${date} 不能既放假又上班。`);
    context.seen.set(date, before ?? list);
    entries.push({
      path: `${path}.date`,
      date,
      ...(name === null ? {} : { name }),
      ...(notice === null ? {} : { notice }),
    });
  });
  return entries;
}

function isNearYear(date: PlainDate, year: number): boolean {
  return (
    daysBetween(`${year}-01-01` as PlainDate, date) >= -BORDER_DAYS &&
    daysBetween(`${year}-12-31` as PlainDate, date) <= BORDER_DAYS
  );
}

function readYear(value: unknown, fault: Report): number | null {
  if (typeof value === 'number' && Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR) return value;
  fault('year', `年份应为 ${FIRST_YEAR} 至 ${LAST_YEAR} 之间的整数。`);
  return null;
}

function readDate(value: unknown, path: string, fault: Report): PlainDate | null {
  if (isPlainDate(value)) return value;
  fault(path, '请按“年-月-日”填写真实的日期，例如 2026-10-01。');
  return null;
}

function readText(value: unknown, path: string, message: string, fault: Report): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text.length > 0 && text.length <= MAX_TEXT) return text;
  fault(path, text.length > MAX_TEXT ? `不能超过 ${MAX_TEXT} 个字。` : message);
  return null;
}

function readOptional(value: unknown, path: string, message: string, required: boolean, fault: Report): string | null {
  if (!required && (value === undefined || value === null || value === '')) return null;
  return readText(value, path, message, fault);
}

function inOrder(entries: readonly ReadEntry[]): CalendarEntry[] {
  return entries.map(({ path: _path, ...entry }) => entry).sort((a, b) => (a.date < b.date ? -1 : 1));
}
