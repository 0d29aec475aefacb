/** Reads of the statistics. Every one is scoped by agency and is right at its moment: nothing is kept in memory. */
import { type ApplicationSummary, type CappedCount, type Page, type PagePosition } from './application-reads.js';
import { type CaseCell, type RemedyCell } from '../domain/report/cells.js';
import { type RemedyGroup } from '../domain/report/tally.js';
import { type CaseMonth, type LawyerShare } from '../domain/report/trends.js';
import { type YearBook } from '../domain/report/year-tables.js';
import { type RemedyRecord } from './remedies.js';
import { type BothSums, type FrozenTables } from './tally.js';

export type CellCase = Pick<ApplicationSummary, 'id' | 'number' | 'content' | 'applicant' | 'facts'>;

export interface ReportReads {
  /** From the entries: snapshot and what is not folded yet, in one snapshot session. Does not depend on the number of cases. */
  book(agencyId: string, year: number): Promise<YearBook>;
  /** From the cases and remedies themselves, without any entry. */
  recount(agencyId: string, year: number): Promise<YearBook>;
  /** Both, of all years, at one and the same moment. */
  bothSums(agencyId: string): Promise<BothSums>;
  /** All counted cases by month of receipt, and how those that are handled were: from the cases themselves. */
  caseMonths(agencyId: string): Promise<CaseMonth[]>;
  /** Years in which nothing went out are absent. */
  lawyerShares(agencyId: string, years: { from: number; until: number }): Promise<LawyerShare[]>;
  /** Agencies that have anything to count. */
  agencyIds(): Promise<string[]>;
  /** Newest first. */
  versions(agencyId: string, year: number): Promise<FrozenTables[]>;
  /** Null: there is no such version. */
  version(agencyId: string, year: number, version: number): Promise<FrozenTables | null>;
  /** Null: the tables of the year are not frozen. */
  newestVersion(agencyId: string, year: number): Promise<number | null>;
  /** Submitted in or before the year and still not confirmed: not counted until then (A.10, 2). Oldest first. */
  unconfirmed(agencyId: string, year: number, limit: number): Promise<{ items: CellCase[]; count: CappedCount }>;
  casesOfCell(
    agencyId: string,
    cell: CaseCell,
    query: { after: PagePosition | null; limit: number },
  ): Promise<Page<CellCase>>;
  remediesOfCell(
    agencyId: string,
    cell: RemedyCell,
    query: { after: PagePosition | null; limit: number },
  ): Promise<Page<RemedyRecord>>;
}

export interface RemedyReads {
  byId(agencyId: string, id: string): Promise<RemedyRecord | null>;
  /** By day of filing, newest first. */
  list(
    agencyId: string,
    query: {
      after: PagePosition | null;
      limit: number;
      pending?: boolean | undefined;
      group?: RemedyGroup | undefined;
      applicationId?: string | undefined;
    },
  ): Promise<Page<RemedyRecord>>;
  ofApplication(agencyId: string, applicationId: string): Promise<RemedyRecord[]>;
}
