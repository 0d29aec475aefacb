/**
 * The segments of a JPEG (ITU-T T.81 annex B). What draws the picture is kept byte by byte; what was written beside it (EXIF with
 * the place and the device, XMP, IPTC, comments, previews) is left out.
 */
import { orientationOf } from './exif.js';
import { type CheckedPicture, isPadding } from './picture.js';
import { refusal } from './refusals.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const ICC = Buffer.from('ICC_PROFILE\0', 'latin1');
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const MULTI_PICTURE = Buffer.from('MPF\0', 'latin1');
const JFIF = Buffer.from('JFIF\0', 'latin1');
const ADOBE = Buffer.from('Adobe', 'latin1');

interface Walk extends CheckedPicture {
  end: number;
  /** Announces previews or a gain map behind the picture (CIPA DC-007), each a whole JPEG: phones do. */
  announcesMore: boolean;
}

/**
 * @throws AppError `file_refused`: damaged or cut off; something follows the end. Zero padding and announced previews are no
 * foreign data: they are simply not kept.
 */
export function checkJpeg(bytes: Buffer): CheckedPicture {
  const picture = walk(bytes, 0);
  let at = picture.end;
  while (picture.announcesMore && at < bytes.length) {
    const next = bytes.indexOf(0xff, at);
    if (next < 0 || !isPadding(bytes.subarray(at, next)) || bytes[next + 1] !== SOI) break;
    at = walk(bytes, next).end;
  }
  if (!isPadding(bytes.subarray(at))) throw refusal('data_after_end');
  return picture;
}

function walk(bytes: Buffer, start: number): Walk {
  const kept: Buffer[] = [bytes.subarray(start, start + 2)];
  const found: Walk = { end: 0, width: 0, height: 0, orientation: 1, clean: bytes, announcesMore: false };
  let scans = 0;
  let at = start + 2;
  for (;;) {
    at = skipFill(bytes, at);
    const marker = bytes[at + 1] as number;
    if (marker === EOI) break;
    const end = segmentEnd(bytes, at, marker);
    const payload = bytes.subarray(at + 4, end);
    if (isFrame(marker)) readFrame(payload, found);
    if (marker === 0xe1 && begins(payload, EXIF)) found.orientation = orientationOf(payload.subarray(EXIF.length));
    if (marker === 0xe2 && begins(payload, MULTI_PICTURE)) found.announcesMore = true;
    if (isPartOfPicture(marker, payload)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker === SOS) {
      if (found.width === 0) throw refusal('damaged_picture');
      scans += 1;
      at = scanEnd(bytes, end);
      kept.push(bytes.subarray(end, at));
    }
  }
  if (scans === 0) throw refusal('damaged_picture');
  kept.push(bytes.subarray(at, at + 2));
  return { ...found, end: at + 2, clean: Buffer.concat(kept) };
}

function skipFill(bytes: Buffer, start: number): number {
  let at = start;
  if (bytes[at] !== 0xff) throw refusal('damaged_picture');
  while (bytes[at + 1] === 0xff) at += 1;
  if (at + 2 > bytes.length) throw refusal('damaged_picture');
  return at;
}

function segmentEnd(bytes: Buffer, at: number, marker: number): number {
  if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI) || at + 4 > bytes.length) throw refusal('damaged_picture');
  const length = bytes.readUInt16BE(at + 2);
  if (length < 2 || at + 2 + length > bytes.length) throw refusal('damaged_picture');
  return at + 2 + length;
}

/** Where the next marker stands behind coded data: stuffed zeros and restart marks belong to the data. */
function scanEnd(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) throw refusal('damaged_picture');
    const next = bytes[at + 1] as number;
    if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else if (next === 0xff) at += 1;
    else return at;
  }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readFrame(payload: Buffer, found: Walk): void {
  // A second frame in one picture, or a height that comes later, is no photograph of any camera or scanner.
  if (found.width > 0 || payload.length < 6) throw refusal('damaged_picture');
  found.height = payload.readUInt16BE(1);
  found.width = payload.readUInt16BE(3);
  if (found.width === 0 || found.height === 0) throw refusal('damaged_picture');
}

/** Of the application segments only what decides the colours; everything else there is told about the picture, not part of it. */
function isPartOfPicture(marker: number, payload: Buffer): boolean {
  if (marker === COM) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return begins(payload, JFIF);
  if (marker === 0xe2) return begins(payload, ICC);
  return marker === 0xee && begins(payload, ADOBE);
}

function begins(payload: Buffer, words: Buffer): boolean {
  return payload.length >= words.length && payload.compare(words, 0, words.length, 0, words.length) === 0;
}
