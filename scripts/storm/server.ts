/** Starts the server, kills it, starts it again on the same port, and moves its clock. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerSetup } from './environment.js';

/** With the demo to be written, on a machine that does other things. */
const START_WITHIN_MS = 600_000;
const STOP_WITHIN_MS = 30_000;

/** None may outlive the storm. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export class StormServer {
  readonly origin: string;
  #child: ChildProcess | null = null;
  #simulatorOrigin = '';

  constructor(
    private readonly setup: Omit<ServerSetup, 'now'>,
    /** Everything the server says; a finding is looked up there. */
    readonly logFile: string,
  ) {
    this.origin = `http://127.0.0.1:${setup.port}`;
  }

  async start(now: Date): Promise<void> {
    const log = openSync(this.logFile, 'a');
    const file = join(dirname(fileURLToPath(import.meta.url)), 'server-process.js');
    const child = fork(file, [], { env: withoutOurs(), stdio: ['ignore', log, log, 'ipc'] });
    closeSync(log);
    running.add(child);
    child.once('exit', () => running.delete(child));
    const started = new Promise<string>((resolve, reject) => {
      child.once('message', ({ simulatorOrigin }: { simulatorOrigin: string }) => resolve(simulatorOrigin));
      child.once('exit', (code, signal) =>
        reject(new Error(`the server ended before it listened: ${code ?? signal}, see ${this.logFile}`)),
      );
      setTimeout(() => reject(new Error('the server did not start in time')), START_WITHIN_MS).unref();
    });
    child.send({ ...this.setup, now: now.toISOString() } satisfies ServerSetup);
    this.#simulatorOrigin = await started;
    this.#child = child;
  }

  /** As a power cut would: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** @returns false when it had to be killed in the end */
  async stop(): Promise<boolean> {
    const child = this.#child;
    if (!child) return true;
    this.#child = null;
    const gone = once(child, 'exit');
    child.send('stop', () => {});
    let inTime = true;
    const timer = setTimeout(() => {
      inTime = false;
      child.kill('SIGKILL');
    }, STOP_WITHIN_MS);
    await gone;
    clearTimeout(timer);
    return inTime;
  }

  /** Returns when the jobs that are due then have run. */
  async moveClock(to: Date): Promise<void> {
    const answer = await fetch(`${this.#simulatorOrigin}/control/clock`, {
      method: 'POST',
      body: JSON.stringify({ moveTo: to.toISOString() }),
    });
    if (!answer.ok) throw new Error(`the clock was not moved: ${answer.status} ${await answer.text()}`);
  }
}

/** The server's configuration comes by message; nobody's database is to be met by accident. */
function withoutOurs(): NodeJS.ProcessEnv {
  const { MONGODB_URI: _uri, DATA_DIR: _dir, PORT: _port, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, NODE_ENV: 'test' };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
