/** After the storm: everything due is let happen, then what is stored is compared with what was said and with the law. */
import { deepStrictEqual } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { yearTables } from '../../src/domain/report/year-tables.js';
import { jobTable } from '../../src/jobs/schedule.js';
import { sweepFiles } from '../../src/jobs/sweep-files.js';
import { verifyAudit } from '../../src/jobs/verify-audit.js';
import { verifyCases } from '../../src/jobs/verify-cases.js';
import { mongoCaseStream } from '../../src/persistence/application/case-stream.js';
import { mongoJobStores } from '../../src/persistence/jobs/job-stores.js';
import { mongoReportReads } from '../../src/persistence/report/report-reads.js';
import { checkAcknowledged, checkSubmissions } from './check-acknowledged.js';
import { checkHistories } from './check-histories.js';
import { checkMessages } from './check-messages.js';
import { Client } from './client.js';
import { countByHand, type HandCount } from './count-by-hand.js';
import { type Memory } from './memory.js';
import { type ReplicaSet } from './replica-set.js';
import { type StormServer } from './server.js';
import { type Stage } from './stage.js';
import { readStored, type Stored } from './stored.js';
import { PASSWORD, type World } from './world.js';

const HOUR_MS = 3_600_000;
const DELIVERED_WITHIN_MS = 60_000;
/** Sweeps that tell somebody; run once more they must find that everything has been told. */
const TELLING = ['record-alarms', 'alarm-unconfirmed', 'alarm-consultations', 'propose-closings'];

export interface Examination {
  cases: number;
  events: number;
  /** Answers that the agency took back itself, and cases whose second answer went out. */
  answersRevoked: number;
  answersGivenAnew: number;
  auditRows: number;
  notices: number;
  alarms: number;
  remedies: number;
  files: number;
  frozenVersions: number;
  tablesCompared: number;
}

export async function examine(stage: Stage, server: StormServer, replicaSet: ReplicaSet | null): Promise<Examination> {
  const { world, memory } = stage;
  await replicaSet?.settled();
  await letItHappen(world, server, memory);
  const shown = await shownTables(stage);
  if (!(await server.stop())) memory.find('did_not_stop', '服务器没有按要求停止');

  const stored = await readStored(world.connection);
  await checkHistories(stage, stored);
  checkAcknowledged(memory, stored);
  checkSubmissions(memory, stored);
  checkMessages(stage, stored);
  await checkFolding(world, memory);
  const tablesCompared = await checkTables(world, memory, stored, shown);
  await checkSweeps(world, memory);
  await checkChain(world, memory);
  await checkFiles(world, memory, stored);
  return {
    cases: stored.cases.length,
    events: stored.cases.reduce((sum, { events }) => sum + events.length, 0),
    answersRevoked: having(stored, 'decision_revoked', 1),
    answersGivenAnew: having(stored, 'dispatched', 2),
    auditRows: stored.audit.length,
    notices: stored.notices.length,
    alarms: stored.alarms.length,
    remedies: stored.remedies.length,
    files: stored.files.length,
    frozenVersions: stored.frozenVersions,
    tablesCompared,
  };
}

/** Cases in whose life something happened at least so often. */
function having(stored: Stored, kind: string, times: number): number {
  return stored.cases.filter(({ events }) => events.filter((event) => event.kind === kind).length >= times).length;
}

/** Another day, and a few hours of it, so that every job has its turn; then until everything has been delivered. */
async function letItHappen(world: World, server: StormServer, memory: Memory): Promise<void> {
  const from = world.clock.now().getTime();
  for (const hours of [24, 25, 26]) {
    const to = new Date(from + hours * HOUR_MS);
    world.clock.moveTo(to);
    await server.moveClock(to);
  }
  const outbox = world.connection.db?.collection('outbox');
  const until = performance.now() + DELIVERED_WITHIN_MS;
  for (;;) {
    const waiting = (await outbox?.countDocuments({ state: 'waiting' })) ?? 0;
    if (waiting === 0) return;
    if (performance.now() > until) return memory.find('not_delivered', `${waiting} 条消息一分钟后仍未送达`);
    await pause(500);
  }
}

interface Figures {
  table2: { rows: Record<string, number[]> };
  table3: Record<string, number[]>;
}

/** What people see in the tables while the server still runs, by agency and year. */
async function shownTables({ world, line, memory }: Stage): Promise<Map<string, Figures>> {
  const shown = new Map<string, Figures>();
  for (const [index, { code }] of world.agencies.entries()) {
    const account = world.staff.find(({ agency }) => agency === index)?.account;
    const client = new Client(line, {
      path: '/api/staff/session',
      body: () => ({ account, password: PASSWORD, transport: 'bearer' }),
    });
    for (const year of YEARS) {
      const tables = await client.get(`/api/staff/reports/${year}/tables`);
      const recount = await client.get(`/api/staff/reports/${year}/recount`);
      if (recount.body?.equal !== true) memory.find('recount_differs', `${code} ${year}`);
      shown.set(`${code} ${year}`, tables.body?.tables as Figures);
    }
  }
  return shown;
}

