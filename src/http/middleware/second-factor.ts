import { isSecondFactorRequired } from '../../domain/account/second-factor.js';
import { type AgencyReads } from '../../ports/deps.js';
import { type SessionReader } from '../../ports/sessions.js';

/**
 * Whoever the agency asks for a second factor and who has none may do nothing but get one: asked at each request, so that it
 * holds from the moment at which the agency says so.
 */
export function withSecondFactor(sessions: SessionReader, agencies: AgencyReads): SessionReader {
  return {
    citizenByToken: (tokenHash) => sessions.citizenByToken(tokenHash),
    async staffByToken(tokenHash) {
      const session = await sessions.staffByToken(tokenHash);
      if (!session || session.hasSecondFactor) return session;
      const rule = (await agencies.byId(session.agencyId))?.secondFactor ?? 'optional';
      return { ...session, mustEnrolSecondFactor: isSecondFactorRequired(rule, session.roles) };
    },
  };
}
