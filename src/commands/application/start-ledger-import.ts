/** A ledger that is imported from the console: first looked at, then begun; the cases are made while the user does something else. */
import { AppError } from '../../errors.js';
import { type LedgerFault, type LedgerRow } from '../../domain/application/ledger-row.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type NumberedAgency } from '../../ports/deps.js';
import { type LedgerImport } from '../../ports/ledger-imports.js';
import { beginImport, checkLedgerFile, type LedgerFile } from './import-ledger.js';
import { type LedgerDeps } from './resume-ledger-imports.js';

export interface LedgerPreview {
  /** Without a fault, in the order of the file. */
  rows: LedgerRow[];
  errors: LedgerFault[];
  ignored: string[];
  /** What the rows add to the tables, by year, oldest first. */
  years: { year: number; received: number; handled: number }[];
  /** The years whose tables change: a balance runs through all years from the first one on. */
  changedYears: number[];
  running: LedgerImport | null;
}

/**
 * Reads and judges the whole file; writes nothing, draws no number.
 * @throws AppError `forbidden`, `workbook_invalid`
 */
export async function previewLedgerImport(
  deps: LedgerDeps,
  actor: Actor,
  { agency, file }: { agency: NumberedAgency; file: LedgerFile },
): Promise<LedgerPreview> {
  assertMayImport(actor, agency);
  const running = await deps.ledgerImports.running(agency.id);
  const { rows, errors, ignored } = await checkLedgerFile(deps, agency, file);
  const years = yearsOf(rows);
  const first = years[0]?.year;
  const thisYear = yearOf(deps.clock.today());
  const changedYears = first === undefined ? [] : Array.from({ length: thisYear - first + 1 }, (_, at) => first + at);
  return { rows, errors, ignored, years, changedYears, running };
}

/**
 * Begins an import that from then on will be finished. Sent again while it runs, the same file is answered with the same import.
 * @param input.expectedHash SHA-256 of the file that was looked at
 * @throws AppError `forbidden`, `workbook_invalid`, `invalid_input` (another file than was looked at), `import_running` (of another
 *   file), `ledger_invalid` (details: `errors`, in the order of the file), `year_frozen` (frozen between check and start)
 */
export async function startLedgerImport(
  deps: LedgerDeps,
  actor: Actor,
  input: { agency: NumberedAgency; file: LedgerFile; expectedHash: string },
): Promise<LedgerImport> {
  const { agency, file } = input;
  assertMayImport(actor, agency);
  if (file.hash !== input.expectedHash) {
    const message = '文件在检查以后改动过，请重新检查';
    throw new AppError('invalid_input', {}, { fields: [{ path: 'fileHash', message }] });
  }
  const before = await deps.ledgerImports.running(agency.id);
  if (before) return sameFile(before, file);
  const { journal, running, errors } = await beginImport(deps, actor, input);
  if (journal) return journal;
  if (running) return sameFile(running, file);
  throw new AppError('ledger_invalid', { count: errors.length, errors });
}

function assertMayImport(actor: Actor, { id: agencyId }: NumberedAgency): void {
  if (!can(actor, 'import_ledger', { agencyId })) throw new AppError('forbidden');
}

function sameFile(running: LedgerImport, file: LedgerFile): LedgerImport {
  if (running.fileHash !== file.hash) throw new AppError('import_running');
  return running;
}

function yearsOf(rows: readonly LedgerRow[]): LedgerPreview['years'] {
  const years = new Map<number, { received: number; handled: number }>();
  const of = (year: number): { received: number; handled: number } => {
    const counts = years.get(year) ?? { received: 0, handled: 0 };
    years.set(year, counts);
    return counts;
  };
  for (const { receiptDate, handledDate } of rows) {
    of(yearOf(receiptDate)).received += 1;
    if (handledDate) of(yearOf(handledDate)).handled += 1;
  }
  return [...years].map(([year, counts]) => ({ year, ...counts })).sort((a, b) => a.year - b.year);
}
