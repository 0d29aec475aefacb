/** Books in the statistics what a change of a case makes different: the entries are the difference of what it implies. */
import { AppError } from '../../errors.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { diffEntries, entriesOfCase, type TallyEntry } from '../../domain/report/tally.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type TallySource } from '../../ports/tally.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { refreeze } from './freeze-tables.js';

/** A frozen year changes only by a correction that says why. */
export interface Correction {
  reason: string;
}

export async function bookDifference(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  change: { before: ApplicationRecord | null; after: ApplicationRecord; correction?: Correction | undefined },
): Promise<void> {
  const { before, after, correction } = change;
  const entries = diffEntries(before ? entriesOf(before) : [], entriesOf(after));
  await bookEntries(deps, tx, actor, {
    agencyId: after.agencyId,
    source: { type: 'application', id: after.id },
    entries,
    correction,
  });
}

/** Appends entries; a year that is over is locked first, and a frozen one gets a further version. */
export async function bookEntries(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  input: {
    agencyId: string;
    source: TallySource;
    entries: readonly TallyEntry[];
    correction?: Correction | undefined;
  },
): Promise<void> {
  if (input.entries.length === 0) return;
  await tx.tally.append(input.agencyId, input.source, input.entries, deps.clock.now());
  // Balances run through all later years, so an entry of a past year touches every frozen year from it on.
  const thisYear = yearOf(deps.clock.today());
  const first = Math.min(...input.entries.map((entry) => entry.year));
  for (let year = first; year < thisYear; year += 1) {
    const frozen = await tx.freezes.lockYear(input.agencyId, year);
    if (!frozen) continue;
    if (!input.correction) throw new AppError('year_frozen', { year });
    if (!can(actor, 'correct_frozen_year', { agencyId: input.agencyId })) throw new AppError('forbidden');
    await refreeze(deps, tx, actor, frozen, input.correction.reason);
  }
}

export function entriesOf(record: Pick<ApplicationRecord, 'facts' | 'counted'>): TallyEntry[] {
  const { facts, counted } = record;
  return entriesOfCase({
    receiptDate: facts.receiptDate,
    dispatchDate: facts.handledDate,
    column: facts.column,
    decisionCode: facts.decisionCode,
    counted,
  });
}
