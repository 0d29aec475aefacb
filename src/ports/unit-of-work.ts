/** Everything one command changes commits together or not at all. */
import { type CitizenSessionWrites, type StaffSessionWrites } from './account-sessions.js';
import { type AgencyWrites } from './agencies.js';
import { type AlarmWrites } from './alarms.js';
import { type ApprovalRequestWrites } from './approval-requests.js';
import { type ApplicationWrites } from './applications.js';
import { type AuditWrites } from './audit.js';
import { type CalendarWrites } from './calendar-layers.js';
import { type CitizenWrites } from './citizens.js';
import { type ComplaintWrites } from './complaints.js';
import {
  type AnnualReportWrites,
  type GuideWrites,
  type PublicationWrites,
  type SearchEntryWrites,
} from './disclosure.js';
import { type DraftWrites } from './drafts.js';
import { type IdempotencyWrites } from './idempotency.js';
import { type LedgerImportWrites } from './ledger-imports.js';
import { type LetterWrites } from './letters.js';
import { type NoticeWrites } from './notices.js';
import { type OpinionLinkWrites } from './opinion-links.js';
import { type OutboxWrites } from './outbox.js';
import { type LetterTemplateWrites, type OutgoingLetterWrites } from './outgoing-letters.js';
import { type PersonWrites } from './persons.js';
import { type RecordCorrectionWrites } from './record-corrections.js';
import { type RemedyWrites } from './remedies.js';
import { type SavedFilterWrites } from './saved-filters.js';
import { type SignInTicketWrites } from './second-factor.js';
import { type StaffWrites, type UnknownAccountWrites } from './staff.js';
import { type FreezeWrites, type TallyWrites } from './tally.js';

export interface Transaction {
  agencies: AgencyWrites;
  staff: StaffWrites;
  unknownAccounts: UnknownAccountWrites;
  signInTickets: SignInTicketWrites;
  staffSessions: StaffSessionWrites;
  citizens: CitizenWrites;
  citizenSessions: CitizenSessionWrites;
  calendars: CalendarWrites;
  applications: ApplicationWrites;
  drafts: DraftWrites;
  persons: PersonWrites;
  letters: LetterWrites;
  outgoingLetters: OutgoingLetterWrites;
  letterTemplates: LetterTemplateWrites;
  opinionLinks: OpinionLinkWrites;
  remedies: RemedyWrites;
  complaints: ComplaintWrites;
  savedFilters: SavedFilterWrites;
  approvalRequests: ApprovalRequestWrites;
  recordCorrections: RecordCorrectionWrites;
  tally: TallyWrites;
  freezes: FreezeWrites;
  ledgerImports: LedgerImportWrites;
  publications: PublicationWrites;
  searchEntries: SearchEntryWrites;
  guides: GuideWrites;
  annualReports: AnnualReportWrites;
  audit: AuditWrites;
  outbox: OutboxWrites;
  notices: NoticeWrites;
  alarms: AlarmWrites;
  idempotency: IdempotencyWrites;
}

/** What may be read outside a transaction. */
export interface Looks {
  applications: Pick<ApplicationWrites, 'load'>;
  drafts: Pick<DraftWrites, 'load'>;
  persons: Pick<PersonWrites, 'load'>;
  idempotency: Pick<IdempotencyWrites, 'find'>;
}

export interface UnitOfWork {
  /**
   * Runs `work` in one transaction (majority). It may run more than once on a write conflict, so it must not have effects elsewhere.
   * @param options.patient nobody waits at a screen: goes on trying for two minutes instead of seconds
   */
  run<T>(work: (tx: Transaction) => Promise<T>, options?: { patient?: boolean }): Promise<T>;
  /**
   * Reads of one moment, of what is majority-committed, without a transaction: for a command's first look, after which its
   * transaction decides, and for what only reads. Cheaper by a commit that the others have to confirm.
   */
  look<T>(read: (stores: Looks) => Promise<T>): Promise<T>;
}
