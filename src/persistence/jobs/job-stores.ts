/** Everything jobs need of the database that commands do not have: one call for whoever composes. */
import { type Connection } from 'mongoose';
import { calendarImportReads, otherProcessesSettle } from '../account/calendar-store.js';
import { mongoRetention } from '../account/retention-store.js';
import { mongoLedgerImports } from '../report/ledger-import-store.js';
import { mongoReportReads } from '../report/report-reads.js';
import { mongoTallyFolding } from '../report/tally-folding.js';
import { complaintSweepReads } from '../supervision/complaints-store.js';
import { alarmReads } from './alarm-store.js';
import { mongoJobRuns } from './job-run-store.js';
import { mongoOutboxDelivery } from './outbox-delivery.js';
import { agencySweepReads, caseSweepReads, draftSweepReads, remedySweepReads, sessionSweep } from './sweep-reads.js';

export function mongoJobStores(connection: Connection) {
  return {
    alarms: alarmReads(connection),
    imports: calendarImportReads(connection),
    settle: otherProcessesSettle,
    cases: caseSweepReads(connection),
    remedies: remedySweepReads(connection),
    complaints: complaintSweepReads(connection),
    sweptAgencies: agencySweepReads(connection),
    drafts: draftSweepReads(connection),
    sessions: sessionSweep(connection),
    outbox: mongoOutboxDelivery(connection),
    runs: mongoJobRuns(connection),
    ledgerImports: mongoLedgerImports(connection),
    folding: mongoTallyFolding(connection),
    reportReads: mongoReportReads(connection),
    retention: mongoRetention(connection),
  };
}
