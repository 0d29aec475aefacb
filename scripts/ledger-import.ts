/** `npm run -s ledger:import -- --agency CODE FILE.xlsx` (or .csv): prints {"imported","errors":[{"row","column","message"}]}. */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importLedger, type LedgerFile, type LedgerResult } from '../src/commands/application/import-ledger.js';
import { resumeLedgerImports } from '../src/commands/application/resume-ledger-imports.js';
import { wholeFile } from '../src/domain/application/check-ledger.js';
import { AppError, isAppError } from '../src/errors.js';
import { openLedger } from '../src/integrations/xlsx/open-ledger.js';
import { foldTally } from '../src/jobs/fold-tally.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';
import { agencyByCode, runReportCommand, type ReportContext } from './lib/report-context.js';

const USAGE = '用法：npm run -s ledger:import -- --agency 代码 台账.xlsx（或 .csv）';

try {
  const { code, path } = readArguments(process.argv.slice(2));
  await runReportCommand(async (context) => {
    const result = await run(context, code, path);
    const { imported, errors } = result;
    process.stdout.write(`${JSON.stringify({ imported, errors })}\n`);
    tell(result);
    return errors.length === 0 ? 0 : 1;
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}

async function run(context: ReportContext, code: string, path: string): Promise<LedgerResult> {
  const { commands } = context;
  const record = await agencyByCode(context, code);
  const agency = { id: record.id, code: record.code };
  try {
    const file = await readLedger(path);
    const result = await importLedger(commands, { type: 'system', name: 'ledger:import' }, { agency, file });
    // Imports of other agencies that were killed are finished too: whoever comes next does it.
    const others = await resumeLedgerImports(commands);
    if (result.imported > 0 || others.length > 0) {
      await foldTally({ folding: context.folding, clock: context.clock }, { olderThanMinutes: 0 });
    }
    return result;
  } catch (error) {
    if (!isAppError(error, 'workbook_invalid')) throw error;
    return { imported: 0, errors: [wholeFile(error.message)], ignored: [] };
  }
}

async function readLedger(path: string): Promise<LedgerFile> {
  return { name: basename(path), ...(await openLedger(resolve(process.env['INIT_CWD'] ?? process.cwd(), path))) };
}

/** For people; the machine reads stdout. */
function tell({ imported, errors, ignored }: LedgerResult): void {
  if (ignored.length > 0) say(`没有导入的列：${ignored.join('、')}`);
  if (errors.length === 0) {
    say(`已导入 ${imported} 件。`);
    return;
  }
  const inRows = errors.filter((fault) => fault.row > 0);
  for (const { row, column, message } of inRows.slice(0, 20)) say(`第 ${row} 行“${column}”：${message}`);
  if (inRows.length > 20) say(`…… 另有 ${inRows.length - 20} 处，见输出的 JSON。`);
  for (const { message } of errors.filter((fault) => fault.row === 0)) say(message);
  say(new AppError('ledger_invalid', { count: errors.length }).message);
}

function readArguments(args: string[]): { code: string; path: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { agency: { type: 'string' } },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (values.agency === undefined || path === undefined || positionals.length > 1) throw new PlainError(USAGE);
    return { code: values.agency, path };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
}
