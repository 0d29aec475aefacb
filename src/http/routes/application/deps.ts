/** What the routes of the area need: commands by `commands`, reads by scope. */
import { type LetterDeps } from '../../../commands/application/letter-deps.js';
import { type OpinionDeps } from '../../../commands/application/opinion-link.js';
import { type AgencyDirectory } from '../../../ports/agencies.js';
import { type ApprovalRequestReads } from '../../../ports/approval-requests.js';
import { type ApplicationReads, type DraftReads } from '../../../ports/application-reads.js';
import { type AuditChainReads, type AuditLog, type AuditReads } from '../../../ports/audit.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { type EvidenceBinder } from '../../../ports/evidence-binder.js';
import { type LetterReads } from '../../../ports/letters.js';
import { type LiveUpdates } from '../../../ports/live-updates.js';
import { type NoticeReads } from '../../../ports/notices.js';
import { type LetterTemplateReads, type OutgoingLetterReads } from '../../../ports/outgoing-letters.js';
import { type PersonReads } from '../../../ports/persons.js';
import { type SavedFilterReads } from '../../../ports/saved-filters.js';
import { type RemedyReads } from '../../../ports/report-reads.js';
import { type RowStream } from '../../../ports/workbooks.js';
import { type StaffReads } from '../../../ports/staff.js';
import { type SealProvider } from '../../../ports/seal.js';
import { type RecordCorrectionReads } from '../../../ports/record-corrections.js';

export interface StaffDirectory {
  /** A clerk of the agency who may be given cases; null for strangers, other agencies and disabled accounts. */
  assignable(agencyId: string, staffId: string): Promise<{ id: string; name: string } | null>;
  byId: StaffReads['byId'];
}

export interface ApplicationRoutesDeps {
  commands: CommandDeps;
  agencies: Pick<AgencyDirectory, 'remedyConfiguration'>;
  applications: ApplicationReads;
  drafts: DraftReads;
  persons: PersonReads;
  letters: LetterReads;
  recordCorrections: RecordCorrectionReads;
  notices: NoticeReads;
  savedFilters: SavedFilterReads;
  approvalRequests: ApprovalRequestReads;
  staff: StaffDirectory;
  opinions: OpinionDeps;
  seal: SealProvider | null;
  outgoing: LetterDeps;
  outgoingLetters: OutgoingLetterReads;
  letterTemplates: LetterTemplateReads;
  rowStream: RowStream;
  live: LiveUpdates;
  /** Of reads that show personal data. */
  audit: AuditLog;
  auditReads: AuditReads;
  auditChain: Pick<AuditChainReads, 'end'>;
  remedies: Pick<RemedyReads, 'byId'>;
  evidenceBinder: EvidenceBinder;
  maxUploadBytes: number;
}
