import { type Clock } from '../clock.js';
import { type OutboxDelivery } from '../ports/sweeps.js';
import { NEVER_ABORTED } from './sweep-deps.js';

const BATCH = 200;

/** Establishes: every message that a command or a sweep committed stands in the inbox of its recipient, once, oldest first. */
export async function deliverOutbox(
  deps: { outbox: OutboxDelivery; clock: Clock },
  signal: AbortSignal = NEVER_ABORTED,
): Promise<{ delivered: number; notices: number }> {
  const summary = { delivered: 0, notices: 0 };
  for (;;) {
    signal.throwIfAborted();
    const { rows, notices } = await deps.outbox.deliverBatch(BATCH, deps.clock.now().toISOString());
    summary.delivered += rows;
    summary.notices += notices;
    if (rows < BATCH) return summary;
  }
}
