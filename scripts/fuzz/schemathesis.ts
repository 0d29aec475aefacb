/** Schemathesis in a Python environment of its own, kept in the cache folder beside the mongod; nothing of the user's is touched. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, say } from '../lib/plain-error.mjs';
import { writableCacheFolder } from '../lib/paths.mjs';

/** Pinned exactly: another version makes other cases. */
export const SCHEMATHESIS_VERSION = '4.32.5';

const ON_WINDOWS = process.platform === 'win32';

/** @returns the program. @throws PlainError where there is no Python, or no network for the first installation */
export function ensureSchemathesis(): string {
  const folder = join(writableCacheFolder(), `schemathesis-${SCHEMATHESIS_VERSION}`);
  const program = join(folder, ON_WINDOWS ? 'Scripts/schemathesis.exe' : 'bin/schemathesis');
  // An installation that broke off has a program too, perhaps.
  const whole = join(folder, 'whole');
  if (existsSync(whole)) return program;
  const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (!python) throw new PlainError('模糊测试需要 Python 3.10 以上（python3），没有找到。');
  say(`正在安装 schemathesis ${SCHEMATHESIS_VERSION}（只在第一次）…`);
  rmSync(folder, { recursive: true, force: true });
  run(python, ['-m', 'venv', folder]);
  const pip = join(folder, ON_WINDOWS ? 'Scripts/python.exe' : 'bin/python');
  run(pip, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${SCHEMATHESIS_VERSION}`]);
  writeFileSync(whole, '');
  return program;
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  throw new PlainError(`不能准备 schemathesis：${command} ${args.join(' ')}\n${error?.message ?? stderr}`);
}

export interface FuzzedGroup {
  /** Status of the program: 0 no failure, 1 failures. */
  status: number;
  /** Everything it said. */
  output: string;
}

export async function runSchemathesis(
  program: string,
  args: readonly string[],
  environment: Record<string, string>,
  /** It keeps notes of its own where it is started: not in the project. */
  cwd: string,
): Promise<FuzzedGroup> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      process.off('exit', endWithUs);
      resolve({ status: status ?? 1, output });
    });
  });
}
