/**
 * The composition root: with `compose-…` the only files that know everybody. One process serves the web, runs the jobs, or both.
 * Order of starting: database → migrations → simulator → server → jobs; of stopping: the reverse.
 */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connection } from 'mongoose';
import { type Clock, MovableClock, systemClock } from './clock.js';
import { resumeLedgerImports } from './commands/application/resume-ledger-imports.js';
import { composeCommands } from './compose-commands.js';
import { demoAtStart } from './compose-demo.js';
import { composeRoutes } from './compose-routes.js';
import { sealFor, servicesOf, smsFor } from './compose-services.js';
import { composeSignOn } from './compose-sign-on.js';
import { type Config } from './config.js';
import { PERSONAS } from './demo/applicants.js';
import { createApp } from './http/app.js';
import { EventHub } from './http/event-hub.js';
import { FixedWindowLimit } from './http/middleware/fixed-window-limit.js';
import { withDeputies } from './http/middleware/deputies.js';
import { withSecondFactor } from './http/middleware/second-factor.js';
import { consolePage } from './http/console-page.js';
import { previewPage } from './http/preview-page.js';
import { PublicCache } from './http/public-cache.js';
import { startReadCounter } from './http/read-counter.js';
import { createServer } from './http/server.js';
import { type Simulator, startSimulator } from './integrations/simulator/simulator.js';
import { letterThread } from './integrations/letters/letter-thread.js';
import { wechatLogin } from './integrations/wechat/login.js';
import { jobTable } from './jobs/schedule.js';
import { ledgerImportRunner } from './jobs/ledger-import-runner.js';
import { sealAudit } from './jobs/seal-audit.js';
import { type RunningJobs, startJobs } from './jobs/start-jobs.js';
import { type Logger } from './logger.js';
import { watchAbandonedTransactions } from './persistence/abandoned-transactions.js';
import { mongoLiveReads } from './persistence/account/live-reads.js';
import { sessionReader } from './persistence/account/session-store.js';
import { watchChanges } from './persistence/change-feed.js';
import { openDatabase } from './persistence/connection.js';
import { watchPublicChanges } from './persistence/disclosure/public-changes.js';
import { readCounts } from './persistence/disclosure/read-counts.js';
import { mongoJobStores } from './persistence/jobs/job-stores.js';
import { migrate } from './persistence/migrate.js';
import { mongoLedgerImports } from './persistence/report/ledger-import-store.js';
import { mongoRateLimiter, type RateLimitRules } from './persistence/rate-limiter.js';
import { isDatabaseUnavailable } from './persistence/unavailable.js';

const STOP_GRACE_MS = 15_000;
const HEALTH_WITHIN_MS = 2_000;
const COUNT_READS_EVERY_MS = 5_000;
const PUBLIC_CACHE = { maxBytes: 64 * 1024 * 1024, maxEntries: 20_000, ttlMs: 10 * 60_000 } as const;

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
  /** The compiled thread that draws letters; absent: they are drawn in the server's own, which answers nobody meanwhile. */
  letterWorker?: string;
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

    const letters = options.letterWorker ? letterThread({ worker: options.letterWorker, log: logger }) : null;
    if (letters) closing.push(() => letters.stop());
    const commands = composeCommands({ connection, clock, ...config, ...(letters ? { renderer: letters } : {}) });
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

interface ServeOptions {
  config: Config;
  logger: Logger;
  connection: Connection;
  clock: Clock;
  commands: ReturnType<typeof composeCommands>;
  simulator: Simulator | null;
  closing: (() => Promise<unknown>)[];
  preview: string | undefined;
  console: string | undefined;
}

