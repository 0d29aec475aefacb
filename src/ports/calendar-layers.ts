/** Imported calendars: whole years by the State Council's notices, and regional notices of single agencies. */
import { type CalendarScope } from '../domain/calendar/calendar-scope.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type CalendarVersion } from '../domain/calendar/state-council-calendar.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
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

/** What an agency's calendar is made of beside the built-in years, in order of import. */
export interface CalendarLayersOf {
  national: readonly CalendarLayerRecord[];
  regional: readonly CalendarLayerRecord[];
}

/** A provider whose memory can be cleared when a layer was imported, here or in another process. */
export interface CalendarCache extends CalendarProvider {
  invalidate(): void;
  layersOf(agencyId: string): Promise<CalendarLayersOf>;
  /** What an agency's calendar said on an earlier day. Built for each call. */
  asOf(agencyId: string, day: PlainDate): Promise<WorkingCalendar>;
  /** What it would be with one more layer, which is not kept. Built for each call. */
  withLayer(agencyId: string, layer: CalendarVersion, scope: CalendarScope): Promise<WorkingCalendar>;
}

/**
 * The last import of a year's calendar, the State Council's or an agency's, and how far the cases have followed. One row for
 * each of them: of two who import at once, the second finds another version than he saw.
 */
export interface CalendarImportRecord {
  /** `importKey` of whose and which year. */
  id: string;
  agencyId: string | null;
  year: number;
  /** From 1; grows with each import. */
  version: number;
  layerId: string;
  notice: string;
  startedAt: string;
  /** Of the recomputation, told after each batch; long ago with no end: cut short, and a sweep goes on with it. */
  heartbeatAt: string;
  finishedAt: string | null;
  /** Open cases to be looked at, and looked at already. */
  total: number;
  done: number;
  /** Filled in at the end: what each agency has of it. Agencies with nothing are left out. */
  effects: { agencyId: string; moved: number; problems: number }[];
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

/** A case as it is shown to whoever looks ahead at an import. */
export type PreviewedCase = RecomputedCase & { content: Pick<ApplicationRecord['content'], 'subject'> };

export interface CalendarWrites {
  /**
   * The newest import of the State Council's calendar of a year (`agencyId` null), or of one regional notice of an agency:
   * a year has one calendar, but may have several regional notices.
   */
  newest(agencyId: string | null, year: number, notice: string): Promise<CalendarLayerRecord | null>;
  insert(layer: CalendarLayerRecord): Promise<void>;
  lastImport(key: string): Promise<CalendarImportRecord | null>;
  /** In the place of the row before; of two who put the same version, one starts again. */
  putImport(record: CalendarImportRecord): Promise<void>;
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
  /** Ids of agencies with nobody above them, at most two: with one, it stands above all. */
  topAgencies(): Promise<string[]>;
  /**
   * Open cases whose due date lies on or after a day, those to be acted on first in front; at most `limit`.
   * Null when the search took longer than a user waits.
   */
  openCasesDueFrom(agencyId: string, from: PlainDate, limit: number): Promise<PreviewedCase[] | null>;
  lastImport(agencyId: string | null, year: number): Promise<CalendarImportRecord | null>;
  unfinishedImports(): Promise<CalendarImportRecord[]>;
  layer(id: string): Promise<CalendarLayerRecord | null>;
  /** Of this import only: a later one of the same year has a row of its own progress. */
  tellProgress(key: string, layerId: string, progress: Partial<CalendarImportRecord>): Promise<void>;
}
