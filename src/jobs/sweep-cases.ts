import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type Page, type PagePosition } from '../ports/application-reads.js';
import { type WatchedCase } from '../ports/sweeps.js';
import { type Ladder, type Recorded, recordOnce } from './record-once.js';
import { pagesOf, type SweepDeps } from './sweep-deps.js';

/** `cases`: how many were looked at. */
export type CaseSweepSummary = Recorded & { cases: number };

/** Goes through cases page by page and records what each has reached, by the calendar of its agency. */
export async function sweepCases<T extends WatchedCase>(
  deps: SweepDeps,
  read: (query: { after: PagePosition | null; limit: number }) => Promise<Page<T>>,
  laddersOf: (item: T, calendar: WorkingCalendar) => readonly Ladder[],
  signal: AbortSignal,
): Promise<CaseSweepSummary> {
  const summary: CaseSweepSummary = { cases: 0, recorded: 0, sent: 0 };
  for await (const page of pagesOf(read, signal)) {
    const ladders: Ladder[] = [];
    for (const item of page) ladders.push(...laddersOf(item, await deps.calendars.forAgency(item.agencyId)));
    const { recorded, sent } = await recordOnce(deps, ladders, signal);
    summary.cases += page.length;
    summary.recorded += recorded;
    summary.sent += sent;
  }
  return summary;
}

export function addSummaries(a: CaseSweepSummary, b: CaseSweepSummary): CaseSweepSummary {
  return { cases: a.cases + b.cases, recorded: a.recorded + b.recorded, sent: a.sent + b.sent };
}
