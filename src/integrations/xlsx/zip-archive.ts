/**
 * The zip container of an office document, read by its directory. Nothing is trusted that a bomb could lie about: what comes
 * out of an entry is counted as it is inflated, and reading stops at the limit.
 */
import { createInflateRaw } from 'node:zlib';
import { AppError } from '../../errors.js';

interface Entry {
  method: number;
  encrypted: boolean;
  compressedSize: number;
  offset: number;
}

export interface ZipArchive {
  has(path: string): boolean;
  /**
   * The content of an entry in pieces.
   * @throws AppError `workbook_invalid` when it is damaged, encrypted, or longer than `maxBytes`
   */
  read(path: string, maxBytes: number): AsyncIterable<Buffer>;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_END_SIZE = 22;
const MAX_COMMENT = 65_535;
const MAX_ENTRIES = 10_000;

/** @throws AppError `workbook_invalid` */
export function openZip(bytes: Buffer): ZipArchive {
  const entries = readDirectory(bytes);
  return {
    has: (path) => entries.has(path),
    async *read(path, maxBytes) {
      const entry = entries.get(path);
      if (!entry) throw damaged();
      if (entry.encrypted) throw new AppError('workbook_invalid', { reason: '文件已加密，请去掉密码后另存' });
      let total = 0;
      try {
        for await (const piece of inflate(dataOf(bytes, entry), entry.method)) {
          total += piece.length;
          if (total > maxBytes)
            throw new AppError('workbook_invalid', { reason: '解压后的内容过大，请拆分成几个文件' });
          yield piece;
        }
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw damaged(error);
      }
    },
  };
}

async function* inflate(data: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield data;
    return;
  }
  if (method !== 8) throw damaged();
  const stream = createInflateRaw({ chunkSize: 262_144 });
  stream.end(data);
  yield* stream as AsyncIterable<Buffer>;
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findDirectoryEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw damaged();
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    // Some programs on Windows write the path with backslashes.
    entries.set(name.replaceAll('\\', '/'), {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      compressedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 64 KB. */
function findDirectoryEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - DIRECTORY_END_SIZE - MAX_COMMENT);
  for (let at = bytes.length - DIRECTORY_END_SIZE; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === DIRECTORY_END) return at;
  }
  throw damaged();
}

function dataOf(bytes: Buffer, { offset, compressedSize }: Entry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) throw damaged();
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + compressedSize > bytes.length) throw damaged();
  return bytes.subarray(start, start + compressedSize);
}

export function damaged(cause?: unknown): AppError {
  return new AppError(
    'workbook_invalid',
    { reason: '文件已损坏或者不是 .xlsx 文件，请用 Excel 或 WPS 打开后另存为 .xlsx' },
    { cause },
  );
}
