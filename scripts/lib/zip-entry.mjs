/** Reads one file out of a zip archive with Node's own zlib: a Python wheel is a zip, and there may be no unzip. */
import { closeSync, createReadStream, createWriteStream, fstatSync, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * @param {string} archive path of the zip
 * @param {(name: string) => boolean} wanted
 * @param {string} target where to write the first wanted entry
 * @returns {Promise<string>} the entry's name
 * @throws {Error} if the archive is damaged or has no such entry
 */
export async function extractZipEntry(archive, wanted, target) {
  const entry = findEntry(archive, wanted);
  const source = createReadStream(archive, { start: entry.dataStart, end: entry.dataStart + entry.packedSize - 1 });
  const sink = createWriteStream(target, { mode: 0o755 });
  if (entry.method === 0) await pipeline(source, sink);
  else await pipeline(source, createInflateRaw(), sink);
  if (sink.bytesWritten !== entry.size) throw new Error(`压缩包损坏：${entry.name} 解压后大小不符`);
  return entry.name;
}

function findEntry(archive, wanted) {
  const fd = openSync(archive, 'r');
  try {
    const { size } = fstatSync(fd);
    const read = (position, length) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
      readSync(fd, buffer, 0, buffer.length, position);
      return buffer;
    };
    // The end record is 22 bytes plus a comment of at most 64 KiB.
    const tailStart = Math.max(0, size - 65_557);
    const tail = read(tailStart, 65_557);
    let end = tail.length - 22;
    while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
    if (end < 0) throw new Error('压缩包损坏：找不到目录');
    const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;) {
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
      if (wanted(name)) {
        const header = read(directory.readUInt32LE(at + 42), 30);
        if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_HEADER) throw new Error('压缩包损坏：文件头不符');
        return {
          name,
          method: directory.readUInt16LE(at + 10),
          packedSize: directory.readUInt32LE(at + 20),
          size: directory.readUInt32LE(at + 24),
          dataStart: directory.readUInt32LE(at + 42) + 30 + header.readUInt16LE(26) + header.readUInt16LE(28),
        };
      }
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    throw new Error('压缩包里没有 mongod');
  } finally {
    closeSync(fd);
  }
}
