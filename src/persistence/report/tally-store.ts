/** Tally entries and their snapshot. */
import { type ClientSession, type Connection } from 'mongoose';
import { sumEntries, type TallyEntry } from '../../domain/report/tally.js';
import { type TallySource, type TallyWrites } from '../../ports/tally.js';
import { collectionOf, type InSession, type Stored } from '../collections.js';
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

const SEPARATOR = ':';

/** The parts of an entry without its amount, as one key; the inverse is `entryOf`. */
export function flowKey(entry: Omit<TallyEntry, 'delta' | 'year'>): string {
  return [
    entry.flow,
    entry.column ?? '',
    entry.decisionCode ?? '',
    entry.remedyGroup ?? '',
    entry.remedyResult ?? '',
  ].join(SEPARATOR);
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
  };
}

/** Every year: for reads over the whole book. */
export const ALL_YEARS = 9_999;

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
  const folded = await readFolded(connection, session, agencyId, year);
  return sumEntries([...folded, ...(await readUnfolded(connection, session, agencyId, year))]);
}

export async function readFolded(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<TallyEntry[]> {
  const snapshots = await collectionOf<TallySnapshotDocument>(connection, 'tallySnapshots')
    .find({ agencyId, year: { $lte: year } }, { session })
    .toArray();
  return snapshots.flatMap((snapshot) =>
    Object.entries(snapshot.sums).map(([key, delta]) => entryOf(snapshot.year, key, delta)),
  );
}

/** Added up by the database: what a large import leaves until it is folded does not travel. */
export async function readUnfolded(
  connection: Connection,
  session: ClientSession,
  agencyId: string,
  year: number,
): Promise<TallyEntry[]> {
  const cell = Object.fromEntries(CELL_FIELDS.map((field) => [field, `$${field}`]));
  return collectionOf<TallyEntryDocument>(connection, 'tallyEntries')
    .aggregate<TallyEntry>(
      [
        { $match: { agencyId, folded: false, year: { $lte: year } } },
        { $group: { _id: cell, delta: { $sum: '$delta' } } },
        { $replaceWith: { $mergeObjects: ['$_id', { delta: '$delta' }] } },
      ],
      { session },
    )
    .toArray();
}

const CELL_FIELDS = ['year', 'flow', 'column', 'decisionCode', 'remedyGroup', 'remedyResult'] as const;
