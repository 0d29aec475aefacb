import { type Connection } from 'mongoose';
import { type Transaction, type UnitOfWork } from '../ports/unit-of-work.js';
import { applicationWrites } from './application/application-store.js';
import { draftWrites } from './application/drafts-store.js';
import { remedyWrites } from './application/remedies-store.js';
import { type InSession } from './collections.js';
import { auditWrites, idempotencyWrites, outboxWrites } from './plain-rows.js';
import { freezeWrites, tallyWrites } from './report/tally-store.js';

/**
 * One transaction with write concern majority; the driver retries conflicts and a fail-over. An error thrown by `work`
 * aborts it. A duplicate key must not be caught inside: the transaction is already dead and would loop.
 */
export function mongoUnitOfWork(connection: Connection): UnitOfWork {
  return {
    async run(work) {
      const session = await connection.startSession();
      try {
        return await session.withTransaction(() => work(transaction(connection, { session })), {
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority' },
          maxCommitTimeMS: 15_000,
        });
      } finally {
        await session.endSession();
      }
    },
  };
}

function transaction(connection: Connection, inSession: InSession): Transaction {
  return {
    applications: applicationWrites(connection, inSession),
    drafts: draftWrites(connection, inSession),
    remedies: remedyWrites(connection, inSession),
    tally: tallyWrites(connection, inSession),
    freezes: freezeWrites(connection, inSession),
    audit: auditWrites(connection, inSession),
    outbox: outboxWrites(connection, inSession),
    idempotency: idempotencyWrites(connection, inSession),
  };
}
