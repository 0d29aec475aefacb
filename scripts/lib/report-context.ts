/** What the commands of the statistics work with: the database brought up to date, the composed commands and reads. */
import { type Connection } from 'mongoose';
import { type Clock, systemClock } from '../../src/clock.js';
import { composeCommands } from '../../src/compose-commands.js';
import { isAppError } from '../../src/errors.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { mongoLedgerImports } from '../../src/persistence/report/ledger-import-store.js';
import { mongoReportReads } from '../../src/persistence/report/report-reads.js';
import { mongoTallyFolding } from '../../src/persistence/report/tally-folding.js';
import { type AgencyRecord } from '../../src/ports/agencies.js';
import { runWithDatabase } from './command.js';
import { explain, PlainError, say } from './plain-error.mjs';

export interface ReportContext {
  connection: Connection;
  clock: Clock;
  commands: ReturnType<typeof composeCommands> & { ledgerImports: ReturnType<typeof mongoLedgerImports> };
  reads: ReturnType<typeof mongoReportReads>;
  folding: ReturnType<typeof mongoTallyFolding>;
}

/** Runs `work` and ends the process with what it returns; a fault that a person can mend is told as text, status 1. */
export async function runReportCommand(work: (context: ReportContext) => Promise<number>): Promise<void> {
  await runWithDatabase(async ({ config, mongoUri }) => {
    const connection = await openDatabase(mongoUri, { maxPoolSize: 10 });
    try {
      await migrate(connection);
      const commands = composeCommands({ connection, clock: systemClock, ...config });
      return await work({
        connection,
        clock: systemClock,
        commands: { ...commands, ledgerImports: mongoLedgerImports(connection) },
        reads: mongoReportReads(connection),
        folding: mongoTallyFolding(connection),
      });
    } catch (error) {
      if (!isAppError(error) && !(error instanceof PlainError)) throw error;
      say(explain(error));
      return 1;
    } finally {
      await connection.close();
    }
  });
}

/** @throws PlainError when there is no agency with this code */
export async function agencyByCode({ commands }: ReportContext, code: string): Promise<AgencyRecord> {
  const agency = await commands.agencies.byCode(code);
  if (!agency) throw new PlainError(`没有代码为“${code}”的机关，请检查代码，或先用 agency:create 创建。`);
  return agency;
}
