/**
 * Signing in of staff. It tells nobody which accounts exist: an unknown account costs the same work, is counted and
 * locked like a known one, and gets the same answers.
 */
import { normaliseAccount } from '../../domain/account/accounts.js';
import { afterFailure, lockedMinutes, type SignInState } from '../../domain/account/lockout.js';
import { TICKET_MINUTES } from '../../domain/account/second-factor.js';
import { expiryOf, STAFF_SESSION } from '../../domain/account/session-limits.js';
import { AppError } from '../../errors.js';
import { type StaffDeps } from '../../ports/account-deps.js';
import { type SignInBy, type StaffSessionRecord } from '../../ports/account-sessions.js';
import { type StaffRecord } from '../../ports/staff.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditRow, type Stranger } from './audit-row.js';

export interface SignIn {
  account: string;
  password: string;
  client: { address: string; userAgent: string };
}

export interface SignedIn {
  staff: StaffRecord;
  /** For the client, once; only its hash is stored. */
  token: string;
  csrfToken: string;
  expiresAt: Date;
}

/** The password was right; a code is asked for (`complete-sign-in.ts`). */
export interface SecondFactorAsked {
  /** For the client, once; only its hash is stored. */
  ticket: string;
  expiresAt: Date;
}

type Outcome = { kind: 'passed'; result: SignedIn | SecondFactorAsked } | { kind: 'refused'; error: AppError };

/**
 * @returns the session; or, for whoever has a second factor, the ticket with which its code is sent.
 * @throws AppError `login_failed`, `account_locked` (from the fifth failure in a row on, for 15 minutes; details `minutes`),
 *   `account_disabled` (told only to who knows the password).
 */
export async function signIn(deps: StaffDeps, input: SignIn): Promise<SignedIn | SecondFactorAsked> {
  const account = normaliseAccount(input.account);
  const known = await deps.staff.dangerousByAccount(account);
  // Verified outside the transaction (it takes longer than all the rest), and also while the account is locked.
  const matches = await deps.passwords.verify(known?.passwordHash ?? null, input.password);
  const outcome = await deps.unitOfWork.run(async (tx): Promise<Outcome> => {
    const staff = await tx.staff.dangerousByAccount(account);
    // Replaced since it was verified: then the other password counts.
    const verified = matches && staff !== null && staff.passwordHash === known?.passwordHash;
    return staff
      ? attempt(deps, tx, input, staff, verified)
      : attemptUnknown(deps, tx, input, deps.hash(`account:${account}`));
  });
  // Thrown only now: a failure must be written down, not rolled back.
  if (outcome.kind === 'refused') throw outcome.error;
  return outcome.result;
}

async function attempt(
  deps: StaffDeps,
  tx: Transaction,
  input: SignIn,
  staff: StaffRecord,
  verified: boolean,
): Promise<Outcome> {
  const now = deps.clock.now();
  const stranger: Stranger = { type: 'anonymous', address: input.client.address };
  const audit = (action: string) =>
    tx.audit.append([
      auditRow(deps, stranger, {
        agencyId: staff.agencyId,
        action,
        subject: { type: 'staff', id: staff.id, label: staff.account },
      }),
    ]);

  const state = signInState(staff);
  if (lockedMinutes(state, now.getTime()) > 0) {
    await audit('sign_in_while_locked');
    return refused(state, now);
  }
  if (!verified) {
    await audit((await noteFailure(tx, staff, now)) > 0 ? 'lock_account' : 'sign_in_failed');
    return refused(afterFailure(state, now.getTime()), now);
  }
  if (staff.disabled) {
    await audit('sign_in_while_disabled');
    return { kind: 'refused', error: new AppError('account_disabled') };
  }

  if (staff.secondFactor?.confirmedAt) {
    // The failures stay counted: whoever knows the password alone must not start afresh with every try.
    await audit('sign_in_first_step');
    return { kind: 'passed', result: await askSecondFactor(deps, tx, staff, 'password') };
  }
  await audit('sign_in');
  return { kind: 'passed', result: await openSession(deps, tx, input.client, staff) };
}

