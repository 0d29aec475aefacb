/** Searches of the queue that a member of staff keeps by name: one document a person, so that its limit and its one default hold. */
import { type QueueQuery } from '../domain/application/queue-query.js';

export interface SavedFilter {
  id: string;
  name: string;
  query: QueueQuery;
  /** The queue opens with it; at most one of a person's. */
  isDefault: boolean;
}

export interface SavedFilterWrites {
  /** In the order in which they were saved. */
  load(staffId: string): Promise<SavedFilter[]>;
  save(owner: { agencyId: string; staffId: string }, filters: readonly SavedFilter[]): Promise<void>;
}

export interface SavedFilterReads {
  ofStaff(staffId: string): Promise<SavedFilter[]>;
}
