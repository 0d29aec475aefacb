/**
 * One `mongod` process on one folder: starting it as a single-node replica set, finding out why it did not start,
 * asking whether it is there, shutting it down. Who uses it and for how long is decided in `embedded-mongod.ts`.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import mongoose from 'mongoose';
import { isAlive, processMark, type ProcessMark } from './file-lock.mjs';
import { ensureMongod } from './mongod-binary.mjs';
import { explainFailure } from './explain-failure.js';
import { fileFault, PlainError, say } from './plain-error.mjs';
import { makeFolder } from './paths.mjs';

const { MongoClient, MongoNetworkError } = mongoose.mongo;

const HOST = '127.0.0.1';
const REPLICA_SET = 'rs0';
const START_TIMEOUT_MS = 60_000;
const JOIN_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 20_000;

export interface RunningMongod {
  process: ProcessMark;
  port: number;
}

export interface MongodOptions {
  /** Holds the database's files in `mongo/` and its log. */
  dataDir: string;
  cacheGigabytes: number;
  mongodArguments: readonly string[];
  /** The port of the last time: the replica set's configuration holds it. 0: any free one. */
  port: number;
  /** Fails rather than choose another port, because clients already know this one. */
  samePort?: boolean;
}

/** The address for the driver, without a database name. */
export function addressOf(port: number): string {
  return `mongodb://${HOST}:${port}/?replicaSet=${REPLICA_SET}`;
}

/**
 * Starts `mongod` detached, so that a terminal's Ctrl-C reaches only the server, and returns when it accepts writes.
 * @throws {PlainError} disk full, folder not writable, folder in use, data of a newer version …
 */
export async function startMongod(
  options: MongodOptions,
  started: (running: RunningMongod) => void,
): Promise<RunningMongod> {
  const binary = await ensureMongod();
  const dbPath = join(options.dataDir, 'mongo');
  const logFile = join(options.dataDir, 'mongod.log');
  const port = await choosePort(options);
  let log: number;
  try {
    makeFolder(dbPath);
    keepOneOldLog(logFile);
    log = openSync(logFile, 'a');
  } catch (error) {
    throw new PlainError(
      `数据文件夹 ${options.dataDir} 不能使用：${fileFault(error)}。请修正后重试，或用 DATA_DIR 指定另一个文件夹。`,
    );
  }
  const args = ['--dbpath', dbPath, '--port', String(port), '--bind_ip', HOST, '--replSet', REPLICA_SET];
  args.push(
    '--wiredTigerCacheSizeGB',
    String(options.cacheGigabytes),
    '--setParameter',
    'diagnosticDataCollectionEnabled=false',
    ...options.mongodArguments,
  );
  // Without it an abandoned socket file of another user in /tmp would keep mongod from starting.
  if (process.platform !== 'win32') args.push('--nounixsocket');
  const child = spawn(binary.path, args, {
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
    cwd: dirname(dbPath),
  });
  closeSync(log);
  let failure: Error | null = null;
  child.once('error', (error) => (failure = error));
  child.once('exit', (code, signal) => (failure ??= new Error(`退出码 ${code ?? signal}`)));
  child.unref();
  if (child.pid === undefined) {
    await new Promise((resolve) => setImmediate(resolve));
    throw new PlainError(`不能启动 ${binary.path}：${failure ? fileFault(failure) : '原因不明'}。`);
  }
  const running = { process: processMark(child.pid), port };
  started(running);
  try {
    await becomePrimary(port, () => failure, START_TIMEOUT_MS);
  } catch (error) {
    if (isAlive(running.process)) await stopMongod(running);
    throw new PlainError(explainFailure(options.dataDir, logFile, error), { cause: error });
  }
  return running;
}

/**
 * Takes up a database that an earlier command started on this folder; one that was left half-way is brought to accept
 * writes, one that hangs is ended.
 * @returns whether it can be used
 */
export async function joinMongod(running: RunningMongod, dataDir: string): Promise<boolean> {
  const died = (): Error | null => (isAlive(running.process) ? null : new Error('已经退出'));
  if (died()) return false;
  try {
    await becomePrimary(running.port, died, JOIN_TIMEOUT_MS);
    return await withAdmin(running.port, JOIN_TIMEOUT_MS, async (admin) => {
      const { parsed } = await admin.command({ getCmdLineOpts: 1 });
      return parsed.storage?.dbPath === join(dataDir, 'mongo');
    });
  } catch {
    // Only a process that is certainly ours is ended: without a start time the id may have been given to another.
    if (running.process.start) await stopMongod(running);
    return false;
  }
}

