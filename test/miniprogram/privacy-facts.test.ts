/** The privacy text promises the days by which the server deletes, and leaves out nothing of a citizen. */
import { expect, test } from '@jest/globals';
import { CITIZEN_SESSION } from '../../src/domain/account/session-limits';
import { RETAINED_KINDS, RETENTION } from '../../src/domain/account/retention';
import { KEPT_FACTS } from '../../miniprogram/utils/privacy-facts';

/** Kept for the machine or of the office: nothing that a citizen would look for. */
const NOT_OF_CITIZENS = [
  'account_residue',
  'approval_requests',
  'job_runs',
  'idempotency_keys',
  'rate_limits',
  'unknown_accounts',
  'ledger_rows',
  'statistics',
];

test('every kind that concerns a citizen is told, with the days of the server', () => {
  const told = KEPT_FACTS.map(({ kind, days }) => [kind, days]);
  const kept = RETAINED_KINDS.filter((kind) => !NOT_OF_CITIZENS.includes(kind)).map((kind) => [
    kind,
    RETENTION[kind].days,
  ]);
  expect(told).toEqual(kept);
});

test('a number of days stands in the words as well', () => {
  for (const { days, howLong } of KEPT_FACTS) if (days) expect(howLong).toContain(`${days} 天`);
  expect([CITIZEN_SESSION.idleMinutes, CITIZEN_SESSION.absoluteMinutes]).toEqual([120, 1440]);
});
