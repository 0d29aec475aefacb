/** Complaints against an agency, kept by the agency above it. Seen by the supervisors of the one and the people of the other, by nobody else. */
import { type ComplaintEvent, type ComplaintMatter, type ComplaintStatus } from '../domain/supervision/complaints.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type Page, type PagePosition } from './application-reads.js';

export interface ComplaintRecord {
  id: string;
  number: string;
  /** The agency complained of. */
  agencyId: string;
  /** The agency above it, whose supervisors handle the complaint. */
  supervisorAgencyId: string;
  /** Who complained: for the supervisors alone, the agency concerned never learns it. Contact as ciphertext and masked. */
  complainant: { name: string; contact: { sealed: string; masked: string } | null } | null;
  matter: ComplaintMatter;
  text: string;
  receivedDate: PlainDate;
  status: ComplaintStatus;
  dueDate: PlainDate | null;
  events: ComplaintEvent[];
  version: number;
  createdAt: string;
}

/** Whose view it is: the scope is the only way to a record. */
export type ComplaintScope = { supervisorAgencyId: string } | { agencyId: string };

export interface ComplaintWrites {
  insert(record: ComplaintRecord): Promise<void>;
  load(scope: ComplaintScope, id: string): Promise<ComplaintRecord | null>;
  /** @throws AppError `version_conflict` */
  save(record: ComplaintRecord): Promise<void>;
}

export interface ComplaintReads {
  byId(scope: ComplaintScope, id: string): Promise<ComplaintRecord | null>;
  /** Newest first. */
  list(
    scope: ComplaintScope,
    query: { after: PagePosition | null; limit: number; status?: ComplaintStatus | undefined },
  ): Promise<Page<ComplaintRecord>>;
}

export interface ComplaintSweepReads {
  /** Those in which an agency's feedback is awaited, in order of id. */
  awaitingFeedback(query: { after: PagePosition | null; limit: number }): Promise<Page<ComplaintRecord>>;
}
