import { describe, expect, test } from '@jest/globals';
import { afterFailure, lockedMinutes, NO_FAILURES, type SignInState } from '../../../src/domain/account/lockout.js';

const NOON = Date.UTC(2026, 2, 2, 12, 0, 0);
const QUARTER_PAST = Date.UTC(2026, 2, 2, 12, 15, 0);

function failures(count: number, at = NOON): SignInState {
  let state = NO_FAILURES;
  for (let n = 0; n < count; n += 1) state = afterFailure(state, at);
  return state;
}

describe('lock after five failures in a row', () => {
  test('the fourth leaves the account open', () => {
    expect(failures(4)).toEqual({ failedAttempts: 4, lockedUntil: null });
  });

  test('the fifth locks it for a quarter of an hour', () => {
    expect(failures(5)).toEqual({ failedAttempts: 5, lockedUntil: QUARTER_PAST });
  });

  test('an attempt while locked neither counts nor lengthens the lock', () => {
    expect(afterFailure(failures(5), QUARTER_PAST - 1)).toEqual({ failedAttempts: 5, lockedUntil: QUARTER_PAST });
  });

  test.each([
    [NOON, 15],
    [NOON + 1, 15],
    [QUARTER_PAST - 60_000, 1],
    [QUARTER_PAST - 1, 1],
    [QUARTER_PAST, 0],
  ])('at %d it stays locked for %d minutes', (now, minutes) => {
    expect(lockedMinutes(failures(5), now)).toBe(minutes);
  });

  test('when the lock has run out the count begins again', () => {
    expect(afterFailure(failures(5), QUARTER_PAST)).toEqual({ failedAttempts: 1, lockedUntil: null });
  });
});
