/** The whole run: data, servers, load, figures. Both data sets stand side by side, so that what is compared is measured minutes apart at most. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection } from 'mongoose';
import { openDatabase } from '../../src/persistence/connection.js';
import { say } from '../lib/plain-error.mjs';
import { benchCipher } from './environment.js';
import {
  type Comparison,
  compare,
  type Durations,
  median,
  time,
  timeAlone,
  timeScenario,
  type Timing,
  warmUp,
} from './measure.js';
import { inTurn } from './load.js';
import { type BenchOptions } from './options.js';
import { type DatasetPlan } from './plan.js';
import { ensureDataset } from './populate.js';
import { type Measured, startMeasured } from './processes.js';
import { type Recount, recountAll } from './recount.js';
import { makeScenarios, PUBLIC_LIST, type Scenario, type ScenarioId } from './scenarios.js';
import { prepareSubmissions, removeSubmissions } from './submissions.js';

export type TimedId = ScenarioId | 'submit';
export type ComparedId = 'publicList' | 'myList' | 'myCase';

export interface DatasetFigures {
  name: string;
  cases: number;
  generatedInSeconds: number | null;
  timings: Partial<Record<TimedId, Timing & { label: string; limitMs: number }>>;
  comparisons: Partial<Record<ComparedId, Comparison>>;
  recount: Recount | null;
  /** Bytes, after all load. */
  memory: { resident: number; peak: number };
}

export interface Figures {
  datasets: DatasetFigures[];
  /** 95th percentile of the statistics on the large data divided by that on the small; null with one data set. */
  statisticsGrowth: number | null;
}

interface Bench {
  plan: DatasetPlan;
  connection: Connection;
  server: Measured;
  bareDriver: Measured;
  bareMemory: Measured | null;
  scenarios: Scenario[];
  figures: DatasetFigures;
}

export async function runBench(
  plans: readonly DatasetPlan[],
  uriOf: (database: string) => string,
  dataDir: string,
  options: BenchOptions,
): Promise<Figures> {
  const benches: Bench[] = [];
  try {
    for (const plan of plans) benches.push(await prepare(plan, uriOf(`bench_${plan.name}`), dataDir, options));
    const wanted = (id: string): boolean => options.only === null || options.only.includes(id);
    for (const bench of benches) {
      say(`测量 ${bench.plan.cases.toLocaleString('en')} 件…`);
      await timeAll(bench, options.durations, wanted);
      if (wanted('submit')) await timeSubmission(bench, options);
      await compareAll(bench, options.durations, wanted);
      if (wanted('recount')) bench.figures.recount = await recountAll(bench.connection);
    }
    const statisticsGrowth = wanted('statistics') ? await growthOfStatistics(benches, options.durations) : null;
    for (const bench of benches) bench.figures.memory = bench.server.memory();
    return { datasets: benches.map(({ figures }) => figures), statisticsGrowth };
  } finally {
    for (const { server, bareDriver, bareMemory, connection } of benches) {
      await Promise.all([server.stop(), bareDriver.stop(), bareMemory?.stop()]);
      await connection.close();
    }
  }
}

async function prepare(plan: DatasetPlan, mongoUri: string, dataDir: string, options: BenchOptions): Promise<Bench> {
  say(`数据：${plan.cases.toLocaleString('en')} 件，${plan.publications.toLocaleString('en')} 条公开信息`);
  const connection = await openDatabase(mongoUri);
  const seconds = await ensureDataset(connection, plan, benchCipher());
  await removeSubmissions(connection);
  const profiling =
    options.profileFolder === null ? [] : ['--cpu-prof', '--cpu-prof-dir', folder(options.profileFolder, plan.name)];
  const server = await startMeasured('server', { mongoUri, dataDir: folder(dataDir, plan.name) }, profiling);
  const bareDriver = await startMeasured('bare-driver', { mongoUri });
  const list = await fetch(server.origin + PUBLIC_LIST);
  const bareMemory = list.ok ? await startMeasured('bare-memory', { body: await list.text() }) : null;
  return {
    plan,
    connection,
    server,
    bareDriver,
    bareMemory,
    scenarios: await makeScenarios(connection, plan),
    figures: {
      name: plan.name,
      cases: plan.cases,
      generatedInSeconds: seconds,
      timings: {},
      comparisons: {},
      recount: null,
      memory: { resident: NaN, peak: NaN },
    },
  };
}

function folder(...parts: [string, ...string[]]): string {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}

async function timeAll(bench: Bench, durations: Durations, wanted: (id: string) => boolean): Promise<void> {
  for (const scenario of bench.scenarios) {
    if (!wanted(scenario.id)) continue;
    const { label, limitMs } = scenario;
    const timing = await timeScenario(bench.server, scenario, durations);
    bench.figures.timings[scenario.id] = { ...timing, label, limitMs };
  }
}

async function timeSubmission({ connection, server, figures }: Bench, options: BenchOptions): Promise<void> {
  const requests = await prepareSubmissions(connection, benchCipher(), options.submissions);
  try {
    const next = (): Buffer | undefined => requests.pop();
    await warmUp(server, next, { ...options.durations, warmUpAnswers: options.submissions / 4 }, 201);
    const timing = await time(server, next, options.durations.seconds, 201);
    const alone = await timeAlone(server, next, options.durations, 201);
    figures.timings.submit = { ...timing, ...alone, label: '提交申请', limitMs: 100 };
  } finally {
    await removeSubmissions(connection);
  }
}

async function compareAll(bench: Bench, durations: Durations, wanted: (id: string) => boolean): Promise<void> {
  const { server, bareMemory, bareDriver, scenarios, figures } = bench;
  const pairs: [ComparedId, Measured | null][] = [
    ['publicList', bareMemory],
    ['myList', bareDriver],
    ['myCase', bareDriver],
  ];
  for (const [id, bare] of pairs) {
    const scenario = scenarios.find((one) => one.id === id);
    if (!bare || !scenario || !wanted(id)) continue;
    figures.comparisons[id] = await compare(server, bare, scenario.requests, durations);
  }
}

/** Small and large in turn: the ratio of two figures taken minutes apart would say more about the machine than about us. */
async function growthOfStatistics(benches: readonly Bench[], durations: Durations): Promise<number | null> {
  const [small, large] = benches;
  if (!small || !large) return null;
  const p95 = async ({ server, scenarios }: Bench): Promise<number> => {
    const scenario = scenarios.find(({ id }) => id === 'statistics');
    return scenario ? (await time(server, inTurn(scenario.requests), durations.pairSeconds)).p95 : NaN;
  };
  const ratios: number[] = [];
  for (let pair = 0; pair < durations.pairs; pair += 1) {
    const ofSmall = await p95(small);
    ratios.push((await p95(large)) / ofSmall);
  }
  return median(ratios);
}
