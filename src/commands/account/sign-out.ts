import { type CitizenActor, type StaffActor } from '../../policies/actor.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { auditRow } from './audit-row.js';

/** Ends the session the actor came with; a second time nothing is left to end. */
export async function signOut(deps: AccountDeps, actor: StaffActor | CitizenActor): Promise<void> {
  await deps.unitOfWork.run(async (tx) => {
    if (actor.type === 'staff') await tx.staffSessions.end(actor.staffId, actor.sessionId);
    else await tx.citizenSessions.end(actor.citizenId, actor.sessionId);
    await tx.audit.append([
      auditRow(deps, actor, {
        agencyId: actor.type === 'staff' ? actor.agencyId : null,
        action: 'sign_out',
        subject: { type: actor.type, id: actor.type === 'staff' ? actor.staffId : actor.citizenId },
      }),
    ]);
  });
}
