/**
 * The database of development, demo and tests: a real `mongod` on a folder, shared by every command that works on it.
 *
 * Each user leaves a file beside the data that names its process; the last one to leave shuts `mongod` down. Users
 * that died are recognised by their process and no longer count, and a `mongod` that outlived them is joined.
 *
 *     DATA_DIR/mongo/            the database's files
 *     DATA_DIR/mongod.json       port and process; the port stays when it is stopped
 *     DATA_DIR/mongod.lock       held while starting, joining and leaving
 *     DATA_DIR/mongod-users/     one file per user
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isAlive, processMark, withFileLock, type ProcessMark } from './file-lock.mjs';
import {
  addressOf,
  joinMongod,
  startMongod,
  stopMongod,
  type MongodOptions,
  type RunningMongod,
} from './mongod-process.js';
import { fileFault, PlainError } from './plain-error.mjs';
import { makeFolder } from './paths.mjs';

const WATCH_EVERY_MS = 1_000;

export interface EmbeddedMongodOptions {
  dataDir: string;
  /** Memory for cached data; modest, because it shares the machine. */
  cacheGigabytes?: number;
  mongodArguments?: readonly string[];
  /** Called once when the database has died and cannot be brought back, with the reason for a person. */
  onLost?: (reason: string) => void;
}

export interface EmbeddedMongod {
  /** Without a database name. */
  address: string;
  /** Takes this user off the list; the last one shuts the database down. May be called twice. */
  stop(): Promise<void>;
}

/** Starts the database of a folder, or joins the one that already runs on it. */
export async function openEmbeddedMongod(options: EmbeddedMongodOptions): Promise<EmbeddedMongod> {
  const { cacheGigabytes = 0.5, mongodArguments = [] } = options;
  const folder = new DataFolder(prepareFolder(resolve(options.dataDir)), { cacheGigabytes, mongodArguments });
  const userFile = join(folder.users, `${process.pid}-${randomUUID()}.json`);
  const running = await folder.locked(async () => {
    const current = await folder.runningMongod();
    const joined = current ?? (await folder.start());
    folder.write(userFile, processMark());
    return joined;
  });

  let stopping: Promise<void> | null = null;
  const stopWatching = watch(folder, running, (reason) => options.onLost?.(reason));
  return {
    address: addressOf(running.port),
    stop: () =>
      (stopping ??= (async () => {
        await stopWatching();
        // A disk that has become full or read-only has no room for a lock; the database is not left behind for that.
        await folder.locked(() => folder.leave(userFile)).catch(() => folder.leave(userFile));
      })()),
  };
}

/**
 * A database killed under its users is started again on the same port, where their driver finds it; whoever notices
 * first does it. What cannot be started again (a full disk) is told once.
 */
function watch(folder: DataFolder, running: RunningMongod, lost: (reason: string) => void): () => Promise<void> {
  let current = running;
  let reviving: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (reviving || isAlive(current.process)) return;
    reviving = folder
      .locked(async () => {
        current = (await folder.runningMongod()) ?? (await folder.start({ samePort: true }));
        reviving = null;
      })
      .catch((error: Error) => {
        clearInterval(timer);
        lost(error.message);
      });
  }, WATCH_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await reviving;
  };
}

/** The files beside the data. */
class DataFolder {
  readonly users: string;
  readonly #stateFile: string;
  readonly #lockFile: string;

  constructor(
    readonly path: string,
    readonly settings: Pick<MongodOptions, 'cacheGigabytes' | 'mongodArguments'>,
  ) {
    this.users = join(path, USERS);
    this.#stateFile = join(path, 'mongod.json');
    this.#lockFile = join(path, 'mongod.lock');
  }

  async locked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await withFileLock(this.#lockFile, work, { waitingFor: '另一个命令正在启动或停止数据库，等待它完成…' });
    } catch (error) {
      throw typeof (error as NodeJS.ErrnoException).code === 'string' ? unusable(this.path, error) : error;
    }
  }

  /** The database that runs on this folder, if it does. */
  async runningMongod(): Promise<RunningMongod | null> {
    const state = this.#readState();
    if (!state?.process || !isAlive(state.process)) return null;
    const running = { process: state.process, port: state.port };
    return (await joinMongod(running, this.path)) ? running : null;
  }

  async start({ samePort = false } = {}): Promise<RunningMongod> {
    requireSpace(this.path);
    const port = this.#readState()?.port ?? 0;
    // The process is written down at once: a server killed during the start leaves a database that can be found.
    return await startMongod({ ...this.settings, dataDir: this.path, port, samePort }, (running) =>
      this.write(this.#stateFile, running),
    );
  }

  async leave(userFile: string): Promise<void> {
    rmSync(userFile, { force: true });
    if (this.#countUsers() > 0) return;
    const state = this.#readState();
    if (!state?.process) return;
    if (isAlive(state.process)) await stopMongod({ process: state.process, port: state.port });
    try {
      this.write(this.#stateFile, { port: state.port });
    } catch {
      // The process named there is dead, and whoever reads it will see that.
    }
  }

  write(file: string, content: object): void {
    try {
      writeFileSync(`${file}.tmp`, JSON.stringify(content));
      renameSync(`${file}.tmp`, file);
    } catch (error) {
      throw unusable(this.path, error);
    }
  }

  /** Living users; the files of dead ones are removed on the way. */
  #countUsers(): number {
    let living = 0;
    for (const name of readdirSync(this.users)) {
      const file = join(this.users, name);
      if (isAlive(readJson<ProcessMark>(file))) living++;
      else rmSync(file, { force: true });
    }
    return living;
  }

  #readState(): { port: number; process?: ProcessMark } | null {
    const state = readJson<{ port: number; process?: ProcessMark }>(this.#stateFile);
    return state && Number.isInteger(state.port) && state.port > 0 && state.port < 65_536 ? state : null;
  }
}

const USERS = 'mongod-users';

/**
 * Makes sure the folder exists and can be written.
 * @returns its real path, so that everyone who means this folder calls it the same
 */
function prepareFolder(path: string): string {
  try {
    makeFolder(join(path, USERS));
    const probe = join(path, USERS, `probe-${randomUUID()}.tmp`);
    writeFileSync(probe, 'x');
    rmSync(probe);
    return realpathSync(path);
  } catch (error) {
    throw unusable(path, error);
  }
}

/** Below this `mongod` comes up and dies in the middle of something; its journal alone takes more. */
const LEAST_FREE_MEGABYTES = 100;

function requireSpace(path: string): void {
  const { bavail, bsize } = statfsSync(path);
  const free = Math.floor((bavail * bsize) / 1_048_576);
  if (free >= LEAST_FREE_MEGABYTES) return;
  throw new PlainError(
    `磁盘空间不足：数据文件夹 ${path} 所在的磁盘只剩 ${free} MB，至少需要 ${LEAST_FREE_MEGABYTES} MB。请清理磁盘后重试，或用环境变量 DATA_DIR 指定另一个文件夹。`,
  );
}

function unusable(path: string, error: unknown): PlainError {
  return new PlainError(
    `数据文件夹 ${path} 不能使用：${fileFault(error)}。请修正后重试，或用环境变量 DATA_DIR 指定另一个文件夹。`,
  );
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
