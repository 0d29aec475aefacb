/**
 * All jobs once, in the order of their table, on a database and on a day: a process of its own, so that it can be killed in the
 * middle. `node dist/scripts/storm/run-jobs.js <uri> <day>`; says `begun` when the first one begins.
 */
import { MovableClock } from '../../src/clock.js';
import { composeCommands } from '../../src/compose-commands.js';
import { jobTable } from '../../src/jobs/schedule.js';
import { createLogger } from '../../src/logger.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { mongoJobStores } from '../../src/persistence/jobs/job-stores.js';

const [uri = '', day = ''] = process.argv.slice(2);
const clock = new MovableClock();
clock.freezeOn(day);
const connection = await openDatabase(uri, { maxPoolSize: 10 });
const commands = composeCommands({
  connection,
  clock,
  fieldKeys: [{ id: 'test', key: Buffer.alloc(32, 7) }],
  lookupKey: Buffer.alloc(32, 9),
});
const log = createLogger({ level: 'warn', json: true });
const never = new AbortController().signal;
process.stdout.write('begun\n');
for (const job of jobTable({ ...commands, ...mongoJobStores(connection), log })) await job.run(never);
await connection.close();
