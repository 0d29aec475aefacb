/** `npm start`: the database, then the server; at the end the server first, the database last. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Config } from '../src/config.js';
import { createLogger } from '../src/logger.js';
import { loadCommandConfig } from './lib/command.js';
import { openDatabaseUri } from './lib/database.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';
import { projectRoot } from './lib/paths.mjs';
import { listenForSignals } from './lib/signals.js';
import { watchPreview } from './lib/watch-preview.js';

/** How long the server may take to finish what it is answering. */
const STOP_WITHIN_MS = 20_000;

const interruption = listenForSignals();
const broken = new Promise<Error>((resolve) => {
  process.on('uncaughtException', resolve);
  process.on('unhandledRejection', (reason) => resolve(reason instanceof Error ? reason : new Error(String(reason))));
});

// A server with jobs only may have no open socket; it runs until it is told to stop.
setInterval(() => {}, 3_600_000);

let status = 0;
try {
  status = await start(readArguments(process.argv.slice(2)));
} catch (error) {
  say(explain(error));
  status = 1;
}
process.stdout.write('', () => process.exit(status));

async function start({ empty }: { empty: boolean }): Promise<number> {
  const config = await loadCommandConfig();
  const logger = createLogger({ level: config.logLevel, json: config.environment === 'production' });
  if (config.roles.includes('web')) await requireFreePort(config);
  // Loaded while the database starts.
  const main = import('../src/main.js');
  main.catch(() => {});
  let stopWatching = (): void => {};
  let tellLoss: (reason: Error) => void = () => {};
  const lost = new Promise<Error>((resolve) => (tellLoss = resolve));
  const database = await openDatabaseUri({
    mongodbUri: config.mongodbUri,
    dataDir: config.dataDir,
    onLost: (reason) => tellLoss(new PlainError(reason)),
  });
  try {
    if (interruption.isRequested) return 0;
    const { startServer } = await main;
    const built = (name: string): string => join(projectRoot, 'dist', name);
    const options = {
      config,
      logger,
      empty,
      previewDirectory: built('preview'),
      consoleDirectory: built('console'),
      integrationsDirectory: built('src/integrations'),
    };
    const starting = startServer({ ...options, mongoUri: database.uri }).catch((error) => {
      throw portTaken(error, config);
    });
    // Awaited in the race below; if that is already over, its failure no longer matters.
    starting.catch(() => {});
    const server = await Promise.race([starting, interruption.first, lost, broken]);
    if (server === undefined) return 0;
    if (server instanceof Error) throw server;
    process.stdout.write(`${server.summary.join('\n')}\n`);
    say('按 Ctrl-C 停止。');
    if (config.environment === 'development' && config.roles.includes('web')) stopWatching = watchPreview();

    const reason = await Promise.race([interruption.first, lost, broken]);
    if (reason) say(explain(reason));
    say('正在停止…');
    await Promise.race([server.stop(), interruption.second, wait(STOP_WITHIN_MS)]);
    return reason ? 1 : 0;
  } finally {
    stopWatching();
    await database.stop();
  }
}

function readArguments(given: readonly string[]): { empty: boolean } {
  const unknown = given.filter((argument) => argument !== '--empty');
  if (unknown.length > 0)
    throw new PlainError(`不认识的参数：${unknown.join(' ')}。可用的参数有 --empty（不写入演示数据）。`);
  return { empty: given.includes('--empty') };
}

/** Told before the database is started for nothing. */
function requireFreePort(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portTaken(error, config)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}

function portTaken(error: unknown, { host, port }: Config): unknown {
  switch ((error as NodeJS.ErrnoException)?.code) {
    case 'EADDRINUSE':
      return new PlainError(
        `端口 ${port} 已被占用，可能是另一个 npm start 还在运行。请先停止它，或换一个端口，例如：PORT=${port < 65_535 ? port + 1 : 3000} npm start`,
      );
    case 'EACCES':
      return new PlainError(
        `没有使用端口 ${port} 的权限（1024 以下的端口通常需要管理员）。请换一个端口，例如：PORT=3000 npm start`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new PlainError(
        `这台机器没有地址 ${host}。请修改 HOST：127.0.0.1 只供本机访问，0.0.0.0 接受其他机器的访问。`,
      );
    default:
      return error;
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
