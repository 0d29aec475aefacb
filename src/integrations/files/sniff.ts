/** Which of the accepted types some bytes are. */
import { type Readable } from 'node:stream';
import { fileTypeFromBuffer, fileTypeFromStream } from 'file-type';
import { compoundFileType, type ReadRange } from './compound-file.js';
import { type FileType } from './file-types.js';

/** As many bytes as every signature needs. */
export const HEAD_BYTES = 4100;

const BY_CONTENT_TYPE: Readonly<Record<string, FileType>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};
const COMPOUND_FILE = 'application/x-cfb';

/** `open`: the head alone does not decide (archives, compound files, text); `refused`: whatever follows, it is not on the list. */
export type HeadVerdict = { kind: 'known'; type: FileType } | { kind: 'open' | 'refused' };

export async function sniffHead(head: Buffer): Promise<HeadVerdict> {
  if (isZip(head)) return { kind: 'open' };
  const contentType = (await fileTypeFromBuffer(head))?.mime;
  if (contentType === undefined || contentType === COMPOUND_FILE) return { kind: 'open' };
  const type = BY_CONTENT_TYPE[contentType];
  return type ? { kind: 'known', type } : { kind: 'refused' };
}

export interface WholeFile {
  head: Buffer;
  /** What the text probe found. */
  text: 'utf8' | 'gbk' | null;
  stream(): Readable;
  read: ReadRange;
}

/** @returns null when it is none of the accepted types. */
export async function sniffFile(file: WholeFile): Promise<FileType | null> {
  if (isZip(file.head)) return officeDocument(file.stream());
  const contentType = (await fileTypeFromBuffer(file.head))?.mime;
  if (contentType === COMPOUND_FILE) return compoundFileType(file.read);
  if (contentType !== undefined) return BY_CONTENT_TYPE[contentType] ?? null;
  switch (file.text) {
    case 'utf8':
      return 'text_utf8';
    case 'gbk':
      return 'text_gbk';
    case null:
      return null;
  }
}

async function officeDocument(stream: Readable): Promise<FileType | null> {
  try {
    const found = await fileTypeFromStream(stream);
    return (found && BY_CONTENT_TYPE[found.mime]) ?? null;
  } catch {
    // A damaged archive cannot be read by anybody.
    return null;
  } finally {
    stream.destroy();
  }
}

function isZip(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32LE(0) === 0x04034b50;
}
