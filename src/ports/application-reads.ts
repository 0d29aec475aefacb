/** Reads of cases outside commands. Every read carries its scope by type. */
import { type ApplicationRecord } from './applications.js';
import { type DraftRecord } from './drafts.js';
import { type ApprovalKind } from '../domain/application/approvals.js';
import { type Channel } from '../domain/application/channels.js';
import { type Status } from '../domain/application/statuses.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';

/** A row of a list: the case without its events. */
export type ApplicationSummary = Pick<
  ApplicationRecord,
  | 'id'
  | 'agencyId'
  | 'number'
  | 'externalNumber'
  | 'channel'
  | 'content'
  | 'facts'
  | 'assignee'
  | 'version'
  | 'createdAt'
> & { applicant: Pick<ApplicationRecord['applicant'], 'kind' | 'name'> };

/** A case as people see it: without what only search and the look for duplicates need. */
export type CaseView = Omit<ApplicationRecord, 'searchTerms' | 'normalisedText'>;

/** Cases of the agency that ask for the same, in the same words. */
export interface SameContent {
  id: string;
  number: string;
  sameApplicant: boolean;
  subject: string;
  status: Status;
  dispatchedDate: PlainDate | null;
}

export interface Page<T> {
  items: T[];
  /** Position after the last item, opaque to callers; null at the end. */
  next: PagePosition | null;
}

/** Key pagination: the sort key's value (null sorts first) and the id of the last item seen. */
export interface PagePosition {
  key: string | number | null;
  id: string;
}

export interface CappedCount {
  value: number;
  /** True when there are more than `value`. */
  capped: boolean;
}

export interface QueueFilter {
  agencyId: string;
  /** Default view: open cases by the day on which somebody has to act. `all` is by year, newest first. */
  view: 'open' | 'all';
  status?: Status | undefined;
  channel?: Channel | undefined;
  /** A member of staff, or `none` for what nobody has taken. */
  assigneeId?: string | undefined;
  year?: number | undefined;
  /** Only cases in which somebody has to act on or before this day. */
  dueBy?: PlainDate | undefined;
  /** Words of the subject, the applicant's name or a number. */
  text?: string | undefined;
}

export interface ApplicationReads {
  ofCitizen(
    citizenId: string,
    query: { after: PagePosition | null; limit: number; open?: boolean | undefined },
  ): Promise<Page<ApplicationSummary>>;
  queue(filter: QueueFilter, query: { after: PagePosition | null; limit: number }): Promise<Page<ApplicationSummary>>;
  count(filter: QueueFilter): Promise<CappedCount>;
  /** Cases of the agency in which something of these kinds waits for approval, by the day on which somebody has to act. */
  awaitingApproval(
    agencyId: string,
    kinds: readonly ApprovalKind[],
    query: { after: PagePosition | null; limit: number },
  ): Promise<Page<ApplicationSummary>>;
  /** Cases of the agency that wait for this lawyer's opinion or for any lawyer's, by the day on which somebody has to act. */
  awaitingLawyer(
    agencyId: string,
    lawyerId: string,
    query: { after: PagePosition | null; limit: number },
  ): Promise<Page<ApplicationSummary>>;
  byIdForCitizen(citizenId: string, id: string): Promise<CaseView | null>;
  byIdForAgency(agencyId: string, id: string): Promise<CaseView | null>;
  /** Newest first, without the case itself. */
  sameContent(
    record: Pick<CaseView, 'id' | 'agencyId' | 'contentKey'> & { applicant: { lookup: string } },
    limit: number,
  ): Promise<SameContent[]>;
  /** Cases of one applicant with the agency, newest first. */
  ofApplicant(agencyId: string, applicantLookup: string, limit: number): Promise<SameContent[]>;
}

export interface DraftReads {
  list(citizenId: string, query: { after: PagePosition | null; limit: number }): Promise<Page<DraftRecord>>;
  byId(citizenId: string, id: string): Promise<DraftRecord | null>;
}