/** @param by what the first step was */
export async function askSecondFactor(
  deps: StaffDeps,
  tx: Transaction,
  staff: StaffRecord,
  by: SignInBy,
): Promise<SecondFactorAsked> {
  const { token: ticket, tokenHash: id } = deps.newToken();
  const expiresAt = new Date(deps.clock.now().getTime() + TICKET_MINUTES * 60_000);
  const { id: staffId, agencyId, version: staffVersion } = staff;
  await tx.signInTickets.insert({ id, agencyId, staffId, staffVersion, by, expiresAt });
  return { ticket, expiresAt };
}

/**
 * Of a person who has proved to be himself: earlier failures are forgotten. `staff.secondFactor` is kept as it is given.
 * @param how `secondFactorElsewhere`: the identity service has asked for it
 */
export async function openSession(
  deps: StaffDeps,
  tx: Transaction,
  client: SignIn['client'],
  staff: StaffRecord,
  how: { by: SignInBy; secondFactorElsewhere?: boolean } = { by: 'password' },
): Promise<SignedIn> {
  const now = deps.clock.now();
  const { secondFactor } = staff;
  const fields = { failedAttempts: 0, lockedUntil: null, lastSignInAt: now.toISOString(), secondFactor };
  await tx.staff.recordSignIn(staff.id, fields);
  const { session, token } = newSession(deps, client, staff, now);
  session.by = how.by;
  session.hasSecondFactor ||= how.secondFactorElsewhere === true;
  await tx.staffSessions.insert(session);
  const { csrfToken, expiresAt } = session;
  return { staff: { ...staff, ...fields }, token, csrfToken, expiresAt };
}

/** One more wrong password or code. @returns minutes for which the account is locked now; 0 when it is not */
export async function noteFailure(tx: Transaction, staff: StaffRecord, now: Date): Promise<number> {
  const failed = afterFailure(signInState(staff), now.getTime());
  await tx.staff.recordSignIn(staff.id, { ...stored(failed), lastSignInAt: staff.lastSignInAt });
  return lockedMinutes(failed, now.getTime());
}

async function attemptUnknown(deps: StaffDeps, tx: Transaction, input: SignIn, accountHash: string): Promise<Outcome> {
  const now = deps.clock.now();
  const state = signInState((await tx.unknownAccounts.load(accountHash)) ?? { failedAttempts: 0, lockedUntil: null });
  const failed = afterFailure(state, now.getTime());
  await tx.unknownAccounts.save(accountHash, stored(failed));
  // Not the text itself: people type their password into the wrong field.
  const subject = { type: 'unknown_account', id: accountHash };
  const stranger: Stranger = { type: 'anonymous', address: input.client.address };
  await tx.audit.append([auditRow(deps, stranger, { agencyId: null, action: 'sign_in_failed', subject })]);
  return refused(failed, now);
}

function refused(state: SignInState, now: Date): Outcome {
  const minutes = lockedMinutes(state, now.getTime());
  return {
    kind: 'refused',
    error: minutes > 0 ? new AppError('account_locked', { minutes }) : new AppError('login_failed'),
  };
}

function newSession(
  deps: StaffDeps,
  client: SignIn['client'],
  staff: StaffRecord,
  now: Date,
): { session: StaffSessionRecord; token: string } {
  const { token, tokenHash } = deps.newToken();
  const session: StaffSessionRecord = {
    id: deps.newId(),
    tokenHash,
    staffId: staff.id,
    agencyId: staff.agencyId,
    roles: staff.roles,
    name: staff.name,
    mustChangePassword: staff.mustChangePassword,
    hasSecondFactor: Boolean(staff.secondFactor?.confirmedAt),
    by: 'password',
    csrfToken: deps.newToken().token,
    client: client.userAgent,
    address: client.address,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: expiryOf(STAFF_SESSION, now),
  };
  return { session, token };
}

export function signInState(record: Pick<StaffRecord, 'failedAttempts' | 'lockedUntil'>): SignInState {
  const { failedAttempts, lockedUntil } = record;
  return { failedAttempts, lockedUntil: lockedUntil === null ? null : Date.parse(lockedUntil) };
}

export function stored(state: SignInState): Pick<StaffRecord, 'failedAttempts' | 'lockedUntil'> {
  const { failedAttempts, lockedUntil } = state;
  return { failedAttempts, lockedUntil: lockedUntil === null ? null : new Date(lockedUntil).toISOString() };
}
