import { clientLabel } from '../../../domain/account/client-label.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type ShownStaffSession } from '../../../ports/account-sessions.js';

/** To whom it belongs, and to the administrators of the agency. */
export function presentStaffSession(session: ShownStaffSession, actor: StaffActor) {
  const { id, staffId, name, client, address, createdAt, lastSeenAt, expiresAt } = session;
  const current = id === actor.sessionId;
  return {
    id,
    staff: { id: staffId, name },
    current,
    client: clientLabel(client),
    // An IPv4 address as the system writes it where it speaks IPv6.
    address: address?.replace(/^::ffff:/, '') ?? null,
    beganAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    abilities: { end: !current },
  };
}
