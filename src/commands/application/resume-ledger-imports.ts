/** Finishes ledger imports that have begun: the second pass, and what the server and every import command do first. */
import { type LedgerRow } from '../../domain/application/ledger-row.js';
import { addDays, yearOf } from '../../domain/calendar/plain-date.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type AgencyCard, type CommandDeps } from '../../ports/deps.js';
import { type LedgerImport, type LedgerImportStore } from '../../ports/ledger-imports.js';
import { entriesOf } from '../report/book-difference.js';
import { ledgerCase } from './ledger-case.js';

export interface LedgerDeps extends CommandDeps {
  ledgerImports: LedgerImportStore;
}

/**
 * Finishes every import that has begun, of one agency or of all, and throws away what was left of checks that never began.
 * May run at once in several processes.
 * @returns the imports that were finished now.
 */
export async function resumeLedgerImports(deps: LedgerDeps, agencyId?: string): Promise<LedgerImport[]> {
  const unfinished = await deps.ledgerImports.unfinished(agencyId);
  for (const journal of unfinished) await finishLedgerImport(deps, journal);
  await deps.ledgerImports.sweep(`${addDays(deps.clock.today(), -2)}T00:00:00.000Z`);
  return unfinished;
}

export async function finishLedgerImport(deps: LedgerDeps, journal: LedgerImport): Promise<void> {
  const agency = await deps.agencies.byId(journal.agencyId);
  if (!agency) throw new Error(`ledger import ${journal.id} of an unknown agency`);
  for (;;) {
    const current = await deps.ledgerImports.byId(journal.agencyId, journal.id);
    if (!current || current.state === 'done') break;
    if (current.done >= current.rows) {
      await closeImport(deps, current);
      continue;
    }
    const rows = await deps.ledgerImports.chunk(current.id, current.done);
    if (rows.length > 0) {
      await importChunk(deps, agency, current, rows);
      continue;
    }
    // The rows are gone: rightly only when another process has finished the import just now.
    const after = await deps.ledgerImports.byId(current.agencyId, current.id);
    if (after?.state === 'importing') throw new Error(`rows of ledger import ${current.id} are missing`);
  }
  await deps.ledgerImports.discardRows(journal.id);
}

/** One chunk, one transaction: cases, their entries, the journal's progress, an audit row. */
async function importChunk(
  deps: LedgerDeps,
  agency: AgencyCard,
  journal: LedgerImport,
  rows: readonly LedgerRow[],
): Promise<void> {
  const { id, agencyId, done } = journal;
  const to = done + rows.length;
  const records = await makeCases(deps, agency, journal, rows);
  const now = deps.clock.now();
  await deps.unitOfWork.run(async (tx) => {
    if (!(await tx.ledgerImports.advance(journal, done, to))) return;
    await tx.applications.insertMany(records);
    await tx.tally.appendMany(
      agencyId,
      records.map((record) => ({
        source: { type: 'application' as const, id: record.id },
        entries: entriesOf(record),
      })),
      now,
    );
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId,
        at: now.toISOString(),
        actor: journal.startedBy,
        action: 'import_ledger_rows',
        subject: { type: 'ledger_import', id, label: journal.fileName },
        detail: { from: done + 1, to, numbers: [records[0]?.number, records.at(-1)?.number] },
      },
    ]);
  });
}

async function closeImport(deps: LedgerDeps, journal: LedgerImport): Promise<void> {
  await deps.unitOfWork.run((tx) => tx.ledgerImports.finish(journal, deps.clock.now().toISOString()));
}

async function makeCases(
  deps: LedgerDeps,
  agency: AgencyCard,
  journal: LedgerImport,
  rows: readonly LedgerRow[],
): Promise<ApplicationRecord[]> {
  const calendar = await deps.calendars.forAgency(agency.id);
  const numberOf = await drawNumbers(deps, agency, rows);
  return rows.map((row) =>
    ledgerCase(deps, row, {
      agencyId: agency.id,
      importId: journal.id,
      number: numberOf(row),
      calendar,
      by: journal.startedBy,
      at: deps.clock.now().toISOString(),
      today: deps.clock.today(),
    }),
  );
}

/** Numbers of the agency's ordinary series, by year of receipt; drawn for all rows of a year at once. */
async function drawNumbers(
  deps: LedgerDeps,
  agency: AgencyCard,
  rows: readonly LedgerRow[],
): Promise<(row: LedgerRow) => string> {
  const perYear = new Map<number, number>();
  for (const row of rows) perYear.set(yearOf(row.receiptDate), (perYear.get(yearOf(row.receiptDate)) ?? 0) + 1);
  const next = new Map<number, number>();
  for (const [year, count] of perYear) {
    next.set(year, await deps.numbers.block(`application:${agency.code}-${year}`, count));
  }
  return (row) => {
    const year = yearOf(row.receiptDate);
    const number = next.get(year) ?? 0;
    next.set(year, number + 1);
    return `${agency.code}-${year}-${String(number).padStart(6, '0')}`;
  };
}
