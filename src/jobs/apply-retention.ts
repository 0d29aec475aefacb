import { keptSince } from '../domain/account/retention.js';
import { type CommandDeps } from '../ports/deps.js';
import { type Retention } from '../ports/retention.js';
import { NEVER_ABORTED } from './sweep-deps.js';

export interface RetentionDeps extends Pick<CommandDeps, 'unitOfWork' | 'clock' | 'files'> {
  retention: Retention;
}

const BATCH = 1_000;
const ACCOUNTS = 100;
/** A request lives for seconds; a sweep that was down for a month still finds what one left behind. */
const LOOK_BACK_MS = 31 * 86_400_000;

/**
 * Establishes: messages are kept no longer than the table of retention says, and nothing is left of closed accounts that was
 * written while they were being closed. The other kinds have sweeps of their own.
 */
export async function applyRetention(
  deps: RetentionDeps,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<{ notices: number; messages: number; residue: number }> {
  const now = deps.clock.now();
  const noticesBefore = keptSince('notices', now) as Date;
  const messagesBefore = keptSince('delivered_messages', now) as Date;
  return {
    notices: await repeated(signal, () => deps.retention.deleteNotices(noticesBefore, BATCH)),
    messages: await repeated(signal, () => deps.retention.blankMessages(messagesBefore, BATCH)),
    residue: await clearResidue(deps, new Date(now.getTime() - LOOK_BACK_MS), signal),
  };
}

async function repeated(signal: AbortSignal, batch: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    signal.throwIfAborted();
    const count = await batch();
    total += count;
    if (count < BATCH) return total;
  }
}

/** @returns how many accounts still had something */
async function clearResidue({ unitOfWork, files, retention }: RetentionDeps, since: Date, signal: AbortSignal) {
  let cleared = 0;
  let after: string | null = null;
  for (;;) {
    signal.throwIfAborted();
    const ids: string[] = await retention.buriedSince(since, after, ACCOUNTS);
    for (const id of ids) {
      const { fileIds, cases } = await unitOfWork.run(async (tx) => {
        const left = await tx.applications.ofCitizen(id);
        if (left.length > 0) await tx.applications.unlink(id);
        await tx.citizenSessions.endAll(id);
        await tx.notices.deleteOfCitizen(id);
        await tx.persons.deleteAllOf(id);
        return { fileIds: await tx.drafts.deleteAllOf(id), cases: left.length };
      });
      await files.delete(fileIds);
      if (cases > 0 || fileIds.length > 0) cleared += 1;
    }
    if (ids.length < ACCOUNTS) return cleared;
    after = ids.at(-1) ?? null;
  }
}
