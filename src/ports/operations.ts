/** How the server itself does, for those who answer for it. Nothing of any agency's cases stands in it. */
import { type Page, type PagePosition } from './application-reads.js';
import { type JobRunRow } from './job-runs.js';

export type ShownJobRun = Pick<JobRunRow, 'id' | 'job' | 'firedAt' | 'finishedAt' | 'durationMs' | 'outcome'>;

/** What the database says of itself. */
export interface DatabaseState {
  /** How long it took to say anything. */
  answeredInMs: number;
  /** Null: it does not let us see the members. */
  members: { count: number; healthy: number; /** Of the slowest behind the first. */ lagSeconds: number } | null;
  /** Of the disk on which it lies; null: not told. */
  disk: { usedBytes: number; totalBytes: number } | null;
  dataBytes: number;
}

/** How an outside service is reached from here; nobody is called to find that out. */
export type ServiceMode = 'configured' | 'simulated' | 'absent';
export type OutsideService = 'wechat' | 'sms' | 'seal' | 'scanner';
export type OutsideServices = Readonly<Record<OutsideService, ServiceMode>>;

export interface RunQuery {
  job?: string | undefined;
  /** Only those that did not end well. */
  troubled: boolean;
  after: PagePosition | null;
  limit: number;
}

export interface OperationsReads {
  /** Newest first; of one job, or of all. */
  jobRuns(query: RunQuery): Promise<Page<ShownJobRun>>;
  /** The newest run that has ended. */
  lastRun(job: string): Promise<ShownJobRun | null>;
  /** When a job of whatever kind was last begun; null: none ever. */
  newestFire(): Promise<Date | null>;
  /** @throws what the driver throws when the database does not answer */
  database(): Promise<DatabaseState>;
  /** When the oldest message that still waits was written; null: none waits. */
  oldestWaiting(): Promise<string | null>;
}
