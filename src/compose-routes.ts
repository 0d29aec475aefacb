/** Hands every area its routes and what they run on. */
import { type Connection } from 'mongoose';
import { type ComposedCommands } from './compose-commands.js';
import { type Routers } from './http/routers.js';
import { type AboutServer, registerAboutRoute } from './http/routes/account/about.js';
import { registerAccountRoutes } from './http/routes/account/account-routes.js';
import { registerCalendarRoutes } from './http/routes/account/calendar.js';
import { type StaffSignOn } from './http/routes/account/staff-sign-on.js';
import { registerApprovalRequestRoutes } from './http/routes/account/approval-requests.js';
import { registerAuditRoutes } from './http/routes/account/audit.js';
import { registerOperationsRoutes } from './http/routes/account/operations.js';
import { registerPersonalDataRoutes } from './http/routes/account/personal-data.js';
import { registerApplicationRoutes } from './http/routes/application/application-routes.js';
import { registerDisclosureRoutes } from './http/routes/disclosure/disclosure-routes.js';
import { registerReportRoutes } from './http/routes/report/report-routes.js';
import { excelFormWriter } from './integrations/xlsx/write-form.js';
import { excelWorkbookWriter } from './integrations/xlsx/write-workbook.js';
import { ledgerReader } from './integrations/xlsx/open-ledger.js';
import { excelRowStream } from './integrations/xlsx/stream-workbook.js';
import { calendarImportReads, otherProcessesSettle } from './persistence/account/calendar-store.js';
import { approvalRequestReads } from './persistence/account/approval-request-store.js';
import { mongoAuditLog, mongoAuditReads } from './persistence/account/audit-store.js';
import { registerSupervisionRoutes } from './http/routes/supervision/supervision-routes.js';
import { citizenReads } from './persistence/account/citizen-store.js';
import { citizenSessionReads, staffSessionReads } from './persistence/account/session-store.js';
import { applicationReads, draftReads } from './persistence/application/application-reads.js';
import { publicDisclosureReads } from './persistence/disclosure/public-reads.js';
import { staffDisclosureReads } from './persistence/disclosure/staff-reads.js';
import { mongoOperationsReads } from './persistence/jobs/operations-reads.js';
import { noticeReads } from './persistence/notice-store.js';
import { letterReads } from './persistence/application/letters-store.js';
import { letterTemplateReads, outgoingLetterReads } from './persistence/application/outgoing-letters-store.js';
import { personReads } from './persistence/application/persons-store.js';
import { recordCorrectionReads } from './persistence/application/record-corrections-store.js';
import { savedFilterReads } from './persistence/application/saved-filters-store.js';
import { mongoRemedyReads } from './persistence/application/remedy-reads.js';
import { ledgerImportReads, mongoLedgerImports } from './persistence/report/ledger-import-store.js';
import { mongoReportReads } from './persistence/report/report-reads.js';
import { complaintReads } from './persistence/supervision/complaints-store.js';
import { type EvidenceBinder } from './ports/evidence-binder.js';
import { type LedgerRunner } from './ports/ledger-imports.js';
import { type LiveUpdates } from './ports/live-updates.js';
import { type LoginProvider } from './ports/login.js';
import { type OutsideServices } from './ports/operations.js';
import { type SealProvider } from './ports/seal.js';
import { type SmsSender } from './ports/sms.js';

export interface ComposeRoutesOptions {
  connection: Connection;
  commands: ComposedCommands;
  login: LoginProvider;
  /** Null: where nobody is configured who would send text messages. */
  sms: SmsSender | null;
  /** Null: where nobody is configured who would put an electronic seal on a letter. */
  seal: SealProvider | null;
  /** Absent: there is no identity service for staff. */
  signOn?: StaffSignOn | undefined;
  live: LiveUpdates;
  ledgerRunner: LedgerRunner;
  evidenceBinder: EvidenceBinder;
  maxUploadBytes: number;
  about: AboutServer;
  services: OutsideServices;
}

export function composeRoutes(options: ComposeRoutesOptions): (routers: Routers) => void {
  const { connection, commands, login, sms, seal, signOn, live, ledgerRunner, evidenceBinder, maxUploadBytes } =
    options;
  const { about, services } = options;
  const monotonicNow = (): number => performance.now();
  const applications = applicationReads(connection, monotonicNow);
  return (routers) => {
    registerAccountRoutes(routers, {
      commands: { ...commands, login },
      agencies: commands.agencies,
      staff: commands.staff,
      staffSessions: staffSessionReads(connection, commands.clock),
      citizens: citizenReads(connection),
      signOn,
    });
    registerAboutRoute(routers.publicRouter, about);
    registerApprovalRequestRoutes(routers.clerkRouter, { commands, requests: approvalRequestReads(connection) });
    registerAuditRoutes(routers.clerkRouter, { audit: mongoAuditReads(connection) });
    registerCalendarRoutes(routers.clerkRouter, {
      commands: { ...commands, imports: calendarImportReads(connection), settle: otherProcessesSettle },
    });
    registerOperationsRoutes(routers.clerkRouter, {
      commands,
      operations: mongoOperationsReads(connection, monotonicNow),
      services,
    });
    registerPersonalDataRoutes(routers.applicantRouter, {
      commands,
      citizens: citizenReads(connection),
      sessions: citizenSessionReads(connection),
      drafts: draftReads(connection),
      persons: personReads(connection),
      applications,
      recordCorrections: recordCorrectionReads(connection),
      agencies: commands.agencies,
      notices: noticeReads(connection),
    });
    registerApplicationRoutes(routers, {
      commands,
      agencies: commands.agencies,
      applications,
      drafts: draftReads(connection),
      persons: personReads(connection),
      letters: letterReads(connection),
      recordCorrections: recordCorrectionReads(connection),
      notices: noticeReads(connection),
      savedFilters: savedFilterReads(connection),
      approvalRequests: approvalRequestReads(connection),
      staff: commands.staff,
      opinions: { ...commands, sms },
      seal,
      outgoing: commands,
      outgoingLetters: outgoingLetterReads(connection),
      letterTemplates: letterTemplateReads(connection),
      rowStream: excelRowStream(),
      live,
      audit: mongoAuditLog(connection),
      auditReads: mongoAuditReads(connection),
      auditChain: commands.auditChain,
      remedies: mongoRemedyReads(connection),
      evidenceBinder,
      maxUploadBytes,
    });
    registerReportRoutes(routers, {
      commands,
      reports: mongoReportReads(connection),
      approvalRequests: approvalRequestReads(connection),
      remedies: mongoRemedyReads(connection),
      applications,
      forms: excelFormWriter(),
      ledgers: {
        store: mongoLedgerImports(connection),
        reads: ledgerImportReads(connection),
        reader: ledgerReader(),
        runner: ledgerRunner,
        workbooks: excelWorkbookWriter(),
      },
    });
    registerSupervisionRoutes(routers, { commands, complaints: complaintReads(connection) });
    registerDisclosureRoutes(routers, {
      commands,
      publicReads: publicDisclosureReads(connection, monotonicNow),
      staffReads: staffDisclosureReads(connection),
    });
  };
}
