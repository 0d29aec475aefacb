/** `npm run -s golden`: reproduces the tables of published reports from ledgers of cases, on a database of its own. */
import { randomBytes } from 'node:crypto';
import { systemClock } from '../src/clock.js';
import { composeCommands } from '../src/compose-commands.js';
import { openDatabase } from '../src/persistence/connection.js';
import { migrate } from '../src/persistence/migrate.js';
import { mongoLedgerImports } from '../src/persistence/report/ledger-import-store.js';
import { mongoReportReads } from '../src/persistence/report/report-reads.js';
import { openEphemeralDatabase } from './lib/ephemeral-mongod.js';
import { publishedReports, reproduce } from './lib/golden.js';
import { explain, say } from './lib/plain-error.mjs';

let status = 1;
try {
  const database = await openEphemeralDatabase();
  try {
    status = await run(database.uri);
  } finally {
    await database.stop();
  }
} catch (error) {
  say(explain(error));
}
process.stdout.write('', () => process.exit(status));

async function run(uri: string): Promise<number> {
  const connection = await openDatabase(uri, { maxPoolSize: 10 });
  try {
    await migrate(connection);
    const keys = { fieldKeys: [{ id: 'golden', key: randomBytes(32) }], lookupKey: randomBytes(32) };
    const commands = {
      ...composeCommands({ connection, clock: systemClock, ...keys }),
      ledgerImports: mongoLedgerImports(connection),
    };
    let broken = 0;
    for (const [index, report] of publishedReports().entries()) {
      const outcome = await reproduce({ commands, reads: mongoReportReads(connection) }, report, `GOLD${index + 1}`);
      process.stdout.write(`${JSON.stringify(outcome)}\n`);
      broken += outcome.differences.length;
    }
    return broken === 0 ? 0 : 1;
  } finally {
    await connection.close();
  }
}
