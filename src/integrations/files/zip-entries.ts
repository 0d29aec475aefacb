/**
 * The zip container of an office document (APPNOTE 6.3), read strictly: every byte belongs to an entry or to the directory, so that
 * nothing can be carried along that one program shows and another does not. Nothing is believed that a bomb could lie about.
 */
import { inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { refusal } from './refusals.js';

const unpack = promisify(inflateRaw);

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const MAX_ENTRIES = 10_000;
const ENCRYPTED = 1;
const HAS_DESCRIPTOR = 8;
/** Behind the data of an entry whose size was not known before; with and without signature, in 32 and in 64 bits. */
const DESCRIPTOR_BYTES: ReadonlySet<number> = new Set([0, 12, 16, 20, 24]);

export interface ZipEntry {
  name: string;
  method: number;
  flags: number;
  compressedSize: number;
  offset: number;
}

/** @throws AppError `file_refused` */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + END_BYTES > bytes.length) throw refusal('damaged_document');
  if (end + END_BYTES < bytes.length) throw refusal('data_after_end');
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw refusal('too_complex');
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw refusal('damaged_document');
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    entries.push({
      // Some programs on Windows write the path with backslashes.
      name: bytes.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      compressedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (at !== end) throw refusal('foreign_data');
  assertGapless(bytes, entries, start);
  assertNames(entries);
  if (entries.some(({ flags }) => (flags & ENCRYPTED) !== 0)) throw refusal('encrypted');
  return entries;
}

function assertGapless(bytes: Buffer, entries: readonly ZipEntry[], directory: number): void {
  let expected = 0;
  let slack: ReadonlySet<number> = new Set([0]);
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (!slack.has(entry.offset - expected)) throw refusal('foreign_data');
    const { start, name } = localHeader(bytes, entry);
    if (name !== entry.name || start + entry.compressedSize > directory) throw refusal('damaged_document');
    expected = start + entry.compressedSize;
    slack = (entry.flags & HAS_DESCRIPTOR) === 0 ? new Set([0]) : DESCRIPTOR_BYTES;
  }
  if (!slack.has(directory - expected)) throw refusal('foreign_data');
}

function assertNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = name.toLowerCase();
    if (seen.has(key) || name.startsWith('/') || name.split('/').includes('..')) throw refusal('foreign_data');
    seen.add(key);
  }
}

function localHeader(bytes: Buffer, { offset }: ZipEntry): { start: number; name: string } {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) throw refusal('damaged_document');
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26);
  const name = bytes.toString('utf8', offset + 30, nameEnd).replaceAll('\\', '/');
  return { start: nameEnd + bytes.readUInt16LE(offset + 28), name };
}

/** @throws AppError `file_refused` when it is damaged or longer than `maxBytes` */
export async function entryContent(bytes: Buffer, entry: ZipEntry, maxBytes: number): Promise<Buffer> {
  const { start } = localHeader(bytes, entry);
  const data = bytes.subarray(start, start + entry.compressedSize);
  if (entry.method === 0) {
    if (data.length > maxBytes) throw refusal('too_complex');
    return data;
  }
  if (entry.method !== 8) throw refusal('damaged_document');
  try {
    return await unpack(data, { maxOutputLength: maxBytes });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw refusal(tooLarge ? 'too_complex' : 'damaged_document', error);
  }
}
