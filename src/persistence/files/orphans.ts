/** Uploads that nothing uses. The mark of the owner only names candidates; the records decide. */
import { type Connection } from 'mongoose';
import { collectionOf, type Stored } from '../collections.js';
import { type FileDocument } from './gridfs-file-store.js';

/** Owners whose files may be abandoned: uploads not filed yet (those of third parties too), drafts that were given up, uploads that broke off. */
const CANDIDATE_OWNERS = ['staged-by-citizen', 'staged-by-staff', 'draft', 'opinion', 'unchecked'];
const BATCH = 200;

/** Ids of at most `limit` files uploaded before `olderThan` that no draft, application, publication or remedy names. */
export async function findOrphans(connection: Connection, olderThan: Date, limit: number): Promise<string[]> {
  const candidates = collectionOf<FileDocument>(connection, 'files')
    .find(
      {
        'metadata.ownerType': { $in: CANDIDATE_OWNERS },
        'metadata.uploadedAt': { $lt: olderThan.toISOString() },
      },
      { projection: { _id: 1 } },
    )
    .batchSize(BATCH);
  const orphans: string[] = [];
  let batch: string[] = [];
  for await (const { _id } of candidates) {
    batch.push(_id);
    if (batch.length < BATCH) continue;
    orphans.push(...(await unused(connection, batch)));
    batch = [];
    if (orphans.length >= limit) break;
  }
  if (orphans.length < limit) orphans.push(...(await unused(connection, batch)));
  return orphans.slice(0, limit);
}

async function unused(connection: Connection, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const named = await Promise.all([
    filed(connection, 'applications', ids),
    filed(connection, 'publications', ids),
    filed(connection, 'remedies', ids),
    filed(connection, 'recordCorrections', ids),
    inDrafts(connection, ids),
  ]);
  const used = new Set(named.flat());
  return ids.filter((id) => !used.has(id));
}

async function filed(
  connection: Connection,
  name: 'applications' | 'publications' | 'remedies' | 'recordCorrections',
  ids: readonly string[],
): Promise<string[]> {
  const rows = await collectionOf<Stored & { fileIds: string[] }>(connection, name)
    .find({ fileIds: { $in: [...ids] }, 'fileIds.0': { $exists: true } }, { projection: { fileIds: 1 } })
    .toArray();
  return rows.flatMap((row) => row.fileIds);
}

async function inDrafts(connection: Connection, ids: readonly string[]): Promise<string[]> {
  const rows = await collectionOf<Stored & { files: { id: string }[] }>(connection, 'drafts')
    .find({ 'files.id': { $in: [...ids] } }, { projection: { 'files.id': 1 } })
    .toArray();
  return rows.flatMap((row) => row.files.map((file) => file.id));
}
