/** Booking what a recount found, with two people: one proposes the difference, another approves exactly that difference. */
import { yearOf } from '../../domain/calendar/plain-date.js';
import { type CorrectedYear, correctedYears } from '../../domain/report/corrected-years.js';
import { cellKey, diffEntries, type TallyEntry } from '../../domain/report/tally.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApprovalRequest, type TallyCorrectionRequest } from '../../ports/approval-requests.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { askSecondPerson } from '../account/ask-second-person.js';
import { assertNothingPersonal } from '../account/assert-nothing-personal.js';
import { bookRecount, meetOtherRepairs } from './repair-tally.js';

/** @throws AppError `forbidden`, `invalid_input` (personal data in the reason), `already_exists`, `import_running`, `action_not_allowed` (nothing differs) */
export function proposeTallyCorrection(
  deps: CommandDeps,
  actor: StaffActor,
  input: { reason: string },
): Promise<ApprovalRequest> {
  const { agencyId } = actor;
  if (!can(actor, 'propose_tally_correction', { agencyId })) throw new AppError('forbidden');
  assertNothingPersonal(input.reason, 'reason');
  return deps.unitOfWork.run(async (tx) => {
    const { entries, years } = await recountedDifference(deps, tx, agencyId);
    if (entries.length === 0) {
      const reason = '流水与按案件重新计数一致，没有可以更正的';
      throw new AppError('action_not_allowed', { action: '提出更正', reason });
    }
    return askSecondPerson(deps, tx, actor, {
      request: { kind: 'tally_correction', reason: input.reason, entries, years },
      open: `tally_correction:${agencyId}`,
      role: 'office_head',
      about: `${entries.length} 笔更正流水`,
      detail: { entries },
    });
  });
}

/**
 * Within the transaction of the approval. A frozen year gets a further version with the reason.
 * @throws AppError `figures_changed` with what differs now, where it is not what was proposed; `import_running`
 */
export async function carryOutCorrection(
  deps: CommandDeps,
  tx: Transaction,
  actor: StaffActor,
  { id, agencyId, reason, entries }: TallyCorrectionRequest,
): Promise<void> {
  await meetOtherRepairs(deps, tx, agencyId);
  const now = await recountedDifference(deps, tx, agencyId);
  if (!isSame(now.entries, entries)) throw new AppError('figures_changed', { years: now.years });
  await bookRecount(deps, tx, actor, { agencyId, reason, entries, requestId: id });
}

async function recountedDifference(
  deps: CommandDeps,
  tx: Transaction,
  agencyId: string,
): Promise<{ entries: TallyEntry[]; years: CorrectedYear[] }> {
  if ((await tx.freezes.importRunningFrom(agencyId)) !== null) throw new AppError('import_running');
  const both = await tx.freezes.bothSums(agencyId);
  const entries = diffEntries(both.tally, both.recount);
  return { entries, years: correctedYears(both, entries, yearOf(deps.clock.today())) };
}

/** Whatever the order. */
function isSame(some: readonly TallyEntry[], others: readonly TallyEntry[]): boolean {
  const known = new Map(some.map((entry) => [cellKey(entry), entry.delta]));
  return known.size === others.length && others.every((entry) => known.get(cellKey(entry)) === entry.delta);
}
