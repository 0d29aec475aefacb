import { type ClientSession, type Connection } from 'mongoose';
import { type AlarmReads, type AlarmRow, type AlarmWrites } from '../../ports/alarms.js';
import { type ApplicationDocument } from '../application/application-store.js';
import { collectionOf, type InSession, type Stored, toDocument } from '../collections.js';

export type AlarmDocument = Omit<AlarmRow, 'id'> & Stored;

export function alarmReads(connection: Connection): AlarmReads {
  return { recorded: (dedupeKeys) => recordedAt(connection, dedupeKeys) };
}

export function alarmWrites(connection: Connection, { session }: InSession): AlarmWrites {
  const alarms = collectionOf<AlarmDocument>(connection, 'alarms');
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  return {
    recorded: (dedupeKeys) => recordedAt(connection, dedupeKeys, session),
    async append(rows) {
      if (rows.length > 0) await alarms.insertMany(rows.map(toDocument), { session });
    },
    async caseVersions(cases) {
      if (cases.length === 0) return new Map();
      const agencyOf = new Map(cases.map((item) => [item.id, item.agencyId]));
      const rows = await applications
        .find({ _id: { $in: [...agencyOf.keys()] } }, { session, projection: { agencyId: 1, version: 1 } })
        .toArray();
      return new Map(rows.filter((row) => agencyOf.get(row._id) === row.agencyId).map((row) => [row._id, row.version]));
    },
  };
}

async function recordedAt(
  connection: Connection,
  dedupeKeys: readonly string[],
  session?: ClientSession,
): Promise<Map<string, string>> {
  if (dedupeKeys.length === 0) return new Map();
  const rows = await collectionOf<AlarmDocument>(connection, 'alarms')
    .find(
      { dedupeKey: { $in: [...dedupeKeys] } },
      { projection: { dedupeKey: 1, recordedAt: 1 }, ...(session ? { session } : {}) },
    )
    .toArray();
  return new Map(rows.map((row) => [row.dedupeKey, row.recordedAt]));
}
