/**
 * A ledger of earlier years becomes cases: all of it or nothing, also when the process is killed.
 *
 * First pass: the whole file is checked and nothing is written. Then the checked rows are stored beside a journal, the journal
 * is set to `importing` in one transaction that also holds the years open and makes sure of the register numbers, and the rows
 * become cases chunk by chunk. From that transaction on the import will be finished, by this process or by the next one that
 * looks. Several processes may work on one import at once: each chunk is marked in the transaction that makes its cases.
 */
import { AppError, isAppError } from '../../errors.js';
import { checkLedger, duplicateOf } from '../../domain/application/check-ledger.js';
import { LEDGER_COLUMNS, type SheetRow } from '../../domain/application/ledger-columns.js';
import { type LedgerFault, type LedgerRow } from '../../domain/application/ledger-row.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type NumberedAgency } from '../../ports/deps.js';
import { LEDGER_CHUNK_ROWS, type LedgerImport, type NumberedRow } from '../../ports/ledger-imports.js';
import { auditActor, authorOf } from '../authors.js';
import {
  finishLedgerImport,
  type LedgerDeps,
  resumeLedgerImports,
  withoutWaitingForTheDead,
} from './resume-ledger-imports.js';

export interface LedgerFile {
  name: string;
  /** SHA-256 of the bytes, lower-case hex. */
  hash: string;
  rows: AsyncIterable<SheetRow>;
  date1904: boolean;
}

export interface LedgerResult {
  imported: number;
  errors: LedgerFault[];
  /** Headers of columns that were not read. */
  ignored: string[];
}

/**
 * @returns faults and nothing imported, or how many cases were made. A file whose import was interrupted is finished.
 * @throws AppError `forbidden`
 */
export async function importLedger(
  deps: LedgerDeps,
  actor: Actor,
  input: { agency: NumberedAgency; file: LedgerFile },
): Promise<LedgerResult> {
  const { agency, file } = input;
  if (!can(actor, 'import_ledger', { agencyId: agency.id })) throw new AppError('forbidden');
  const finished = await resumeOwn(deps, agency, file);
  if (finished) return finished;

  const begun = await beginImport(deps, actor, input);
  if (begun.running) {
    // Another process began meanwhile: help it, and see whether it was this very file.
    const others = await resumeOwn(deps, agency, file);
    if (others) return others;
    // What it has brought in meanwhile is told like what the first pass found.
    const late = await faultsAgainstBooks(deps, agency.id, begun.rows);
    if (late.length === 0) throw new AppError('import_running');
    return { imported: 0, errors: late, ignored: begun.ignored };
  }
  if (begun.journal) await finishLedgerImport(deps, begun.journal);
  return { imported: begun.journal?.rows ?? 0, errors: begun.errors, ignored: begun.ignored };
}

/** What the first pass found; nothing is written. `rows` are those without a fault. */
export async function checkLedgerFile(
  deps: LedgerDeps,
  agency: NumberedAgency,
  file: LedgerFile,
): Promise<{ rows: LedgerRow[]; errors: LedgerFault[]; ignored: string[] }> {
  const checked = await checkLedger(file.rows, { today: deps.clock.today(), date1904: file.date1904 });
  const errors = [...checked.faults, ...(await faultsAgainstBooks(deps, agency.id, checked.rows))];
  return { rows: checked.rows, errors: errors.sort((a, b) => a.row - b.row), ignored: checked.ignored };
}

export interface BegunImport {
  /** From now on it will be finished, by whoever comes first; null: nothing was begun. */
  journal: LedgerImport | null;
  errors: LedgerFault[];
  ignored: string[];
  /** Those without a fault in themselves. */
  rows: readonly LedgerRow[];
  /** Another import of the agency that began meanwhile; only where there are no errors. */
  running: LedgerImport | null;
}

/** The whole file is checked, its rows are stored, and the journal says that they will become cases. */
export async function beginImport(
  deps: LedgerDeps,
  actor: Actor,
  input: { agency: NumberedAgency; file: LedgerFile },
): Promise<BegunImport> {
  const { agency, file } = input;
  const { rows, errors, ignored } = await checkLedgerFile(deps, agency, file);
  if (errors.length > 0) return { journal: null, errors, ignored, rows, running: null };

  const journal = newJournal(deps, actor, input, rows);
  await deps.ledgerImports.prepare(journal, await numberRows(deps, agency, rows));
  try {
    await withoutWaitingForTheDead(deps, () => startImport(deps, actor, journal, rows));
  } catch (error) {
    await deps.ledgerImports.discard(journal.id);
    const running = isAppError(error, 'import_running') ? await deps.ledgerImports.running(agency.id) : null;
    if (running) return { journal: null, errors: [], ignored, rows, running };
    // What changed since the first pass is told like what it found.
    const late = await faultsAgainstBooks(deps, agency.id, rows);
    if (late.length === 0) throw error;
    return { journal: null, errors: late, ignored, rows, running: null };
  }
  return { journal: { ...journal, state: 'importing' }, errors: [], ignored, rows, running: null };
}

