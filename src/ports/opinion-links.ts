/** Links by which third parties give their opinion. Tokens and codes are kept as hashes only, the telephone is encrypted. */
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type ConsultationAnswer } from '../domain/application/case-events.js';
import { type CodeSends, type LinkCode } from '../domain/application/opinion-links.js';

export interface OpinionLinkRecord {
  id: string;
  /** SHA-256. */
  tokenHash: string;
  agencyId: string;
  applicationId: string;
  consultationId: string;
  phoneSealed: string;
  phoneMasked: string;
  lastDate: PlainDate;
  code: LinkCode | null;
  sends: CodeSends | null;
  /** Whoever entered the last right code; an earlier session ends with it. */
  session: { tokenHash: string; validUntil: string } | null;
  /** Uploaded in this session and not filed yet. */
  fileIds: string[];
  submitted: { date: PlainDate; answer: ConsultationAnswer; fileIds: string[] } | null;
}

export interface OpinionLinkWrites {
  /** Any earlier link of the same consultation is gone. */
  replace(record: OpinionLinkRecord): Promise<void>;
  byToken(tokenHash: string): Promise<OpinionLinkRecord | null>;
  bySession(tokenHash: string): Promise<OpinionLinkRecord | null>;
  save(record: OpinionLinkRecord): Promise<void>;
}
