/** Five wrong passwords in a row lock an account for a quarter of an hour. Instants are milliseconds since 1970. */
export const MAX_FAILURES = 5;
export const LOCK_MINUTES = 15;

export interface SignInState {
  /** Wrong passwords since the last success or the last lock that ran out. */
  failedAttempts: number;
  /** Instant at which the account opens again; null when it is not locked. */
  lockedUntil: number | null;
}

export const NO_FAILURES: SignInState = { failedAttempts: 0, lockedUntil: null };

/** Whole minutes until the account opens, rounded up; 0 when it is open. At `lockedUntil` itself it is open. */
export function lockedMinutes(state: SignInState, now: number): number {
  if (state.lockedUntil === null || now >= state.lockedUntil) return 0;
  return Math.ceil((state.lockedUntil - now) / 60_000);
}

/**
 * The state after one more wrong password. An attempt while locked is not counted: whoever goes on guessing must not
 * keep the owner out for ever.
 */
export function afterFailure(state: SignInState, now: number): SignInState {
  if (lockedMinutes(state, now) > 0) return state;
  const failedAttempts = (state.lockedUntil === null ? state.failedAttempts : 0) + 1;
  return failedAttempts < MAX_FAILURES
    ? { failedAttempts, lockedUntil: null }
    : { failedAttempts, lockedUntil: now + LOCK_MINUTES * 60_000 };
}
