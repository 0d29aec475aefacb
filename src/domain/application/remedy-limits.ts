/**
 * The agency's own limits in a reconsideration or suit, each with how it was counted out (A.10, 9 and 12). Pure: the same events and
 * the same calendar always give the same days. "Days" of 三、五、七、十日 in 行政复议法 are working days (第八十八条); the others
 * are calendar days that roll over days off.
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { endOfDays } from '../calendar/periods.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type RemedyGroup } from '../report/tally.js';
import { ANSWER_WORKING_DAYS } from './clock-fold.js';
import { JUDGMENT_FORMS, type RemedyOrder } from './remedy-events.js';
import { type Judgment, type RemedyRoundState, type RemedyState } from './remedy-state.js';

interface LimitRule {
  label: string;
  article: string;
}

export const REMEDY_LIMITS = {
  reconsideration_answer: { label: '行政复议答复和证据', article: '行政复议法（2023）第四十八条' },
  reconsideration_answer_simplified: {
    label: '行政复议答复和证据（简易程序）',
    article: '行政复议法（2023）第五十四条',
  },
  court_defence: { label: '答辩状和证据', article: '行政诉讼法第六十七条' },
  appeal: { label: '上诉', article: '行政诉讼法第八十五条' },
  redo: { label: '重新答复', article: '条例第三十三条' },
  performance: { label: '履行', article: '' },
} as const satisfies Record<string, LimitRule>;
export type RemedyLimitKind = keyof typeof REMEDY_LIMITS;
export const REMEDY_LIMIT_KINDS = Object.keys(REMEDY_LIMITS) as [RemedyLimitKind, ...RemedyLimitKind[]];

export interface RemedyLimit {
  kind: RemedyLimitKind;
  label: string;
  article: string;
  /** Position of the round it belongs to, from 0. */
  round: number;
  /** The day it runs from, itself not counted. */
  startDate: PlainDate;
  dueDate: PlainDate;
  /** When it was done; null while it is open. */
  doneDate: PlainDate | null;
  /** Open and the agency has to look after it: what alarms follow. */
  alarmed: boolean;
  explanation: string;
  provisional: boolean;
}

const DEFENCE_DAYS = 15;
const APPEAL_DAYS: Readonly<Record<Judgment['form'], number>> = { judgment: 15, ruling: 10, decision: 15 };
const RECONSIDERATION_WORKING_DAYS = { ordinary: 10, simplified: 5 } as const;

/** In the order of the rounds. */
export function remedyLimits(group: RemedyGroup, state: RemedyState, calendar: WorkingCalendar): RemedyLimit[] {
  return state.rounds.flatMap((round, index) => {
    const own = [
      answerLimit(group, round, index, calendar),
      appealLimit(group, round, index, calendar),
      orderLimit(group, round, index, calendar),
    ];
    return own.filter((limit) => limit !== null);
  });
}

function answerLimit(
  group: RemedyGroup,
  round: RemedyRoundState,
  index: number,
  calendar: WorkingCalendar,
): RemedyLimit | null {
  const { servedDate, answeredDate: doneDate } = round;
  if (servedDate === null) return null;
  // A judgment without an answer on record: there is nothing left to hand in.
  const alarmed = doneDate === null && round.judgment === null;
  if (group === 'reconsideration') {
    const days = RECONSIDERATION_WORKING_DAYS[round.procedure];
    const kind = round.procedure === 'simplified' ? 'reconsideration_answer_simplified' : 'reconsideration_answer';
    const counted = workingDays(servedDate, days, calendar);
    return limitOf(kind, index, `${servedDate} 收到行政复议申请书副本`, servedDate, counted, { doneDate, alarmed });
  }
  // Against an appeal one may answer; nothing is lost by not answering.
  if (round.instance !== 'first') return null;
  const counted = calendarDays(servedDate, DEFENCE_DAYS, calendar);
  return limitOf('court_defence', index, `${servedDate} 收到起诉状副本`, servedDate, counted, { doneDate, alarmed });
}

