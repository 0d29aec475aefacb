/** The books are put right by further entries, never by changing one: on somebody's order, never by a job. */
import { AppError } from '../../errors.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { diffEntries, type TallyEntry } from '../../domain/report/tally.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor } from '../authors.js';
import { bookEntries } from './book-difference.js';

/**
 * Appends what leads from the entries to what the cases and remedies say, of all years of the agency.
 * A frozen year gets a further version with the reason.
 * @returns the entries that were appended; none when both agree. @throws AppError `forbidden`
 */
export async function repairTally(
  deps: CommandDeps,
  actor: Actor,
  input: { agencyId: string; reason: string },
): Promise<TallyEntry[]> {
  const { agencyId } = input;
  if (!can(actor, 'repair_tally', { agencyId })) throw new AppError('forbidden');
  return deps.unitOfWork.run(async (tx) => {
    await meetOtherRepairs(deps, tx, agencyId);
    const { tally, recount } = await tx.freezes.bothSums(agencyId);
    const entries = diffEntries(tally, recount);
    if (entries.length > 0) await bookRecount(deps, tx, actor, { ...input, entries });
    return entries;
  });
}

/** Before counting: of two at once the second starts again, and finds what the first has booked. */
export async function meetOtherRepairs(deps: CommandDeps, tx: Transaction, agencyId: string): Promise<void> {
  await tx.freezes.lockYear(agencyId, yearOf(deps.clock.today()));
}

/** The same within a transaction that has met others, has counted and knows what differs. */
export async function bookRecount(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  input: {
    agencyId: string;
    reason: string;
    entries: readonly TallyEntry[];
    /** What was asked for and is approved by this. */
    requestId?: string;
  },
): Promise<void> {
  const { agencyId, reason, entries, requestId } = input;
  const id = deps.newId();
  await bookEntries(deps, tx, actor, {
    agencyId,
    source: { type: 'repair', id },
    entries,
    correction: { reason },
  });
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId,
      at: deps.clock.now().toISOString(),
      actor: auditActor(actor),
      action: 'repair_tally',
      subject: { type: 'report', id, label: '统计流水更正' },
      detail: { reason, entries, ...(requestId ? { requestId } : {}) },
    },
  ]);
}
