import { type JobSummary } from '../ports/job-runs.js';

/** A line of the table in `schedule.ts`. */
export interface Job {
  /** Says the fact it establishes; part of the key of its runs, so it has no colon and does not change. */
  name: string;
  /** Five fields, or six with seconds. Day of month and day of week must both match (not as in crontab). */
  cron: string;
  timezone: 'Asia/Shanghai';
  missed: {
    /** What it means for people when a run did not happen. */
    meaning: string;
    /** Whether the last missed run is made up for. False where the next fire comes soon and does the same. */
    caughtUp: boolean;
  };
  /** Longer runs are told to end and recorded as timed out; they may go on with what is left at the next fire. */
  timeoutSeconds: number;
  keepRunsForDays: number;
  /** A sweep over state: may run twice, at once in two processes, or a week late, and ends the same. */
  run(signal: AbortSignal): Promise<JobSummary>;
}
