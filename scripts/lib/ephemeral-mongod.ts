/** A database for one run, on a folder that disappears with it, also when the run is killed. */
import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabaseUri, type OpenDatabase } from './database.js';
import { isAlive, processMark, type ProcessMark } from './file-lock.mjs';

const PREFIX = 'disclosure-test-';
const TEST_CACHE_GIGABYTES = 0.5;

/**
 * Hundreds of databases come and go, each with some 250 files. By itself `mongod` keeps them for five minutes after the drop, and
 * open for ten, until it may not open any more and gives up.
 */
const FORGETS_SOON = [
  ...['--setParameter', 'minSnapshotHistoryWindowInSeconds=2', '--syncdelay', '3'],
  ...[
    '--wiredTigerEngineConfigString',
    'file_manager=(close_idle_time=5,close_scan_interval=2,close_handle_minimum=250)',
  ],
];

/** Linux keeps this folder in memory: making a test's collections takes a third of the time there. */
const IN_MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 2 ** 30;

export async function openEphemeralDatabase(): Promise<OpenDatabase> {
  for (const parent of [tmpdir(), IN_MEMORY]) sweepAbandoned(parent);
  const folder = mkdtempSync(join(hasRoomInMemory() ? IN_MEMORY : tmpdir(), PREFIX));
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(processMark()));
  const database = await openDatabaseUri({
    dataDir: folder,
    cacheGigabytes: TEST_CACHE_GIGABYTES,
    mongodArguments: FORGETS_SOON,
  });
  guardAgainstKill(folder);
  return {
    uri: database.uri,
    stop: async () => {
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function hasRoomInMemory(): boolean {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) > ROOM_BYTES;
  } catch {
    return false;
  }
}

/**
 * A small shell that waits for the end of its input, which comes when this process ends in whatever way. If the folder
 * is still there then, this process was killed: the database and the folder go.
 */
function guardAgainstKill(folder: string): void {
  if (process.platform === 'win32') return;
  const pid = readMark(join(folder, 'mongod.json'), 'process')?.pid;
  const script = 'cat >/dev/null; [ -d "$1" ] || exit 0; kill -9 "$2" 2>/dev/null; sleep 0.2; rm -rf "$1"';
  const guard = spawn('sh', ['-c', script, 'sh', folder, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => {});
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void }).unref?.();
}

/** Where there is no shell, the next run clears what a killed one left. */
function sweepAbandoned(parent: string): void {
  for (const name of namesIn(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(parent, name);
    const owner = readMark(join(folder, 'owner.json'));
    if (!owner || isAlive(owner)) continue;
    const mongod = readMark(join(folder, 'mongod.json'), 'process');
    if (mongod && isAlive(mongod)) process.kill(mongod.pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readMark(file: string, key?: string): ProcessMark | null {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8'));
    return key ? (content[key] ?? null) : content;
  } catch {
    return null;
  }
}
