/**
 * Binds the file of a case in a thread of its own: reading and writing its PDFs takes seconds of computing, in which a server would
 * answer nobody. Every bundle has its own thread, and with it goes the memory that it took. Both sides take turns: the thread asks
 * for the next file, or hands over what it has written and waits until that has been taken.
 */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.js';
import { type BindOptions, type EvidenceBinder, type EvidenceBundle } from '../../ports/evidence-binder.js';
import { type Log } from '../../ports/log.js';

/** What the thread begins with. */
export interface BindOrder {
  bundle: EvidenceBundle;
  createdAt: Date;
  author: string;
}

/** What it says: the content of this file, please; take this; nothing more comes. */
export type ThreadTurn = { open: string } | { bytes: Uint8Array } | { isDone: true };

/** What it is told: whether there is such a file, then its content, piece by piece; or that its bytes were taken. */
export type ServerTurn = { isFound: boolean } | { piece: Uint8Array } | { isWhole: true } | { isTaken: true };

export interface EvidenceThreadOptions {
  /** The compiled `evidence-worker.js`. */
  worker: URL | string;
  log: Log<'integration'>;
  /** Whoever takes longer for a turn, the thread or who reads the bundle, is given up. */
  stallMs?: number;
  /** How long one bundle may take in all, however it goes on. */
  wholeMs?: number;
}

export interface EvidenceThreads extends EvidenceBinder {
  /** Bundles that are being bound are given up. */
  stop(): Promise<void>;
}

/** At once, in one process. Each holds one file of the case in memory, several times over while it is read. */
const MAX_AT_ONCE = 2;
const MAX_HEAP_MB = 512;

/** `bind` throws AppError `service_unavailable` while others are bound; what it gives back breaks off with it if the thread is lost. */
export function evidenceThreads({
  worker: script,
  log,
  stallMs = 120_000,
  wholeMs = 900_000,
}: EvidenceThreadOptions): EvidenceThreads {
  const running = new Set<Worker>();
  const assertRoom = (): void => {
    if (running.size >= MAX_AT_ONCE) throw unavailable('正在生成别的证据材料，请过一两分钟再试。');
  };
  return {
    assertRoom,
    bind(bundle, { open, ...options }) {
      assertRoom();
      const thread = new Worker(script, {
        workerData: { bundle, ...options } satisfies BindOrder,
        resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      });
      running.add(thread);
      const stall = setTimeout(() => {
        log.error('integration', '生成证据材料的线程没有进展，已放弃', { stallMs });
        void thread.terminate();
      }, stallMs).unref();
      // Whoever takes a little now and then keeps others waiting.
      const whole = setTimeout(() => {
        log.warn('integration', '证据材料下载得太慢，已放弃', { wholeMs });
        void thread.terminate();
      }, wholeMs).unref();
      thread.on('error', (error) => log.error('integration', '生成证据材料的线程中断', { error }));
      thread.once('exit', () => {
        running.delete(thread);
        clearTimeout(stall);
        clearTimeout(whole);
      });
      // Heard from now on: the thread does not wait until somebody begins to read.
      const turns = on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[ThreadTurn]>;
      return taken(thread, turns, open, () => stall.refresh());
    },
    async stop() {
      await Promise.all([...running].map((thread) => thread.terminate()));
    },
  };
}

async function* taken(
  thread: Worker,
  turns: AsyncIterable<[ThreadTurn]>,
  open: BindOptions['open'],
  onTurn: () => void,
): AsyncGenerator<Uint8Array> {
  const say = (turn: ServerTurn, transfer: ArrayBuffer[] = []): void => thread.postMessage(turn, transfer);
  try {
    for await (const [turn] of turns) {
      onTurn();
      if ('isDone' in turn) return;
      if ('bytes' in turn) {
        yield turn.bytes;
        say({ isTaken: true });
      } else {
        const content = await open(turn.open);
        say({ isFound: content !== null });
        for await (const read of content ?? []) {
          // What the database answers lies in one large buffer, which would go along whole with each piece of it.
          const piece = new Uint8Array(read as Buffer);
          say({ piece }, [piece.buffer]);
        }
        if (content) say({ isWhole: true });
      }
      onTurn();
    }
    throw new Error('the thread ended before the bundle did');
  } catch (cause) {
    throw unavailable('证据材料没有生成完，请稍后再试。', cause);
  } finally {
    await thread.terminate();
  }
}

function unavailable(message: string, cause?: unknown): AppError {
  return new AppError('service_unavailable', {}, { message, cause });
}
