/** Goes on with imports of calendars whose process was stopped before every case had followed. */
import { type SystemActor } from '../../policies/actor.js';
import { type CalendarDeps, isRunning, recomputeFor } from './import-calendar.js';

export const CALENDAR_IMPORT: SystemActor = { type: 'system', name: 'calendar:import' };

/** Establishes a state: may run twice, at once in several processes, or late. @returns how many imports were finished. */
export async function finishCalendarImports(deps: CalendarDeps, signal: AbortSignal): Promise<number> {
  let finished = 0;
  for (const row of await deps.imports.unfinishedImports()) {
    signal.throwIfAborted();
    if (isRunning(row, deps.clock.now())) continue;
    const layer = await deps.imports.layer(row.layerId);
    if (!layer) continue;
    await recomputeFor(deps, CALENDAR_IMPORT, layer);
    finished += 1;
  }
  return finished;
}
