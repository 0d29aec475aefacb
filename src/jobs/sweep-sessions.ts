import { type Clock } from '../clock.js';
import { type SessionSweep } from '../ports/sweeps.js';

/**
 * Establishes: no session is kept past its absolute end. The door refuses an expired one anyway; this is so that what is no
 * longer needed is not kept. The database's own expiry (TTL) catches what is left when this sweep does not run.
 */
export async function sweepSessions(deps: { sessions: SessionSweep; clock: Clock }): Promise<{ deleted: number }> {
  return { deleted: await deps.sessions.deleteExpired(deps.clock.now()) };
}
