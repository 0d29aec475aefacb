import { type CommandDeps } from '../ports/deps.js';
import { NEVER_ABORTED } from './sweep-deps.js';

/** An upload that was never filed is somebody's form that was never sent. */
const KEPT_HOURS = 24;
const BATCH = 200;

/** Establishes: no upload older than a day is kept that no draft, application or publication names. */
export async function sweepFiles(
  deps: Pick<CommandDeps, 'files' | 'clock'>,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<{ deleted: number }> {
  const olderThan = new Date(deps.clock.now().getTime() - KEPT_HOURS * 3_600_000);
  let deleted = 0;
  for (;;) {
    signal.throwIfAborted();
    const orphans = await deps.files.orphans(olderThan, BATCH);
    await deps.files.delete(orphans);
    deleted += orphans.length;
    if (orphans.length < BATCH) return { deleted };
  }
}
