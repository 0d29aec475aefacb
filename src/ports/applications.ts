/** What commands need of the store of applications. A record is one case: its facts, its events and the folded fields. */
import { type AgentCapacity } from '../domain/application/agents.js';
import { type ApplicantKind } from '../domain/application/applicant-kinds.js';
import { type ReplyMedium, type ReplyMethod } from '../domain/application/application-form.js';
import { type CaseEvent } from '../domain/application/case-events.js';
import { type CaseFacts } from '../domain/application/case-facts.js';
import { type Channel } from '../domain/application/channels.js';
import { type IdentityDocument } from '../domain/application/identity.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';

/** Personal data as stored: `sealed` is ciphertext, `masked` is what people see by default, `lookup` a keyed hash for equality. */
export interface SealedIdentity {
  document: IdentityDocument;
  sealed: string;
  lookup: string;
  masked: string;
}

export interface SealedContact {
  /** Ciphertext of the JSON of `Contact`. */
  sealed: string;
  masked: { phone: string | null; email: string | null; address: string | null };
  phoneLookup: string | null;
}

export interface Contact {
  phone?: string;
  email?: string;
  address?: string;
}

export interface Agent {
  name: string;
  identity: SealedIdentity | null;
  authorityUntil: PlainDate | null;
  /** Absent in records from before guardians were told apart: an agent by mandate. */
  capacity?: AgentCapacity;
}

export interface CoApplicant {
  name: string;
  identity: SealedIdentity | null;
}

export interface Applicant {
  kind: ApplicantKind;
  name: string;
  identity: SealedIdentity | null;
  contact: SealedContact | null;
  /** An agent acts for the applicant; the case counts in the applicant's column (A.10, 21). */
  agent: Agent | null;
  /** Who applies together with him; he represents them. Absent when he applies alone. */
  joint?: CoApplicant[];
  /** Equality of applicants for duplicates and fees: keyed hash of the document, else of name and telephone. */
  lookup: string;
}

export interface ApplicationContent {
  subject: string;
  documentNumber: string | null;
  description: string;
  purpose: string | null;
}

export interface ReplyPreference {
  medium: ReplyMedium;
  method: ReplyMethod;
}

export type ApplicationSource = 'citizen' | 'intake' | 'ledger';

export interface ApplicationRecord {
  id: string;
  agencyId: string;
  number: string;
  externalNumber: string | null;
  source: ApplicationSource;
  citizenId: string | null;
  channel: Channel;
  applicant: Applicant;
  content: ApplicationContent;
  /** `normaliseText` of what is asked, for duplicates. */
  normalisedText: string;
  /** Short hash of it, by which equal applications are found. */
  contentKey: string;
  /** Null where a ledger does not say. */
  replyPreference: ReplyPreference | null;
  fileIds: string[];
  assignee: { id: string; name: string } | null;
  /** False for the parent of a split, which counts 0. */
  counted: boolean;
  /** Keyed hash of the code with which its applicant ties it to his account; null when none was issued. */
  bindingLookup: string | null;
  ledger: { importId: string; row: number; registerNumber: string; note: string } | null;
  events: CaseEvent[];
  version: number;
  facts: CaseFacts;
  searchTerms: string[];
  createdAt: string;
}

export type CitizenCase = Pick<ApplicationRecord, 'id' | 'agencyId' | 'number' | 'assignee'> & { open: boolean };

/** A scope is the only way to a record: staff see their agency's, a citizen sees his own. */
export type CaseScope = { agencyId: string } | { citizenId: string };

export interface ApplicationWrites {
  insert(record: ApplicationRecord): Promise<void>;
  insertMany(records: readonly ApplicationRecord[]): Promise<void>;
  load(scope: CaseScope, id: string): Promise<ApplicationRecord | null>;
  /** For whoever holds the number and the code of a printed receipt: the only way that has no scope. */
  byBinding(number: string, bindingLookup: string): Promise<ApplicationRecord | null>;
  /**
   * Appends `newEvents` and replaces the folded fields, if the stored version is still `record.version - 1`.
   * @throws AppError `version_conflict`
   */
  save(record: ApplicationRecord, newEvents: readonly CaseEvent[]): Promise<void>;
  /** All cases of an account, oldest first. */
  ofCitizen(citizenId: string): Promise<CitizenCase[]>;
  /** Takes all cases of an account apart from it; they stay as they are. */
  unlink(citizenId: string): Promise<void>;
  /** Which application of this applicant it is in the month of its receipt, from 1 (109号: 一个自然月内累计). */
  ordinalInMonth(record: Pick<ApplicationRecord, 'id' | 'agencyId' | 'applicant' | 'facts'>): Promise<number>;
  /** Cases of the same applicant with this agency, newest first, at most 200: for duplicates. */
  sameApplicant(
    agencyId: string,
    applicantLookup: string,
  ): Promise<Pick<ApplicationRecord, 'id' | 'number' | 'citizenId' | 'normalisedText' | 'facts'>[]>;
}
