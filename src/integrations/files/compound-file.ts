/**
 * Word and Excel before 2007 are both compound files; which one it is says the directory inside ([MS-CFB] 2.2, 2.3, 2.6).
 * Only the directory is read, wherever it lies in the file.
 */

/** Bytes `start` to `end` (exclusive) of a file; shorter at its end. */
export type ReadRange = (start: number, end: number) => Promise<Buffer>;

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const HEADER_FAT_SECTORS = 109;
const LAST_SECTOR = 0xfffffffa;
/** A directory of a document has a few dozen entries; a longer chain is damaged or malicious. */
const MAX_DIRECTORY_SECTORS = 256;

/** @returns null for any other kind of compound file (presentations, mails, installers, encrypted documents). */
export async function compoundFileType(read: ReadRange): Promise<'doc' | 'xls' | null> {
  const header = await read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return null;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sectorBytes = 1 << shift;
  const readSector = (sector: number) => read((sector + 1) * sectorBytes, (sector + 2) * sectorBytes);

  let sector = header.readUInt32LE(48);
  for (let count = 0; sector < LAST_SECTOR && count < MAX_DIRECTORY_SECTORS; count += 1) {
    const names = entryNames(await readSector(sector));
    if (names.includes('EncryptedPackage')) return null;
    if (names.includes('WordDocument')) return 'doc';
    if (names.includes('Workbook') || names.includes('Book')) return 'xls';
    sector = await nextSector(sector, header, sectorBytes, readSector);
  }
  return null;
}

function entryNames(directory: Buffer): string[] {
  const names: string[] = [];
  for (let start = 0; start + ENTRY_BYTES <= directory.length; start += ENTRY_BYTES) {
    const bytes = directory.readUInt16LE(start + 64);
    // The length counts the closing zero.
    if (bytes >= 2 && bytes <= 64) names.push(directory.toString('utf16le', start, start + bytes - 2));
  }
  return names;
}

async function nextSector(
  sector: number,
  header: Buffer,
  sectorBytes: number,
  readSector: (sector: number) => Promise<Buffer>,
): Promise<number> {
  const perSector = sectorBytes / 4;
  const index = Math.floor(sector / perSector);
  if (index >= HEADER_FAT_SECTORS) return LAST_SECTOR;
  const table = await readSector(header.readUInt32LE(76 + 4 * index));
  const offset = 4 * (sector % perSector);
  return offset + 4 <= table.length ? table.readUInt32LE(offset) : LAST_SECTOR;
}
