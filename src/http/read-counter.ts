/**
 * Counts readings of published items. The cache knows how often it answered; every few seconds these figures are added to the
 * store in one batch, so that a read never writes. What could not be written is kept for the next time.
 */
import { type Log } from '../ports/log.js';
import { type ReadCounts } from '../ports/disclosure-reads.js';
import { GET_PUBLICATION } from './routes/disclosure/public-publications.js';

export interface ReadCounter {
  /** Writes what has been counted since the last time. */
  flush(): Promise<void>;
  /** Stops counting and writes the rest. */
  stop(): Promise<void>;
}

export function startReadCounter(
  cache: { drainReads(): Map<string, number> },
  counts: ReadCounts,
  options: { intervalMs: number; log: Log<'http'> },
): ReadCounter {
  let waiting = new Map<string, number>();
  let running: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    for (const [key, reads] of cache.drainReads()) {
      const id = publicationIdOf(key);
      if (id !== null) waiting.set(id, (waiting.get(id) ?? 0) + reads);
    }
    if (waiting.size === 0) return;
    const batch = waiting;
    waiting = new Map();
    try {
      await counts.add(batch);
    } catch (error) {
      for (const [id, reads] of batch) waiting.set(id, (waiting.get(id) ?? 0) + reads);
      options.log.warn('http', '阅读次数没有写入，留待下次', { error });
    }
  }

  /** One after the other: two at once would both put back what failed. */
  const flush = (): Promise<void> => (running = running.then(write));
  const timer = setInterval(() => void flush(), options.intervalMs);
  timer.unref();
  return {
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** The key of a cached answer is `operationId?[params,query]` (`guard.ts`). */
function publicationIdOf(key: string): string | null {
  const prefix = `${GET_PUBLICATION}?`;
  if (!key.startsWith(prefix)) return null;
  const [params] = JSON.parse(key.slice(prefix.length)) as [{ publicationId?: unknown }];
  return typeof params.publicationId === 'string' ? params.publicationId : null;
}
