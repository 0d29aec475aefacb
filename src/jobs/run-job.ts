/** One run of a job from its row to its outcome. It never throws: a failed job is recorded, logged, and stops nobody else. */
import { type Clock } from '../clock.js';
import { type JobOutcome, type JobRunRow, type JobRuns, type JobSummary } from '../ports/job-runs.js';
import { type Log } from '../ports/log.js';
import { type Job } from './job.js';

export interface RunDeps {
  runs: JobRuns;
  clock: Clock;
  log: Log<'job'>;
  /** Tells the processes apart in the rows, e.g. host name and process id. */
  host: string;
  /** Milliseconds of a clock that nobody sets, for durations. */
  monotonicNow: () => number;
}

/** The fire of a schedule and the how-manieth attempt at it this is, from 1. */
export interface Fire {
  firedAt: Date;
  attempt: number;
}

export function runIdOf(job: Pick<Job, 'name'>, { firedAt, attempt }: Fire): string {
  return `${job.name}:${firedAt.toISOString()}${attempt === 1 ? '' : `#${attempt}`}`;
}

/**
 * Takes the run if nobody has it.
 * @returns false when another process was first, and also when the database cannot tell: better late than twice
 */
export async function takeRun(deps: RunDeps, job: Job, fire: Fire): Promise<boolean> {
  const row: JobRunRow = {
    id: runIdOf(job, fire),
    job: job.name,
    host: deps.host,
    firedAt: fire.firedAt,
    startedAt: deps.clock.now(),
    finishedAt: null,
    durationMs: null,
    outcome: null,
    summary: null,
    error: null,
  };
  try {
    return await deps.runs.begin(row);
  } catch (error) {
    // The scheduler would only see that the run was skipped, not why.
    deps.log.error('job', '任务没有运行：不能在数据库登记', { job: job.name, error });
    return false;
  }
}

/** Runs what was taken. @param stopping tells the sweep to end because the process ends */
export async function runJob(deps: RunDeps, job: Job, fire: Fire, stopping: AbortSignal): Promise<JobOutcome> {
  const begun = deps.monotonicNow();
  const ended = await attempt(job, stopping);
  const durationMs = Math.round(deps.monotonicNow() - begun);
  report(deps, job, ended, durationMs);
  const { outcome, summary, error } = ended;
  try {
    await deps.runs.finish(runIdOf(job, fire), {
      finishedAt: deps.clock.now(),
      durationMs,
      outcome,
      summary,
      error: error === null ? null : describe(error),
    });
  } catch (cause) {
    // The row stays open; after the time-out it counts as abandoned and the fire is made up for.
    deps.log.error('job', '任务的结果没有写入', { job: job.name, outcome, error: cause });
  }
  return outcome;
}

interface Ended {
  outcome: JobOutcome;
  summary: JobSummary | null;
  error: unknown;
}

async function attempt(job: Job, stopping: AbortSignal): Promise<Ended> {
  if (stopping.aborted) return { outcome: 'interrupted', summary: null, error: null };
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Error('the server is stopping'));
  stopping.addEventListener('abort', stop, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Ended>((resolve) => {
    timer = setTimeout(() => {
      const error = new Error(`not finished after ${job.timeoutSeconds} seconds`);
      controller.abort(error);
      resolve({ outcome: 'timed_out', summary: null, error });
    }, job.timeoutSeconds * 1_000);
  });
  const work = async (): Promise<Ended> => {
    try {
      return { outcome: 'succeeded', summary: await job.run(controller.signal), error: null };
    } catch (error) {
      return { outcome: stopping.aborted ? 'interrupted' : 'failed', summary: null, error };
    }
  };
  try {
    return await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
    stopping.removeEventListener('abort', stop);
  }
}

function report({ log }: RunDeps, job: Job, { outcome, summary, error }: Ended, durationMs: number): void {
  const fields = { job: job.name, durationMs, ...(summary ? { summary } : {}) };
  switch (outcome) {
    case 'succeeded': {
      // A sweep that runs every few seconds and mostly finds nothing must not fill the log.
      const idle = Object.values(summary ?? {}).every((value) => value === 0);
      log[idle ? 'debug' : 'info']('job', '任务完成', fields);
      return;
    }
    case 'interrupted':
      log.warn('job', '任务因服务停止而中断', fields);
      return;
    case 'timed_out':
      log.error('job', '任务超时', { ...fields, error });
      return;
    case 'failed':
      log.error('job', '任务出错', { ...fields, error });
  }
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.slice(0, 500);
}
