/**
 * A year's tables are frozen once it is over: figures, hash, and what the rules said. From then on the year changes only by a
 * correction, which makes the next version and says which cells it changed.
 */
import { shanghaiDate } from '../../clock.js';
import { AppError } from '../../errors.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { canonicalJson } from '../../domain/report/canonical-json.js';
import { assertMayFreeze } from '../../domain/report/may-freeze.js';
import { type Violation } from '../../domain/report/rules.js';
import { diffTables, type FrozenFigures, type YearTables, yearTables } from '../../domain/report/year-tables.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type FrozenTables } from '../../ports/tally.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor, authorOf } from '../authors.js';

/**
 * A command that began before midnight still counts in the old year while it commits; a freeze waits until none of them can be
 * left (a transaction lives for a minute at most).
 */
const AFTER_MIDNIGHT_MS = 5 * 60_000;

export interface FreezeInput {
  agencyId: string;
  year: number;
  /** Needed where a rule other than the official identities is broken (A.10, 26). */
  explanation?: string | undefined;
}

/**
 * @throws AppError `forbidden`, `year_not_complete`, `already_exists`, `official_identity_broken`, `explanation_required`,
 *   `import_running`, `generation_not_available`
 */
export async function freezeTables(deps: CommandDeps, actor: Actor, input: FreezeInput): Promise<FrozenTables> {
  const { agencyId, year } = input;
  if (!can(actor, 'freeze_tables', { agencyId })) throw new AppError('forbidden');
  if (!isYearOver(deps, year)) throw new AppError('year_not_complete', { year });
  const explanation = input.explanation?.trim() || null;
  return deps.unitOfWork.run(async (tx) => {
    if (await tx.freezes.lockYear(agencyId, year)) {
      throw new AppError('already_exists', { what: `${year} 年度统计表定稿` });
    }
    const importedFrom = await tx.freezes.importRunningFrom(agencyId);
    if (importedFrom !== null && importedFrom <= year) throw new AppError('import_running');
    const tables = yearTables(await tx.freezes.book(agencyId, year));
    assertMayFreeze(tables.violations, explanation);
    return writeVersion(deps, tx, actor, {
      agencyId,
      tables,
      version: 1,
      reason: null,
      explanation,
      violations: tables.violations,
      diff: [],
    });
  });
}

/**
 * The next version of a frozen year after a correction, in the correction's own transaction. Where the correction leaves every
 * cell as it was, the version stands.
 */
export async function refreeze(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  frozen: FrozenTables,
  reason: string,
): Promise<void> {
  const { agencyId, year } = frozen;
  const book = await tx.freezes.book(agencyId, year);
  // A correction of a case does not touch table 1: its figures have their own record and their own way of being corrected.
  const tables = yearTables({ ...book, table1: frozen.tables.table1 });
  const diff = diffTables(frozen.tables, tables);
  if (diff.length === 0) return;
  await writeVersion(deps, tx, actor, {
    agencyId,
    tables,
    version: frozen.version + 1,
    reason,
    explanation: frozen.explanation,
    violations: tables.violations,
    diff,
  });
}

export function isYearOver(deps: Pick<CommandDeps, 'clock'>, year: number): boolean {
  return yearOf(shanghaiDate(new Date(deps.clock.now().getTime() - AFTER_MIDNIGHT_MS))) > year;
}

async function writeVersion(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  input: Pick<FrozenTables, 'agencyId' | 'version' | 'reason' | 'explanation' | 'diff'> & {
    tables: YearTables;
    violations: Violation[];
  },
): Promise<FrozenTables> {
  const { tables, violations, ...rest } = input;
  const figures: FrozenFigures = {
    year: tables.year,
    generation: tables.generation,
    table1: tables.table1,
    table2: tables.table2,
    table3: tables.table3,
  };
  const at = deps.clock.now().toISOString();
  const { id, name } = authorOf(actor);
  const frozen: FrozenTables = {
    ...rest,
    id: deps.newId(),
    year: tables.year,
    hash: deps.hash(canonicalJson(figures)),
    tables: figures,
    violations,
    frozenBy: { id, name },
    at,
  };
  await tx.freezes.insert(frozen);
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId: frozen.agencyId,
      at,
      actor: auditActor(actor),
      action: frozen.version === 1 ? 'freeze_tables' : 'refreeze_tables',
      subject: { type: 'report', id: frozen.id, label: `${frozen.year} 年度统计表第 ${frozen.version} 版` },
      detail: {
        year: frozen.year,
        version: frozen.version,
        hash: frozen.hash,
        ...(frozen.reason ? { reason: frozen.reason } : {}),
        ...(frozen.explanation ? { explanation: frozen.explanation } : {}),
        changedCells: frozen.diff.length,
      },
    },
  ]);
  return frozen;
}
