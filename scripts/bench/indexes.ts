/** Brings the indexes of a kept data set to what the code of today wants, without building again what is right already. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection } from 'mongoose';
import { collectionOf, COLLECTIONS, type CollectionName, type Stored } from '../../src/persistence/collections.js';
import { migrate } from '../../src/persistence/migrate.js';
import { projectRoot } from '../lib/paths.mjs';
import { say } from '../lib/plain-error.mjs';

/** Empty but for its indexes: what a new database looks like. */
const SCRATCH = 'bench_indexes';

const INDEX_MEMORY = 'maxIndexBuildMemoryUsageMegabytes';
const INDEX_MEGABYTES = 2_000;

interface Marker extends Stored {
  fingerprint: string;
}

/** @param changed collections were made anew and have no indexes yet */
export async function ensureIndexes(connection: Connection, changed: boolean): Promise<void> {
  const markers = connection.collection<Marker>('benchDatasets');
  const fingerprint = migrationsFingerprint();
  const present = await markers.findOne({ _id: 'indexes' });
  if (!changed && present?.fingerprint === fingerprint) return;
  say('  建立索引…');
  if (present && present.fingerprint !== fingerprint) await dropUnwanted(connection);
  const restore = await moreMemoryForIndexes(connection);
  // Released migrations never change; until then they do, and have to run again.
  await collectionOf(connection, 'migrations').deleteMany({});
  await migrate(connection);
  await restore();
  await markers.updateOne({ _id: 'indexes' }, { $set: { fingerprint } }, { upsert: true });
}

/**
 * The 200 MB that are usual are divided among all indexes built at once: then the words of a million cases are sorted in
 * a hundred thousand pieces.
 * @returns what brings the setting back; a database that does not let us change it is left alone
 */
async function moreMemoryForIndexes(connection: Connection): Promise<() => Promise<void>> {
  const admin = connection.getClient().db('admin');
  const set = (megabytes: number) => admin.command({ setParameter: 1, [INDEX_MEMORY]: megabytes });
  try {
    const { was } = await set(INDEX_MEGABYTES);
    return async () => void (await set(Number(was)));
  } catch {
    return async () => {};
  }
}

async function dropUnwanted(connection: Connection): Promise<void> {
  const scratch = connection.useDb(SCRATCH);
  try {
    await migrate(scratch);
    for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
      const wanted = new Set(await indexesOf(scratch, name));
      for (const description of await indexesOf(connection, name)) {
        if (wanted.has(description)) continue;
        const { name: index } = JSON.parse(description) as { name: string };
        await collectionOf(connection, name).dropIndex(index);
      }
    }
  } finally {
    await scratch.dropDatabase();
  }
}

/** Each as text, so that two are the same when their texts are. */
async function indexesOf(connection: Connection, name: CollectionName): Promise<string[]> {
  const present = await connection.db?.listCollections({ name: COLLECTIONS[name] }).toArray();
  if (!present?.length) return [];
  return (await collectionOf(connection, name).indexes()).map((index) => JSON.stringify(index));
}

function migrationsFingerprint(): string {
  const folder = join(projectRoot, 'dist', 'src', 'persistence', 'migrations');
  const hash = createHash('sha256');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
