/** A remedy (复议, 诉讼) is a case of its own, linked to none, one or several applications (A.10, 12). */
import { type RemedyEvent, type RemedyMatter } from '../domain/application/remedy-events.js';
import { type RemedyFolded } from '../domain/application/remedy-state.js';
import { type RemedyGroup } from '../domain/report/tally.js';

export interface RemedyRecord extends RemedyFolded {
  id: string;
  agencyId: string;
  group: RemedyGroup;
  matter: RemedyMatter;
  /** False where the agency is only a co-defendant: the organ of the original act counts (国办公开办函〔2016〕201号). */
  counted: boolean;
  notCountedReason: string | null;
  /** The reconsideration that this suit came after. */
  previousRemedyId: string | null;
  applicationIds: string[];
  fileIds: string[];
  events: RemedyEvent[];
  version: number;
  createdAt: string;
}

export interface RemedyWrites {
  insert(record: RemedyRecord): Promise<void>;
  load(agencyId: string, id: string): Promise<RemedyRecord | null>;
  /** @throws AppError `version_conflict` */
  save(record: RemedyRecord): Promise<void>;
}
