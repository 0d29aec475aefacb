/** A creating command that answers the same request twice with the same result. */
import { AppError } from '../../errors.js';
import { type Clock } from '../../clock.js';
import { type Transaction, type UnitOfWork } from '../../ports/unit-of-work.js';

export interface IdempotencyToken {
  /** Hash of actor, operation and key. */
  id: string;
  bodyHash: string;
}

/**
 * Runs `create` unless the token was used: then answers with the first result's id.
 * @throws AppError `idempotency_key_reused` when the same key came with another body.
 */
export async function once(
  tx: Transaction,
  clock: Clock,
  token: IdempotencyToken | undefined,
  create: () => Promise<string>,
): Promise<string> {
  if (!token) return create();
  const known = await tx.idempotency.find(token.id);
  if (known) {
    if (known.bodyHash !== token.bodyHash) throw new AppError('idempotency_key_reused');
    return known.resultId;
  }
  const resultId = await create();
  await tx.idempotency.insert({ id: token.id, bodyHash: token.bodyHash, resultId, createdAt: clock.now() });
  return resultId;
}

/**
 * Whether the request was answered before. A repeat comes with files that the first one has taken: ask after they were looked
 * up, and judge them only when this says no.
 */
export async function isRepeat(
  { unitOfWork }: { unitOfWork: UnitOfWork },
  token: IdempotencyToken | undefined,
): Promise<boolean> {
  if (!token) return false;
  return (await unitOfWork.look((stores) => stores.idempotency.find(token.id))) !== null;
}
