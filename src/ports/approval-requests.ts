/** What one person asks and another decides. A collection of their own: they are no events of a case and change no version of it. */
import { type Decidable } from '../domain/account/approval-requests.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type SealedPart } from '../domain/application/sealed-parts.js';
import { type CorrectedYear } from '../domain/report/corrected-years.js';
import { type TallyEntry } from '../domain/report/tally.js';
import { type Page, type PagePosition } from './application-reads.js';

interface Asked extends Decidable {
  id: string;
  agencyId: string;
  reason: string;
  requestedBy: { id: string; name: string };
  requestedAt: string;
  /** Names what nobody may ask for twice at a time; null once it is decided or given up. */
  open: string | null;
}

export interface UnmaskingRequest extends Asked {
  kind: 'unmasking';
  applicationId: string;
  applicationNumber: string;
  fields: SealedPart[];
}

export interface TallyCorrectionRequest extends Asked {
  kind: 'tally_correction';
  /** What the recount found when it was asked for, as entries and as cells of the tables. */
  entries: TallyEntry[];
  years: CorrectedYear[];
}

export type ApprovalRequest = UnmaskingRequest | TallyCorrectionRequest;

export interface ApprovalRequestWrites {
  insert(request: ApprovalRequest): Promise<void>;
  load(agencyId: string, id: string): Promise<ApprovalRequest | null>;
  findOpen(open: string): Promise<ApprovalRequest | null>;
  /** Of this person about this case, newest first; at most `limit`. */
  unmaskings(applicationId: string, staffId: string, limit: number): Promise<UnmaskingRequest[]>;
  save(request: ApprovalRequest): Promise<void>;
}

export interface ApprovalRequestReads {
  byId(agencyId: string, id: string): Promise<ApprovalRequest | null>;
  latestUnmasking(applicationId: string, staffId: string): Promise<UnmaskingRequest | null>;
  /** Those that can still be decided on `today`; the one that lapses first stands first. */
  waiting(
    agencyId: string,
    kinds: readonly ApprovalRequest['kind'][],
    query: { today: PlainDate; after: PagePosition | null; limit: number },
  ): Promise<Page<ApprovalRequest>>;
  /** Newest first. */
  tallyCorrections(agencyId: string, limit: number): Promise<TallyCorrectionRequest[]>;
}
