/** The chunks of a PNG (ISO/IEC 15948 section 5). What draws the picture is kept byte by byte, what tells about it is left out. */
import { crc32 as zlibCrc32 } from 'node:zlib';
import { orientationOf } from './exif.js';
import { type CheckedPicture, isPadding } from './picture.js';
import { refusal } from './refusals.js';

// In Node since 20.15, not yet in its types of version 20.
const crc32 = zlibCrc32 as (data: Uint8Array) => number;

const SIGNATURE_BYTES = 8;
const AROUND = 12;
/** Everything that decides how the picture looks. */
const KEPT: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI'.split(' '),
);

/** @throws AppError `file_refused`: damaged or cut off; something follows the end. */
export function checkPng(bytes: Buffer): CheckedPicture {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  const found: CheckedPicture = { width: 0, height: 0, orientation: 1, clean: bytes };
  let hasData = false;
  let at = SIGNATURE_BYTES;
  for (let type = ''; type !== 'IEND';) {
    const chunk = chunkAt(bytes, at);
    type = chunk.toString('latin1', 4, 8);
    const data = chunk.subarray(8, -4);
    if ((at === SIGNATURE_BYTES) !== (type === 'IHDR')) throw refusal('damaged_picture');
    if (type === 'IHDR') readHeader(data, found);
    if (type === 'eXIf') found.orientation = orientationOf(data);
    if (type === 'IDAT') hasData = true;
    if (KEPT.has(type)) kept.push(chunk);
    // A capital first letter says that the picture cannot be shown without it; there are no others than these.
    else if (/^[^a-z]/.test(type)) throw refusal('damaged_picture');
    at += chunk.length;
  }
  if (!hasData) throw refusal('damaged_picture');
  if (!isPadding(bytes.subarray(at))) throw refusal('data_after_end');
  return { ...found, clean: Buffer.concat(kept) };
}

function chunkAt(bytes: Buffer, at: number): Buffer {
  if (at + AROUND > bytes.length) throw refusal('damaged_picture');
  const end = at + AROUND + bytes.readUInt32BE(at);
  if (end > bytes.length) throw refusal('damaged_picture');
  const chunk = bytes.subarray(at, end);
  if (crc32(chunk.subarray(4, -4)) !== chunk.readUInt32BE(chunk.length - 4)) throw refusal('damaged_picture');
  return chunk;
}

function readHeader(data: Buffer, found: CheckedPicture): void {
  if (data.length !== 13) throw refusal('damaged_picture');
  found.width = data.readUInt32BE(0);
  found.height = data.readUInt32BE(4);
  if (found.width === 0 || found.height === 0) throw refusal('damaged_picture');
}
