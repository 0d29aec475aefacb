/** Reads of published items, guides and annual reports. What is public carries no scope; the desk's reads carry the agency. */
import { type Category } from '../domain/disclosure/categories.js';
import { type Column } from '../domain/disclosure/columns.js';
import { type PublicationStatus } from '../domain/disclosure/publication-status.js';
import { type CappedCount, type Page, type PagePosition } from './application-reads.js';
import { type AnnualReportRecord, type GuideRecord, type PublicationRecord } from './disclosure.js';

/** A row of a list: the item without its text. */
export type PublicationSummary = Pick<
  PublicationRecord,
  | 'id'
  | 'agencyId'
  | 'title'
  | 'category'
  | 'column'
  | 'documentNumber'
  | 'source'
  | 'formedDate'
  | 'publishedDate'
  | 'status'
  | 'version'
  | 'createdAt'
> & { author: PublicationRecord['author']; timeliness: PublicationRecord['timeliness'] };

export interface PublicationFilter {
  agencyId?: string | undefined;
  category?: Category | undefined;
  column?: Column | undefined;
  /** Of the publication date. */
  year?: number | undefined;
}

export interface PageQuery {
  after: PagePosition | null;
  limit: number;
}

export interface Catalogue {
  /** Items without a category are in none. */
  byCategory: { category: Category; count: number }[];
  byColumn: { column: Column; count: number }[];
  total: number;
}

/** What appears while a subject is typed. */
export type PublicationMatch = Pick<PublicationRecord, 'id' | 'agencyId' | 'title' | 'column' | 'documentNumber'> & {
  publishedDate: string;
};

export type SearchHit = PublicationMatch & Pick<PublicationRecord, 'category'> & { excerpt: string };

export interface SearchPage extends Page<SearchHit> {
  /** Words that stand in no published item were left out. */
  relaxed: boolean;
}

/** Only what is published now; a draft or a withdrawn item is not there. */
export interface PublicDisclosureReads {
  publications(filter: PublicationFilter, query: PageQuery): Promise<Page<PublicationSummary>>;
  countPublications(filter: PublicationFilter): Promise<CappedCount>;
  publication(id: string): Promise<PublicationRecord | null>;
  catalogue(agencyId: string): Promise<Catalogue>;
  /** Best first, at most `limit`: items whose title answers what is being typed. */
  match(input: { text: string; agencyId?: string | undefined; limit: number }): Promise<PublicationMatch[]>;
  /** Items that hold every word in title or body; those whose title does come first, newer before older. */
  search(text: string, filter: PublicationFilter, query: PageQuery): Promise<SearchPage>;
  /** Null when the item is not public. */
  readCount(id: string): Promise<number | null>;
  /** The version in force. */
  guide(agencyId: string): Promise<GuideRecord | null>;
  /** The newest version of each year, newest year first. */
  annualReports(agencyId: string): Promise<AnnualReportSummary[]>;
  annualReport(agencyId: string, year: number): Promise<AnnualReportRecord | null>;
}

export type AnnualReportSummary = Pick<
  AnnualReportRecord,
  'id' | 'agencyId' | 'year' | 'version' | 'title' | 'publishedDate'
>;

/** What an agency published in a year and has not withdrawn. */
export interface PublicationCounts {
  total: number;
  late: number;
  /** Sum over all items, from the day of forming to the day of publication. */
  workingDays: number;
  /** Null where there is no item. */
  maxWorkingDays: number | null;
  byCategory: { category: Category | null; count: number }[];
  byColumn: { column: Column; count: number }[];
}

export interface DeskFilter {
  agencyId: string;
  status?: PublicationStatus | undefined;
  category?: Category | undefined;
  column?: Column | undefined;
}

export interface StaffDisclosureReads {
  /** Newest first. */
  publications(filter: DeskFilter, query: PageQuery): Promise<Page<PublicationSummary>>;
  countPublications(filter: DeskFilter): Promise<CappedCount>;
  publicationCounts(agencyId: string, year: number): Promise<PublicationCounts>;
  publication(agencyId: string, id: string): Promise<PublicationRecord | null>;
  /** Every version, newest first. */
  guides(agencyId: string): Promise<GuideRecord[]>;
  annualReportVersions(agencyId: string, year: number): Promise<AnnualReportRecord[]>;
}

/** Reading counts are gathered in memory and written in batches; they stand apart so that a read never changes an item. */
export interface ReadCounts {
  /** @param reads id of the item → how many more. */
  add(reads: ReadonlyMap<string, number>): Promise<void>;
}
