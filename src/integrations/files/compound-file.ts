/**
 * Word and Excel before 2007 are both compound files; which one it is says the directory inside ([MS-CFB] 2.2, 2.3, 2.6), and
 * also whether there are macros. Whether it is encrypted stand in the document's own first bytes.
 */

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const HEADER_FAT_SECTORS = 109;
const LAST_SECTOR = 0xfffffffa;
const MINI_SECTOR_BYTES = 64;
/** A document has a few dozen entries; a longer directory is damaged or malicious. */
const MAX_DIRECTORY_BYTES = 1_048_576;
/** Excel tells its sheets and its encryption at the beginning. */
const MAX_GLOBALS_BYTES = 2 * 1_048_576;

const MACRO_ENTRIES: ReadonlySet<string> = new Set(['_VBA_PROJECT_CUR', '_VBA_PROJECT', 'VBA', 'Macros']);
const PACKED_FILE = '\u0001Ole10Native';

interface Entry {
  name: string;
  start: number;
  size: number;
}

export interface CompoundFile {
  /** Null for any other kind (presentations, mails, installers). */
  type: 'doc' | 'xls' | null;
  hasMacros: boolean;
  /** A file of any kind put inside by “insert object → package”. */
  hasPackedFile: boolean;
  isEncrypted: boolean;
}

/** @returns null when it is no compound file, or too damaged to be looked into. */
export function compoundFile(bytes: Buffer): CompoundFile | null {
  if (bytes.length < HEADER_BYTES || !bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const reader = new SectorReader(bytes, 1 << shift);
  const entries = entriesOf(reader.chain(bytes.readUInt32LE(48), MAX_DIRECTORY_BYTES));
  const find = (...names: string[]): Entry | undefined => entries.find(({ name }) => names.includes(name));
  const streamOf = (entry: Entry, most: number): Buffer => reader.stream(entry, entries[0], most);

  const word = find('WordDocument');
  const excel = find('Workbook', 'Book');
  const globals = excel ? excelGlobals(streamOf(excel, MAX_GLOBALS_BYTES)) : null;
  return {
    type: word ? 'doc' : excel ? 'xls' : null,
    hasMacros: entries.some(({ name }) => MACRO_ENTRIES.has(name)) || globals?.hasMacroSheet === true,
    hasPackedFile: find(PACKED_FILE) !== undefined,
    isEncrypted:
      find('EncryptedPackage') !== undefined ||
      globals?.isEncrypted === true ||
      (word !== undefined && isEncryptedWord(streamOf(word, 32))),
  };
}

class SectorReader {
  readonly #table: readonly number[];

  constructor(
    private readonly bytes: Buffer,
    private readonly sectorBytes: number,
  ) {
    this.#table = this.#tableSectors();
  }

  /** At most `most` bytes of a stream that begins at `first`. */
  chain(first: number, most: number): Buffer {
    const pieces: Buffer[] = [];
    let length = 0;
    for (let sector = first; sector < LAST_SECTOR && length < most; sector = this.#next(sector)) {
      const piece = this.#sector(sector);
      if (piece.length === 0) break;
      pieces.push(piece);
      length += piece.length;
    }
    return Buffer.concat(pieces).subarray(0, most);
  }

  /** Short streams lie in 64-byte pieces inside the stream of the root entry. */
  stream(entry: Entry, root: Entry | undefined, most: number): Buffer {
    const wanted = Math.min(entry.size, most);
    if (entry.size >= this.bytes.readUInt32LE(56) || !root) return this.chain(entry.start, wanted);
    const container = this.chain(root.start, this.bytes.length);
    const table = this.chain(this.bytes.readUInt32LE(60), this.bytes.length);
    const pieces: Buffer[] = [];
    let sector = entry.start;
    for (let left = wanted; left > 0 && 4 * sector + 4 <= table.length; left -= MINI_SECTOR_BYTES) {
      pieces.push(container.subarray(sector * MINI_SECTOR_BYTES, (sector + 1) * MINI_SECTOR_BYTES));
      sector = table.readUInt32LE(4 * sector);
    }
    return Buffer.concat(pieces).subarray(0, wanted);
  }

  #sector(sector: number): Buffer {
    return this.bytes.subarray((sector + 1) * this.sectorBytes, (sector + 2) * this.sectorBytes);
  }

  #next(sector: number): number {
    const perSector = this.sectorBytes / 4;
    const table = this.#table[Math.floor(sector / perSector)];
    if (table === undefined) return LAST_SECTOR;
    const offset = 4 * (sector % perSector);
    const piece = this.#sector(table);
    return offset + 4 <= piece.length ? piece.readUInt32LE(offset) : LAST_SECTOR;
  }

  /** The first 109 sectors of the table are named in the header, further ones in a chain of their own. */
  #tableSectors(): number[] {
    const sectors: number[] = [];
    for (let index = 0; index < HEADER_FAT_SECTORS; index += 1) sectors.push(this.bytes.readUInt32LE(76 + 4 * index));
    const most = this.bytes.length / this.sectorBytes;
    let further = this.bytes.readUInt32LE(68);
    for (let count = 0; further < LAST_SECTOR && count < most; count += 1) {
      const piece = this.#sector(further);
      if (piece.length < this.sectorBytes) break;
      for (let at = 0; at + 8 <= piece.length; at += 4) sectors.push(piece.readUInt32LE(at));
      further = piece.readUInt32LE(piece.length - 4);
    }
    return sectors;
  }
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const bytes = directory.readUInt16LE(at + 64);
    // The length counts the closing zero.
    const name = bytes >= 2 && bytes <= 64 ? directory.toString('utf16le', at, at + bytes - 2) : '';
    entries.push({ name, start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) });
  }
  return entries;
}

/** [MS-DOC] 2.5.2: `fEncrypted` of the file information block. */
function isEncryptedWord(head: Buffer): boolean {
  return head.length >= 12 && (head.readUInt16LE(10) & 0x0100) !== 0;
}

const FILE_PASS = 0x2f;
const BOUND_SHEET = 0x85;
const END_OF_GLOBALS = 0x0a;
const MACRO_SHEET = 1;

/** [MS-XLS] 2.4.117, 2.4.28: a sheet of Excel 4 macros is not in the directory, only in this list. */
function excelGlobals(stream: Buffer): { isEncrypted: boolean; hasMacroSheet: boolean } {
  const found = { isEncrypted: false, hasMacroSheet: false };
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const record = stream.readUInt16LE(at);
    if (record === END_OF_GLOBALS) break;
    if (record === FILE_PASS) return { ...found, isEncrypted: true };
    if (record === BOUND_SHEET && stream[at + 9] === MACRO_SHEET) found.hasMacroSheet = true;
  }
  return found;
}
