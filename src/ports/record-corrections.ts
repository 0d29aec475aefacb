/** Applications to correct a record on oneself (第四十一条). A collection of their own: nothing that counts table 2 ever reads it. */
import { type RecordCorrectionEvent, type RecordCorrectionStatus } from '../domain/application/record-corrections.js';
import { type Page, type PagePosition } from './application-reads.js';
import { type Applicant, type CaseScope } from './applications.js';

export interface RecordCorrectionRecord {
  id: string;
  number: string;
  agencyId: string;
  /** Null once its applicant has closed his account. */
  citizenId: string | null;
  applicant: Applicant;
  /** Which record it is about, what is wrong in it, and how it should read. */
  content: { record: string; fault: string; wanted: string };
  fileIds: string[];
  status: RecordCorrectionStatus;
  events: RecordCorrectionEvent[];
  version: number;
  createdAt: string;
}

export interface RecordCorrectionWrites {
  insert(record: RecordCorrectionRecord): Promise<void>;
  load(scope: CaseScope, id: string): Promise<RecordCorrectionRecord | null>;
  /** @throws AppError `version_conflict` */
  save(record: RecordCorrectionRecord): Promise<void>;
  /** Takes the account of a citizen who closes it from all of them. */
  unlink(citizenId: string): Promise<void>;
}

export interface RecordCorrectionReads {
  byId(scope: CaseScope, id: string): Promise<RecordCorrectionRecord | null>;
  /** Newest first. */
  list(
    scope: CaseScope,
    query: { after: PagePosition | null; limit: number; status?: RecordCorrectionStatus | undefined },
  ): Promise<Page<RecordCorrectionRecord>>;
}
