/** What sweeps need, and the two ways in which they go through many cases. */
import { type Page, type PagePosition } from '../ports/application-reads.js';
import { type AlarmReads } from '../ports/alarms.js';
import { type ComplaintSweepReads } from '../ports/complaints.js';
import { type CommandDeps } from '../ports/deps.js';
import { type Log } from '../ports/log.js';
import { type AgencySweepReads, type CaseSweepReads, type RemedySweepReads } from '../ports/sweeps.js';

/** A sweep that tells people something. */
export interface SweepDeps extends Pick<CommandDeps, 'unitOfWork' | 'clock' | 'calendars' | 'newId'> {
  alarms: AlarmReads;
  cases: CaseSweepReads;
  remedies: RemedySweepReads;
  complaints: ComplaintSweepReads;
  sweptAgencies: AgencySweepReads;
  log: Log<'job'>;
}

/** For callers that never give up: tests and scripts. */
export const NEVER_ABORTED: AbortSignal = new AbortController().signal;

export const PAGE_SIZE = 500;

/** All pages one after the other; stops between two of them when the run was told to end. */
export async function* pagesOf<T>(
  read: (query: { after: PagePosition | null; limit: number }) => Promise<Page<T>>,
  signal: AbortSignal,
  limit = PAGE_SIZE,
): AsyncGenerator<T[]> {
  let after: PagePosition | null = null;
  do {
    signal.throwIfAborted();
    const page: Page<T> = await read({ after, limit });
    if (page.items.length > 0) yield page.items;
    after = page.next;
  } while (after);
}
