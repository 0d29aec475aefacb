/** Puts the demo on a database: for the server's first start and for `demo:reset`. */
import { type Connection } from 'mongoose';
import { type ComposedCommands } from './compose-commands.js';
import { type Config } from './config.js';
import { demoAccountLines } from './demo/demo-accounts.js';
import { type DemoDeps } from './demo/demo-deps.js';
import { discardUnfinishedDemo, prepareDemo } from './demo/prepare-demo.js';
import { AppError } from './errors.js';
import { startSimulator } from './integrations/simulator/simulator.js';
import { wechatLogin } from './integrations/wechat/login.js';
import { type Job } from './jobs/job.js';
import { jobTable } from './jobs/schedule.js';
import { mongoDemoState } from './persistence/demo-state.js';
import { mongoJobStores } from './persistence/jobs/job-stores.js';
import { noticeReads } from './persistence/notice-store.js';
import { mongoReportReads } from './persistence/report/report-reads.js';
import { type Log } from './ports/log.js';

/** In this order; delivery last, so that it takes along what the others wrote. */
const SETTLING = [
  'record-alarms',
  'alarm-unconfirmed',
  'alarm-consultations',
  'alarm-remedies',
  'alarm-complaints',
  'propose-closings',
  'remind-reports',
  'fold-tally',
  'deliver-outbox',
];

export interface ComposeDemoOptions {
  connection: Connection;
  commands: ComposedCommands;
  config: Pick<Config, 'environment'>;
  logger: Log<'integration' | 'job'>;
  progress: (message: string) => void;
}

/**
 * Runs `work` with what a demo needs. Its citizens sign in through a simulated WeChat of their own, because the simulator
 * gives the same persona the same identity every time.
 */
export async function withDemo<T>(options: ComposeDemoOptions, work: (deps: DemoDeps) => Promise<T>): Promise<T> {
  const { connection, commands, config, logger, progress } = options;
  const simulator = await startSimulator({ environment: config.environment, log: logger });
  try {
    return await work({
      commands,
      passwords: commands.passwords,
      newToken: commands.newToken,
      login: wechatLogin({
        appId: 'wx0000000000000000',
        appSecret: 'simulated',
        apiOrigin: simulator.origin,
        log: logger,
      }),
      tables: mongoReportReads(connection),
      notices: noticeReads(connection),
      state: mongoDemoState(connection),
      settle: () => settle(options),
      progress,
    });
  } finally {
    await simulator.stop();
  }
}

/**
 * What the server does about the demo before it opens its doors.
 * @param options.empty `npm start -- --empty`: an empty database stays empty.
 * @returns lines for the terminal; none where there is no demo.
 * @throws AppError `service_unavailable` when the database is a demo and this is not demo mode: its accounts' password is public.
 */
export async function demoAtStart(
  options: Omit<ComposeDemoOptions, 'config'> & { config: Pick<Config, 'environment' | 'demo'>; empty: boolean },
): Promise<string[]> {
  const { connection, commands, config, progress, empty } = options;
  const state = mongoDemoState(connection);
  const marker = await state.marker();
  if (!config.demo) {
    if (marker) throw new AppError('service_unavailable', {}, { message: DEMO_REFUSED });
    return [];
  }
  if (empty) await discardUnfinishedDemo({ state, commands, progress });
  else {
    const { outcome } = await withDemo(options, prepareDemo);
    if (outcome === 'foreign') return [];
  }
  return (await state.marker()) ? demoAccountLines() : [];
}

const DEMO_REFUSED =
  '这个数据库里是演示数据，演示账号的密码是公开的，只能在演示模式（DEMO=on）下使用。请换一个数据库（MONGODB_URI 或 DATA_DIR）。';

async function settle({ connection, commands, logger }: ComposeDemoOptions): Promise<void> {
  const jobs = jobTable({ ...commands, ...mongoJobStores(connection), log: logger });
  const never = new AbortController().signal;
  for (const name of SETTLING) await jobNamed(jobs, name).run(never);
}

function jobNamed(jobs: readonly Job[], name: string): Job {
  const job = jobs.find((candidate) => candidate.name === name);
  if (!job) throw new Error(`no job ${name}`);
  return job;
}
