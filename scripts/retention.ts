/**
 * `npm run -s retention [-- --dry-run]`: lets go of what has been kept long enough, by the table in `domain/account/retention.ts`.
 * The nightly jobs do the same. JSON on stdout, words on stderr.
 */
import { parseArgs } from 'node:util';
import { keptSince, RETAINED_KINDS, RETENTION } from '../src/domain/account/retention.js';
import { type JobSummary } from '../src/ports/job-runs.js';
import { jobTable } from '../src/jobs/schedule.js';
import { NEVER_ABORTED } from '../src/jobs/sweep-deps.js';
import { createLogger } from '../src/logger.js';
import { mongoJobStores } from '../src/persistence/jobs/job-stores.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';
import { type ReportContext, runReportCommand } from './lib/report-context.js';

const USAGE = '用法：npm run -s retention [-- --dry-run]';

try {
  const dryRun = readDryRun(process.argv.slice(2));
  await runReportCommand((context) => run(context, dryRun));
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}

async function run({ connection, commands, clock }: ReportContext, dryRun: boolean): Promise<number> {
  const stores = mongoJobStores(connection);
  const now = clock.now();
  const kinds = await Promise.all(
    RETAINED_KINDS.map(async (kind) => {
      const before = keptSince(kind, now);
      return { kind, ...RETENTION[kind], due: before === null ? null : await stores.retention.due(kind, before) };
    }),
  );
  for (const { label, days, from, by, due, reason } of kinds) {
    const kept = days === null ? '不自动删除' : `自${from}起 ${days} 天`;
    const found = due === null ? '' : `，到期 ${due} 项`;
    say(`${label}：${kept}${found}${by === null || by === 'database' ? '' : `（${by}）`}。${reason}`);
  }
  if (dryRun) {
    process.stdout.write(`${JSON.stringify({ dryRun, kinds })}\n`);
    say('演练：没有改动任何数据。');
    return 0;
  }
  const done: Record<string, JobSummary> = {};
  const jobs = jobTable({ ...commands, ...stores, log: createLogger({ level: 'warn', json: false }) });
  for (const job of jobs.filter(({ name }) => kinds.some(({ by }) => by === name))) {
    done[job.name] = await job.run(NEVER_ABORTED);
  }
  process.stdout.write(`${JSON.stringify({ dryRun, kinds, done })}\n`);
  for (const [name, summary] of Object.entries(done)) say(`${name}：${JSON.stringify(summary)}`);
  return 0;
}

function readDryRun(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } }).values['dry-run'];
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
}
