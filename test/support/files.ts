/** Small real files of every accepted kind, made by hand, and some that only pretend. */
import { crc32 as zlibCrc32, deflateSync } from 'node:zlib';

const crc32 = zlibCrc32 as (data: Uint8Array | string) => number;

/** One page, empty, with a correct cross-reference table. */
export function pdfFile(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** One white pixel. */
export function pngFile(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Eight by eight grey pixels: one block, whose only coefficient is zero, in codes of one bit. */
export function jpegFile(): Buffer {
  const codes = `01${'00'.repeat(16)}`;
  return Buffer.from(
    [
      'ffd8',
      'ffe000104a46494600010100000100010000',
      `ffdb004300${'01'.repeat(64)}`,
      'ffc0000b080008000801011100',
      `ffc4001400${codes}`,
      `ffc4001410${codes}`,
      'ffda0008010100003f00',
      '3f',
      'ffd9',
    ].join(''),
    'hex',
  );
}

/** An archive of stored (uncompressed) files. */
export function zipFile(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text, 'utf8');
    const nameBytes = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, rest, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const OFFICE = 'http://schemas.openxmlformats.org/package/2006/content-types';

function officeFile(part: string, contentType: string, others: Readonly<Record<string, string>>): Buffer {
  return zipFile({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${OFFICE}"><Override PartName="/${part}" ContentType="${contentType}"/></Types>`,
    ...others,
  });
}

export function docxFile(text = '附件'): Buffer {
  return officeFile(
    'word/document.xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    { 'word/document.xml': `<document><body><p>${text}</p></body></document>` },
  );
}

export function xlsxFile(): Buffer {
  return officeFile('xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', {
    'xl/workbook.xml': '<workbook/>',
  });
}

/** A document with macros: not accepted. */
export function docmFile(): Buffer {
  return officeFile('word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml', {
    'word/document.xml': '<document/>',
  });
}

/** A compound file whose directory names the given streams; what they would hold is not there. */
export function compoundFile(streams: readonly string[]): Buffer {
  const sector = 512;
  const names = ['Root Entry', ...streams];
  const directorySectors = Math.ceil((names.length * 128) / sector);
  const header = Buffer.alloc(sector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sector, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  for (let index = 1; index <= directorySectors; index += 1) {
    table.writeUInt32LE(index === directorySectors ? 0xfffffffe : index + 1, 4 * index);
  }
  const directory = Buffer.alloc(directorySectors * sector);
  for (const [index, name] of names.entries()) {
    directory.write(name, index * 128, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, index * 128 + 64);
  }
  return Buffer.concat([header, table, directory]);
}

export const docFile = (): Buffer => compoundFile(['Data', '1Table', 'CompObj', 'SummaryInformation', 'WordDocument']);
export const xlsFile = (): Buffer => compoundFile(['Workbook']);
export const pptFile = (): Buffer => compoundFile(['PowerPoint Document']);

/** “关于公开政府信息的说明” in GBK. */
export function gbkTextFile(): Buffer {
  return Buffer.from('b9d8d3dab9abbfaad5feb8aed0c5cfa2b5c4cbb5c3f7', 'hex');
}

/** A Windows program, as far as its head says. */
export function exeFile(): Buffer {
  return Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(5000)]);
}
