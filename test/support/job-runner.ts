/** Jobs put on the clock in this process, over the database of a test, and stopped after each test. */
import { afterEach, beforeEach, jest } from '@jest/globals';
import { type Job } from '../../src/jobs/job.js';
import { type RunningJobs, startJobs, type StartJobsDeps } from '../../src/jobs/start-jobs.js';
import { collectionOf } from '../../src/persistence/collections.js';
import { type JobRunDocument } from '../../src/persistence/jobs/job-run-store.js';
import { type JobWorld } from './jobs.js';

export const buildJob = (overrides: Partial<Job> = {}): Job => ({
  name: 'count-sheep',
  // Once a year, so that only what the test asks for happens.
  cron: '0 0 1 1 *',
  timezone: 'Asia/Shanghai',
  missed: { meaning: '测试。', caughtUp: true },
  timeoutSeconds: 60,
  keepRunsForDays: 30,
  run: async () => ({ counted: 1 }),
  ...overrides,
});

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Something a job tells from within, e.g. that it has begun. */
export function signpost(): { reached: Promise<void>; reach: () => void } {
  let reach: () => void = () => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { reached, reach: () => reach() };
}

export interface JobRunner {
  start(jobs: Job[], overrides?: Partial<StartJobsDeps>): RunningJobs;
  rowsOf(job: string): Promise<JobRunDocument[]>;
  insertRow(row: Pick<JobRunDocument, '_id' | 'job' | 'firedAt' | 'startedAt'>): Promise<void>;
}

/** Called once in a test file. It is 2026-03-12, ten in the morning in Shanghai (02:00Z). */
export function useJobRunner(world: JobWorld): JobRunner {
  const started: RunningJobs[] = [];
  const runs = () => collectionOf<JobRunDocument>(world.connection, 'jobRuns');

  beforeEach(async () => {
    await runs().deleteMany({});
    world.log.lines.length = 0;
    world.clock.freezeOn('2026-03-12');
  });

  afterEach(async () => {
    jest.useRealTimers();
    for (const running of started.splice(0)) await running.stop();
  });

  return {
    start(jobs, overrides = {}) {
      const running = startJobs({
        jobs,
        runs: world.deps.runs,
        clock: world.clock,
        log: world.log,
        host: 'host-1',
        monotonicNow: () => performance.now(),
        ...overrides,
      });
      started.push(running);
      return running;
    },
    rowsOf: (job) => runs().find({ job }).sort({ _id: 1 }).toArray(),
    async insertRow(row) {
      const open = { host: 'other', finishedAt: null, durationMs: null, outcome: null, summary: null, error: null };
      await runs().insertOne({ ...open, ...row });
    },
  };
}
