/** How the server itself does, for those who answer for it. Nothing of any agency's cases stands in it. */
import { type Page, type PagePosition } from './application-reads.js';
import { type JobRunRow } from './job-runs.js';

export type ShownJobRun = Pick<JobRunRow, 'id' | 'job' | 'firedAt' | 'finishedAt' | 'durationMs' | 'outcome'>;

export interface OperationsReads {
  /** Newest first; of one job, or of all. */
  jobRuns(query: { job?: string | undefined; after: PagePosition | null; limit: number }): Promise<Page<ShownJobRun>>;
  /** The newest run that has ended. */
  lastRun(job: string): Promise<ShownJobRun | null>;
  /** When the oldest message that still waits was written; null: none waits. */
  oldestWaiting(): Promise<string | null>;
}
