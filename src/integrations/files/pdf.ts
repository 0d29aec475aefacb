/**
 * What a PDF may do besides being read. Its structure is not rebuilt: readers repair broken files in different ways, and what one
 * reader skips another one runs. Everything is searched, the compressed object streams (ISO 32000-2, 7.5.7) unpacked.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { AppError } from '../../errors.js';
import { containsArchive } from './hidden-archive.js';
import { isInsideUrl, nameFinder, type PdfName } from './pdf-names.js';
import { refusal, type RefusalKind } from './refusals.js';

/** Far more than a document of 10 MB that people wrote has in objects; a bomb is stopped there. */
const MAX_UNPACKED = 64 * 1_048_576;
const MAX_STREAMS = 10_000;
/** How much of a stream is unpacked to see whether it could hold objects. */
const PEEK_BYTES = 512;
/** Of the few words that are looked for and others that begin like them: a document has some for each of its objects. */
const MAX_NAMES = 300_000;
const BREATHE_AFTER_STREAMS = 50;
const BREATHE_AFTER_NAMES = 5_000;
/** An escaped name takes longer; few documents have any. */
const ESCAPED_NAME_COSTS = 5;
/** Data that only look packed, or are broken: by chance hardly one. */
const MAX_FAULTS = 100;

/** Names that make a document act, or carry something else along. */
const REFUSED: ReadonlyMap<string, RefusalKind> = new Map<string, RefusalKind>([
  ['JavaScript', 'pdf_script'],
  ['Rendition', 'pdf_multimedia'],
  ['RichMedia', 'pdf_multimedia'],
  ['Launch', 'pdf_launch'],
  ['EmbeddedFile', 'pdf_attachment'],
  ['EmbeddedFiles', 'pdf_attachment'],
  ['FileAttachment', 'pdf_attachment'],
  ['GoToE', 'pdf_attachment'],
  ['Encrypt', 'encrypted'],
]);
/** So short that they occur by chance in compressed data; there something else follows. */
const REFUSED_BEFORE_OBJECT: ReadonlyMap<string, RefusalKind> = new Map<string, RefusalKind>([
  ['XFA', 'pdf_dynamic_form'],
  ['EF', 'pdf_attachment'],
]);
const BEFORE_OBJECT = /^[\0\t\n\f\r ]*(?:<<|\[|\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R)/;
/** Object streams packed in another way than everybody does, so that they could not be read here. */
const OTHER_PACKING = new Set(
  'ASCIIHexDecode AHx ASCII85Decode A85 LZWDecode LZW RunLengthDecode RL Crypt Predictor'.split(' '),
);

/** Objects begin with their numbers, behind white space and comments. */
const BEGINS_WITH_NUMBER = /^(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*[\d+.-]/;
const UNDECIDED = /^(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*(?:%[^\r\n]*)?$/;

const namesIn = nameFinder([...REFUSED.keys(), ...REFUSED_BEFORE_OBJECT.keys(), ...OTHER_PACKING, 'ObjStm']);
const encryptNames = nameFinder(['Encrypt']);
const STREAM = Buffer.from('stream', 'latin1');
const END_MARK = Buffer.from('%%EOF', 'latin1');

/** What may still be spent on one file. */
interface Room {
  bytes: number;
  streams: number;
  names: number;
  faults: number;
}

/** @throws AppError `file_refused` */
export async function checkPdf(bytes: Buffer): Promise<void> {
  const end = bytes.lastIndexOf(END_MARK);
  if (end < 0) throw refusal('damaged_pdf');
  if (containsArchive(bytes)) throw refusal('hidden_archive');
  if (!/^[\0\t\n\f\r ]*$/.test(bytes.toString('latin1', end + END_MARK.length))) throw refusal('data_after_end');
  const room = { bytes: MAX_UNPACKED, streams: MAX_STREAMS, names: MAX_NAMES, faults: MAX_FAULTS };
  // A document can put the word “stream” where it is none, so every one counts, and what it holds decides.
  let from = 0;
  for (const data of streamData(bytes)) {
    await spend(room, 'streams', BREATHE_AFTER_STREAMS);
    const names = await allowedNames(bytes, from, data, room);
    from = data;
    const isObjects = names.has('ObjStm');
    if (isObjects && [...names].some((name) => OTHER_PACKING.has(name))) throw unreadable(bytes);
    const objects = isZlib(bytes, data) ? await unpackObjects(bytes.subarray(data + HEADER_BYTES), room) : null;
    if (objects) await allowedNames(objects, 0, objects.length, room);
    // It says that it holds objects, and neither is it packed as everybody does nor does it begin with their numbers.
    else if (isObjects) throw unreadable(bytes);
  }
  await allowedNames(bytes, from, bytes.length, room);
}

/** Under a password nothing inside can be read; that it has one may stand at its very end. */
function unreadable(bytes: Buffer): AppError {
  for (const { name } of encryptNames(bytes)) if (name === 'Encrypt') return refusal('encrypted');
  return refusal('pdf_unreadable');
}

/** The names of interest in a part of a file. @throws AppError `file_refused` at the first that is not allowed. */
async function allowedNames(bytes: Buffer, from: number, until: number, room: Room): Promise<Set<string>> {
  const names = new Set<string>();
  for (const found of namesIn(bytes, from, until)) {
    await spend(room, 'names', BREATHE_AFTER_NAMES);
    if (found.end - found.start > found.name.length + 1) room.names -= ESCAPED_NAME_COSTS - 1;
    const kind = REFUSED.get(found.name) ?? beforeObject(bytes, found);
    if (kind !== undefined && !isInsideUrl(bytes, found)) throw refusal(kind);
    if (found.name === 'ObjStm' || OTHER_PACKING.has(found.name)) names.add(found.name);
  }
  return names;
}

/** Counts, and lets others have their turn now and then. */
function spend(room: Room, what: 'streams' | 'names', breatheAfter: number): Promise<void> | undefined {
  room[what] -= 1;
  if (room[what] < 0) throw refusal('too_complex');
  return room[what] % breatheAfter === 0 ? breathe() : undefined;
}

function beforeObject(bytes: Buffer, { name, end }: PdfName): RefusalKind | undefined {
  const kind = REFUSED_BEFORE_OBJECT.get(name);
  return kind !== undefined && BEFORE_OBJECT.test(bytes.toString('latin1', end, end + 40)) ? kind : undefined;
}

/** Where data begin: readers skip what stands behind the word `stream` up to the end of its line. */
function* streamData(bytes: Buffer): Generator<number> {
  let endOfLine = -1;
  for (let at = bytes.indexOf(STREAM); at >= 0; at = bytes.indexOf(STREAM, at + 1)) {
    if (bytes.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    if (endOfLine < at) endOfLine = lineEnd(bytes, at);
    const isTwo = bytes[endOfLine] === 0x0d && bytes[endOfLine + 1] === 0x0a;
    yield endOfLine + (isTwo ? 2 : 1);
  }
}

function lineEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
  return at;
}

const HEADER_BYTES = 2;
const HAS_DICTIONARY = 0x20;

/** The header of packed data. The sum at their end is not asked for: readers show them also when it is wrong. */
function isZlib(bytes: Buffer, at: number): boolean {
  const method = bytes[at];
  const flags = bytes[at + 1];
  if (method === undefined || flags === undefined) return false;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0 && (flags & HAS_DICTIONARY) === 0;
}

/** What a stream holds when it begins as objects do; null for pictures, fonts and most pages, of which little is unpacked. */
async function unpackObjects(packed: Buffer, room: Room): Promise<Buffer | null> {
  const begin = await peek(packed, room);
  if (begin === null || !(BEGINS_WITH_NUMBER.test(begin) || UNDECIDED.test(begin))) return null;
  const pieces: Buffer[] = [];
  let isDecided = BEGINS_WITH_NUMBER.test(begin);
  const stream = createInflateRaw({ chunkSize: 65_536 });
  stream.end(packed);
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      room.bytes -= piece.length;
      if (room.bytes < 0) throw refusal('too_complex');
      // White space and nothing else so far: a black corner of a picture, or objects that hide behind it.
      if (!isDecided && piece.every((byte) => byte === 0 || byte === 0x20)) continue;
      if (!isDecided && !/^[\0\t\n\f\r ]*[\d+.%-]/.test(piece.toString('latin1'))) return null;
      isDecided = true;
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refusal('damaged_pdf', error);
  }
  return Buffer.concat(pieces);
}

/** How it begins; null when nothing comes out, because it looks packed by chance. */
async function peek(packed: Buffer, room: Room): Promise<string | null> {
  const input = packed.subarray(0, PEEK_BYTES);
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: PEEK_BYTES };
    return inflateRawSync(input, options).toString('latin1', 0, PEEK_BYTES);
  } catch (error) {
    room.faults -= 1;
    if (room.faults < 0) throw refusal('damaged_pdf', error);
    return await beforeTheFault(input);
  }
}

/** Some readers keep what came out before the data broke. */
async function beforeTheFault(input: Buffer): Promise<string | null> {
  const pieces: Buffer[] = [];
  const stream = createInflateRaw({ chunkSize: constants.Z_MIN_CHUNK });
  stream.end(input);
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
  } catch {
    // It is expected to break.
  }
  return pieces.length === 0 ? null : Buffer.concat(pieces).toString('latin1', 0, PEEK_BYTES);
}
