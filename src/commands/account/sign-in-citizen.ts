import { CITIZEN_SESSION, expiryOf } from '../../domain/account/session-limits.js';
import { type CitizenActor } from '../../policies/actor.js';
import { type CitizenDeps } from '../../ports/account-deps.js';
import { type CitizenRecord } from '../../ports/citizens.js';
import { auditRow } from './audit-row.js';

export interface CitizenSignedIn {
  citizen: CitizenRecord;
  /** For the client, once; only its hash is stored. */
  token: string;
  expiresAt: Date;
}

/**
 * A citizen comes with a one-time code of the login provider; whoever comes for the first time is entered.
 * @throws AppError `login_code_invalid`, `login_blocked`, `login_provider_unavailable`, `rate_limited`.
 */
export async function signInCitizen(
  deps: CitizenDeps,
  input: { code: string; client: { userAgent: string } },
): Promise<CitizenSignedIn> {
  const { openid } = await deps.login.login(input.code);
  const { token, tokenHash } = deps.newToken();
  return deps.unitOfWork.run(async (tx) => {
    const now = deps.clock.now();
    const known = await tx.citizens.byOpenid(openid);
    const citizen: CitizenRecord = known ?? { id: deps.newId(), openid, createdAt: now.toISOString() };
    // Of two first visits at once the index on `openid` lets one pass; the other runs again and finds it.
    if (!known) await tx.citizens.insert(citizen);
    const sessionId = deps.newId();
    const expiresAt = expiryOf(CITIZEN_SESSION, now);
    const client = input.client.userAgent;
    await tx.citizenSessions.insert({
      id: sessionId,
      tokenHash,
      citizenId: citizen.id,
      client,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    });
    const actor: CitizenActor = { type: 'citizen', citizenId: citizen.id, sessionId };
    const subject = { type: 'citizen', id: citizen.id };
    await tx.audit.append([
      ...(known ? [] : [auditRow(deps, actor, { agencyId: null, action: 'register_citizen', subject })]),
      auditRow(deps, actor, { agencyId: null, action: 'sign_in', subject }),
    ]);
    return { citizen, token, expiresAt };
  });
}
