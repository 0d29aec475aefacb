/** Puts the demo on a database: for the server's first start and for `demo:reset`. */
import { type Connection } from 'mongoose';
import { type ComposedCommands } from './compose-commands.js';
import { type Config } from './config.js';
import { type DemoDeps } from './demo/demo-deps.js';
import { startSimulator } from './integrations/simulator/simulator.js';
import { wechatLogin } from './integrations/wechat/login.js';
import { type Job } from './jobs/job.js';
import { jobTable } from './jobs/schedule.js';
import { type Logger } from './logger.js';
import { mongoDemoState } from './persistence/demo-state.js';
import { mongoJobStores } from './persistence/jobs/job-stores.js';
import { noticeReads } from './persistence/notice-store.js';
import { mongoReportReads } from './persistence/report/report-reads.js';

/** In this order; delivery last, so that it takes along what the others wrote. */
const SETTLING = [
  'record-alarms',
  'alarm-unconfirmed',
  'alarm-consultations',
  'propose-closings',
  'remind-reports',
  'fold-tally',
  'deliver-outbox',
];

export interface ComposeDemoOptions {
  connection: Connection;
  commands: ComposedCommands;
  config: Pick<Config, 'environment'>;
  logger: Logger;
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
