/** The machine and who else uses it: without this, figures of two days cannot be told apart. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Machine {
  processors: number;
  model: string;
  memoryGigabytes: number;
  node: string;
  /** Over one, five and fifteen minutes, before anything of ours ran. */
  load: number[];
  /** Per cent of the processors that others used in the second before the start; NaN where the system does not tell. */
  busyBefore: number;
}

interface Ticks {
  all: number;
  busy: number;
  /** Time in which we wanted a processor and the host had given it to somebody else. */
  stolen: number;
}

export async function describeMachine(): Promise<Machine> {
  const [processor] = cpus();
  const load = loadavg().map((value) => Math.round(value * 100) / 100);
  const before = ticks();
  await sleep(1_000);
  return {
    processors: cpus().length,
    model: processor?.model ?? '',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load,
    busyBefore: share(before, (now) => now.busy),
  };
}

/** Watches until it is asked. @returns per cent of the processors' time that the host took away */
export function watchStolenTime(): () => number {
  const before = ticks();
  return () => share(before, (now) => now.stolen);
}

function share(before: Ticks, of: (ticks: Ticks) => number): number {
  const now = ticks();
  return Math.round((100 * (of(now) - of(before))) / (now.all - before.all));
}

function ticks(): Ticks {
  try {
    const line = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0] ?? '';
    const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, stolen = 0] = line
      .split(/\s+/)
      .slice(1)
      .map(Number);
    const busy = user + nice + system + irq + soft + stolen;
    return { all: busy + idle + wait, busy, stolen };
  } catch {
    return { all: NaN, busy: NaN, stolen: NaN };
  }
}
