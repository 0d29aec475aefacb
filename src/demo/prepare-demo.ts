/** When a demo is made, made again, or left alone: the only two doors for the server and for `demo:reset`. */
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors.js';
import { type DemoMarker } from '../ports/demo-state.js';
import { type DemoDeps } from './demo-deps.js';
import { type DemoSummary, tellStories } from './fill-demo.js';

/** A living fill beats twice a second; one that is silent for so long is dead, even on a busy machine. */
const DEAD_AFTER_MS = 6_000;
const LOOK_EVERY_MS = 250;

export type DemoOutcome =
  | { outcome: 'filled'; summary: DemoSummary }
  /** The demo is there already. */
  | { outcome: 'present' }
  /** People's own data: not touched. */
  | { outcome: 'foreign' };

/** For a start in demo mode: an empty database is filled, a half-filled one is made anew, any other is left as it is. */
export async function prepareDemo(deps: DemoDeps): Promise<DemoOutcome> {
  for (;;) {
    const marker = await settled(deps);
    if (marker?.state === 'done') return { outcome: 'present' };
    if (!marker && !(await deps.state.isEmpty())) return { outcome: 'foreign' };
    if (marker) deps.progress('上次写入演示数据没有完成，正在重新写入…');
    const summary = await rebuild(deps, marker);
    if (summary) return { outcome: 'filled', summary };
  }
}

/** For a start that wants no demo: one that was killed half-way is taken out again; a finished one stays. */
export async function discardUnfinishedDemo(deps: Pick<DemoDeps, 'state' | 'commands' | 'progress'>): Promise<void> {
  const marker = await settled(deps);
  if (marker?.state !== 'filling') return;
  const runId = deps.commands.newId();
  if (!(await deps.state.begin(runId, marker, deps.commands.clock.now().toISOString()))) return;
  await deps.state.clear();
  await deps.state.forget(runId);
}

/**
 * Throws the demo away and makes it anew, also while a server is running on it (its sessions end).
 * @throws AppError `action_not_allowed` when the database holds anything that the demo did not make, or is being filled.
 */
export async function resetDemo(deps: DemoDeps): Promise<DemoSummary> {
  const marker = await deps.state.marker();
  if (!marker && !(await deps.state.isEmpty())) {
    throw refused('数据库里有不是演示数据的内容。请换一个数据库（MONGODB_URI 或 DATA_DIR）');
  }
  if (marker?.state === 'filling' && (await settled(deps))?.runId !== marker.runId) {
    throw refused('另一个进程正在写入演示数据，请等它完成');
  }
  const summary = await rebuild(deps, await deps.state.marker());
  if (!summary) throw refused('另一个进程正在写入演示数据，请等它完成');
  return summary;
}

/** @returns null when somebody else was faster. */
async function rebuild(deps: DemoDeps, seen: DemoMarker | null): Promise<DemoSummary | null> {
  const runId = deps.commands.newId();
  if (!(await deps.state.begin(runId, seen, deps.commands.clock.now().toISOString()))) return null;
  // From the marker on the database is the demo's: whatever a killed fill left behind may go.
  await deps.state.clear();
  return tellStories(deps, runId);
}

/** The marker once nobody is writing any more: finished, dead, or never there. */
async function settled(deps: Pick<DemoDeps, 'state' | 'progress'>): Promise<DemoMarker | null> {
  let marker = await deps.state.marker();
  let waited = 0;
  while (marker?.state === 'filling' && waited < DEAD_AFTER_MS) {
    if (waited === 0) deps.progress('数据库中有写入了一半的演示数据，正在确认是否有进程还在写入…');
    await pause(LOOK_EVERY_MS);
    const next = await deps.state.marker();
    const isAlive = next?.runId !== marker.runId || next.beats !== marker.beats;
    waited = isAlive ? LOOK_EVERY_MS : waited + LOOK_EVERY_MS;
    marker = next;
  }
  return marker;
}

function refused(reason: string): AppError {
  return new AppError('action_not_allowed', { action: '重建演示数据', reason });
}
