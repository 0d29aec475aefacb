import { type ClientSession, type Connection } from 'mongoose';

/** SnapshotUnavailable, SnapshotTooOld, and a collection younger than the snapshot: read again from a new one. */
const TRY_AGAIN = new Set([239, 246, 134]);
const MAX_ATTEMPTS = 5;

/** Several reads of one moment: what one of them sees, the others see too. Outside a transaction, so nothing waits for it. */
export async function readSnapshot<T>(
  connection: Connection,
  read: (session: ClientSession) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const session = await connection.startSession({ snapshot: true });
    try {
      return await read(session);
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code;
      if (typeof code !== 'number' || !TRY_AGAIN.has(code) || attempt === MAX_ATTEMPTS) throw error;
    } finally {
      await session.endSession();
    }
    await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
  }
}

/**
 * Reads that do not need each other's result: at once, except in a transaction, which takes one operation at a time. In a
 * snapshot session the first read has to be alone, because it fixes the moment.
 */
export async function readTogether<A, B, C>(
  session: ClientSession,
  reads: readonly [() => Promise<A>, () => Promise<B>, () => Promise<C>],
): Promise<[A, B, C]> {
  const [a, b, c] = reads;
  return session.inTransaction() ? [await a(), await b(), await c()] : Promise.all([a(), b(), c()]);
}
