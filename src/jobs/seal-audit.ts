import { type AuditSealing } from '../ports/audit.js';
import { NEVER_ABORTED } from './sweep-deps.js';

const BATCH = 500;

/** Establishes: every audit row older than a few seconds has its place in the chain. Rows that commit late get theirs later. */
export async function sealAudit(
  deps: { auditChain: AuditSealing },
  signal: AbortSignal = NEVER_ABORTED,
  olderThanMs?: number,
): Promise<{ sealed: number }> {
  let sealed = 0;
  for (;;) {
    signal.throwIfAborted();
    const batch = await deps.auditChain.sealBatch(BATCH, olderThanMs);
    sealed += batch;
    if (batch < BATCH) return { sealed };
  }
}
