/**
 * What jobs read and do across agencies. Nothing here is for a request of a person: those are scoped, these are not.
 * Every read is by index and in pages.
 */
import { type AgencyKind } from '../domain/account/agency-kinds.js';
import { type CaseEvent } from '../domain/application/case-events.js';
import { type CaseFacts } from '../domain/application/case-facts.js';
import { type Status } from '../domain/application/statuses.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type Page, type PagePosition } from './application-reads.js';
import { type ApplicationRecord } from './applications.js';
import { type DraftRecord } from './drafts.js';
import { type RemedyRecord } from './remedies.js';

/** An open case as far as a sweep has to know it: no applicant, no content. */
export type WatchedCase = Pick<ApplicationRecord, 'id' | 'agencyId' | 'number' | 'version' | 'assignee'> & {
  facts: Pick<
    CaseFacts,
    | 'status'
    | 'submittedDate'
    | 'dueDate'
    | 'safeDueDate'
    | 'alarmDate'
    | 'provisional'
    | 'turnUntil'
    | 'watchDate'
    | 'receiptDate'
    | 'correctionSubmittedDate'
  >;
};

export const CONSULTATION_EVENT_KINDS = [
  'consultation_started',
  'consultation_delivered',
  'consultation_answered',
  'consultation_ended',
] as const;

/** With its events of consultations, in order of entry; no others. */
export type ConsultingCase = WatchedCase & {
  events: Extract<CaseEvent, { kind: (typeof CONSULTATION_EVENT_KINDS)[number] }>[];
};

interface PageQuery {
  after: PagePosition | null;
  limit: number;
}

export interface CaseSweepReads {
  /** Open cases whose alarm date is `until` or earlier, in order of that date. */
  alarmedUntil(until: PlainDate, query: PageQuery): Promise<Page<WatchedCase>>;
  /** Open cases in a status, in order of id. */
  inStatus(status: Status, query: PageQuery): Promise<Page<WatchedCase>>;
  /** Cases whose applicant has sent a correction that nobody has confirmed, oldest first. */
  withUnconfirmedCorrection(query: PageQuery): Promise<Page<WatchedCase>>;
  /** Cases with a watched day (`watch-dates.ts`) on or before `until`, earliest first, with the whole of their events. */
  watchedUntil(until: PlainDate, query: PageQuery): Promise<Page<WatchedCase & { events: CaseEvent[] }>>;
  /** Of those in a status, the ones that have ever consulted somebody. */
  withConsultations(status: Status, query: PageQuery): Promise<Page<ConsultingCase>>;
}

export interface RemedySweepReads {
  /** Remedies that may have an open limit, in order of id. */
  watched(query: PageQuery): Promise<Page<RemedyRecord>>;
}

export interface SweptAgency {
  id: string;
  name: string;
  kind: AgencyKind;
  createdAt: string;
}

export interface AgencySweepReads {
  /** All of them: a few thousand at most. */
  all(): Promise<SweptAgency[]>;
  /** Which of the agencies have published an annual report of the year. */
  withReportOf(year: number, agencyIds: readonly string[]): Promise<Set<string>>;
}

export type SweptDraft = Pick<DraftRecord, 'id' | 'citizenId' | 'files' | 'applicationId' | 'updatedAt'>;

export interface DraftSweepReads {
  /** Drafts last touched before an instant, oldest first, submitted ones included. */
  untouchedSince(before: Date, query: PageQuery): Promise<Page<SweptDraft>>;
}

export interface SessionSweep {
  /** Deletes sessions whose absolute end has come. @returns how many */
  deleteExpired(now: Date): Promise<number>;
}

export interface OutboxDelivery {
  /**
   * Puts the oldest waiting rows into the inboxes, then marks them delivered. Safe to be killed in between and to be run
   * by several at once: a notice exists once a `dedupeKey`.
   * @returns how many rows were waiting in this batch (0 when none is left) and how many notices it made
   */
  deliverBatch(limit: number, deliveredAt: string): Promise<{ rows: number; notices: number }>;
}
