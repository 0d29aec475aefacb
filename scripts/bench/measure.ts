/** One data set under load: the real server, and beside it what it is compared with. */
import { type Connection } from 'mongoose';
import { inTurn, load, type LoadResult } from './load.js';
import { type Measured } from './processes.js';
import { type Scenario } from './scenarios.js';

export interface Timing {
  p50: number;
  p95: number;
  p99: number;
  rate: number;
  /** Microseconds of the server's processor an answer. */
  cpuMicros: number;
  answers: number;
  /** 95th percentile for somebody who is alone with the server, in milliseconds; null where it was not measured. */
  alone?: number | null;
  /** What was answered instead, where something was. */
  fault: string | null;
}

export interface Comparison {
  /** Medians of the rates, and of the ratios pair by pair. */
  ours: number;
  bare: number;
  ratio: number;
  ratios: number[];
  /** Processor time of the bare server an answer, divided by ours: it does not depend on who else uses the machine. */
  cpuRatio: number;
  fault: string | null;
}

export interface Durations {
  /** Answers after which what a request runs through has been compiled and connections are open … */
  warmUpAnswers: number;
  /** … or, on a slow machine, this long. */
  warmUpSeconds: number;
  seconds: number;
  pairs: number;
  pairSeconds: number;
}

/** A target as it stands before load: a server that was started, and which data it works on. */
export interface Target {
  connection: Connection;
  server: Measured;
  bareDriver: Measured;
}

export async function time(
  server: Measured,
  next: () => Buffer | undefined,
  seconds: number,
  status = 200,
  connections?: number,
): Promise<Timing> {
  const before = server.cpuSeconds();
  const result = await load({ origin: server.origin, next, seconds, status, ...(connections ? { connections } : {}) });
  const cpu = server.cpuSeconds() - before;
  return {
    ...pickTimes(result),
    cpuMicros: (cpu / result.answers) * 1e6,
    answers: result.answers,
    fault: faultOf(result),
  };
}

/** Not counted: the first requests compile what they run through and open the connections. */
export async function warmUp(
  server: Measured,
  next: () => Buffer | undefined,
  { warmUpAnswers, warmUpSeconds }: Durations,
  status = 200,
): Promise<Timing> {
  let left = warmUpAnswers;
  return time(server, () => (left-- > 0 ? next() : undefined), warmUpSeconds, status);
}

export async function timeScenario(server: Measured, scenario: Scenario, durations: Durations): Promise<Timing> {
  const next = inTurn(scenario.requests);
  const first = await warmUp(server, next, durations);
  if (first.answers === 0) return first;
  return { ...(await time(server, next, durations.seconds)), ...(await timeAlone(server, next, durations)) };
}

/** Sixteen connections fill the machine, and waiting is most of what they measure; one tells what the work itself takes. */
export async function timeAlone(
  server: Measured,
  next: () => Buffer | undefined,
  { seconds }: Durations,
  status = 200,
): Promise<{ alone: number | null }> {
  const { p95, answers } = await time(server, next, seconds / 4, status, 1);
  return { alone: answers === 0 ? null : p95 };
}

/** Ours and the bare one in turn, so that whatever else the machine does falls on both. */
export async function compare(
  ours: Measured,
  bare: Measured,
  requests: readonly Buffer[],
  durations: Durations,
): Promise<Comparison> {
  const next = inTurn(requests);
  for (const server of [ours, bare]) {
    const warm = await warmUp(server, next, durations);
    if (warm.fault) return { ours: NaN, bare: NaN, ratio: NaN, ratios: [], cpuRatio: NaN, fault: warm.fault };
  }
  const pairs: { ours: Timing; bare: Timing }[] = [];
  for (let pair = 0; pair < durations.pairs; pair += 1) {
    const [first, second] = pair % 2 === 0 ? [ours, bare] : [bare, ours];
    const one = await time(first, next, durations.pairSeconds);
    const other = await time(second, next, durations.pairSeconds);
    pairs.push(first === ours ? { ours: one, bare: other } : { ours: other, bare: one });
  }
  const ratios = pairs.map((pair) => pair.ours.rate / pair.bare.rate);
  return {
    ours: median(pairs.map((pair) => pair.ours.rate)),
    bare: median(pairs.map((pair) => pair.bare.rate)),
    ratio: median(ratios),
    ratios,
    cpuRatio: median(pairs.map((pair) => pair.bare.cpuMicros / pair.ours.cpuMicros)),
    fault: pairs.map((pair) => pair.ours.fault ?? pair.bare.fault).find((fault) => fault !== null) ?? null,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function pickTimes({ p50, p95, p99, rate }: LoadResult): Pick<Timing, 'p50' | 'p95' | 'p99' | 'rate'> {
  return { p50, p95, p99, rate };
}

function faultOf({ faults, firstFault }: LoadResult): string | null {
  const counts = Object.entries(faults).map(([status, count]) => `${status}×${count}`);
  if (counts.length === 0) return null;
  return `${counts.join('、')}；${(firstFault ?? '').split('\r\n\r\n').at(-1)?.slice(0, 300)}`;
}
