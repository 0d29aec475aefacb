/** The thread of `evidence-thread.ts`: binds one bundle and ends. A fault of it ends the thread and is told as its error. */
import { on } from 'node:events';
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { evidenceBinder } from './evidence-binder.js';
import { type BindOrder, type ServerTurn, type ThreadTurn } from './evidence-thread.js';

/** Many objects of a PDF are a few bytes long: they are handed over together. */
const HANDED_OVER_BYTES = 262_144;

const door = parentPort;
if (!door) throw new Error('evidence-worker.ts is a thread');
const heard = on(door, 'message')[Symbol.asyncIterator]() as AsyncIterator<[ServerTurn]>;

function say(turn: ThreadTurn, transfer: ArrayBuffer[] = []): void {
  door?.postMessage(turn, transfer);
}

async function answer(): Promise<ServerTurn> {
  const { value } = await heard.next();
  return (value as [ServerTurn])[0];
}

async function open(fileId: string): Promise<Readable | null> {
  say({ open: fileId });
  const first = await answer();
  return 'isFound' in first && first.isFound ? Readable.from(piecesOf()) : null;
}

async function* piecesOf(): AsyncGenerator<Buffer> {
  for (let turn = await answer(); 'piece' in turn; turn = await answer()) yield Buffer.from(turn.piece);
}

async function handOver(pieces: readonly Uint8Array[]): Promise<void> {
  // A buffer of its own, so that it can be handed over instead of copied.
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  say({ bytes }, [bytes.buffer]);
  await answer();
}

const { bundle, ...options } = workerData as BindOrder;
let waiting: Uint8Array[] = [];
let size = 0;
for await (const piece of evidenceBinder().bind(bundle, { ...options, open })) {
  waiting.push(piece);
  size += piece.length;
  if (size < HANDED_OVER_BYTES) continue;
  await handOver(waiting);
  waiting = [];
  size = 0;
}
await handOver(waiting);
say({ isDone: true });
door.close();
