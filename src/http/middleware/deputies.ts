import { type Clock } from '../../clock.js';
import { isDeputyOn } from '../../domain/account/deputies.js';
import { type AgencyReads } from '../../ports/deps.js';
import { type SessionReader } from '../../ports/sessions.js';

/** Whoever stands in for the head today has the head's role today, and no longer; the session itself stays as it was. */
export function withDeputies(sessions: SessionReader, agencies: AgencyReads, clock: Clock): SessionReader {
  return {
    citizenByToken: (tokenHash) => sessions.citizenByToken(tokenHash),
    async staffByToken(tokenHash) {
      const session = await sessions.staffByToken(tokenHash);
      if (!session || session.roles.includes('office_head')) return session;
      const deputies = (await agencies.byId(session.agencyId))?.deputies ?? [];
      return isDeputyOn(deputies, session.staffId, clock.today())
        ? { ...session, roles: [...session.roles, 'office_head'] }
        : session;
    },
  };
}
