/** Imported calendars: whole years by the State Council's notices, and regional notices of single agencies. */
import { type CalendarVersion } from '../domain/calendar/state-council-calendar.js';
import { type CaseFacts } from '../domain/application/case-facts.js';
import { type ApplicationRecord } from './applications.js';
import { type CalendarProvider } from './deps.js';

export interface CalendarLayerRecord extends CalendarVersion {
  /** Grows with time: of two imports with the same notice date the later one is in force. */
  id: string;
  /** Null for the State Council's calendar, which all agencies share. */
  agencyId: string | null;
  /** Of what was imported: the same file again is the same import, finished if it was cut short. */
  contentHash: string;
  importedAt: string;
  importedBy: { type: 'staff' | 'system'; id: string; name: string };
}

/** A provider whose memory can be cleared when a layer was imported, here or in another process. */
export interface CalendarCache extends CalendarProvider {
  invalidate(): void;
}

/** A case as a recomputation needs it. */
export type RecomputedCase = Pick<
  ApplicationRecord,
  | 'id'
  | 'agencyId'
  | 'number'
  | 'citizenId'
  | 'channel'
  | 'applicant'
  | 'assignee'
  | 'events'
  | 'facts'
  | 'version'
  | 'createdAt'
>;

export interface CalendarWrites {
  /**
   * The newest import of the State Council's calendar of a year (`agencyId` null), or of one regional notice of an agency:
   * a year has one calendar, but may have several regional notices.
   */
  newest(agencyId: string | null, year: number, notice: string): Promise<CalendarLayerRecord | null>;
  insert(layer: CalendarLayerRecord): Promise<void>;
  cases(agencyId: string, query: { ids: readonly string[]; open: boolean }): Promise<RecomputedCase[]>;
  /** Replaces the folded fields of cases whose events are as they were read; the version stays, for no event was added. */
  replaceFacts(rows: readonly { agencyId: string; id: string; version: number; facts: CaseFacts }[]): Promise<void>;
}

/** What an import moved, as its audit rows tell it. Days or null. */
export interface DueDateMove {
  agencyId: string;
  applicationId: string;
  number: string;
  before: string | null;
  after: string | null;
}

export interface CalendarImportReads {
  /** Id and version of every open case of an agency. */
  openCases(agencyId: string): Promise<{ id: string; version: number }[]>;
  /** Ids of closed cases whose dates may hang on days of this year. */
  closedCases(agencyId: string, year: number): Promise<string[]>;
  /** Ids and codes of all agencies. */
  agencies(): Promise<{ id: string; code: string }[]>;
  /** In order of time. */
  moves(layerId: string): Promise<DueDateMove[]>;
}
