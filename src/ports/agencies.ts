/** Agencies (行政机关): a tree, each with its disclosure office and the bodies to which its remedies lead. */
import { type AgencyKind } from '../domain/account/agency-kinds.js';
import { type RemedyBody } from '../domain/account/agency-rules.js';
import { type Deputy } from '../domain/account/deputies.js';
import { type OptionalChannel } from '../domain/account/optional-channels.js';
import { type SealedOriginals } from '../domain/account/sealed-originals.js';
import { type LetterSettings } from '../domain/account/letter-settings.js';
import { type SecondFactorRule } from '../domain/account/second-factor.js';
import { type UnmaskingRule } from '../domain/account/unmasking.js';
import { type RemedyConfiguration } from '../domain/application/remedy-notice.js';
import { type Page, type PagePosition } from './application-reads.js';
import { type AgencyReads } from './deps.js';

/** The disclosure office (政府信息公开工作机构) as people reach it (art 12: it belongs into the guide). Empty = not entered. */
export interface DisclosureOffice {
  name: string;
  address: string;
  hours: string;
  phone: string;
  fax: string;
  email: string;
}

export interface AgencyRecord {
  id: string;
  /** Never changes: it stands in the numbers of the agency's applications. */
  code: string;
  name: string;
  kind: AgencyKind;
  parentId: string | null;
  /** False when the agency does not take applications here (any more). */
  acceptsApplications: boolean;
  sealedOriginals: SealedOriginals;
  /** Of whom it demands a second step of signing in. */
  secondFactor: SecondFactorRule;
  /** How its staff come to see masked personal data. */
  unmasking: UnmaskingRule;
  /** Who stands in for the head of the disclosure office, from day to day, both included (A.10, 22). */
  deputies: Deputy[];
  /** Between the notice to a third party that objected and the release (A.10, 23). */
  releasePauseWorkingDays: number;
  /** A decision is approved only with a lawyer's opinion on it. */
  legalOpinionRequired: boolean;
  /** Channels offered beside the counter and the post, which cannot be refused. */
  channels: OptionalChannel[];
  office: DisclosureOffice;
  reconsiderationBodies: RemedyBody[];
  courts: RemedyBody[];
  /** How its letters are numbered and headed; absent in old records: the default. */
  letters?: LetterSettings;
  /** The lawyer's words for an answer that is late (A.10, 11); null, or absent in old records: the default. */
  silenceText: string | null;
  /** Of name and code, for the public search. */
  searchTerms: string[];
  createdAt: string;
  version: number;
}

export interface AgencyWrites {
  insert(record: AgencyRecord): Promise<void>;
  load(id: string): Promise<AgencyRecord | null>;
  byCode(code: string): Promise<AgencyRecord | null>;
  /** @throws AppError `version_conflict` when the stored version is not `record.version - 1`. */
  save(record: AgencyRecord): Promise<void>;
}

export type AgencySummary = Pick<AgencyRecord, 'id' | 'code' | 'name' | 'kind' | 'parentId' | 'acceptsApplications'>;

export interface AgencyQuery {
  /** Words of the name or the code. */
  text?: string | undefined;
  parentId?: string | undefined;
  after: PagePosition | null;
  limit: number;
}

/** Agencies are public: these reads carry no scope. */
export interface AgencyDirectory extends AgencyReads {
  detail(agencyId: string): Promise<AgencyRecord | null>;
  /** Where remedies against the agency lead, kept in memory: every page of an answered case tells it. Empty where there is no such agency. */
  remedyConfiguration(agencyId: string): Promise<RemedyConfiguration>;
  byCode(code: string): Promise<AgencyRecord | null>;
  /** In order of code. */
  list(query: AgencyQuery): Promise<Page<AgencySummary>>;
  /** Forgets what is kept in memory: called when an agency has changed, here or in another process. */
  invalidate(): void;
}
