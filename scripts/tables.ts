/** `npm run -s tables -- --agency CODE --year Y [--recount] [--repair] [--json]`: the statistics tables of a year. */
import { parseArgs } from 'node:util';
import { repairTally } from '../src/commands/report/repair-tally.js';
import { entryText } from '../src/domain/report/cell-titles.js';
import { tableGenerationOf } from '../src/domain/report/generations.js';
import { contractViolations } from '../src/domain/report/rules.js';
import { tablesText } from '../src/domain/report/tables-text.js';
import { diffEntries } from '../src/domain/report/tally.js';
import { yearTables } from '../src/domain/report/year-tables.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';
import { agencyByCode, runReportCommand, type ReportContext } from './lib/report-context.js';

const USAGE = '用法：npm run -s tables -- --agency 代码 --year 年度 [--recount] [--repair] [--json]';

interface Arguments {
  code: string;
  year: number;
  recount: boolean;
  repair: boolean;
  json: boolean;
}

try {
  const given = readArguments(process.argv.slice(2));
  tableGenerationOf(given.year);
  await runReportCommand((context) => run(context, given));
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}

async function run(context: ReportContext, { code, year, recount, repair, json }: Arguments): Promise<number> {
  const { reads } = context;
  const agency = await agencyByCode(context, code);
  if (repair) await showAndRepair(context, agency.id);
  const tables = yearTables(recount ? await reads.recount(agency.id, year) : await reads.book(agency.id, year));
  const { generation, table1, table2, table3, violations } = tables;
  const contract = { agency: agency.code, year, generation, table1, table2, table3 };
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...contract, violations: contractViolations(violations) })}\n`
      : tablesText(`${agency.name}${recount ? '（逐件重新计数）' : ''}`, tables),
  );
  return 0;
}

/** What is going to be booked is shown before it is. */
async function showAndRepair({ commands, reads }: ReportContext, agencyId: string): Promise<void> {
  const { tally, recount } = await reads.bothSums(agencyId);
  const differences = diffEntries(tally, recount);
  if (differences.length === 0) {
    say('统计流水与逐件重新计数一致，不需要更正。');
    return;
  }
  say('统计流水与逐件重新计数不一致，更正如下：');
  for (const entry of differences) say(`  ${entryText(entry)}`);
  const booked = await repairTally(
    commands,
    { type: 'system', name: 'tables --repair' },
    { agencyId, reason: '统计流水与逐件重新计数不一致，由命令行更正' },
  );
  say(`已追加 ${booked.length} 笔更正流水。`);
}

function readArguments(args: string[]): Arguments {
  const flag = { type: 'boolean', default: false } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: { agency: { type: 'string' }, year: { type: 'string' }, recount: flag, repair: flag, json: flag },
    }));
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
  const { agency, year, recount, repair, json } = values;
  if (agency === undefined || year === undefined) throw new PlainError(USAGE);
  if (!/^\d{4}$/.test(year)) throw new PlainError(`“${year}”不是年度，请填写四位数字，例如 2025。\n${USAGE}`);
  return { code: agency, year: Number(year), recount, repair, json };
}
