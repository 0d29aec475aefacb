import { keptSince } from '../domain/account/retention.js';
import { type CommandDeps } from '../ports/deps.js';
import { NEVER_ABORTED } from './sweep-deps.js';

const BATCH = 200;

/**
 * Establishes: no upload older than a day is kept that no draft, application or publication names, and no quarantined one older
 * than 90 days.
 */
export async function sweepFiles(
  deps: Pick<CommandDeps, 'files' | 'clock'>,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<{ deleted: number; expired: number }> {
  const now = deps.clock.now();
  const expired = await deps.files.expireQuarantine(keptSince('quarantined_files', now) as Date);
  // An upload that was never filed is somebody's form that was never sent.
  const olderThan = keptSince('staged_files', now) as Date;
  let deleted = 0;
  for (;;) {
    signal.throwIfAborted();
    const orphans = await deps.files.orphans(olderThan, BATCH);
    await deps.files.delete(orphans);
    deleted += orphans.length;
    if (orphans.length < BATCH) return { deleted, expired };
  }
}
