/**
 * Which failures mean that the database is not there at the moment (killed, electing a new primary, overloaded), so that the same
 * request may be sent again, and which are faults of ours.
 */

/** Before anything was sent: no member that takes writes was found, or no connection became free. */
const NOBODY_ANSWERED: ReadonlySet<string> = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClearedOnNetworkError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
]);

/** The server's own words: a member that is not primary any more, is shutting down, or could not keep the time given. */
const CODES: ReadonlySet<number> = new Set([
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  91, // ShutdownInProgress
  100, // UnsatisfiableWriteConcern
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
]);

/** A socket that the driver was just writing to. */
const SOCKET_CODES: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT']);

const LABELS: readonly string[] = [
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
  'RetryableWriteError',
];

/** @param error anything thrown; its causes are looked at too */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < MAX_DEPTH; at = at.cause, depth += 1) {
    if (NOBODY_ANSWERED.has(at.name)) return true;
    const { code } = at as { code?: unknown };
    if (typeof code === 'number' && CODES.has(code)) return true;
    if (typeof code === 'string' && SOCKET_CODES.has(code)) return true;
    if (LABELS.some((label) => hasErrorLabel(at, label)) || isUnansweredBatch(at)) return true;
  }
  return false;
}

const MAX_DEPTH = 5;

/** The driver wraps what broke a batch of writes and loses its name, its code and its labels; no single write has failed then. */
function isUnansweredBatch(error: unknown): boolean {
  const { name, code, writeErrors } = error as { name?: unknown; code?: unknown; writeErrors?: unknown };
  if (name !== 'MongoBulkWriteError' || code !== undefined) return false;
  return Array.isArray(writeErrors) && writeErrors.length === 0;
}

/** Whether a transaction in which this happened before its commit can simply be begun again. */
export function isTransient(error: unknown): boolean {
  return hasErrorLabel(error, 'TransientTransactionError') || isUnansweredBatch(error ?? {});
}

export function hasErrorLabel(error: unknown, label: string): boolean {
  const { errorLabels } = (error ?? {}) as { errorLabels?: unknown };
  return Array.isArray(errorLabels) && errorLabels.includes(label);
}
