/** A remedy (复议, 诉讼) is a case of its own, linked to none, one or several applications (A.10, 12). */
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type RemedyGroup, type RemedyResult } from '../domain/report/tally.js';

export interface RemedyRecord {
  id: string;
  agencyId: string;
  group: RemedyGroup;
  /** Number given by the reviewing body or court. */
  number: string;
  body: string;
  filedDate: PlainDate;
  result: RemedyResult | null;
  resultDate: PlainDate | null;
  resultText: string;
  /** False where the agency is only a co-defendant: the organ of the original act counts (国办公开办函〔2016〕201号). */
  counted: boolean;
  applicationIds: string[];
  version: number;
  createdAt: string;
}

export interface RemedyWrites {
  insert(record: RemedyRecord): Promise<void>;
  load(agencyId: string, id: string): Promise<RemedyRecord | null>;
  /** @throws AppError `version_conflict` */
  save(record: RemedyRecord): Promise<void>;
}
