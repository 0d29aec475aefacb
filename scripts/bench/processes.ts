/** The processes that are measured: started with a message, watched through /proc, stopped at the end whatever happens. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Ticks of a processor's clock in a second, as /proc counts; the same on every Linux. */
const TICKS = 100;
const START_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 20_000;

export interface Measured {
  readonly pid: number;
  readonly origin: string;
  /** Seconds of processor time so far; NaN where the system does not tell. */
  cpuSeconds(): number;
  /** Bytes now and at most so far. */
  memory(): { resident: number; peak: number };
  stop(): Promise<void>;
}

/** Of these processes none may outlive the benchmark. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/**
 * @param script a file beside this one, without its ending; it is sent `setup` and answers `{origin}` once it listens
 * @param nodeOptions e.g. `--cpu-prof`
 */
export async function startMeasured(
  script: string,
  setup: object,
  nodeOptions: readonly string[] = [],
): Promise<Measured> {
  const file = join(dirname(fileURLToPath(import.meta.url)), `${script}.js`);
  const child = fork(file, [], {
    execArgv: [...nodeOptions],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const started = new Promise<string>((resolve, reject) => {
    child.once('message', (message: { origin: string }) => resolve(message.origin));
    child.once('exit', (code, signal) => reject(new Error(`${script} ended before it listened: ${code ?? signal}`)));
    setTimeout(() => reject(new Error(`${script} did not start in time`)), START_WITHIN_MS).unref();
  });
  child.send(setup);
  const origin = await started;
  const pid = child.pid as number;
  return {
    pid,
    origin,
    cpuSeconds: () => cpuSecondsOf(pid),
    memory: () => memoryOf(pid),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.send('stop', () => {});
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

function cpuSecondsOf(pid: number): number {
  try {
    // The name of the process stands in brackets and may hold blanks; after it every field is a number or a letter.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return NaN;
  }
}

function memoryOf(pid: number): { resident: number; peak: number } {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? NaN);
    return { resident: kilobytes('VmRSS') * 1_024, peak: kilobytes('VmHWM') * 1_024 };
  } catch {
    return { resident: NaN, peak: NaN };
  }
}