const YEARS = [2025, 2026];

async function checkTables(
  world: World,
  memory: Memory,
  stored: Stored,
  shown: ReadonlyMap<string, Figures>,
): Promise<number> {
  const reads = mongoReportReads(world.connection);
  let compared = 0;
  for (const { id, code } of world.agencies) {
    for (const year of YEARS) {
      const byHand = countByHand(stored, id, year);
      const sources: Record<string, Figures | undefined> = {
        tables: yearTables(await reads.book(id, year)),
        recount: yearTables(await reads.recount(id, year)),
        shown: shown.get(`${code} ${year}`),
      };
      for (const [name, figures] of Object.entries(sources)) {
        compared += 1;
        const difference = differenceOf(byHand, figures);
        if (difference) memory.find('table_differs', `${code} ${year}，${name} 与独立计数不同：${difference}`);
      }
    }
  }
  return compared;
}

function differenceOf(byHand: HandCount, figures: Figures | undefined): string | null {
  if (!figures) return '没有取得';
  const differing = [
    ...Object.entries(figures.table2.rows).map(([row, cells]) => [row, cells, byHand.table2[row] ?? NOTHING] as const),
    ...Object.entries(figures.table3).map(([row, cells]) => [row, cells, byHand.table3[row]] as const),
  ].filter(([, is, should]) => !isSame(is, should));
  const unknown = Object.keys(byHand.table2).filter((row) => !(row in figures.table2.rows));
  const told = [
    ...differing.map(([row, is, should]) => `${row} ${JSON.stringify(is)} 应为 ${JSON.stringify(should)}`),
    ...unknown.map((row) => `缺少 ${row}`),
  ];
  return told.length > 0 ? told.join('；') : null;
}

const NOTHING = [0, 0, 0, 0, 0, 0, 0];

function isSame(a: unknown, b: unknown): boolean {
  try {
    deepStrictEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

async function checkFolding(world: World, memory: Memory): Promise<void> {
  const { connection, commands } = world;
  const verified = await verifyCases({ cases: mongoCaseStream(connection), calendars: commands.calendars });
  for (const { id, field, stored, derived } of verified.differences) {
    memory.find('facts_differ', `${field}：${JSON.stringify(stored)} 应为 ${JSON.stringify(derived)}`, id);
  }
}

/** Whatever was written last is sealed now; then the chain has no gap, no altered row and nothing outside it. */
async function checkChain({ connection, commands, clock }: World, memory: Memory): Promise<void> {
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const jobs = jobTable({ ...commands, ...mongoJobStores(connection), clock, log: quiet });
  await jobs.find(({ name }) => name === 'seal-audit')?.run(new AbortController().signal);
  const { faultCount, faults } = await verifyAudit(commands);
  if (faultCount > 0) memory.find('audit_chain_broken', `${faultCount} 处：${JSON.stringify(faults.slice(0, 5))}`);
}

/** Everything was told before; a sweep over the same day finds nothing that it would tell. */
async function checkSweeps({ connection, commands, clock }: World, memory: Memory): Promise<void> {
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const jobs = jobTable({ ...commands, ...mongoJobStores(connection), clock, log: quiet });
  const never = new AbortController().signal;
  for (const job of jobs.filter(({ name }) => TELLING.includes(name))) {
    const { recorded } = (await job.run(never)) as { recorded: number };
    if (recorded > 0) memory.find('alarm_lost', `${job.name} 再运行一次又登记了 ${recorded} 条`);
  }
}

/** What a case names is kept for ever, and belongs to one case only; the sweep of left-overs must not touch it. */
async function checkFiles({ connection, commands, clock }: World, memory: Memory, stored: Stored): Promise<void> {
  clock.moveTo(new Date(clock.now().getTime() + 48 * HOUR_MS));
  await sweepFiles({ files: commands.files, clock });
  const kept = new Set((await readStored(connection)).files);
  const filedIn = new Map<string, string>();
  for (const { _id, fileIds } of stored.cases) {
    for (const fileId of fileIds) {
      if (!kept.has(fileId)) memory.find('file_lost', `文件 ${fileId} 不见了`, _id);
      const other = filedIn.get(fileId);
      if (other) memory.find('file_filed_twice', `文件 ${fileId} 也在 ${other} 中`, _id);
      filedIn.set(fileId, _id);
    }
  }
}
