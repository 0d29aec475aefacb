/** Figures against promises, for people and for machines. */
import { type Comparison, type Timing } from './measure.js';
import { type ComparedId, type DatasetFigures, type Figures } from './run.js';

export interface Verdict {
  dataset: string;
  what: string;
  target: string;
  measured: string;
  met: boolean;
  /** Figures beside the one that decides, or what went wrong. */
  note: string;
}

const COMPARED: Record<ComparedId, { label: string; least: number }> = {
  publicList: { label: '公开信息列表 ÷ 裸 node:http（内存）', least: 0.7 },
  myList: { label: '我的申请（列表）÷ 裸 node:http + 驱动', least: 0.6 },
  myCase: { label: '我的申请（一件）÷ 裸 node:http + 驱动', least: 0.6 },
};
const RECOUNT_SECONDS = 30;
const MEMORY_MEGABYTES = 300;
const STATISTICS_GROWTH = 1.3;

export function verdicts(figures: Figures): Verdict[] {
  const rows = figures.datasets.flatMap((dataset) => [
    ...Object.values(dataset.timings).map((timing) => timingRow(dataset, timing)),
    ...Object.entries(dataset.comparisons).map(([id, comparison]) =>
      comparisonRow(dataset, id as ComparedId, comparison),
    ),
    ...recountRows(dataset),
    memoryRow(dataset),
  ]);
  if (figures.statisticsGrowth !== null) rows.push(growthRow(figures.statisticsGrowth));
  return rows;
}

export function renderTable(rows: readonly Verdict[]): string {
  const header = ['数据', '项目', '目标', '实测', '结果', '说明'];
  const cells = rows.map((row) => [
    row.dataset,
    row.what,
    row.target,
    row.measured,
    row.met ? '达到' : '未达到',
    row.note,
  ]);
  const widths = header.map((title, column) =>
    Math.max(...[header, ...cells].map((line) => width(line[column] ?? title))),
  );
  const lines = [header, ...cells].map((line) =>
    line
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  );
  const missed = rows.filter((row) => !row.met).length;
  const summary = missed === 0 ? `${rows.length} 项全部达到。` : `${rows.length} 项中有 ${missed} 项未达到。`;
  return [...lines, '', summary].join('\n');
}

function timingRow({ name }: DatasetFigures, timing: Timing & { label: string; limitMs: number }): Verdict {
  const { p50, p95, p99, rate, cpuMicros, alone, fault } = timing;
  return {
    dataset: name,
    what: timing.label,
    target: `p95 < ${timing.limitMs} ms`,
    measured: `${p95.toFixed(1)} ms`,
    met: fault === null && p95 < timing.limitMs,
    note:
      fault ??
      `p50 ${p50.toFixed(1)}，p99 ${p99.toFixed(1)} ms；${Math.round(rate)}/s；处理器 ${Math.round(cpuMicros)} µs/次${typeof alone === 'number' ? `；单独一人时 p95 ${alone.toFixed(1)} ms` : ''}`,
  };
}

function comparisonRow({ name }: DatasetFigures, id: ComparedId, comparison: Comparison): Verdict {
  const { label, least } = COMPARED[id];
  const { ratio, ratios, ours, bare, cpuRatio, fault } = comparison;
  return {
    dataset: name,
    what: label,
    target: `≥ ${least}`,
    measured: ratio.toFixed(2),
    met: fault === null && ratio >= least,
    note:
      fault ??
      `${Math.round(ours)}/s 比 ${Math.round(bare)}/s；各次 ${ratios.map((one) => one.toFixed(2)).join(' ')}；按处理器时间 ${cpuRatio.toFixed(2)}`,
  };
}

function recountRows({ name, recount }: DatasetFigures): Verdict[] {
  if (!recount) return [];
  const { seconds, cases, differences } = recount;
  return [
    {
      dataset: name,
      what: `重新计数（${cases.toLocaleString('en')} 件已收到）`,
      target: `< ${RECOUNT_SECONDS} s`,
      measured: `${seconds.toFixed(2)} s`,
      met: seconds < RECOUNT_SECONDS,
      note: '各机关之和',
    },
    {
      dataset: name,
      what: '统计表与重新计数',
      target: '相等',
      measured: differences === 0 ? '相等' : `${differences} 格不等`,
      met: differences === 0,
      note: '',
    },
  ];
}

function memoryRow({ name, memory }: DatasetFigures): Verdict {
  const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
  return {
    dataset: name,
    what: '服务进程内存',
    target: `< ${MEMORY_MEGABYTES} MB`,
    measured: `${megabytes(memory.resident)} MB`,
    met: megabytes(memory.resident) < MEMORY_MEGABYTES,
    note: `全部压力之后；最高 ${megabytes(memory.peak)} MB`,
  };
}

function growthRow(growth: number): Verdict {
  return {
    dataset: '1m/10k',
    what: '统计表：一百万件比一万件',
    target: `≤ ${STATISTICS_GROWTH} 倍`,
    measured: `${growth.toFixed(2)} 倍`,
    met: growth <= STATISTICS_GROWTH,
    note: 'p95 之比，交替测量，取中位数',
  };
}

function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
