/** Tally entries, their snapshot and the locks of frozen years. */
import { type ClientSession, type Connection } from 'mongoose';
import { type TallyEntry } from '../../domain/report/tally.js';
import { type FreezeWrites, type FrozenTables, type TallySource, type TallyWrites } from '../../ports/tally.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { newId } from '../new-id.js';

export interface TallyEntryDocument extends Stored, TallyEntry {
  agencyId: string;
  source: TallySource;
  at: Date;
  /** Set once, by the folding job, in the transaction that adds the entry to the snapshot. */
  folded: boolean;
}

/** One document an agency and year: sums of the folded entries, by `flowKey`. */
export interface TallySnapshotDocument extends Stored {
  agencyId: string;
  year: number;
  sums: Record<string, number>;
}

export type FrozenTablesDocument = Omit<FrozenTables, 'id'> & Stored;

const SEPARATOR = ':';

/** The parts of an entry without its amount, as one key; the inverse is `entryOf`. */
export function flowKey(entry: Omit<TallyEntry, 'delta' | 'year'>): string {
  return [entry.flow, entry.column ?? '', entry.decisionCode ?? '', entry.remedyGroup ?? '', entry.remedyResult ?? ''].join(
    SEPARATOR,
  );
}

export function entryOf(year: number, key: string, delta: number): TallyEntry {
  const [flow, column, decisionCode, remedyGroup, remedyResult] = key.split(SEPARATOR);
  return {
    year,
    flow,
    delta,
    ...(column ? { column } : {}),
    ...(decisionCode ? { decisionCode } : {}),
    ...(remedyGroup ? { remedyGroup } : {}),
    ...(remedyResult ? { remedyResult } : {}),
  } as TallyEntry;
}

export function tallyWrites(connection: Connection, { session }: InSession): TallyWrites {
  const entries = collectionOf<TallyEntryDocument>(connection, 'tallyEntries');
  const document = (agencyId: string, source: TallySource, entry: TallyEntry, at: Date): TallyEntryDocument => ({
    _id: newId(),
    agencyId,
    source,
    at,
    folded: false,
    ...entry,
  });
  return {
    async append(agencyId, source, added, at) {
      if (added.length === 0) return;
      await entries.insertMany(
        added.map((entry) => document(agencyId, source, entry, at)),
        { session },
      );
    },
    async appendMany(agencyId, rows, at) {
      const documents = rows.flatMap((row) => row.entries.map((entry) => document(agencyId, row.source, entry, at)));
      if (documents.length > 0) await entries.insertMany(documents, { session });
    },
  };
}

/**
 * Sums of all flows of an agency up to and including `year`: the snapshot and the entries not yet folded.
 * Right only inside one snapshot (a transaction or a snapshot session): between two plain reads the folding job may pass.
 */
export async function readSums(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<TallyEntry[]> {
  const snapshots = await collectionOf<TallySnapshotDocument>(connection, 'tallySnapshots')
    .find({ agencyId, year: { $lte: year } }, { session })
    .toArray();
  const unfolded = await collectionOf<TallyEntryDocument>(connection, 'tallyEntries')
    .find({ agencyId, folded: false, year: { $lte: year } }, { session })
    .toArray();
  const sums = new Map<string, TallyEntry>();
  const add = (entry: TallyEntry): void => {
    const key = `${entry.year}${SEPARATOR}${flowKey(entry)}`;
    const known = sums.get(key);
    if (known) sums.set(key, { ...known, delta: known.delta + entry.delta });
    else sums.set(key, entry);
  };
  for (const snapshot of snapshots) {
    for (const [key, delta] of Object.entries(snapshot.sums)) add(entryOf(snapshot.year, key, delta));
  }
  for (const row of unfolded) add(entryOf(row.year, flowKey(row), row.delta));
  return [...sums.values()].filter((entry) => entry.delta !== 0);
}

export function freezeWrites(connection: Connection, { session }: InSession): FreezeWrites {
  const frozen = collectionOf<FrozenTablesDocument>(connection, 'frozenTables');
  const locks = collectionOf<Stored & { touches: number }>(connection, 'yearLocks');
  return {
    async lockYear(agencyId, year) {
      await locks.updateOne({ _id: `${agencyId}-${year}` }, { $inc: { touches: 1 } }, { session, upsert: true });
      const [newest] = await frozen.find({ agencyId, year }, { session }).sort({ version: -1 }).limit(1).toArray();
      return toRecord<FrozenTables>(newest);
    },
    async insert(record) {
      await frozen.insertOne(toDocument(record), { session });
    },
    sums: (agencyId, year) => readSums(connection, session, agencyId, year),
  };
}