/** Finishes what is under way for the agency; tells the result when it was an import of this file. */
async function resumeOwn(deps: LedgerDeps, agency: NumberedAgency, file: LedgerFile): Promise<LedgerResult | null> {
  const resumed = await resumeLedgerImports(deps, agency.id);
  const own = resumed.find((journal) => journal.fileHash === file.hash);
  return own ? { imported: own.rows, errors: [], ignored: [] } : null;
}

/** Register numbers that the agency has already, and years that are frozen: nothing may be imported into those. */
async function faultsAgainstBooks(
  deps: LedgerDeps,
  agencyId: string,
  rows: readonly LedgerRow[],
): Promise<LedgerFault[]> {
  const numbers = rows.map((row) => row.registerNumber);
  const existing = new Set(await deps.ledgerImports.existing(agencyId, numbers));
  // A balance runs through all later years, so a row touches every frozen year from its own on.
  const lastFrozen = Math.max(0, ...(await deps.ledgerImports.frozenYears(agencyId)));
  return rows.flatMap((row) => {
    const faults: LedgerFault[] = [];
    if (existing.has(row.registerNumber)) faults.push(duplicateOf(row, '已经导入过'));
    if (yearOf(row.receiptDate) <= lastFrozen) {
      faults.push({
        row: row.row,
        column: LEDGER_COLUMNS.receiptDate.label,
        message: `${lastFrozen} 年度统计表已定稿，不能再导入 ${yearOf(row.receiptDate)} 年收到的申请`,
      });
    }
    return faults;
  });
}

function newJournal(
  deps: LedgerDeps,
  actor: Actor,
  { agency, file }: { agency: NumberedAgency; file: LedgerFile },
  rows: readonly LedgerRow[],
): LedgerImport {
  return {
    id: deps.newId(),
    agencyId: agency.id,
    state: 'checking',
    fileHash: file.hash,
    fileName: file.name,
    rows: rows.length,
    done: 0,
    firstYear: Math.min(...rows.map((row) => yearOf(row.receiptDate))),
    startedBy: authorOf(actor),
    startedAt: deps.clock.now().toISOString(),
    doneAt: null,
  };
}

/** @throws AppError `import_running`, `ledger_invalid` (a number that came in meanwhile), `year_frozen` */
async function startImport(
  deps: LedgerDeps,
  actor: Actor,
  journal: LedgerImport,
  rows: readonly LedgerRow[],
): Promise<void> {
  const { agencyId } = journal;
  await deps.unitOfWork.run(async (tx) => {
    if (await tx.ledgerImports.running(agencyId)) throw new AppError('import_running');
    const existing = await tx.ledgerImports.existing(
      agencyId,
      rows.map((row) => row.registerNumber),
    );
    if (existing.length > 0) throw new AppError('ledger_invalid', { count: existing.length });
    for (let year = journal.firstYear; year <= yearOf(deps.clock.today()); year += 1) {
      if (await tx.freezes.lockYear(agencyId, year)) throw new AppError('year_frozen', { year });
    }
    await tx.ledgerImports.start(agencyId, journal.id);
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId,
        at: deps.clock.now().toISOString(),
        actor: auditActor(actor),
        action: 'import_ledger',
        subject: { type: 'ledger_import', id: journal.id, label: journal.fileName },
        detail: { rows: journal.rows, fileHash: journal.fileHash, chunkRows: LEDGER_CHUNK_ROWS },
      },
    ]);
  });
}

/** Numbers of the agency's ordinary series, by year of receipt and in the order of the ledger. */
async function numberRows(
  deps: LedgerDeps,
  agency: NumberedAgency,
  rows: readonly LedgerRow[],
): Promise<NumberedRow[]> {
  const perYear = new Map<number, number>();
  for (const { receiptDate } of rows) perYear.set(yearOf(receiptDate), (perYear.get(yearOf(receiptDate)) ?? 0) + 1);
  const next = new Map<number, number>();
  for (const [year, count] of perYear) {
    next.set(year, await deps.numbers.block(`application:${agency.code}-${year}`, count));
  }
  return rows.map((row) => {
    const year = yearOf(row.receiptDate);
    const number = next.get(year) ?? 0;
    next.set(year, number + 1);
    return { ...row, number: `${agency.code}-${year}-${String(number).padStart(6, '0')}` };
  });
}
