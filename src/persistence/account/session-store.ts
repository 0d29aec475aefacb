/**
 * Sessions. An ended one is deleted; a forgotten one goes by a TTL index on `storedAt`, which the database sets by its
 * own clock: the server's clock may be moved (tests, demo), and then no session must vanish early.
 */
import { type Filter, type UpdateFilter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type Clock } from '../../clock.js';
import {
  CITIZEN_SESSION,
  SEEN_EVERY_SECONDS,
  type SessionLimits,
  STAFF_SESSION,
} from '../../domain/account/session-limits.js';
import {
  type CitizenSessionReads,
  type CitizenSessionRecord,
  type CitizenSessionWrites,
  type ShownStaffSession,
  type StaffSessionReads,
  type StaffSessionRecord,
  type StaffSessionWrites,
} from '../../ports/account-sessions.js';
import { type SessionReader } from '../../ports/sessions.js';
import { collectionOf, type InSession, type Stored } from '../collections.js';
import { afterPosition, pageOf } from '../paging.js';

interface StoredSession extends Stored {
  tokenHash: string;
  lastSeenAt: Date;
  expiresAt: Date;
  storedAt: Date;
}

type CitizenSessionDocument = Omit<CitizenSessionRecord, 'id'> & StoredSession;
type StaffSessionDocument = Omit<StaffSessionRecord, 'id'> & StoredSession;

export function citizenSessionWrites(connection: Connection, { session }: InSession): CitizenSessionWrites {
  const sessions = collectionOf<CitizenSessionDocument>(connection, 'citizenSessions');
  return {
    async insert({ id, ...fields }) {
      await sessions.updateOne(
        { _id: id },
        { $set: fields, $currentDate: { storedAt: true } },
        { session, upsert: true },
      );
    },
    async end(citizenId, sessionId) {
      await sessions.deleteOne({ _id: sessionId, citizenId }, { session });
    },
    async endAll(citizenId) {
      await sessions.deleteMany({ citizenId }, { session });
    },
  };
}

export function citizenSessionReads(connection: Connection): CitizenSessionReads {
  const sessions = collectionOf<CitizenSessionDocument>(connection, 'citizenSessions');
  return {
    async ofCitizen(citizenId) {
      const rows = await sessions
        .find({ citizenId }, { projection: { client: 1, createdAt: 1, lastSeenAt: 1, expiresAt: 1 } })
        .toArray();
      return rows.map(({ _id, client, createdAt, lastSeenAt, expiresAt }) => ({
        id: _id,
        client,
        createdAt,
        lastSeenAt,
        expiresAt,
      }));
    },
  };
}

export function staffSessionWrites(connection: Connection, { session }: InSession): StaffSessionWrites {
  const sessions = collectionOf<StaffSessionDocument>(connection, 'staffSessions');
  return {
    async insert({ id, ...fields }) {
      await sessions.updateOne(
        { _id: id },
        { $set: fields, $currentDate: { storedAt: true } },
        { session, upsert: true },
      );
    },
    async end(staffId, sessionId) {
      await sessions.deleteOne({ _id: sessionId, staffId }, { session });
    },
    async load(agencyId, sessionId) {
      const found = await sessions.findOne(
        { _id: sessionId, agencyId },
        { session, projection: { staffId: 1, name: 1 } },
      );
      return found && { id: found._id, staffId: found.staffId, name: found.name };
    },
    async endAll(staffId, except) {
      const others = { staffId, ...(except === undefined ? {} : { _id: { $ne: except } }) };
      return (await sessions.deleteMany(others, { session })).deletedCount;
    },
    async refresh(staffId, copy) {
      await sessions.updateMany({ staffId }, { $set: copy }, { session });
    },
  };
}

const SHOWN = {
  staffId: 1,
  name: 1,
  client: 1,
  address: 1,
  createdAt: 1,
  lastSeenAt: 1,
  expiresAt: 1,
} as const;

export function staffSessionReads(connection: Connection, clock: Clock): StaffSessionReads {
  const sessions = collectionOf<StaffSessionDocument>(connection, 'staffSessions');
  return {
    ofStaff: (staffId, sessionId) =>
      sessions.findOne(
        { _id: sessionId, staffId },
        {
          projection: { _id: 0, csrfToken: 1, expiresAt: 1, hasSecondFactor: 1, by: 1 },
        },
      ),
    async list({ agencyId, staffId }, { after, limit }) {
      const whose = staffId === undefined ? { agencyId } : { staffId, agencyId };
      const now = clock.now();
      const filter = { $and: [whose, aliveAt(STAFF_SESSION, now), afterPosition('_id', -1, after)] };
      const rows = await sessions
        .find(filter as unknown as Filter<StaffSessionDocument>, { projection: SHOWN })
        // Ids begin with the second in which they were made.
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      const shown = rows.map(({ _id, ...row }): ShownStaffSession => ({ id: _id, ...row }));
      return pageOf(shown, limit, ({ id }) => ({ key: null, id }));
    },
  };
}

const STAFF = {
  staffId: 1,
  agencyId: 1,
  roles: 1,
  name: 1,
  mustChangePassword: 1,
  hasSecondFactor: 1,
  by: 1,
  csrfToken: 1,
  lastSeenAt: 1,
} as const;

/** One indexed read a request; being seen is written at most once a minute, by one of the requests that notice. */
export function sessionReader(connection: Connection, clock: Clock): SessionReader {
  const citizens = collectionOf<CitizenSessionDocument>(connection, 'citizenSessions');
  const staff = collectionOf<StaffSessionDocument>(connection, 'staffSessions');
  return {
    async citizenByToken(tokenHash) {
      const now = clock.now();
      const found = await citizens.findOne(alive<CitizenSessionDocument>(tokenHash, CITIZEN_SESSION, now), {
        projection: { citizenId: 1, lastSeenAt: 1 },
      });
      if (!found) return null;
      if (isStale(found, now)) await citizens.updateOne(...seen<CitizenSessionDocument>(found, now));
      return { type: 'citizen', citizenId: found.citizenId, sessionId: found._id };
    },
    async staffByToken(tokenHash) {
      const now = clock.now();
      const found = await staff.findOne(alive<StaffSessionDocument>(tokenHash, STAFF_SESSION, now), {
        projection: STAFF,
      });
      if (!found) return null;
      if (isStale(found, now)) await staff.updateOne(...seen<StaffSessionDocument>(found, now));
      const { _id: sessionId, lastSeenAt: _, by, ...session } = found;
      const mustChangePassword = session.mustChangePassword && by !== 'identity_service';
      return { type: 'staff', sessionId, ...session, mustChangePassword };
    },
  };
}

/** A session ends at the instant its idle or its absolute limit is reached. */
function alive<D extends StoredSession>(tokenHash: string, limits: SessionLimits, now: Date): Filter<D> {
  return { tokenHash, ...aliveAt(limits, now) } as unknown as Filter<D>;
}

function aliveAt({ idleMinutes }: SessionLimits, now: Date): object {
  return { expiresAt: { $gt: now }, lastSeenAt: { $gt: new Date(now.getTime() - idleMinutes * 60_000) } };
}

function isStale(session: { lastSeenAt: Date }, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= SEEN_EVERY_SECONDS * 1_000;
}

function seen<D extends StoredSession>(
  session: { _id: string; lastSeenAt: Date },
  now: Date,
): [Filter<D>, UpdateFilter<D>] {
  return [
    { _id: session._id, lastSeenAt: session.lastSeenAt } as unknown as Filter<D>,
    { $set: { lastSeenAt: now }, $currentDate: { storedAt: true } } as unknown as UpdateFilter<D>,
  ];
}
