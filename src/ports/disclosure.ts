/** What commands need of the stores of published items, guides and annual reports. */
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type Category } from '../domain/disclosure/categories.js';
import { type Column } from '../domain/disclosure/columns.js';
import { type PublicationStatus } from '../domain/disclosure/publication-status.js';
import { type SecrecyReview } from '../domain/disclosure/secrecy-review.js';
import { type Timeliness } from '../domain/disclosure/timeliness.js';
import { type PrintedCell } from '../domain/report/table-cells.js';

/** A member of staff as signed at the time; a later change of name does not change it. */
export interface NamedPerson {
  id: string;
  name: string;
}

export interface PublicationRecord {
  id: string;
  agencyId: string;
  title: string;
  /** Plain text, paragraphs divided by `\n` (`domain/disclosure/clean-text.ts`). */
  body: string;
  /** Item of art 20; null for what no item demands. */
  category: Category | null;
  column: Column;
  documentNumber: string | null;
  /** Where the information comes from (来源). */
  source: string;
  /** Day it was formed or changed (第二十六条). */
  formedDate: PlainDate;
  /** The period another law sets, in working days; null = 20. */
  limitWorkingDays: number | null;
  /** Null until published. */
  publishedDate: PlainDate | null;
  timeliness: Timeliness | null;
  /** Who wrote it (作者), who sent it to review (责任编辑), who reviewed and published it (审核). */
  author: NamedPerson;
  editor: NamedPerson | null;
  reviewer: NamedPerson | null;
  /** Everybody who wrote in it: none of them may publish it. */
  writerIds: string[];
  /** Every review in order; also those that returned it. */
  secrecyReviews: SecrecyReview[];
  /** Why it went back to the draft, or was withdrawn; the last one. */
  remark: string | null;
  /** Given when personal data was found and left in on purpose. */
  personalDataReason: string | null;
  fileIds: string[];
  status: PublicationStatus;
  version: number;
  createdAt: string;
}

export interface PublicationWrites {
  insert(record: PublicationRecord): Promise<void>;
  load(agencyId: string, id: string): Promise<PublicationRecord | null>;
  /** @throws AppError `version_conflict` when the stored version is not `record.version - 1`. */
  save(record: PublicationRecord): Promise<void>;
}

/** What search looks through: only what is published stands there. */
export interface SearchEntryWrites {
  /** @param record an item that has just been published. */
  put(record: PublicationRecord): Promise<void>;
  remove(publicationId: string): Promise<void>;
}

/** Degrees of GCJ-02, the datum of maps in China; both or neither. */
export interface MapPoint {
  latitude: number | null;
  longitude: number | null;
}

/** A place where published information can be read (政府信息查阅场所, 第二十五条). */
export interface ReadingVenue extends MapPoint {
  name: string;
  address: string;
  hours: string;
  phone: string;
}

/** What art 12 demands of a guide. */
export interface GuideContent {
  /** Classification of the agency's information. */
  classification: string;
  /** How it is arranged. */
  arrangement: string;
  /** How to obtain it, with the channels taken besides hand and post. */
  howToObtain: string;
  office: MapPoint & {
    name: string;
    address: string;
    hours: string;
    phone: string;
    fax: string | null;
    /** Web address, mailbox or account (互联网联系方式). */
    internetContact: string;
  };
  venues: ReadingVenue[];
}

/** A version never changes; the newest is in force. */
export interface GuideRecord {
  id: string;
  agencyId: string;
  /** From 1. */
  version: number;
  content: GuideContent;
  secrecyReview: SecrecyReview;
  publishedDate: PlainDate;
  publishedBy: NamedPerson;
  createdAt: string;
}

export interface GuideWrites {
  newest(agencyId: string): Promise<GuideRecord | null>;
  /** The version must be the next one; of two who try the same, one starts again. */
  insert(record: GuideRecord): Promise<void>;
}

export interface ReportChapter {
  heading: string;
  /** Plain text. */
  body: string;
}

/** The `tables` contract. Cells may be blank; reports of earlier years print text in some. */
export interface ReportTables {
  generation: 2 | 3;
  /** Block → row → one figure, figures in the form's order, or figures by cell id (`domain/report/table1.ts`). */
  table1: Record<string, Record<string, PrintedCell | PrintedCell[] | Record<string, PrintedCell>>> | null;
  /** Seven cells a row, in the order of `COLUMN_IDS`. */
  table2: Record<string, PrintedCell[]>;
  /** Five cells a group, in the order of `TABLE3_CELL_IDS`. */
  table3: Record<string, PrintedCell[]>;
}

/** A version never changes; a correction is the next one and says why. */
export interface AnnualReportRecord {
  id: string;
  agencyId: string;
  year: number;
  version: number;
  title: string;
  chapters: ReportChapter[];
  /** Null for reports up to 2018, whose form had one column of figures. */
  tables: ReportTables | null;
  /** Reconciliation rules that do not hold, with the agency's explanation. */
  warnings: { rule: string; column: string; message: string }[];
  explanation: string | null;
  /** Why there is a further version; null for the first. */
  correctionReason: string | null;
  secrecyReview: SecrecyReview;
  publishedDate: PlainDate;
  publishedBy: NamedPerson;
  createdAt: string;
}

export interface AnnualReportWrites {
  newest(agencyId: string, year: number): Promise<AnnualReportRecord | null>;
  /** The version must be the next one; of two who try the same, one starts again. */
  insert(record: AnnualReportRecord): Promise<void>;
}
