/**
 * Archives inside something else. Archive programs look for their directory from the end or search for a signature, so they open
 * a “picture” that begins as one and goes on as an archive. Four bytes occur by chance in compressed data; what stands around
 * them must fit too.
 */
const LOCAL_HEADER = Buffer.from('PK\u0003\u0004', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = Buffer.from('PK\u0005\u0006', 'latin1');
const RAR = Buffer.from('Rar!\u001a\u0007', 'latin1');
const SEVEN_ZIP = Buffer.from('7z\u00bc\u00af\u0027\u001c', 'latin1');
const METHODS: ReadonlySet<number> = new Set([0, 1, 6, 8, 9, 12, 14, 93, 95, 96, 97, 98, 99]);
const MAX_COMMENT = 65_535;
const END_BYTES = 22;

/** Whether an archive begins or ends anywhere in it. */
export function containsArchive(bytes: Buffer): boolean {
  return (
    bytes.includes(RAR) ||
    bytes.includes(SEVEN_ZIP) ||
    occurs(bytes, DIRECTORY_END, (at) => isDirectoryEnd(bytes, at)) ||
    occurs(bytes, LOCAL_HEADER, (at) => isLocalHeader(bytes, at))
  );
}

/** Whether an archive program would take the whole for an archive, by its end. Documents may well hold others inside. */
export function endsAsArchive(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - END_BYTES - MAX_COMMENT));
  const before = bytes.length - tail.length;
  return occurs(tail, DIRECTORY_END, (at) => isDirectoryEnd(bytes, before + at));
}

function occurs(bytes: Buffer, signature: Buffer, fits: (at: number) => boolean): boolean {
  for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) if (fits(at)) return true;
  return false;
}

function isDirectoryEnd(bytes: Buffer, at: number): boolean {
  if (at + END_BYTES > bytes.length) return false;
  const entries = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 12);
  if (bytes.readUInt32LE(at + 4) !== 0 || entries === 0 || entries !== bytes.readUInt16LE(at + 8)) return false;
  return size >= 46 && size <= at && bytes.readUInt32LE(at - size) === DIRECTORY_ENTRY;
}

function isLocalHeader(bytes: Buffer, at: number): boolean {
  if (at + 30 > bytes.length) return false;
  const nameBytes = bytes.readUInt16LE(at + 26);
  if ((bytes[at + 4] as number) > 63 || !METHODS.has(bytes.readUInt16LE(at + 8))) return false;
  if (nameBytes === 0 || nameBytes > 1024 || at + 30 + nameBytes > bytes.length) return false;
  return bytes.subarray(at + 30, at + 30 + nameBytes).every((byte) => byte >= 0x20 && byte !== 0x7f);
}
