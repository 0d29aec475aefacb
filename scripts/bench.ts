/**
 * `npm run bench`: the promises of the product measured on this machine. The data is made once and kept on DATA_DIR/bench
 * (or in databases bench_10k and bench_1m of MONGODB_URI). A missed target is said and is no fault of the run.
 */
import { join } from 'node:path';
import { describeMachine, watchStolenTime } from './bench/machine.js';
import { readOptions } from './bench/options.js';
import { LARGE, SMALL } from './bench/plan.js';
import { renderTable, verdicts } from './bench/report.js';
import { runBench } from './bench/run.js';
import { dataFolder, openDatabaseUri } from './lib/database.js';
import { explain, say } from './lib/plain-error.mjs';
import { listenForSignals } from './lib/signals.js';

/** As much as a small database server has to spare. */
const CACHE_GIGABYTES = 2;

let status = 0;
try {
  await main();
} catch (error) {
  say(explain(error));
  status = 1;
}
process.stdout.write('', () => process.exit(status));

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const interruption = listenForSignals();
  const machine = await describeMachine();
  const stolenTime = watchStolenTime();
  const dataDir = join(dataFolder(process.env.DATA_DIR || '.data'), 'bench');
  const database = await openDatabaseUri({
    mongodbUri: process.env.MONGODB_URI,
    dataDir,
    cacheGigabytes: CACHE_GIGABYTES,
  });
  try {
    const plans = options.quick ? [SMALL] : [SMALL, LARGE];
    const uriOf = (name: string): string => database.uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/]+\/)[^?]*/, `$1${name}`);
    const work = runBench(plans, uriOf, dataDir, options);
    const figures = await Promise.race([work, interruption.first]);
    if (!figures) {
      work.catch(() => {});
      status = 130;
      return;
    }
    const rows = verdicts(figures);
    const stolen = stolenTime();
    process.stdout.write(
      options.json ? `${JSON.stringify({ machine, stolen, figures, verdicts: rows })}\n` : `${renderTable(rows)}\n`,
    );
    say(
      `${machine.processors} 个处理器（${machine.model}），Node ${machine.node}；开始前别的程序占用 ${machine.busyBefore}%，` +
        `负载 ${machine.load.join('、')}；测量期间被宿主机拿走的处理器时间 ${stolen}%。`,
    );
  } finally {
    await database.stop();
  }
}
