/**
 * Files in GridFS. Content is received, looked at and cleaned, then stored as `pending`; it counts only after the scanner (where
 * there is one) has found nothing. Until then nobody can open it. What the scanner found is kept apart.
 */
import { createHash } from 'node:crypto';
import { type Readable } from 'node:stream';
import { type GridFSBucketWriteStream } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { type Clock } from '../../clock.js';
import { AppError } from '../../errors.js';
import { type FileInspector } from '../../ports/file-inspector.js';
import { type FileScanner } from '../../ports/file-scanner.js';
import { type FileStore, type StoredFile } from '../../ports/files.js';
import { collectionOf, type Stored } from '../collections.js';
import { isDatabaseUnavailable } from '../unavailable.js';
import { findOrphans } from './orphans.js';
import { quarantine } from './quarantine.js';
import { Turnstile } from './turnstile.js';

export interface FileMetadata {
  state: 'pending' | 'stored';
  contentType: string;
  sha256: string;
  owner: string;
  /** The part of `owner` before the colon; `unchecked` until the file is stored. */
  ownerType: string;
  agencyId: string | null;
  uploadedAt: string;
}

export interface FileDocument extends Stored {
  filename: string;
  length: number;
  metadata: FileMetadata;
}

export const FILES_BUCKET = 'files';

/** Each file is held in memory while it is looked at, so only a few are; the others wait on disk. */
const AT_ONCE = 4;
const WAITING = 200;

export interface FileStoreDeps {
  connection: Connection;
  clock: Clock;
  inspector: FileInspector;
  /** Null: the office runs none. */
  scanner: FileScanner | null;
}

export function gridFsFileStore({ connection, clock, inspector, scanner }: FileStoreDeps): FileStore {
  if (!connection.db) throw new Error('database connection is not open');
  const bucket = new mongoose.mongo.GridFSBucket(connection.db, { bucketName: FILES_BUCKET });
  const files = collectionOf<FileDocument>(connection, 'files');
  const chunks = collectionOf<Stored & { files_id: string }>(connection, 'fileChunks');
  const { keepApart, expire } = quarantine(connection);
  const turnstile = new Turnstile(AT_ONCE, WAITING);
  /** GridFS takes any id; its types only know ObjectId. */
  const download = (id: string) => bucket.openDownloadStream(id as never);

  async function remove(ids: readonly string[]): Promise<void> {
    await files.deleteMany({ _id: { $in: [...ids] } });
    await chunks.deleteMany({ files_id: { $in: [...ids] } });
  }

  const save: FileStore['save'] = async ({ id, name, content, owner, agencyId, maxBytes }) => {
    const received = await receive(content, inspector, maxBytes);
    const inspected = await inspector.inspect(name, received, maxBytes);
    const pending: FileMetadata = {
      state: 'pending',
      contentType: inspected.contentType,
      sha256: createHash('sha256').update(inspected.content).digest('hex'),
      owner,
      ownerType: 'unchecked',
      agencyId,
      uploadedAt: clock.now().toISOString(),
    };
    const upload = bucket.openUploadStreamWithId(id as never, inspected.name, { metadata: pending });
    try {
      await write(upload, inspected.content);
      // As it came: a picture is cleaned of much that a scanner should see.
      const verdict = scanner ? await scanner.scan(received) : ({ clean: true } as const);
      if (!verdict.clean) {
        await keepApart({ id, name: inspected.name, content: received, threat: verdict.threat, ...pending });
        await remove([id]);
        return { outcome: 'quarantined', id, threat: verdict.threat };
      }
      const { contentType, sha256, uploadedAt } = pending;
      const { matchedCount } = await files.updateOne(
        { _id: id },
        { $set: { 'metadata.state': 'stored', 'metadata.ownerType': ownerTypeOf(owner) } },
      );
      // A fail-over in between may have taken back what seemed written; then nobody may be told that it is kept.
      if (matchedCount !== 1) throw new AppError('service_unavailable');
      const size = inspected.content.length;
      return {
        outcome: 'stored',
        file: { id, name: inspected.name, contentType, size, sha256, owner, agencyId, uploadedAt },
      };
    } catch (error) {
      // Every write was waited for, so nothing can arrive behind this.
      upload.destroy();
      // Who waits is not kept until the database is back: an unchecked file is swept a day later.
      if (!isDatabaseUnavailable(error)) await remove([id]);
      throw error;
    }
  };

  return {
    save: (input) => turnstile.run(() => save(input)),

    async describe(ids) {
      if (ids.length === 0) return [];
      const rows = await files.find({ _id: { $in: [...ids] }, 'metadata.state': 'stored' }).toArray();
      const byId = new Map(rows.map((row) => [row._id, storedFile(row)]));
      return ids.map((id) => byId.get(id)).filter((file) => file !== undefined);
    },

    async open(id) {
      const row = await files.findOne({ _id: id, 'metadata.state': 'stored' });
      return row ? { file: storedFile(row), content: download(id) } : null;
    },

    async changeOwner(ids, owner, agencyId) {
      if (ids.length === 0) return;
      await files.updateMany(
        { _id: { $in: [...ids] }, 'metadata.state': 'stored' },
        {
          $set: {
            'metadata.owner': owner,
            'metadata.ownerType': ownerTypeOf(owner),
            'metadata.agencyId': agencyId,
          },
        },
      );
    },

    delete: remove,
    orphans: (olderThan, limit) => findOrphans(connection, olderThan, limit),
    expireQuarantine: expire,
  };
}

/** The whole content, at most `maxBytes`. What its head excludes is refused before the rest is read. */
async function receive(content: Readable, inspector: FileInspector, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  let isHeadSeen = false;
  for await (const piece of content as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size > maxBytes) {
      throw new AppError('file_too_large', { maxMegabytes: Math.floor((maxBytes / 1_048_576) * 10) / 10 });
    }
    if (isHeadSeen || size < inspector.headBytes) continue;
    isHeadSeen = true;
    await inspector.refuseHead(Buffer.concat(pieces).subarray(0, inspector.headBytes));
  }
  if (size === 0) throw new AppError('invalid_input', {}, { fields: [{ path: 'file', message: '文件是空的' }] });
  return Buffer.concat(pieces);
}

async function write(upload: GridFSBucketWriteStream, content: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    upload.once('error', reject).once('finish', resolve);
    upload.end(content);
  });
}

function ownerTypeOf(owner: string): string {
  return owner.split(':', 1)[0] ?? owner;
}

function storedFile(row: FileDocument): StoredFile {
  const { contentType, sha256, owner, agencyId, uploadedAt } = row.metadata;
  return { id: row._id, name: row.filename, contentType, size: row.length, sha256, owner, agencyId, uploadedAt };
}
