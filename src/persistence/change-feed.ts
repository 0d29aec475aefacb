/**
 * Tells this process what any process has changed, through a change stream, so that what is kept in memory stays right.
 * When the stream breaks nothing kept can be trusted: `onReset` is called, and again when the stream is back.
 */
import { type ChangeStreamDocument } from 'mongodb';
import { type Connection } from 'mongoose';
import { type Log } from '../ports/log.js';
import { type CollectionName, COLLECTIONS } from './collections.js';

export interface Change {
  collection: CollectionName;
  /** `_id` of the changed document. */
  id: string;
}

export interface ChangeFeed {
  /** Settles when the stream first listens (at once after `stop`). */
  ready: Promise<void>;
  stop(): Promise<void>;
}

const RETRY_AFTER_MS = 1_000;
/** How long the server holds a question that has no answer yet; an answer comes at once, a stop waits this long at most. */
const HOLD_MS = 300;

export function watchChanges(
  connection: Connection,
  collections: readonly CollectionName[],
  listener: { onChange(change: Change): void; onReset(): void },
  log: Log<'database'>,
): ChangeFeed {
  const database = connection.db;
  if (!database) throw new Error('database connection is not open');
  const names = new Map<string, CollectionName>(collections.map((name) => [COLLECTIONS[name], name]));
  const pipeline = [
    { $match: { 'ns.coll': { $in: [...names.keys()] } } },
    { $project: { ns: 1, documentKey: 1, operationType: 1 } },
  ];
  const open = () => database.watch(pipeline, { maxAwaitTimeMS: HOLD_MS });

  let stopped = false;
  let stream: ReturnType<typeof open> | null = null;
  let wake: () => void = () => {};
  let tellReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => (tellReady = resolve));

  const listen = async (): Promise<void> => {
    stream = open();
    // The first look opens the cursor on the server; what happens from here on is heard.
    let next: ChangeStreamDocument | null = await stream.tryNext();
    listener.onReset();
    tellReady();
    while (!stopped) {
      if (next) tell(next);
      next = await stream.next();
    }
  };

  const tell = (event: ChangeStreamDocument): void => {
    const collection = 'ns' in event && 'coll' in event.ns ? names.get(event.ns.coll) : undefined;
    const id: unknown = 'documentKey' in event ? (event.documentKey as { _id: unknown })._id : undefined;
    if (collection && typeof id === 'string') listener.onChange({ collection, id });
    // A dropped or renamed collection: no single document to name.
    else listener.onReset();
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      try {
        await listen();
      } catch (error) {
        if (stopped) break;
        listener.onReset();
        log.warn('database', '变更通知中断，稍后重新连接', { error });
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, RETRY_AFTER_MS).unref();
        });
      } finally {
        await stream?.close().catch(() => {});
      }
    }
    tellReady();
  };

  const running = run();
  return {
    ready,
    async stop() {
      stopped = true;
      wake();
      await stream?.close().catch(() => {});
      await running;
    },
  };
}
