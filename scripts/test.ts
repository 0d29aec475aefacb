/**
 * `npm test`: one `mongod` for the whole run, jest with whatever arguments were given, and one closing line
 * `N passed, N failed, N skipped` over all suites. Status 0 only if nothing failed and something ran.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireReplicaSet, withDatabaseName } from './lib/replica-set.js';
import { openEphemeralDatabase } from './lib/ephemeral-mongod.js';
import { projectRoot } from './lib/paths.mjs';
import { explain } from './lib/plain-error.mjs';

const totalsFile = join(tmpdir(), `disclosure-test-totals-${process.pid}.json`);

/** How long jest may take to end after its last test: a connection left open would keep it for ever. */
const END_WITHIN_MS = 20_000;

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** @returns jest's status, or 128 + the number of the signal that ended the run early */
async function run(): Promise<number> {
  const database = await openDatabase();
  try {
    const env = { ...process.env, NODE_ENV: 'test', TEST_MONGODB_URI: database.uri, TEST_TOTALS_FILE: totalsFile };
    const jest = spawn(process.execPath, [...JEST, ...process.argv.slice(2)], {
      cwd: projectRoot,
      // stdout holds the closing line and nothing else.
      stdio: ['ignore', 2, 2],
      env,
    });
    return await ending(jest);
  } finally {
    await database.stop();
  }
}

function ending(jest: ChildProcess): Promise<number> {
  let endedBy = 0;
  const pass = (signal: NodeJS.Signals, number: number): void => {
    endedBy = 128 + number;
    jest.kill(signal);
  };
  process.on('SIGINT', () => pass('SIGINT', 2));
  process.on('SIGTERM', () => pass('SIGTERM', 15));
  process.on('SIGHUP', () => pass('SIGHUP', 1));

  let countedAt = 0;
  const timer = setInterval(() => {
    if (!existsSync(totalsFile)) return;
    countedAt ||= Date.now();
    if (Date.now() - countedAt < END_WITHIN_MS) return;
    process.stderr.write('测试已经跑完，但有未关闭的连接或定时器，jest 没有结束；已强行结束它。\n');
    jest.kill('SIGKILL');
    clearInterval(timer);
  }, 1_000);

  return new Promise((resolve, reject) => {
    jest.once('error', reject);
    jest.once('close', (code) => {
      clearInterval(timer);
      resolve(endedBy || (code ?? 0));
    });
  });
}

async function openDatabase(): Promise<{ uri: string; stop(): Promise<void> }> {
  const given = process.env.MONGODB_URI;
  if (!given) return await openEphemeralDatabase();
  await requireReplicaSet(given);
  return { uri: withDatabaseName(given, 'disclosure'), stop: async () => {} };
}

function readTotals(): { passed: number; failed: number; skipped: number } {
  try {
    return JSON.parse(readFileSync(totalsFile, 'utf8'));
  } catch {
    // Jest ended before it could count: that is one failure, not nothing.
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(totalsFile, { force: true });
  }
}

let status = 1;
try {
  status = await run();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
}
const { passed, failed, skipped } = readTotals();
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = status !== 0 ? status : failed === 0 && passed > 0 ? 0 : 1;
