import { setTimeout as pause } from 'node:timers/promises';
import { type ClientSession, type Connection } from 'mongoose';
import { AppError } from '../errors.js';
import { type Looks, type Transaction, type UnitOfWork } from '../ports/unit-of-work.js';
import { approvalRequestWrites } from './account/approval-request-store.js';
import { agencyWrites } from './account/agency-store.js';
import { calendarWrites } from './account/calendar-store.js';
import { citizenWrites } from './account/citizen-store.js';
import { citizenSessionWrites, staffSessionWrites } from './account/session-store.js';
import { signInTicketWrites } from './account/sign-in-ticket-store.js';
import { staffWrites, unknownAccountWrites } from './account/staff-store.js';
import { applicationWrites } from './application/application-store.js';
import { draftWrites } from './application/drafts-store.js';
import { letterWrites } from './application/letters-store.js';
import { opinionLinkWrites } from './application/opinion-links-store.js';
import { letterTemplateWrites, outgoingLetterWrites } from './application/outgoing-letters-store.js';
import { personWrites } from './application/persons-store.js';
import { recordCorrectionWrites } from './application/record-corrections-store.js';
import { savedFilterWrites } from './application/saved-filters-store.js';
import { remedyWrites } from './application/remedies-store.js';
import { type InSession } from './collections.js';
import { annualReportWrites, guideWrites, publicationWrites } from './disclosure/disclosure-store.js';
import { searchEntryWrites } from './disclosure/search-entries.js';
import { alarmWrites } from './jobs/alarm-store.js';
import { noticeWrites } from './notice-store.js';
import { auditWrites, idempotencyWrites, outboxWrites } from './plain-rows.js';
import { freezeWrites } from './report/freeze-store.js';
import { ledgerImportWrites } from './report/ledger-import-store.js';
import { tallyWrites } from './report/tally-store.js';
import { readSnapshot } from './snapshot.js';
import { complaintWrites } from './supervision/complaints-store.js';
import { hasErrorLabel, isTransient } from './unavailable.js';

/**
 * One transaction with write concern majority, repeated after a conflict or a fail-over. An error thrown by `work`
 * aborts it. A duplicate key must not be caught inside: the transaction is already dead and would loop.
 */
export function mongoUnitOfWork(connection: Connection): UnitOfWork {
  return {
    async run(work, { patient = false } = {}) {
      const giveUpAt = performance.now() + (patient ? PATIENT_MS : HURRIED_MS);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runOnce(connection, work, giveUpAt);
        } catch (error) {
          // Two equal requests met: the loser starts again, outside the dead transaction, and finds what the winner made
          // as soon as that is majority-committed, which on a busy machine takes a moment.
          if (!isDuplicateKey(error)) throw error;
          if (attempt === MAX_ATTEMPTS) throw new AppError('service_unavailable', {}, { cause: error });
          await pause(attempt * 15);
        }
      }
    },
    look: (read) => readSnapshot(connection, (session) => read(looks(connection, { session }))),
  };
}

function looks(connection: Connection, inSession: InSession): Looks {
  return {
    applications: applicationWrites(connection, inSession),
    drafts: draftWrites(connection, inSession),
    persons: personWrites(connection, inSession),
    idempotency: idempotencyWrites(connection, inSession),
  };
}

const MAX_ATTEMPTS = 8;

/**
 * How long a transaction is begun or committed again. Somebody at a screen is told within fifteen seconds that he has to try
 * later (together with the time in which the driver looks for a primary); an import waits for what a killed process holds, which
 * the database lets go after a minute.
 */
const HURRIED_MS = 6_000;
const PATIENT_MS = 120_000;

const OPTIONS = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority' },
  maxCommitTimeMS: 10_000,
} as const;

/** The driver's own loop (`withTransaction`) goes on for two minutes whatever is asked of it. */
async function runOnce<T>(connection: Connection, work: (tx: Transaction) => Promise<T>, giveUpAt: number): Promise<T> {
  const session = await connection.startSession();
  try {
    for (let attempt = 1; ; attempt += 1) {
      session.startTransaction(OPTIONS);
      try {
        const result = await work(transaction(connection, { session }));
        await commit(session, giveUpAt);
        return result;
      } catch (error) {
        if (session.inTransaction()) await session.abortTransaction();
        if (!isTransient(error) || performance.now() >= giveUpAt) throw error;
        await pause(Math.random() * Math.min(5 * 1.5 ** attempt, 500));
      }
    }
  } finally {
    await session.endSession();
  }
}

/** A commit whose answer was lost is asked for again, and answered as the first was: it takes effect once. */
async function commit(session: ClientSession, giveUpAt: number): Promise<void> {
  for (;;) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      const lost = hasErrorLabel(error, 'UnknownTransactionCommitResult') && !isOutOfTime(error);
      if (!lost || performance.now() >= giveUpAt) throw error;
    }
  }
}

/** MaxTimeMSExpired: the majority did not confirm within `maxCommitTimeMS`. */
function isOutOfTime(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 50;
}

function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 11000;
}

function transaction(connection: Connection, inSession: InSession): Transaction {
  return {
    agencies: agencyWrites(connection, inSession),
    staff: staffWrites(connection, inSession),
    unknownAccounts: unknownAccountWrites(connection, inSession),
    signInTickets: signInTicketWrites(connection, inSession),
    staffSessions: staffSessionWrites(connection, inSession),
    citizens: citizenWrites(connection, inSession),
    citizenSessions: citizenSessionWrites(connection, inSession),
    calendars: calendarWrites(connection, inSession),
    applications: applicationWrites(connection, inSession),
    drafts: draftWrites(connection, inSession),
    persons: personWrites(connection, inSession),
    letters: letterWrites(connection, inSession),
    outgoingLetters: outgoingLetterWrites(connection, inSession),
    letterTemplates: letterTemplateWrites(connection, inSession),
    opinionLinks: opinionLinkWrites(connection, inSession),
    remedies: remedyWrites(connection, inSession),
    complaints: complaintWrites(connection, inSession),
    savedFilters: savedFilterWrites(connection, inSession),
    approvalRequests: approvalRequestWrites(connection, inSession),
    recordCorrections: recordCorrectionWrites(connection, inSession),
    tally: tallyWrites(connection, inSession),
    freezes: freezeWrites(connection, inSession),
    ledgerImports: ledgerImportWrites(connection, inSession),
    publications: publicationWrites(connection, inSession),
    searchEntries: searchEntryWrites(connection, inSession),
    guides: guideWrites(connection, inSession),
    annualReports: annualReportWrites(connection, inSession),
    audit: auditWrites(connection, inSession),
    outbox: outboxWrites(connection, inSession),
    notices: noticeWrites(connection, inSession),
    alarms: alarmWrites(connection, inSession),
    idempotency: idempotencyWrites(connection, inSession),
  };
}
