/** What the charts draw, made of the figures of the server; the tables beside them show the same. */
import { type ReportTrends } from '../../api/generated';

export interface Series {
  name: string;
  /** Null: not yet. */
  values: (number | null)[];
}

export interface ChartSpec {
  title: string;
  kind: 'bar' | 'line' | 'stacked';
  /** Along the axis. */
  names: string[];
  series: Series[];
  unit: '件' | '%';
  /** What is seen in it, in a sentence, for who cannot see it. */
  summary: string;
  note?: string;
}

const MONTHS = Array.from({ length: 12 }, (_, at) => `${at + 1} 月`);
/** `（一）予以公开` → `予以公开` */
const short = (label: string): string => label.replace(/^（.）/, '').replace(/（.*$/, '');

/** @param today what is to come is not drawn as nothing */
export function chartsOf({ years, groups }: ReportTrends, today: string): ChartSpec[] {
  const names = years.map(({ year }) => `${year}`);
  const last = years.at(-1);
  const received = years.map(({ newlyReceived }) => newlyReceived);
  return [
    {
      title: '各年新收、办结和结转下年度',
      kind: 'bar',
      names,
      unit: '件',
      series: [
        { name: '本年新收', values: received },
        { name: '办结', values: years.map(({ handled }) => handled) },
        { name: '结转下年度', values: years.map(({ carriedForward }) => carriedForward) },
      ],
      summary: years
        .map(({ year, newlyReceived, handled }) => `${year} 年新收 ${newlyReceived} 件、办结 ${handled} 件`)
        .join('，'),
    },
    {
      title: '按月收到',
      kind: 'line',
      names: MONTHS,
      unit: '件',
      series: years.map(({ year, months }) => ({
        name: `${year} 年`,
        values: months.map((count, at) => (isToCome(year, at, today) ? null : count)),
      })),
      summary: last ? `${last.year} 年${busiest(last.months)}` : '',
    },
    {
      title: '办理结果',
      kind: 'stacked',
      names,
      unit: '件',
      series: groups.map(({ code, label }) => ({
        name: short(label),
        values: years.map(({ results }) => results[code] ?? 0),
      })),
      summary: last
        ? `${last.year} 年：${groups.map(({ code, label }) => `${short(label)} ${last.results[code] ?? 0} 件`).join('，')}`
        : '',
    },
    {
      title: '按期办结率',
      kind: 'line',
      names,
      unit: '%',
      series: [{ name: '按期办结率', values: years.map(({ timeliness }) => rateOf(timeliness)) }],
      summary: years.map(({ year, timeliness }) => `${year} 年 ${rateOf(timeliness)}%`).join('，'),
      note: '当年办结的申请中，在答复期限内办结的占有期限的申请的百分比。旧条例时收到的、申请人逾期不补正等没有答复期限的不计。',
    },
    {
      title: '律师参与率',
      kind: 'line',
      names,
      unit: '%',
      series: [{ name: '律师参与率', values: years.map(({ lawyers }) => lawyerRateOf(lawyers)) }],
      summary: years
        .map(({ year, lawyers }) => `${year} 年发出 ${lawyers.answers} 份答复，${lawyers.withLawyer} 份有法律审查意见`)
        .join('，'),
      note: '当年发出的答复中，有法律审查意见的百分比。台账导入的没有记载律师是否参与，不计。',
    },
  ];
}

const isToCome = (year: number, at: number, today: string): boolean =>
  `${year}-${String(at + 1).padStart(2, '0')}` > today.slice(0, 7);

/** One decimal; nothing handled that had a due date: 0. */
export function rateOf({ on_time: onTime, late }: { on_time: number; late: number }): number {
  return onTime + late === 0 ? 0 : percent(onTime, onTime + late);
}

/** One decimal; nothing went out of which it is known: null. */
export function lawyerRateOf({ answers, withLawyer }: { answers: number; withLawyer: number }): number | null {
  return answers === 0 ? null : percent(withLawyer, answers);
}

const percent = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10;

function busiest(months: readonly number[]): string {
  const most = Math.max(...months);
  return most === 0 ? '没有收到申请' : ` ${months.indexOf(most) + 1} 月收到最多，${most} 件`;
}
