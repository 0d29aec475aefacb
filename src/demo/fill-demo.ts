/**
 * Fills an empty database with the demo: three agencies of a made-up city, their staff, what they published and reported, and
 * some three hundred applications in every state over real dates up to today. Everything is done through the commands, in the
 * order of time, each step with a clock that stands at its own instant.
 */
import { AppError } from '../errors.js';
import { yearOf } from '../domain/calendar/plain-date.js';
import { runAgenda } from './agenda.js';
import { makeApplicants } from './applicants.js';
import { besideStories } from './beside-cases.js';
import { type DemoDeps, type World } from './demo-deps.js';
import { readOldNotices } from './inboxes.js';
import { momentsOf } from './moments.js';
import { pastStories, planPastCases } from './past-cases.js';
import { presentStories } from './present-cases.js';
import { publicationStories } from './publication-story.js';
import { Random } from './random.js';
import { reportStories } from './report-story.js';
import { createAgencies, registerCitizens } from './setup.js';
import { Subjects } from './subjects.js';
import { Workdays } from './workdays.js';

/** The same seed on the same day tells the same story. */
const SEED = 711;
/** Transactions under way at once: more than two cores can use gains nothing. */
const CONCURRENCY = 4;
const BEAT_MS = 500;

export interface DemoSummary {
  /** Steps of all stories; each is one command or a few. */
  steps: number;
  seconds: number;
}

/**
 * @throws AppError `action_not_allowed` when the database is not empty, or another process is filling it.
 */
export async function fillDemo(deps: DemoDeps): Promise<DemoSummary> {
  const { state } = deps;
  if ((await state.marker()) !== null || !(await state.isEmpty())) {
    throw new AppError('action_not_allowed', { action: '写入演示数据', reason: '数据库不是空的' });
  }
  const runId = deps.commands.newId();
  if (!(await state.begin(runId, null, deps.commands.clock.now().toISOString()))) {
    throw new AppError('action_not_allowed', { action: '写入演示数据', reason: '另一个进程正在写入' });
  }
  return tellStories(deps, runId);
}

/** The filling itself, by whoever owns the marker. */
export async function tellStories(deps: DemoDeps, runId: string): Promise<DemoSummary> {
  const startedAt = performance.now();
  const alive = keepAlive(deps, runId);
  try {
    // The present is one instant for the whole of it, however long it takes.
    const now = deps.commands.clock.now();
    const world = await makeWorld(deps, now);
    const { stories } = planStories(deps, world);
    let year = 0;
    const steps = await runAgenda({
      stories,
      now,
      concurrency: CONCURRENCY,
      onProgress: async (day) => {
        alive.check();
        if (yearOf(day) === year) return;
        year = yearOf(day);
        deps.progress(`正在写入演示数据：${year} 年…`);
      },
    });
    alive.check();
    deps.progress('正在写入演示数据：消息和提醒…');
    await deps.state.forgetAlarms();
    await deps.settle();
    await readOldNotices(deps, world);
    if (!(await deps.state.finish(runId, deps.commands.clock.now().toISOString()))) throw takenOver();
    return { steps, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    alive.stop();
  }
}

async function makeWorld(deps: DemoDeps, now: Date): Promise<World> {
  const at = momentsOf(deps.commands);
  const agencies = await createAgencies(deps, at);
  const citizens = await registerCitizens(deps, at);
  const calendar = await deps.commands.calendars.forAgency(agencies.management.id);
  return {
    at,
    days: new Workdays(calendar, now),
    random: new Random(SEED),
    agencies,
    citizens,
  };
}

function planStories(deps: DemoDeps, world: World) {
  const applicants = makeApplicants(world.random.fork());
  const subjects = new Subjects(world.random.fork());
  const past = planPastCases(world, applicants, subjects);
  const stories = [
    ...reportStories(world, deps.tables, past),
    ...publicationStories(world),
    ...pastStories(past),
    ...presentStories(world, applicants, subjects),
    ...besideStories(world, applicants),
  ];
  return { stories };
}

/** Lets others see that this fill is alive, and this fill see when another one has taken its place. */
function keepAlive(deps: DemoDeps, runId: string) {
  let isLost = false;
  const timer = setInterval(() => {
    deps.state.beat(runId).then(
      (isMine) => (isLost ||= !isMine),
      // The database will tell the step that runs into the same trouble.
      () => undefined,
    );
  }, BEAT_MS);
  return {
    check: (): void => {
      if (isLost) throw takenOver();
    },
    stop: (): void => clearInterval(timer),
  };
}

function takenOver(): Error {
  return new Error('demo: another process has taken over the filling');
}
