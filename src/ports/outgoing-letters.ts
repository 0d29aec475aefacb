/** Letters the office has issued, and the wording each agency has given them. Both only grow. */
import { type OutgoingKindId } from '../domain/application/letter-kinds.js';
import { type LetterModel } from '../domain/application/letter-model.js';
import { type LetterTemplate } from '../domain/application/letter-templates.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';

export interface ArchivedFile {
  id: string;
  /** SHA-256, lower-case hex. */
  sha256: string;
  size: number;
}

export interface OutgoingLetterRecord {
  id: string;
  agencyId: string;
  applicationId: string;
  kind: OutgoingKindId;
  /** 发文字号; null for kinds that have none. */
  number: string | null;
  title: string;
  recipient: string;
  model: LetterModel;
  /** SHA-256 of the model as canonical JSON. */
  modelSha256: string;
  /** 0: the wording of the system. */
  templateVersion: number;
  issuedDate: PlainDate;
  issuedAt: string;
  issuedBy: { id: string; name: string };
  replaces: { id: string; reason: string } | null;
  /** Under these the files are stored; known before they are. */
  fileIds: { docx: string; pdf: string };
  /** Somebody is drawing the files until this instant at the latest; null: nobody, or they are there. */
  drawingUntil: string | null;
  /** Null until both files are stored; set once. */
  files: { docx: ArchivedFile; pdf: ArchivedFile } | null;
}

export interface OutgoingLetterWrites {
  /** The next number of a series, from 1: drawn in this transaction, so that what is not committed leaves no gap. */
  drawNumber(series: string): Promise<number>;
  insert(record: OutgoingLetterRecord): Promise<void>;
  load(agencyId: string, applicationId: string, id: string): Promise<OutgoingLetterRecord | null>;
  /** Of a case, oldest first. */
  ofCase(agencyId: string, applicationId: string): Promise<OutgoingLetterRecord[]>;
  /** @returns false when the files are there, or somebody else is drawing them at the instant `now` */
  claimDrawing(id: string, now: string, until: string): Promise<boolean>;
  /** Whoever had claimed it could not finish. */
  releaseDrawing(id: string): Promise<void>;
  /** Once: files that are recorded are never recorded anew. */
  archiveFiles(id: string, files: NonNullable<OutgoingLetterRecord['files']>): Promise<void>;
}

export interface OutgoingLetterReads {
  load: OutgoingLetterWrites['load'];
  ofCase: OutgoingLetterWrites['ofCase'];
}

export interface LetterTemplateRecord extends LetterTemplate {
  id: string;
  agencyId: string;
  kind: OutgoingKindId;
  /** From 1 for every kind of an agency. */
  version: number;
  /** Why it was changed. */
  note: string;
  savedBy: { id: string; name: string };
  savedAt: string;
}

export interface LetterTemplateWrites {
  /** The wording in force; null: that of the system. */
  latest(agencyId: string, kind: OutgoingKindId): Promise<LetterTemplateRecord | null>;
  insert(record: LetterTemplateRecord): Promise<void>;
}

export interface LetterTemplateReads {
  /** All versions of a kind, newest first. */
  versions(agencyId: string, kind: OutgoingKindId): Promise<LetterTemplateRecord[]>;
  /** What is in force of each kind that the agency has worded. */
  current(agencyId: string): Promise<LetterTemplateRecord[]>;
}
