/**
 * Draws letters in a thread of their own: a letter takes 60 to 200 ms of computing, in which a server would answer nobody.
 * The thread is started for the first letter and ended after a while without any, and with it goes the memory that it took.
 */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.js';
import { type Log } from '../../ports/log.js';
import { type LetterModel, type LetterRenderer, type RenderOptions } from '../../ports/letter-renderer.js';

/** What the thread is sent. */
export interface LetterOrder {
  id: number;
  format: 'docx' | 'pdf';
  model: LetterModel;
  options: RenderOptions;
}

/** What it sends back: the file, or why there is none. */
export type LetterAnswer = { id: number; bytes: Uint8Array } | { id: number; fault: string };

export interface LetterThreadOptions {
  /** The compiled `letter-worker.js`. */
  worker: URL | string;
  log: Log<'integration'>;
  /** Without a letter for so long, the thread ends. */
  idleMs?: number;
  /** Many times what the longest letter takes. */
  timeoutMs?: number;
}

export interface LetterThread extends LetterRenderer {
  /** Letters that are being drawn are given up; none is drawn any more. */
  stop(): Promise<void>;
}

interface Pending {
  resolve(file: Buffer): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** One letter of many pages takes a fraction of it; what needs more is a fault, and must not take the server's memory along. */
const MAX_HEAP_MB = 256;

/**
 * `docx` and `pdf` throw AppError `service_unavailable` when the thread was lost, took too long or has been stopped: the letter may
 * be asked for again. A fault of the drawing itself is thrown as it is.
 */
export function letterThread({
  worker: script,
  log,
  idleMs = 60_000,
  timeoutMs = 30_000,
}: LetterThreadOptions): LetterThread {
  const pending = new Map<number, Pending>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let nextId = 1;
  let isStopped = false;

  function settle(id: number): Pending | undefined {
    const found = pending.get(id);
    pending.delete(id);
    clearTimeout(found?.timer);
    if (pending.size === 0) rest();
    return found;
  }

  /** Nobody waits: the thread neither keeps the process alive nor stays for ever. */
  function rest(): void {
    thread?.unref();
    clearTimeout(idle);
    idle = setTimeout(() => void end(), idleMs).unref();
  }

  function end(): Promise<unknown> {
    const ending = thread;
    thread = null;
    clearTimeout(idle);
    return ending?.terminate() ?? Promise.resolve();
  }

  /** The thread is gone, or has to go: who waits for it is told, and the next letter starts another. */
  function lose(lost: Worker, reason: unknown): void {
    if (thread !== lost) return;
    log.error('integration', '生成文书的线程中断', { error: reason, waiting: pending.size });
    void end();
    for (const id of [...pending.keys()]) settle(id)?.reject(unavailable(reason));
  }

  function start(): Worker {
    const started = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    started.on('message', (answer: LetterAnswer) => {
      const waiting = settle(answer.id);
      if ('bytes' in answer) {
        const { buffer, byteOffset, byteLength } = answer.bytes;
        waiting?.resolve(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength));
      } else waiting?.reject(new Error(`the letter could not be drawn: ${answer.fault}`));
    });
    started.on('error', (error) => lose(started, error));
    started.on('exit', (code) => lose(started, new Error(`the thread ended with ${code}`)));
    return started;
  }

  function draw(format: LetterOrder['format'], model: LetterModel, options: RenderOptions): Promise<Buffer> {
    if (isStopped) return Promise.reject(unavailable(new Error('stopped')));
    clearTimeout(idle);
    const running = (thread ??= start());
    running.ref();
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => lose(running, new Error(`no letter after ${timeoutMs} ms`)), timeoutMs);
      pending.set(id, { resolve, reject, timer });
      running.postMessage({ id, format, model, options } satisfies LetterOrder);
    });
  }

  return {
    docx: (model, options) => draw('docx', model, options),
    pdf: (model, options) => draw('pdf', model, options),
    async stop() {
      isStopped = true;
      await end();
      for (const id of [...pending.keys()]) settle(id)?.reject(unavailable(new Error('stopped')));
      clearTimeout(idle);
    },
  };
}

function unavailable(cause: unknown): AppError {
  return new AppError('service_unavailable', {}, { message: '文书的文件暂时不能生成，请稍后再试。', cause });
}
