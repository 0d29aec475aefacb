import { type ClientSession, type Connection } from 'mongoose';
import { type AlarmReads, type AlarmRow, type AlarmWrites, type SweptThing } from '../../ports/alarms.js';
import { type CollectionName, collectionOf, type InSession, type Stored, toDocument } from '../collections.js';

export type AlarmDocument = Omit<AlarmRow, 'id'> & Stored;

export function alarmReads(connection: Connection): AlarmReads {
  return { recorded: (dedupeKeys) => recordedAt(connection, dedupeKeys) };
}

export function alarmWrites(connection: Connection, { session }: InSession): AlarmWrites {
  const alarms = collectionOf<AlarmDocument>(connection, 'alarms');
  return {
    recorded: (dedupeKeys) => recordedAt(connection, dedupeKeys, session),
    async append(rows) {
      if (rows.length > 0) await alarms.insertMany(rows.map(toDocument), { session });
    },
    async versions(things) {
      const found: [string, number][] = [];
      for (const [type, name] of Object.entries(HOMES) as [keyof typeof HOMES, (typeof HOMES)[keyof typeof HOMES]][]) {
        const agencyOf = new Map(
          things.filter((thing) => (thing.type ?? 'application') === type).map((thing) => [thing.id, thing.agencyId]),
        );
        if (agencyOf.size === 0) continue;
        const rows = await collectionOf<Stored & { agencyId: string; version: number }>(connection, name)
          .find({ _id: { $in: [...agencyOf.keys()] } }, { session, projection: { agencyId: 1, version: 1 } })
          .toArray();
        for (const row of rows) if (agencyOf.get(row._id) === row.agencyId) found.push([row._id, row.version]);
      }
      return new Map(found);
    },
  };
}

const HOMES = { application: 'applications', remedy: 'remedies', complaint: 'complaints' } as const satisfies Record<
  NonNullable<SweptThing['type']>,
  CollectionName
>;

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
