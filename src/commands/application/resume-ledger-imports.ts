/** Finishes ledger imports that have begun: the second pass, and what the server and every import command do first. */
import { addDays } from '../../domain/calendar/plain-date.js';
import { sumEntries } from '../../domain/report/tally.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type LedgerImport, type LedgerImportStore, type NumberedRow } from '../../ports/ledger-imports.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { entriesOf } from '../report/book-difference.js';
import { ledgerCase } from './ledger-case.js';

/** What the first and the second pass run on. */
export interface LedgerDeps extends CommandDeps {
  ledgerImports: LedgerImportStore;
}

/** Chunks written at once: the next is being prepared while the database writes one. */
const AT_ONCE = 2;

/**
 * Finishes every import that has begun, of one agency or of all, and throws away what was left of checks that never began.
 * May run at once in several processes.
 * @returns the imports that were finished now.
 */
export async function resumeLedgerImports(
  deps: LedgerDeps,
  agencyId?: string,
  signal?: AbortSignal,
): Promise<LedgerImport[]> {
  const unfinished = await deps.ledgerImports.unfinished(agencyId);
  await withoutWaitingForTheDead(deps, async () => {
    for (const journal of unfinished) await finishLedgerImport(deps, journal, signal);
  });
  signal?.throwIfAborted();
  await deps.ledgerImports.sweep(`${addDays(deps.clock.today(), -2)}T00:00:00.000Z`);
  return unfinished;
}

/** While `work` runs, what a killed process holds is let go. */
export async function withoutWaitingForTheDead<T>(deps: LedgerDeps, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void deps.ledgerImports.releaseAbandoned(), LOOK_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

const LOOK_EVERY_MS = 1_000;

/** @param signal lets go between two chunks: what is made stays made, the rest is for whoever comes next */
export async function finishLedgerImport(deps: LedgerDeps, journal: LedgerImport, signal?: AbortSignal): Promise<void> {
  // A chunk that another process is writing stays pending until it commits: looked at again, it is done.
  for (;;) {
    const pending = await deps.ledgerImports.pendingChunks(journal.id);
    if (pending.length === 0) break;
    const work = async (): Promise<void> => {
      for (let index = pending.shift(); index !== undefined; index = pending.shift()) {
        if (signal?.aborted) return;
        await importChunk(deps, journal, index);
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    // Thrown only when nothing is being written any more.
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
    if (signal?.aborted) return;
  }
  const finishedAt = deps.clock.now().toISOString();
  await deps.unitOfWork.run((tx) => tx.ledgerImports.finish(journal, finishedAt), { patient: true });
  await deps.ledgerImports.discardRows(journal.id);
}

/** One chunk, one transaction: cases, what they add to the statistics, the mark that they are made, an audit row. */
async function importChunk(deps: LedgerDeps, journal: LedgerImport, index: number): Promise<void> {
  const { id, agencyId } = journal;
  const rows = await deps.ledgerImports.chunk(id, index);
  if (rows.length === 0) return;
  const records = await makeCases(deps, journal, rows);
  const entries = sumEntries(records.flatMap((record) => entriesOf(record)));
  const now = deps.clock.now();
  const write = async (tx: Transaction): Promise<void> => {
    if (!(await tx.ledgerImports.claimChunk(id, index))) return;
    await tx.applications.insertMany(records);
    await tx.tally.append(agencyId, { type: 'ledger_import', id }, entries, now);
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId,
        at: now.toISOString(),
        actor: journal.startedBy,
        action: 'import_ledger_rows',
        subject: { type: 'ledger_import', id, label: journal.fileName },
        detail: { rows: [rows[0]?.row, rows.at(-1)?.row], numbers: [rows[0]?.number, rows.at(-1)?.number] },
      },
    ]);
  };
  await deps.unitOfWork.run(write, { patient: true });
}

async function makeCases(deps: LedgerDeps, journal: LedgerImport, rows: readonly NumberedRow[]) {
  const { agencyId, id: importId, startedBy: by } = journal;
  const calendar = await deps.calendars.forAgency(agencyId);
  const today = deps.clock.today();
  const at = deps.clock.now().toISOString();
  return rows.map((row) => ledgerCase(deps, row, { agencyId, importId, calendar, by, at, today }));
}
