import { type Connection } from 'mongoose';
import { type Clock } from '../../clock.js';
import { STAFF_SESSION } from '../../domain/account/session-limits.js';
import { type ChangedCase, type LiveReads } from '../../ports/live-updates.js';
import { type ApplicationDocument } from '../application/application-store.js';
import { collectionOf, type Stored } from '../collections.js';
import { type StaffSessionRecord } from '../../ports/account-sessions.js';

type SessionDocument = Omit<StaffSessionRecord, 'id'> & Stored;

export function mongoLiveReads(connection: Connection, clock: Clock): LiveReads {
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  const requests = collectionOf<Stored & { agencyId: string }>(connection, 'approvalRequests');
  const sessions = collectionOf<SessionDocument>(connection, 'staffSessions');
  return {
    async cases(ids) {
      const rows = await applications
        .find({ _id: { $in: [...ids] } }, { projection: { agencyId: 1, version: 1 } })
        .toArray();
      return rows.map(({ _id, agencyId, version }): ChangedCase => ({ id: _id, agencyId, version }));
    },
    async agencyOfRequest(id) {
      return (await requests.findOne({ _id: id }, { projection: { agencyId: 1 } }))?.agencyId ?? null;
    },
    async sessions(ids) {
      const now = clock.now();
      const seenAfter = new Date(now.getTime() - STAFF_SESSION.idleMinutes * 60_000);
      const rows = await sessions
        .find(
          { _id: { $in: [...ids] }, expiresAt: { $gt: now }, lastSeenAt: { $gt: seenAfter } },
          { projection: { roles: 1 } },
        )
        .toArray();
      return new Map(rows.map(({ _id, roles }) => [_id, roles]));
    },
  };
}