/** Shuts down cleanly; kills it when it does not end in time, which its journal survives. */
export async function stopMongod(running: RunningMongod): Promise<void> {
  const { pid } = running.process;
  try {
    if (process.platform === 'win32') {
      await withAdmin(running.port, 2_000, (admin) => admin.command({ shutdown: 1, force: true, timeoutSecs: 1 }));
    } else {
      process.kill(pid, 'SIGTERM');
    }
  } catch {
    // A shutdown cuts its own connection; and it may have ended by itself.
  }
  if (await endsWithin(running.process, STOP_TIMEOUT_MS)) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Ended at the last moment.
  }
  await endsWithin(running.process, 5_000);
}

function keepOneOldLog(file: string): void {
  try {
    renameSync(file, `${file}.old`);
  } catch (error) {
    // On the first start there is none; where the name cannot be moved, opening it will tell why.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') rmSync(`${file}.old`, { force: true });
  }
}

async function choosePort({ port, samePort }: MongodOptions): Promise<number> {
  if (port !== 0) {
    const free = await tryPort(port);
    if (free !== null) return free;
    if (samePort) throw new PlainError(`数据库的端口 ${port} 被其他程序占用，不能重新启动数据库。`);
    // mongod first looks for itself on the port it knows, and a stranger there may keep it waiting.
    say(`数据库原来的端口 ${port} 被其他程序占用，正在改用另一个端口，最多需要半分钟…`);
  }
  // Not from the range out of which the system gives ports to outgoing connections: it is to be free next time as well.
  for (let tries = 0; tries < 20; tries++) {
    const free = await tryPort(randomInt(27_100, 32_000));
    if (free !== null) return free;
  }
  const free = await tryPort(0);
  if (free === null) throw new PlainError('本机没有可用的端口，数据库不能启动。');
  return free;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, HOST, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

/** Knocks without taking the port, which mongod is about to take. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HOST });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

type Admin = ReturnType<InstanceType<typeof MongoClient>['db']>;

async function withAdmin<T>(port: number, timeoutMs: number, work: (admin: Admin) => Promise<T>): Promise<T> {
  const client = new MongoClient(`mongodb://${HOST}:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
  });
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

/** Waits for the process, makes it a replica set of one on this port, and waits until it accepts writes. */
async function becomePrimary(port: number, failure: () => Error | null, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  const check = (): void => {
    const failed = failure();
    if (failed) throw failed;
    if (Date.now() > deadline) throw new Error(`${timeoutMs / 1000} 秒内没有就绪`);
  };
  while (!(await answers(port))) {
    check();
    await pause(25);
  }
  // A forced change of the configuration cuts every connection: then the same again on a new one.
  for (;;) {
    check();
    try {
      return await withAdmin(port, timeoutMs, (admin) => waitForPrimary(admin, port, check));
    } catch (error) {
      if (!(error instanceof MongoNetworkError)) throw error;
      await pause(100);
    }
  }
}

async function waitForPrimary(admin: Admin, port: number, check: () => void): Promise<void> {
  for (let configured = false; ; await pause(20)) {
    check();
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary) return;
    if (!configured && !hello.secondary) configured = await configure(admin, port);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** mongod listens before it has read its own configuration. */
const NOT_YET_INITIALIZED = 94;

/**
 * The replica set's configuration names host and port: on an empty folder it is made, and after a change of port it
 * is corrected, or the node would find itself in nobody's list and never become primary.
 * @returns whether it is done; if not, mongod is not ready for it yet
 */
async function configure(admin: Admin, port: number): Promise<boolean> {
  const host = `${HOST}:${port}`;
  const config = await admin.client.db('local').collection('system.replset').findOne({});
  try {
    if (config === null) {
      const members = [{ _id: 0, host }];
      await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } });
    } else if (config.members.length !== 1 || config.members[0].host !== host) {
      const members = [{ ...config.members[0], host }];
      await admin.command({ replSetReconfig: { ...config, members, version: config.version + 1 }, force: true });
    }
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === NOT_YET_INITIALIZED) return false;
    throw error;
  }
}

async function endsWithin(mark: ProcessMark, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(mark)) {
    if (Date.now() > deadline) return false;
    await pause(25);
  }
  return true;
}
