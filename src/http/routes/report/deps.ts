import { type ApprovalRequestReads } from '../../../ports/approval-requests.js';
import { type ApplicationReads } from '../../../ports/application-reads.js';
import { type CommandDeps } from '../../../ports/deps.js';
import {
  type LedgerImportReads,
  type LedgerImportStore,
  type LedgerReader,
  type LedgerRunner,
} from '../../../ports/ledger-imports.js';
import { type RemedyReads, type ReportReads } from '../../../ports/report-reads.js';
import { type FormWriter, type WorkbookWriter } from '../../../ports/workbooks.js';

export interface ReportRoutesDeps {
  commands: CommandDeps;
  reports: ReportReads;
  remedies: RemedyReads;
  approvalRequests: Pick<ApprovalRequestReads, 'tallyCorrections'>;
  applications: Pick<ApplicationReads, 'byIdForAgency'>;
  forms: FormWriter;
  ledgers: {
    store: LedgerImportStore;
    reads: LedgerImportReads;
    reader: LedgerReader;
    runner: LedgerRunner;
    workbooks: WorkbookWriter;
  };
}
