/** Ending sessions that somebody is not sitting at: one forgotten at a counter, one nobody knows. */
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { auditRow } from './audit-row.js';

/**
 * Ends one session: one's own, or as an administrator that of a colleague; its next request finds nobody signed in.
 * @throws AppError `not_found` (ended already, another agency's, or a colleague's to whoever does not manage staff),
 *   `action_not_allowed` (the session that asks: that is signing out).
 */
export async function endSession(deps: AccountDeps, actor: StaffActor, input: { sessionId: string }): Promise<void> {
  if (input.sessionId === actor.sessionId) {
    throw new AppError('action_not_allowed', { action: '结束登录', reason: '这是您正在使用的登录，请用“退出”' });
  }
  await deps.unitOfWork.run(async (tx) => {
    const session = await tx.staffSessions.load(actor.agencyId, input.sessionId);
    if (!session || (session.staffId !== actor.staffId && !can(actor, 'manage_staff', actor))) {
      throw new AppError('not_found');
    }
    await tx.staffSessions.end(session.staffId, session.id);
    const subject = { type: 'staff', id: session.staffId, label: session.name };
    const detail = { sessionId: session.id };
    await tx.audit.append([
      auditRow(deps, actor, { agencyId: actor.agencyId, action: 'end_session', subject, detail }),
    ]);
  });
}

/** Ends all of one's own sessions but the one that asks. @returns how many; with none nothing is written down */
export async function endOtherSessions(deps: AccountDeps, actor: StaffActor): Promise<number> {
  return deps.unitOfWork.run(async (tx) => {
    const ended = await tx.staffSessions.endAll(actor.staffId, actor.sessionId);
    if (ended === 0) return 0;
    const subject = { type: 'staff', id: actor.staffId, label: actor.name };
    await tx.audit.append([
      auditRow(deps, actor, { agencyId: actor.agencyId, action: 'end_other_sessions', subject, detail: { ended } }),
    ]);
    return ended;
  });
}
