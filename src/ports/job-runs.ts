/** One row for each fire of a job, whichever process ran it: the row decides who runs, and remembers how it went. */
export const JOB_OUTCOMES = {
  succeeded: '完成',
  failed: '出错',
  timed_out: '超时',
  interrupted: '服务停止时中断',
} as const;

export type JobOutcome = keyof typeof JOB_OUTCOMES;

/** Counts and short words about what a run did; never personal data. */
export type JobSummary = Readonly<Record<string, number | string>>;

export interface JobRunRow {
  /** `<job>:<instant of the fire>`; a repeated attempt at the same fire ends with `#2`, `#3` … */
  id: string;
  job: string;
  /** Host and process that got the run. */
  host: string;
  /** When it was due: the instant of the schedule, the same in all processes. */
  firedAt: Date;
  startedAt: Date;
  finishedAt: Date | null;
  durationMs: number | null;
  /** Null while it runs, and for ever if the process was killed. */
  outcome: JobOutcome | null;
  summary: JobSummary | null;
  /** Kind and text of what was thrown. */
  error: string | null;
}

export interface JobRuns {
  /** Takes a run. Outside any transaction; of any number of attempts with one id exactly one is answered `true`. */
  begin(row: JobRunRow): Promise<boolean>;
  /** Closes a row that is still open. The row stays: whoever comes late must find it. */
  finish(
    id: string,
    end: Pick<JobRunRow, 'outcome' | 'summary' | 'error' | 'durationMs'> & { finishedAt: Date },
  ): Promise<void>;
  /** Rows of a job whose fire was due at `firedAt` or later, newest first, at most 50. */
  since(job: string, firedAt: Date): Promise<JobRunRow[]>;
  /** @returns how many were deleted. */
  deleteFiredBefore(job: string, before: Date): Promise<number>;
  /** As above, for jobs that are not in the table (any more). */
  deleteOthersFiredBefore(jobs: readonly string[], before: Date): Promise<number>;
}
