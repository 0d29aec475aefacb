/** The thread of `letter-thread.ts`: draws one letter after the other, as they are asked for. */
import { parentPort } from 'node:worker_threads';
import { letterRenderer } from './letter-renderer.js';
import { type LetterAnswer, type LetterOrder } from './letter-thread.js';

const renderer = letterRenderer();

parentPort?.on('message', ({ id, format, model, options }: LetterOrder) => {
  void renderer[format](model, options).then(
    (file) => {
      // A buffer of its own, so that it can be handed over instead of copied.
      const bytes = new Uint8Array(file);
      answer({ id, bytes }, [bytes.buffer]);
    },
    (error: unknown) => answer({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function answer(message: LetterAnswer, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
