import { RETENTION } from '../domain/account/retention.js';
import { type Clock } from '../clock.js';
import { type JobRuns } from '../ports/job-runs.js';
import { type Job } from './job.js';

/** Establishes: rows of runs are kept as long as somebody may ask, far longer than any process can be late for a fire. */
export async function pruneJobRuns(deps: {
  runs: JobRuns;
  clock: Clock;
  jobs: readonly Pick<Job, 'name' | 'keepRunsForDays'>[];
}): Promise<{ deleted: number }> {
  const now = deps.clock.now().getTime();
  const before = (days: number): Date => new Date(now - days * 86_400_000);
  let deleted = 0;
  for (const { name, keepRunsForDays } of deps.jobs)
    deleted += await deps.runs.deleteFiredBefore(name, before(keepRunsForDays));
  const names = deps.jobs.map((job) => job.name);
  // Jobs that have left the table.
  deleted += await deps.runs.deleteOthersFiredBefore(names, before(RETENTION.job_runs.days));
  return { deleted };
}
