/**
 * Files in GridFS. Content is streamed in and looked at on the way; a file counts only when it has been recognised, until then
 * it is `unchecked` and nobody can open it.
 */
import { createHash } from 'node:crypto';
import { type Readable } from 'node:stream';
import { type GridFSBucketWriteStream } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { type Clock } from '../../clock.js';
import { AppError } from '../../errors.js';
import { type FileStore, type StoredFile } from '../../ports/files.js';
import { collectionOf, type Stored } from '../collections.js';
import { FILE_TYPES, type FileType, safeFileName } from './file-types.js';
import { findOrphans } from './orphans.js';
import { HEAD_BYTES, sniffFile, sniffHead } from './sniff.js';
import { TextProbe } from './text-probe.js';

export interface FileMetadata {
  state: 'unchecked' | 'stored';
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

export function gridFsFileStore(connection: Connection, clock: Clock): FileStore {
  if (!connection.db) throw new Error('database connection is not open');
  const bucket = new mongoose.mongo.GridFSBucket(connection.db, { bucketName: FILES_BUCKET });
  const files = collectionOf<FileDocument>(connection, 'files');
  const chunks = collectionOf<Stored & { files_id: string }>(connection, 'fileChunks');
  /** GridFS takes any id; its types only know ObjectId. */
  const download = (id: string, range: { start?: number; end?: number } = {}) =>
    bucket.openDownloadStream(id as never, range);

  async function remove(ids: readonly string[]): Promise<void> {
    await files.deleteMany({ _id: { $in: [...ids] } });
    await chunks.deleteMany({ files_id: { $in: [...ids] } });
  }

  async function typeOf(id: string, received: Received): Promise<FileType> {
    const type = await sniffFile({
      head: received.head,
      text: received.text,
      stream: () => download(id),
      read: (start, end) => readRange(received.size, start, end, (range) => download(id, range)),
    });
    if (type === null) throw new AppError('unsupported_file_type');
    return type;
  }

  return {
    async save({ id, name, content, owner, agencyId, maxBytes }) {
      const uploadedAt = clock.now().toISOString();
      const unchecked: FileMetadata = {
        state: 'unchecked',
        contentType: '',
        sha256: '',
        owner,
        ownerType: 'unchecked',
        agencyId,
        uploadedAt,
      };
      const upload = bucket.openUploadStreamWithId(id as never, name, { metadata: unchecked });
      try {
        const received = await receive(content, upload, maxBytes);
        const type = await typeOf(id, received);
        const { contentType } = FILE_TYPES[type];
        const fileName = safeFileName(name, type);
        const { size, sha256 } = received;
        const metadata: FileMetadata = {
          ...unchecked,
          state: 'stored',
          contentType,
          sha256,
          ownerType: ownerTypeOf(owner),
        };
        await files.updateOne({ _id: id }, { $set: { filename: fileName, metadata } });
        return { id, name: fileName, contentType, size, sha256, owner, agencyId, uploadedAt };
      } catch (error) {
        // Every write was waited for, so nothing can arrive behind this.
        upload.destroy();
        await remove([id]);
        throw error;
      }
    },

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
  };
}

interface Received {
  size: number;
  sha256: string;
  head: Buffer;
  text: 'utf8' | 'gbk' | null;
}

/** Writes everything and ends the upload; one piece at a time, so that a failure leaves nothing on its way. */
async function receive(content: Readable, upload: GridFSBucketWriteStream, maxBytes: number): Promise<Received> {
  // Told through the callbacks of the writes; without a listener the process would end.
  upload.on('error', () => {});
  const hash = createHash('sha256');
  const text = new TextProbe();
  let head: Buffer = Buffer.alloc(0);
  let size = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBytes) {
      throw new AppError('file_too_large', { maxMegabytes: Math.floor((maxBytes / 1_048_576) * 10) / 10 });
    }
    hash.update(piece);
    text.push(piece);
    if (head.length < HEAD_BYTES) {
      head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
      // Refused before the rest is stored.
      if (head.length === HEAD_BYTES) await assertPossible(head);
    }
    await write(upload, piece);
  }
  if (size === 0) throw new AppError('invalid_input', {}, { fields: [{ path: 'file', message: '文件是空的' }] });
  await assertPossible(head);
  await end(upload);
  return { size, sha256: hash.digest('hex'), head, text: text.end() };
}

async function assertPossible(head: Buffer): Promise<void> {
  if ((await sniffHead(head)).kind === 'refused') throw new AppError('unsupported_file_type');
}

function write(upload: GridFSBucketWriteStream, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    upload.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}

function end(upload: GridFSBucketWriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    upload.once('error', reject);
    upload.end(() => resolve());
  });
}

async function readRange(
  size: number,
  start: number,
  end: number,
  open: (range: { start: number; end: number }) => Readable,
): Promise<Buffer> {
  const until = Math.min(end, size);
  if (start >= until) return Buffer.alloc(0);
  const pieces: Buffer[] = [];
  for await (const piece of open({ start, end: until }) as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

function ownerTypeOf(owner: string): string {
  return owner.split(':', 1)[0] ?? owner;
}

function storedFile(row: FileDocument): StoredFile {
  const { contentType, sha256, owner, agencyId, uploadedAt } = row.metadata;
  return { id: row._id, name: row.filename, contentType, size: row.length, sha256, owner, agencyId, uploadedAt };
}