function appealLimit(
  group: RemedyGroup,
  { instance, judgment, appealed, appealWaivedDate }: RemedyRoundState,
  index: number,
  calendar: WorkingCalendar,
): RemedyLimit | null {
  if (group === 'reconsideration' || instance !== 'first' || !judgment?.servedDate) return null;
  const { servedDate, form, result } = judgment;
  const counted = calendarDays(servedDate, APPEAL_DAYS[form], calendar);
  const doneDate = appealed?.date ?? appealWaivedDate;
  return limitOf('appeal', index, `${servedDate} 收到${JUDGMENT_FORMS[form]}书`, servedDate, counted, {
    doneDate,
    // Whoever has won needs no reminder of an appeal; the day is shown all the same, for the judgment takes effect after it.
    alarmed: doneDate === null && result === 'corrected',
  });
}

function orderLimit(
  group: RemedyGroup,
  round: RemedyRoundState,
  index: number,
  calendar: WorkingCalendar,
): RemedyLimit | null {
  const { judgment, performedDate: doneDate } = round;
  const effect = judgment && effectOf(group, round, calendar);
  if (!judgment?.order || !effect) return null;
  const counted = countOrder(judgment.order, effect.date, calendar);
  if (!counted) return null;
  const kind = judgment.order.kind === 'redo' ? 'redo' : 'performance';
  return limitOf(kind, index, effect.text, effect.date, counted, { doneDate, alarmed: doneDate === null });
}

/**
 * When the ruling takes effect: a reconsideration decision and a judgment of the second instance by service, one of the first
 * instance when its time to appeal is over; none once it is appealed against.
 */
function effectOf(
  group: RemedyGroup,
  round: RemedyRoundState,
  calendar: WorkingCalendar,
): { date: PlainDate; text: string } | null {
  const { judgment, appealed, instance } = round;
  if (!judgment || appealed) return null;
  const { servedDate, form } = judgment;
  if (group === 'reconsideration' || instance !== 'first') {
    return { date: servedDate ?? judgment.date, text: `${servedDate ?? judgment.date} ${JUDGMENT_FORMS[form]}生效` };
  }
  if (servedDate === null) return null;
  const { date } = endOfDays(servedDate, APPEAL_DAYS[form], calendar);
  return { date, text: `上诉期限 ${date} 届满，${JUDGMENT_FORMS[form]}生效` };
}

interface Counted {
  date: PlainDate;
  text: string;
  provisional: boolean;
}

/** As the ruling says; a redo without a period of its own has that of 第三十三条. */
function countOrder({ kind, by, workingDays: days }: RemedyOrder, from: PlainDate, calendar: WorkingCalendar) {
  if (by !== null) return { date: by, text: `文书确定的期限为 ${by}`, provisional: false };
  if (days !== null) return workingDays(from, days, calendar);
  return kind === 'redo' ? workingDays(from, ANSWER_WORKING_DAYS, calendar) : null;
}

function workingDays(from: PlainDate, days: number, calendar: WorkingCalendar): Counted {
  const { date, provisional } = calendar.nthWorkingDayAfter(from, days);
  return { date, text: `次日起计 ${days} 个工作日，到 ${date}`, provisional };
}

function calendarDays(from: PlainDate, days: number, calendar: WorkingCalendar): Counted {
  const { date, rolledFrom, provisional } = endOfDays(from, days, calendar);
  const text = rolledFrom
    ? `次日起计 ${days} 日，第 ${days} 日 ${rolledFrom} 为休息日，顺延至 ${date}`
    : `次日起计 ${days} 日，到 ${date}`;
  return { date, text, provisional };
}

function limitOf(
  kind: RemedyLimitKind,
  round: number,
  start: string,
  startDate: PlainDate,
  counted: Counted,
  progress: Pick<RemedyLimit, 'doneDate' | 'alarmed'>,
): RemedyLimit {
  const { label, article } = REMEDY_LIMITS[kind];
  return {
    kind,
    label,
    article,
    round,
    startDate,
    dueDate: counted.date,
    explanation: `${start}，${counted.text}${article ? `（${article}）` : ''}。`,
    provisional: counted.provisional,
    ...progress,
  };
}

/** The open limit that ends first; null when there is none. */
export function nextLimit(limits: readonly RemedyLimit[]): RemedyLimit | null {
  const open = limits.filter((limit) => limit.alarmed);
  return open.reduce<RemedyLimit | null>((next, limit) => (next && next.dueDate <= limit.dueDate ? next : limit), null);
}
