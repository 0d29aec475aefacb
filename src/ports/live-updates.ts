/** What an open page of the console is told of while it is open. */
import { type Readable } from 'node:stream';
import { type StaffActor, type StaffRole } from '../policies/actor.js';

export interface ChangedCase {
  id: string;
  agencyId: string;
  version: number;
}

export interface LiveReads {
  /** Of those that still exist, across agencies: for telling each agency its own. */
  cases(ids: readonly string[]): Promise<ChangedCase[]>;
  /** Whose request for a second person it is. */
  agencyOfRequest(id: string): Promise<string | null>;
  /** Those that are still alive, with the roles they carry. Looking at a session does not keep it alive. */
  sessions(ids: readonly string[]): Promise<Map<string, readonly StaffRole[]>>;
}

export interface LiveUpdates {
  /**
   * Server-sent events until the session ends.
   * @throws AppError `rate_limited` (too many open at once), `service_unavailable` (the server is stopping).
   */
  open(actor: StaffActor): Readable;
}
