/**
 * Puts the table of jobs on the clock. Every process with the role `jobs` schedules all of them; for each fire one process is
 * elected by a row it inserts. The row is never taken back: a process that comes late (clock skew, slow database) must find
 * it, or the fire would run twice.
 */
import { type Logger as CronLogger, schedule, type ScheduledTask } from 'node-cron';
import { type JobOutcome, type JobRunRow } from '../ports/job-runs.js';
import { type Log } from '../ports/log.js';
import { type Job } from './job.js';
import { lastDueFire } from './last-due-fire.js';
import { type Fire, type RunDeps, runJob, takeRun } from './run-job.js';

export interface StartJobsDeps extends RunDeps {
  jobs: readonly Job[];
  /** How often missed and failed fires are looked for after the start. Seconds; default 600. */
  catchUpEverySeconds?: number;
}

export interface RunningJobs {
  /** Settles when the catch-up of the start is over. */
  caughtUp: Promise<void>;
  /**
   * Makes up for what is due and was not done, in the order of the table. Also for whoever moved the clock (simulator).
   */
  catchUp(): Promise<void>;
  /** No further fires; running jobs are told to end and waited for. @returns false when some were still running after `graceMs` */
  stop(graceMs?: number): Promise<boolean>;
}

/** An event loop that was blocked may still run the fire it is late for; the key is the fire, not the moment. */
const LATE_FIRE_TOLERANCE_MS = 60_000;
const CATCH_UP_EVERY_SECONDS = 600;
/** At one fire, the first included; a fault that stays is for people. A new start tries once more. */
const MAX_ATTEMPTS = 3;
const STOP_GRACE_MS = 10_000;

export function startJobs(deps: StartJobsDeps): RunningJobs {
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    const forget = (): void => void running.delete(work);
    work.then(forget, forget);
    return work;
  };

  const run = (job: Job, fire: Fire): Promise<JobOutcome> => track(runJob(deps, job, fire, stopping.signal));
  const tasks = deps.jobs.map((job) => scheduleJob(deps, job, track, run));

  const catchUpJob = async (job: Job, atStart: boolean): Promise<void> => {
    const fire = await missedFire(deps, job, atStart);
    if (!fire || stopping.signal.aborted || !(await takeRun(deps, job, fire))) return;
    const outcome = await run(job, fire);
    if (outcome !== 'succeeded' && outcome !== 'interrupted' && fire.attempt >= MAX_ATTEMPTS) {
      deps.log.error('job', '任务多次未完成，不再重试，等待下一次计划时间', { job: job.name, attempts: fire.attempt });
    }
  };
  const catchUpAll = async (atStart: boolean): Promise<void> => {
    for (const job of deps.jobs) {
      if (stopping.signal.aborted) return;
      if (!job.missed.caughtUp) continue;
      try {
        await catchUpJob(job, atStart);
      } catch (error) {
        deps.log.error('job', '不能查明任务有没有漏跑', { job: job.name, error });
      }
    }
  };
  // One after the other, also when asked for from several sides.
  let last: Promise<void> = Promise.resolve();
  const catchUp = (atStart: boolean): Promise<void> => (last = last.then(() => track(catchUpAll(atStart))));

  const caughtUp = catchUp(true);
  const timer = setInterval(() => void catchUp(false), (deps.catchUpEverySeconds ?? CATCH_UP_EVERY_SECONDS) * 1_000);

  return {
    caughtUp,
    catchUp: () => catchUp(false),
    async stop(graceMs = STOP_GRACE_MS) {
      clearInterval(timer);
      for (const task of tasks) await task.destroy();
      stopping.abort();
      return settled(running, graceMs);
    },
  };
}

function scheduleJob(
  deps: StartJobsDeps,
  job: Job,
  track: <T>(work: Promise<T>) => Promise<T>,
  run: (job: Job, fire: Fire) => Promise<JobOutcome>,
): ScheduledTask {
  return schedule(job.cron, (context) => run(job, { firedAt: context.date, attempt: 1 }), {
    name: job.name,
    timezone: job.timezone,
    noOverlap: true,
    distributed: true,
    missedExecutionTolerance: LATE_FIRE_TOLERANCE_MS,
    logger: cronLogger(deps.log, job),
    runCoordinator: {
      // The key is `<name>:<instant>`. There is deliberately no `onComplete`: the run closes its own row and nobody deletes it.
      shouldRun: (key) => track(takeRun(deps, job, { firedAt: new Date(key.slice(job.name.length + 1)), attempt: 1 })),
    },
  });
}

/** The last fire that was due, when no run of it succeeded and none is under way. */
async function missedFire(deps: StartJobsDeps, job: Job, atStart: boolean): Promise<Fire | null> {
  const now = deps.clock.now();
  const firedAt = lastDueFire(job.cron, now);
  // The scheduler fires by real time: with a clock that was moved back, a fire to come tells nothing about the one that was due.
  const rows = (await deps.runs.since(job.name, firedAt)).filter((row) => row.firedAt <= now);
  if (rows.some((row) => row.outcome === 'succeeded' || isUnderWay(row, job, now))) return null;
  const attempts = rows.filter((row) => row.firedAt.getTime() === firedAt.getTime()).length;
  return attempts < MAX_ATTEMPTS || atStart ? { firedAt, attempt: attempts + 1 } : null;
}

/** A row that stayed open longer than the job may take belongs to a process that was killed. */
function isUnderWay(row: JobRunRow, job: Job, now: Date): boolean {
  return row.outcome === null && now.getTime() - row.startedAt.getTime() < job.timeoutSeconds * 1_000;
}

async function settled(running: ReadonlySet<Promise<unknown>>, graceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), graceMs);
  });
  const all = async (): Promise<true> => {
    // Between an election and its run lie a few turns of the event loop.
    for (let quiet = 0; quiet < 2; quiet = running.size === 0 ? quiet + 1 : 0) {
      await Promise.allSettled([...running]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return true;
  };
  try {
    return await Promise.race([all(), grace]);
  } finally {
    clearTimeout(timer);
  }
}

function cronLogger(log: Log<'job'>, job: Job): CronLogger {
  const fields = { job: job.name };
  const error = (message: string | Error, cause?: Error): void =>
    log.error('job', '任务调度出错', { ...fields, error: cause ?? message });
  return {
    debug: (message) => log.debug('job', String(message), fields),
    info: (message) => log.debug('job', message, fields),
    warn: (message) => log.warn('job', '任务调度异常', { ...fields, reason: message }),
    error,
  };
}
