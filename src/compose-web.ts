/** The doors: the app with its routes, and what keeps the memory of this process true while it is open. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connection } from 'mongoose';
import { type Clock } from './clock.js';
import { type ComposedCommands } from './compose-commands.js';
import { composeRoutes } from './compose-routes.js';
import { sealFor, servicesOf, smsFor } from './compose-services.js';
import { composeSignOn } from './compose-sign-on.js';
import { type Config } from './config.js';
import { PERSONAS } from './demo/applicants.js';
import { createApp } from './http/app.js';
import { consolePage } from './http/console-page.js';
import { EventHub } from './http/event-hub.js';
import { withDeputies } from './http/middleware/deputies.js';
import { FixedWindowLimit } from './http/middleware/fixed-window-limit.js';
import { withSecondFactor } from './http/middleware/second-factor.js';
import { previewPage } from './http/preview-page.js';
import { PublicCache } from './http/public-cache.js';
import { startReadCounter } from './http/read-counter.js';
import { createServer } from './http/server.js';
import { type Simulator } from './integrations/simulator/simulator.js';
import { wechatLogin } from './integrations/wechat/login.js';
import { ledgerImportRunner } from './jobs/ledger-import-runner.js';
import { type Logger } from './logger.js';
import { mongoLiveReads } from './persistence/account/live-reads.js';
import { sessionReader } from './persistence/account/session-store.js';
import { watchChanges } from './persistence/change-feed.js';
import { watchPublicChanges } from './persistence/disclosure/public-changes.js';
import { readCounts } from './persistence/disclosure/read-counts.js';
import { mongoRateLimiter, type RateLimitRules } from './persistence/rate-limiter.js';
import { mongoLedgerImports } from './persistence/report/ledger-import-store.js';
import { isDatabaseUnavailable } from './persistence/unavailable.js';
import { type EvidenceBinder } from './ports/evidence-binder.js';

export const STOP_GRACE_MS = 15_000;
const HEALTH_WITHIN_MS = 2_000;
const COUNT_READS_EVERY_MS = 5_000;
const PUBLIC_CACHE = { maxBytes: 64 * 1024 * 1024, maxEntries: 20_000, ttlMs: 10 * 60_000 } as const;

export interface ServeOptions {
  config: Config;
  logger: Logger;
  connection: Connection;
  clock: Clock;
  commands: ComposedCommands;
  simulator: Simulator | null;
  evidenceBinder: EvidenceBinder;
  closing: (() => Promise<unknown>)[];
  preview: string | undefined;
  console: string | undefined;
}

export async function serve({
  config,
  logger,
  connection,
  clock,
  commands,
  simulator,
  evidenceBinder,
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
      evidenceBinder,
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
