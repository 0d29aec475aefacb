/**
 * The composition root: with `compose-…` the only files that know everybody. One process serves the web, runs the jobs, or both.
 * Order of starting: database → migrations → simulator → server → jobs; of stopping: the reverse.
 */
import { hostname } from 'node:os';
import { type Connection } from 'mongoose';
import { type Clock, MovableClock, systemClock } from './clock.js';
import { resumeLedgerImports } from './commands/application/resume-ledger-imports.js';
import { composeCommands } from './compose-commands.js';
import { demoAtStart } from './compose-demo.js';
import { composeDrawing } from './compose-drawing.js';
import { serve, type ServeOptions, STOP_GRACE_MS } from './compose-web.js';
import { type Config } from './config.js';
import { type Simulator, startSimulator } from './integrations/simulator/simulator.js';
import { jobTable } from './jobs/schedule.js';
import { sealAudit } from './jobs/seal-audit.js';
import { type RunningJobs, startJobs } from './jobs/start-jobs.js';
import { type Logger } from './logger.js';
import { watchAbandonedTransactions } from './persistence/abandoned-transactions.js';
import { watchChanges } from './persistence/change-feed.js';
import { openDatabase } from './persistence/connection.js';
import { mongoJobStores } from './persistence/jobs/job-stores.js';
import { migrate } from './persistence/migrate.js';
import { mongoLedgerImports } from './persistence/report/ledger-import-store.js';

export interface StartOptions {
  config: Config;
  mongoUri: string;
  logger: Logger;
  /** Absent: real time, or where the simulator runs a clock that its control route can move. */
  clock?: Clock;
  /** Do not fill an empty database with the demo. */
  empty?: boolean;
  /** Where the mini-program for the browser has been built; absent: the address leads to the API document. */
  previewDirectory?: string;
  /** Where the console was built. */
  consoleDirectory?: string;
  /** Where the threads that draw letters and bind evidence were compiled; absent: it is done in the server's own. */
  integrationsDirectory?: string;
}

export interface RunningServer {
  origin: string;
  /** Where the clock is moved (`POST /control/clock`) and WeChat and text messages are played; null where there is no simulator. */
  simulatorOrigin: string | null;
  stop(): Promise<void>;
  /** Lines for the terminal: addresses, demo accounts. */
  summary: readonly string[];
  connection: Connection;
  clock: Clock;
}

export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config, logger, mongoUri } = options;
  const clock = options.clock ?? (config.simulator ? new MovableClock() : systemClock);
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const connection = await openDatabase(mongoUri);
    closing.push(() => connection.close());
    const abandoned = watchAbandonedTransactions(connection);
    closing.push(async () => abandoned.stop());
    const applied = await migrate(connection);
    if (applied.length > 0) logger.info('startup', '数据库已更新', { applied });

    const drawing = composeDrawing(options.integrationsDirectory, logger);
    closing.push(() => drawing.stop());
    const commands = composeCommands({ connection, clock, ...config, renderer: drawing.renderer });
    if (config.environment === 'production' && config.clamd === null) {
      logger.warn('startup', '没有配置 CLAMD_ADDRESS：上传的文件只检查格式，不查杀恶意程序');
    }
    let jobs: RunningJobs | null = null;
    // Stopped after the doors and the jobs: what the last requests wrote does not wait for the next start.
    if (config.roles.includes('jobs')) closing.push(() => sealTheRest(commands, logger));
    const simulator = config.simulator
      ? await startSimulator({
          environment: config.environment,
          log: logger,
          ...(clock instanceof MovableClock ? { movable: { clock, afterMove: async () => jobs?.catchUp() } } : {}),
        })
      : null;
    if (simulator) closing.push(() => simulator.stop());

    // What this process keeps in memory about agencies and calendars, whoever changes it.
    const feed = watchChanges(
      connection,
      ['agencies', 'calendarLayers'],
      {
        onChange: ({ collection }) => (collection === 'agencies' ? commands.agencies : commands.calendars).invalidate(),
        onReset: () => {
          commands.agencies.invalidate();
          commands.calendars.invalidate();
        },
      },
      logger,
    );
    closing.push(() => feed.stop());

    // A ledger import that was killed is finished by whoever starts next: never left half-done.
    const resumed = await resumeLedgerImports({ ...commands, ledgerImports: mongoLedgerImports(connection) });
    if (resumed.length > 0) logger.info('startup', '已完成上次中断的台账导入', { imports: resumed.length });

    const demo = await demoAtStart({
      connection,
      commands,
      config,
      logger,
      progress: (message) => logger.info('startup', message),
      empty: options.empty ?? false,
    });

    const origin = config.roles.includes('web')
      ? await serve({
          config,
          logger,
          connection,
          clock,
          commands,
          simulator,
          evidenceBinder: drawing.evidenceBinder,
          closing,
          preview: options.previewDirectory,
          console: options.consoleDirectory,
        })
      : config.publicOrigin;
    if (config.roles.includes('jobs')) {
      const running = runJobs({ logger, connection, clock, commands });
      closing.push(() => running.stop(STOP_GRACE_MS));
      jobs = running;
    }
    const simulatorOrigin = simulator?.origin ?? null;
    return { origin, simulatorOrigin, stop, connection, clock, summary: [...summaryOf(origin, simulator), ...demo] };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Jobs start last and stop first: they only sweep over what the rest has written. */
function runJobs({
  logger,
  connection,
  clock,
  commands,
}: Pick<ServeOptions, 'logger' | 'connection' | 'clock' | 'commands'>): RunningJobs {
  const stores = mongoJobStores(connection);
  return startJobs({
    jobs: jobTable({ ...commands, ...stores, log: logger }),
    runs: stores.runs,
    clock,
    log: logger,
    host: `${hostname()}:${process.pid}`,
    monotonicNow: () => performance.now(),
  });
}

/** Not sealed here is sealed by another process or at the next start; the stop goes on. */
async function sealTheRest(commands: ServeOptions['commands'], logger: Logger): Promise<void> {
  try {
    await sealAudit(commands, AbortSignal.timeout(STOP_GRACE_MS), 0);
  } catch (error) {
    logger.warn('job', '停止前没有封存完审计记录', { error });
  }
}

function summaryOf(origin: string, simulator: Simulator | null): string[] {
  return [
    `服务已启动：${origin}`,
    `  办理台：${origin}/console`,
    `  接口文档：${origin}/docs`,
    ...(simulator ? [`  微信由本机模拟（${simulator.origin}），不连接真实的微信。`] : []),
  ];
}
