/** The form of a notice: a line for each holiday, as notices are written; the server reads it day by day. */
import { ApiFailure, type FieldFault } from '../../api/api-failure';
import { type CALENDAR_SCOPES } from '../../api/labels';
import { typedDay } from '../../utils/typed-day';

export type Scope = (typeof CALENDAR_SCOPES)[number]['value'];

export interface HolidayLine {
  name: string;
  /** First and last day off; `to` empty: a single day; both empty: only the days worked. */
  from: string;
  to: string;
  /** Weekend days worked for it, as typed. */
  worked: string;
  /** Kept from an earlier notice, by its number. */
  notice: string;
}

export interface NoticeForm {
  scope: Scope;
  year: string;
  notice: string;
  noticeDate: string;
  holidays: HolidayLine[];
}

export interface NoticeBody {
  scope: Scope;
  notice: string;
  noticeDate: string;
  daysOff: Entry[];
  workingDays: Entry[];
}

interface Entry {
  date: string;
  name?: string;
  notice?: string;
}

const DAY_MS = 86_400_000;
/** The language's own parser makes 2 March out of 30 February. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** A holiday of months is a mistyped year. */
const MOST_DAYS = 40;

export const emptyLine = (name = ''): HolidayLine => ({ name, from: '', to: '', worked: '', notice: '' });

/** The holidays of every year, in their order. */
export const emptyForm = (scope: Scope, year: number): NoticeForm => ({
  scope,
  year: String(year),
  notice: '',
  noticeDate: '',
  holidays:
    scope === 'national'
      ? ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name) => emptyLine(name))
      : [emptyLine()],
});

export const isEmptyLine = ({ from, to, worked }: HolidayLine): boolean => !from && !to && !worked.trim();

export function workedDays(text: string): string[] {
  return text
    .split(/[\s、，,；;]+/)
    .filter((part) => part !== '')
    .map(typedDay);
}

export interface Expanded {
  body: NoticeBody;
  /** Path of the form for the path as the server names it. */
  places: Map<string, string>;
}

/**
 * @throws ApiFailure with the faults that can only be seen here: the server reads days, not the lines they came from.
 */
export function expand(form: NoticeForm): Expanded {
  const places = new Map<string, string>();
  const faults: FieldFault[] = [];
  const body: NoticeBody = {
    scope: form.scope,
    notice: form.notice,
    noticeDate: form.noticeDate,
    daysOff: [],
    workingDays: [],
  };
  form.holidays.forEach((line, index) => {
    // An empty line is one that was not needed.
    if (isEmptyLine(line)) return;
    const path = `holidays.${index}`;
    const more = {
      ...(line.name.trim() ? { name: line.name.trim() } : {}),
      ...(line.notice ? { notice: line.notice } : {}),
    };
    const put = (list: 'daysOff' | 'workingDays', date: string, field: string): void => {
      const place = `${list}.${body[list].length}`;
      places.set(`${place}.date`, `${path}.${field}`);
      places.set(`${place}.name`, `${path}.name`);
      body[list].push({ date, ...more });
    };
    if (isDay(line.to) && isDay(line.from) && line.to < line.from) {
      faults.push({ path: `${path}.off`, message: '结束的日期不能早于开始的日期' });
    } else if (line.to && !line.from) {
      faults.push({ path: `${path}.off`, message: '请填写开始的日期' });
    } else if (line.from) {
      const days = (Date.parse(line.to || line.from) - Date.parse(line.from)) / DAY_MS + 1;
      if (![line.from, line.to || line.from].every(isDay)) {
        // No day at all: the server says so at its field.
        for (const date of [line.from, line.to]) if (date) put('daysOff', date, 'off');
      } else if (days > MOST_DAYS) {
        faults.push({ path: `${path}.off`, message: `一个节日不会超过 ${MOST_DAYS} 天，请核对` });
      } else {
        for (let day = 0; day < days; day += 1) {
          put('daysOff', new Date(Date.parse(line.from) + day * DAY_MS).toISOString().slice(0, 10), 'off');
        }
      }
    }
    for (const date of workedDays(line.worked)) put('workingDays', date, 'worked');
  });
  if (faults.length > 0) throw new ApiFailure(422, 'calendar_invalid', '请修改标出的日期。', faults);
  return { body, places };
}

/** The same failure with the faults at the lines of the form. */
export function atLines(error: unknown, places: ReadonlyMap<string, string>): unknown {
  if (!(error instanceof ApiFailure)) return error;
  const fields = error.fields.map(({ path, message }) => ({ path: places.get(path) ?? path, message }));
  return new ApiFailure(error.status, error.code, error.message, fields, error.details);
}

/**
 * A file as `calendar:import` takes it, read into lines; what is no text or date stays empty and is told when it is checked.
 * @returns null when it is not such a file at all
 */
export function readFile(text: string, form: NoticeForm): NoticeForm | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const record = parsed as Record<string, unknown>;
  const [daysOff, workingDays] = [entriesOf(record['daysOff']), entriesOf(record['workingDays'])];
  if (daysOff.length + workingDays.length === 0) return null;
  return {
    ...form,
    year: String(typeof record['year'] === 'number' ? record['year'] : form.year),
    notice: textOf(record['notice']),
    noticeDate: textOf(record['noticeDate']),
    holidays: linesOf(daysOff, workingDays),
  };
}

function linesOf(daysOff: readonly Entry[], workingDays: readonly Entry[]): HolidayLine[] {
  const lines: HolidayLine[] = [];
  for (const { date, name = '', notice = '' } of [...daysOff].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = lines.at(-1);
    const next = last && new Date(Date.parse(last.to || last.from) + DAY_MS);
    const follows = next && !Number.isNaN(next.getTime()) && next.toISOString().slice(0, 10) === date;
    if (last && follows && last.name === name && last.notice === notice) last.to = date;
    else lines.push({ ...emptyLine(name), from: date, notice });
  }
  for (const { date, name = '', notice = '' } of workingDays) {
    let line = lines.find((one) => one.name === name && one.notice === notice);
    if (!line) lines.push((line = { ...emptyLine(name), notice }));
    line.worked = [...workedDays(line.worked), date].join('、');
  }
  return lines;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function entriesOf(value: unknown): Entry[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const { date, name, notice } = item as Record<string, unknown>;
    return [{ date: textOf(date), name: textOf(name), notice: textOf(notice) }];
  });
}
