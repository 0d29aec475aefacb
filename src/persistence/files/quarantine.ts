/** Files in which the scanner found something: in a bucket of their own that no door opens, for whoever looks into the attack. */
import mongoose, { type Connection } from 'mongoose';
import { collectionOf, type Stored } from '../collections.js';

export interface QuarantinedFile {
  id: string;
  name: string;
  /** As it was received. */
  content: Buffer;
  threat: string;
  contentType: string;
  owner: string;
  agencyId: string | null;
  uploadedAt: string;
}

export interface QuarantineDocument extends Stored {
  filename: string;
  length: number;
  metadata: Omit<QuarantinedFile, 'id' | 'name' | 'content'>;
}

const BUCKET = 'quarantine';

export function quarantine(connection: Connection) {
  if (!connection.db) throw new Error('database connection is not open');
  const bucket = new mongoose.mongo.GridFSBucket(connection.db, { bucketName: BUCKET });
  const files = collectionOf<QuarantineDocument>(connection, 'quarantinedFiles');
  const chunks = collectionOf<Stored & { files_id: string }>(connection, 'quarantinedChunks');
  return {
    async keepApart({ id, name, content, threat, contentType, owner, agencyId, uploadedAt }: QuarantinedFile) {
      const metadata = { threat, contentType, owner, agencyId, uploadedAt };
      const upload = bucket.openUploadStreamWithId(id as never, name, { metadata });
      await new Promise<void>((resolve, reject) => {
        upload.once('error', reject).once('finish', resolve);
        upload.end(content);
      });
    },

    /** Deletes what was uploaded before a day. @returns how many files */
    async expire(uploadedBefore: Date): Promise<number> {
      const old = await files
        .find({ 'metadata.uploadedAt': { $lt: uploadedBefore.toISOString() } }, { projection: { _id: 1 } })
        .toArray();
      const ids = old.map(({ _id }) => _id);
      if (ids.length === 0) return 0;
      await chunks.deleteMany({ files_id: { $in: ids } });
      await files.deleteMany({ _id: { $in: ids } });
      return ids.length;
    },
  };
}
