/** How a person gets the second step of signing in, and how an administrator takes it away from somebody who lost the device. */
import { lockedMinutes } from '../../domain/account/lockout.js';
import { RECOVERY_CODE_LENGTH, RECOVERY_CODES } from '../../domain/account/second-factor.js';
import { AppError } from '../../errors.js';
import { type Actor, type StaffActor } from '../../policies/actor.js';
import { type AccountDeps, type StaffDeps } from '../../ports/account-deps.js';
import { type SecondFactor } from '../../ports/second-factor.js';
import { type StaffRecord } from '../../ports/staff.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditRow } from './audit-row.js';
import { manageStaff, type StaffChange } from './manage-staff.js';
import { noteFailure, signInState } from './sign-in.js';
import { recoveryHash, useSecondCode } from './use-second-code.js';

/**
 * A new secret for the person's device; it counts for nothing until a code has proved it. Asked again, it replaces the one before.
 * @returns the secret, once: only its encrypted form is kept; `picture` is the QR code of `uri`
 * @throws AppError `action_not_allowed` (there is one already), `login_required` (the account is gone or closed).
 */
export function enrolSecondFactor(
  deps: Pick<StaffDeps, 'unitOfWork' | 'clock' | 'newId' | 'cipher' | 'deviceCodes'>,
  actor: StaffActor,
  input: { issuer: string },
): Promise<{ secret: string; uri: string; picture: boolean[][] }> {
  const secret = deps.deviceCodes.newSecret();
  return deps.unitOfWork.run(async (tx) => {
    const staff = await own(tx, actor);
    if (staff.secondFactor?.confirmedAt)
      throw new AppError('action_not_allowed', { action: '启用两步验证', reason: ENROLLED });
    const sealed = deps.cipher.encrypt(secret);
    const factor = { sealed, confirmedAt: null, lastStep: null, recoveryCodes: [] };
    await tx.staff.save({ ...staff, secondFactor: factor, version: staff.version + 1 });
    await tx.audit.append([auditRow(deps, actor, { ...about(staff), action: 'enrol_second_factor' })]);
    const uri = deps.deviceCodes.uri({ secret, account: staff.account, issuer: input.issuer });
    return { secret, uri, picture: deps.deviceCodes.picture(uri) };
  });
}

const ENROLLED = '已经启用；更换设备请联系本单位系统管理员停用后重新启用';

type CodeDeps = Pick<StaffDeps, 'unitOfWork' | 'clock' | 'newId' | 'newCode' | 'cipher' | 'deviceCodes'>;

/**
 * The first code of the device. From now on signing in asks for one; every other session of the person ends. Wrong codes count
 * like failed sign-ins.
 * @returns the recovery codes, once: only their hashes are kept
 * @throws AppError `action_not_allowed`, `second_factor_wrong`, `account_locked`, `login_required`.
 */
export function confirmSecondFactor(deps: CodeDeps, actor: StaffActor, input: { code: string }): Promise<string[]> {
  return newRecoveryCodes(deps, actor, input.code, {
    action: 'confirm_second_factor',
    label: '确认两步验证',
    blocked: (factor) => (!factor ? '请先取得新的密钥' : factor.confirmedAt ? ENROLLED : null),
    async settle(tx, staff) {
      await tx.staffSessions.endAll(staff.id, actor.sessionId);
      await tx.staffSessions.refresh(staff.id, { hasSecondFactor: true });
    },
  });
}

/**
 * New recovery codes in place of all that there were, for the code that the device shows now: a recovery code does not open this.
 * @returns as above @throws as above
 */
export function renewRecoveryCodes(deps: CodeDeps, actor: StaffActor, input: { code: string }): Promise<string[]> {
  return newRecoveryCodes(deps, actor, input.code, {
    action: 'renew_recovery_codes',
    label: '更换恢复码',
    blocked: (factor) => (factor?.confirmedAt ? null : '没有启用两步验证'),
    settle: async () => {},
  });
}

async function newRecoveryCodes(
  deps: CodeDeps,
  actor: StaffActor,
  typed: string,
  step: {
    action: string;
    label: string;
    /** Why not now; null: go on. */
    blocked: (factor: SecondFactor | null) => string | null;
    /** What else follows. */
    settle: (tx: Transaction, staff: StaffRecord) => Promise<void>;
  },
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => deps.newCode(RECOVERY_CODE_LENGTH));
  const error = await deps.unitOfWork.run(async (tx): Promise<AppError | null> => {
    const staff = await own(tx, actor);
    const factor = staff.secondFactor;
    const reason = step.blocked(factor);
    if (!factor || reason) return new AppError('action_not_allowed', { action: step.label, reason });
    const now = deps.clock.now();
    const minutes = lockedMinutes(signInState(staff), now.getTime());
    if (minutes > 0) return new AppError('account_locked', { minutes });
    // Only what the device shows: who has found a recovery code shall not get ten more for it.
    const used = useSecondCode(deps, { ...factor, recoveryCodes: [] }, { staffId: staff.id, now }, typed);
    if (!used) {
      const locked = await noteFailure(tx, staff, now);
      const action = locked > 0 ? 'lock_account' : 'second_factor_failed';
      await tx.audit.append([auditRow(deps, actor, { ...about(staff), action })]);
      return locked > 0 ? new AppError('account_locked', { minutes: locked }) : new AppError('second_factor_wrong');
    }
    const secondFactor = {
      ...used.factor,
      confirmedAt: factor.confirmedAt ?? now.toISOString(),
      recoveryCodes: codes.map((code) => recoveryHash(deps.cipher, staff.id, code)),
    };
    await tx.staff.save({ ...staff, secondFactor, failedAttempts: 0, lockedUntil: null, version: staff.version + 1 });
    await step.settle(tx, staff);
    await tx.audit.append([auditRow(deps, actor, { ...about(staff), action: step.action })]);
    return null;
  });
  // Thrown only now: a failure must be written down, not rolled back.
  if (error) throw error;
  return codes;
}

/**
 * Takes it away, e.g. with a lost device; the person's sessions end.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `action_not_allowed` (there is none).
 */
export function disableSecondFactor(
  deps: AccountDeps,
  actor: Actor,
  input: StaffChange & { reason: string },
): Promise<StaffRecord> {
  return manageStaff(deps, actor, input, 'disable_second_factor', (staff) => {
    if (!staff.secondFactor) throw new AppError('action_not_allowed', { action: '停用两步验证', reason: '没有启用' });
    return { fields: { secondFactor: null }, sessions: 'end', detail: { reason: input.reason } };
  });
}

async function own(tx: Transaction, actor: StaffActor): Promise<StaffRecord> {
  const staff = await tx.staff.load(actor.agencyId, actor.staffId);
  if (!staff || staff.disabled) throw new AppError('login_required');
  return staff;
}

function about({ id, agencyId, account }: StaffRecord) {
  return { agencyId, subject: { type: 'staff', id, label: account } };
}
