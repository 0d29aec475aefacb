/** The state of the queue as it stands in the address: whoever has the link sees the same list. */
import { type Operations, type SavedFilter, type SavedFilterInput } from '../../api/generated';
import { CHANNELS, STATUSES } from '../../api/labels';

export type QueueQuery = Operations['listQueue']['query'];

export interface QueueFilter {
  view: 'open' | 'all';
  status: string;
  channel: string;
  assignee: string;
  year: string;
  dueBy: string;
  text: string;
}

export const COLUMNS = [
  { id: 'applicant', label: '申请人' },
  { id: 'channel', label: '渠道' },
  { id: 'receiptDate', label: '收到' },
  { id: 'dueDate', label: '期限' },
  { id: 'safeDueDate', label: '稳妥期限' },
  { id: 'assignee', label: '经办人' },
  { id: 'decision', label: '处理决定' },
  { id: 'externalNumber', label: '外部编号' },
] as const;
export type ColumnId = (typeof COLUMNS)[number]['id'];

export const USUAL_COLUMNS: readonly ColumnId[] = ['applicant', 'channel', 'dueDate', 'assignee'];

type Query = Record<string, unknown>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the address says; anything that is not one of the choices is as if it was not there. */
export function filterFrom(query: Query): QueueFilter {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const oneOf = (name: string, rows: readonly { value: string }[]): string =>
    rows.some(({ value }) => value === text(name)) ? text(name) : '';
  return {
    view: text('view') === 'all' ? 'all' : 'open',
    status: oneOf('status', STATUSES),
    channel: oneOf('channel', CHANNELS),
    assignee: /^(me|none|[0-9a-f]{24})$/.test(text('assignee')) ? text('assignee') : '',
    year: /^20\d\d$/.test(text('year')) ? text('year') : '',
    dueBy: DAY.test(text('dueBy')) ? text('dueBy') : '',
    text: text('text').slice(0, 100),
  };
}

/** For the address: only what differs from the usual. */
export function addressQuery(filter: QueueFilter, columns: readonly ColumnId[]): Record<string, string> {
  const { view, ...rest } = filter;
  const usual = columns.join() === USUAL_COLUMNS.join();
  return {
    ...(view === 'all' ? { view } : {}),
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
    ...(usual ? {} : { columns: columns.join() }),
  };
}

export function columnsFrom(query: Query): ColumnId[] {
  if (typeof query['columns'] !== 'string') return [...USUAL_COLUMNS];
  const asked = query['columns'].split(',');
  return COLUMNS.map(({ id }) => id).filter((id) => asked.includes(id));
}

/** For the server. */
export function queueQuery(filter: QueueFilter): QueueQuery {
  const { year, ...rest } = filter;
  const given = Object.entries(rest).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(given), ...(year ? { year: Number(year) } : {}) } as QueueQuery;
}

export const EMPTY_FILTER: Readonly<QueueFilter> = {
  view: 'open',
  status: '',
  channel: '',
  assignee: '',
  year: '',
  dueBy: '',
  text: '',
};

/** For the server to keep. */
export function savedQuery(filter: QueueFilter): SavedFilterInput['query'] {
  return queueQuery(filter) as SavedFilterInput['query'];
}

/** The address at which a kept search is seen. */
export function addressOfSaved({ query }: Pick<SavedFilter, 'query'>, columns: readonly ColumnId[]) {
  const { year, ...rest } = query;
  return addressQuery(filterFrom({ ...rest, ...(year ? { year: String(year) } : {}) }), columns);
}

/** What a kept search asks for, for people. */
export function sentenceOf(query: SavedFilterInput['query']): string {
  const { view, status, channel, assignee, year, dueBy, text } = query;
  const labelIn = (rows: readonly { value: string; label: string }[], value: string | undefined): string[] =>
    rows.flatMap((row) => (row.value === value ? [row.label] : []));
  return [
    view === 'all' ? '全部' : '在办',
    ...labelIn(STATUSES, status),
    ...labelIn(CHANNELS, channel),
    ...(assignee ? [assignee === 'me' ? '我经办' : assignee === 'none' ? '未分派' : '指定的经办人'] : []),
    ...(year ? [`${year} 年收到`] : []),
    ...(dueBy ? [`期限不晚于 ${dueBy}`] : []),
    ...(text ? [`含“${text}”`] : []),
  ].join('，');
}

/** `days` after a day, both `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The Sunday of the week that begins on Monday. */
export function endOfWeek(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysAfter(day, (7 - weekday) % 7);
}