async function serve({
  config,
  logger,
  connection,
  clock,
  commands,
  simulator,
  closing,
  preview,
  console: consoleDirectory,
}: ServeOptions): Promise<string> {
  const monotonicNow = (): number => performance.now();
  const production = config.environment === 'production';
  const followChanges = config.environment === 'development';
  const publicCache = new PublicCache({ ...PUBLIC_CACHE, monotonicNow });
  const login = wechatLogin({
    appId: config.wechat?.appId ?? 'wx0000000000000000',
    appSecret: config.wechat?.appSecret ?? 'simulated',
    // A simulator that was asked for is meant, whatever else is configured.
    apiOrigin: simulator?.origin ?? config.wechat?.apiOrigin ?? '',
    log: logger,
  });
  // Port 0 means “any”: then the configured origin cannot know it.
  let origin = config.publicOrigin;
  const signOn = composeSignOn(config, logger, () => origin);
  const live = new EventHub({ reads: mongoLiveReads(connection, clock), log: logger });
  const ledgerRunner = ledgerImportRunner({
    ...commands,
    ledgerImports: mongoLedgerImports(connection),
    log: logger,
  });
  closing.push(() => ledgerRunner.stop());
  const app = await createApp({
    config: {
      production,
      https: config.publicOrigin.startsWith('https:'),
      trustedProxies: config.trustedProxies,
      uploadDirectory: join(config.dataDir, 'uploads'),
    },
    log: logger,
    sessions: withSecondFactor(
      withDeputies(sessionReader(connection, clock), commands.agencies, clock),
      commands.agencies,
    ),
    rateLimits: mongoRateLimiter(connection, rateLimitRules(config), clock, logger),
    publicReadLimit: new FixedWindowLimit({
      perWindow: config.rateLimits.publicReadsPerMinute,
      windowMs: 60_000,
      maxKeys: 50_000,
      monotonicNow,
    }),
    publicCache,
    health: () => health(connection),
    isUnavailable: isDatabaseUnavailable,
    monotonicNow,
    pages: [
      consolePage({ directory: consoleDirectory ?? null, followChanges }),
      previewPage({ directory: preview ?? null, followChanges }),
    ],
    routes: composeRoutes({
      connection,
      commands,
      login,
      sms: smsFor(config, simulator),
      seal: sealFor(config, simulator),
      signOn,
      live,
      ledgerRunner,
      maxUploadBytes: config.maxUploadBytes,
      about: {
        simulator: simulator !== null,
        staffSignOn: signOn !== undefined,
        personas: config.demo ? PERSONAS : [],
      },
      services: servicesOf(config, simulator),
    }),
  });
  const liveFeed = watchChanges(
    connection,
    ['applications', 'approvalRequests', 'staffSessions'],
    {
      onChange({ collection, id }) {
        if (collection === 'applications') live.caseChanged(id);
        else if (collection === 'approvalRequests') live.requestChanged(id);
        else live.sessionChanged(id);
      },
      onReset: () => live.missed(),
    },
    logger,
  );
  closing.push(() => liveFeed.stop());
  const changes = watchPublicChanges(connection, publicCache, logger);
  closing.push(() => changes.stop());
  // Nothing may be cached before changes are heard.
  await Promise.all([changes.ready, liveFeed.ready]);
  const reads = startReadCounter(publicCache, readCounts(connection), {
    intervalMs: COUNT_READS_EVERY_MS,
    log: logger,
  });
  closing.push(() => reads.stop());
  const server = createServer(app);
  const port = await server.listen(config.port, config.host);
  closing.push(() => server.stop(STOP_GRACE_MS));
  // Before the server, which would wait for answers that have no end.
  closing.push(async () => live.stop());
  if (config.port === 0) origin = `http://127.0.0.1:${port}`;
  return origin;
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

function rateLimitRules(config: Config): RateLimitRules {
  const { loginPerMinute, submissionsPerHour, uploadsPerHour, personalDataPerHour } = config.rateLimits;
  return {
    login: { limit: loginPerMinute, windowSeconds: 60 },
    submission: { limit: submissionsPerHour, windowSeconds: 3_600 },
    upload: { limit: uploadsPerHour, windowSeconds: 3_600 },
    personal_data: { limit: personalDataPerHour, windowSeconds: 3_600 },
    verification_code: { limit: loginPerMinute, windowSeconds: 60 },
  };
}

async function health(connection: Connection) {
  // A database that does not answer at all must not keep this waiting.
  const answered = connection.db?.command({ ping: 1 }).then(() => true) ?? Promise.resolve(false);
  const database = await Promise.race([answered.catch(() => false), pause(HEALTH_WITHIN_MS, false, { ref: false })]);
  return { ready: database === true, checks: { database: database === true } };
}

function summaryOf(origin: string, simulator: Simulator | null): string[] {
  return [
    `服务已启动：${origin}`,
    `  办理台：${origin}/console`,
    `  接口文档：${origin}/docs`,
    ...(simulator ? [`  微信由本机模拟（${simulator.origin}），不连接真实的微信。`] : []),
  ];
}
