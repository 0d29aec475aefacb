/** Many cases given to one clerk: each in its own transaction, so that one that cannot be does not hold up the others. */
import { AppError, isAppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { assigning } from './assign.js';
import { changeCaseIn } from './change-case.js';
import { type IdempotencyToken, once } from './once.js';

export const BULK_MOST = 200;

export interface BulkAssignment {
  /** A clerk of the same agency; the caller has looked that up. */
  assignee: { id: string; name: string };
  /** At most 200, each once, with the version that the user saw. */
  cases: readonly { id: string; expectedVersion: number }[];
  idempotency: IdempotencyToken;
}

export type BulkOutcome =
  | { id: string; done: true }
  /** Why not: what the single action would have said. */
  | { id: string; done: false; error: AppError };

/**
 * Asked again with the same key it answers for each case that was assigned then that it is, and tries the others again: a request
 * that was cut off is finished by its repetition.
 * @returns one outcome a case, in the order given
 * @throws AppError `idempotency_key_reused`, `invalid_input` (a case given twice).
 */
export async function bulkAssign(
  deps: CommandDeps,
  actor: StaffActor,
  { assignee, cases, idempotency }: BulkAssignment,
): Promise<BulkOutcome[]> {
  const repeated = cases.findIndex(({ id }, index) => cases.findIndex((other) => other.id === id) < index);
  if (repeated >= 0) {
    throw new AppError(
      'invalid_input',
      {},
      { fields: [{ path: `cases.${repeated}.id`, message: '同一件申请只能给出一次' }] },
    );
  }
  // Of the request itself: the same key with other cases must be refused also where none of them is the same.
  await deps.unitOfWork.run((tx) => once(tx, deps.clock, idempotency, async () => deps.newId()));

  const outcomes: BulkOutcome[] = [];
  for (const { id, expectedVersion } of cases) {
    const token = { id: deps.hash(`${idempotency.id} ${id}`), bodyHash: idempotency.bodyHash };
    try {
      await deps.unitOfWork.run((tx) =>
        once(tx, deps.clock, token, async () => {
          const change = { id, expectedVersion, action: 'assign' } as const;
          return (await changeCaseIn(deps, tx, actor, change, assigning(assignee))).id;
        }),
      );
      outcomes.push({ id, done: true });
    } catch (error) {
      // Of this case alone; anything else is not an answer.
      if (!isAppError(error) || !OF_ONE_CASE.has(error.code)) throw error;
      outcomes.push({ id, done: false, error });
    }
  }
  return outcomes;
}

const OF_ONE_CASE: ReadonlySet<string> = new Set(['not_found', 'forbidden', 'version_conflict', 'action_not_allowed']);
