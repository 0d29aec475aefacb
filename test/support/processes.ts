/** Programs of ours run for real: what they print, how they end, and what they leave running. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(import.meta.dirname, '..', '..');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningProgram {
  child: ChildProcess;
  /** Waits until this is printed on stdout or stderr. */
  prints(what: RegExp): Promise<void>;
  ends(): Promise<Ended>;
}

type Variables = Record<string, string | undefined>;

/** The environment of this run without the variables that would lead a program to somebody's database. */
export function cleanEnvironment(more: Variables = {}): NodeJS.ProcessEnv {
  const {
    MONGODB_URI: _uri,
    DATA_DIR: _dir,
    PORT: _port,
    NODE_ENV: _env,
    NODE_OPTIONS: _options,
    ...rest
  } = process.env;
  return { ...rest, ...more };
}

/** Starts Node on a script of the project. */
export function startProgram(args: readonly string[], variables: Variables = {}): RunningProgram {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: cleanEnvironment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  child.stdout.on('data', (chunk) => ((stdout += chunk), tell()));
  child.stderr.on('data', (chunk) => ((stderr += chunk), tell()));
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, stdout, stderr })));
  return {
    child,
    ends: () => ended,
    prints: (what) =>
      new Promise((found, failed) => {
        const look = (): void => {
          if (what.test(stdout + stderr)) found();
        };
        listeners.add(look);
        look();
        void ended.then(() => failed(new Error(`ended without printing ${what}:\n${stdout}${stderr}`)));
      }),
  };
}

export async function runProgram(args: readonly string[], variables: Variables = {}): Promise<Ended> {
  return await startProgram(args, variables).ends();
}

/** A folder of its own, removed after the work. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-scripts-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
