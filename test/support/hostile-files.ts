/** Files that carry something they should not, made by hand so that each test sees exactly one fault. */
import { crc32 as zlibCrc32, deflateRawSync, deflateSync } from 'node:zlib';

const crc32 = zlibCrc32 as (data: Uint8Array) => number;

/** A PDF of the given objects; the first is the catalogue. No cross-reference table: readers rebuild it. */
export function pdfOf(...objects: (string | Buffer)[]): Buffer {
  const parts = objects.map((object, index) =>
    Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]),
  );
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from('trailer<</Root 1 0 R>>\n%%EOF\n')]);
}

/** A stream object with its data packed as everybody does. */
export function packedStream(dictionary: string, data: string | Buffer): Buffer {
  const packed = deflateSync(data);
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** Objects in a compressed object stream: their numbers and places first, then what they are. */
export function objectStream(...objects: string[]): Buffer {
  let offset = 0;
  const numbers = objects.map((object, index) => {
    const at = offset;
    offset += object.length + 1;
    return `${index + 20} ${at}`;
  });
  const head = `${numbers.join(' ')} `;
  return packedStream(`/Type/ObjStm/N ${objects.length}/First ${head.length}`, `${head}${objects.join(' ')} `);
}

export interface ZipPart {
  name: string;
  data: string | Buffer;
  packed?: boolean;
  flags?: number;
  /** Bytes between this entry and the one before it. */
  gap?: Buffer;
}

/** An archive; `comment` stands at its end, where the format allows one. */
export function zipOf(parts: readonly ZipPart[], comment = ''): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, packed = false, flags = 0, gap = Buffer.alloc(0) } of parts) {
    const plain = Buffer.from(data as string);
    const stored = packed ? deflateRawSync(plain) : plain;
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(packed ? 8 : 0, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    offset += gap.length;
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, place, nameBytes]));
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes, stored]);
    body.push(gap, local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...body, central, end, Buffer.from(comment)]);
}

const MAIN = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
} as const;

/** A document with further parts; `types` stands in its list of content types. */
export function officeParts(kind: 'docx' | 'xlsx', more: readonly ZipPart[], types = ''): ZipPart[] {
  const [part, contentType] = MAIN[kind];
  return [
    {
      name: '[Content_Types].xml',
      packed: true,
      data: `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${contentType}"/>${types}</Types>`,
    },
    { name: part, data: '<document/>', packed: true },
    ...more,
  ];
}

export function officeWith(kind: 'docx' | 'xlsx', more: readonly ZipPart[], types = ''): Buffer {
  return zipOf(officeParts(kind, more, types));
}

/** The relationships of a document, one of them to something outside. */
export function relations(type: string, target: string, mode = 'External'): ZipPart {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`;
  return { name: 'word/_rels/document.xml.rels', data: xml, packed: true };
}

export interface CompoundStream {
  name: string;
  content: Buffer;
}

/** A compound file in 512-byte sectors. Streams of 4096 bytes and more lie in sectors of their own, as real ones do. */
export function compoundOf(streams: readonly CompoundStream[]): Buffer {
  const sector = 512;
  const padded = streams.map(({ name, content }) => ({
    name,
    content: Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))]),
  }));
  const directorySectors = Math.ceil(((padded.length + 1) * 128) / sector);
  const table = Buffer.alloc(sector, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  let free = 1;
  const chain = (count: number): number => {
    const first = free;
    for (let index = 1; index <= count; index += 1, free += 1) {
      table.writeUInt32LE(index === count ? 0xfffffffe : free + 1, 4 * free);
    }
    return first;
  };
  const directoryStart = chain(directorySectors);
  const directory = Buffer.alloc(directorySectors * sector);
  const put = (index: number, name: string, type: number, start: number, size: number): void => {
    const at = index * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, at + 64);
    directory[at + 66] = type;
    directory.writeUInt32LE(start, at + 116);
    directory.writeUInt32LE(size, at + 120);
  };
  put(0, 'Root Entry', 5, 0xfffffffe, 0);
  const data: Buffer[] = [];
  for (const [index, { name, content }] of padded.entries()) {
    const sectors = Math.ceil(content.length / sector);
    put(index + 1, name, 2, chain(sectors), content.length);
    data.push(content, Buffer.alloc(sectors * sector - content.length));
  }
  const header = Buffer.alloc(sector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  return Buffer.concat([header, table, directory, ...data]);
}

/** The first bytes of a Word document; `flags` are those at offset 10 of the file information block. */
export function wordHead(flags: number): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt16LE(flags, 10);
  return head;
}

/** Records of a workbook: number and content. */
export function workbook(...records: [number, Buffer][]): Buffer {
  return Buffer.concat(
    [[0x0809, Buffer.alloc(16)] as [number, Buffer], ...records, [0x0a, Buffer.alloc(0)] as [number, Buffer]].map(
      ([id, content]) => {
        const head = Buffer.alloc(4);
        head.writeUInt16LE(id, 0);
        head.writeUInt16LE(content.length, 2);
        return Buffer.concat([head, content]);
      },
    ),
  );
}

/** A segment of a JPEG, put behind its first one (JFIF). */
export function withSegment(jpeg: Buffer, marker: number, payload: Buffer): Buffer {
  const at = 2 + 2 + jpeg.readUInt16BE(4);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, at), head, payload, jpeg.subarray(at)]);
}

/** EXIF that says how the camera was held, where it was and what it was. */
export function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(tag, 0);
    head.writeUInt16LE(type, 2);
    head.writeUInt32LE(count, 4);
    return Buffer.concat([head, value, Buffer.alloc(4 - value.length)]);
  };
  const place = Buffer.from('GPS 31.2304N 121.4737E 设备 Camera-Marker');
  return Buffer.concat([
    Buffer.from('Exif\0\0II*\0\u0008\0\0\0\u0002\0', 'latin1'),
    entry(0x0112, 3, 1, Buffer.from([orientation, 0])),
    entry(0x010f, 2, place.length, Buffer.from([38, 0, 0, 0])),
    Buffer.alloc(4),
    place,
  ]);
}

/** A chunk of a PNG, put behind its header. */
export function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.writeUInt32BE(crc32(body), 4);
  const at = 8 + 25;
  return Buffer.concat([png.subarray(0, at), chunk.subarray(0, 4), body, chunk.subarray(4), png.subarray(at)]);
}

/** What every scanner takes for a virus, by agreement (eicar.org). In two parts, so that this file is none. */
export const EICAR = Buffer.from(
  `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`,
  'latin1',
);

/** The beginning of a HEIC photo: the box that names its kind. */
export function heicFile(): Buffer {
  return Buffer.concat([Buffer.from('000000186674797068656963000000006d69663168656963', 'hex'), Buffer.alloc(500, 1)]);
}
