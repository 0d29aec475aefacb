/** Workbooks put together part by part, the way one program or another writes them. */
import { deflateRawSync } from 'node:zlib';

export interface Part {
  path: string;
  content: string | Buffer;
  /** Stored as it is instead of deflated. */
  stored?: boolean;
  /** Claims another unpacked size, as a bomb would. */
  claimedSize?: number;
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A zip of these parts, in this order. Sizes and offsets as the format has them; checksums are left out (nobody here reads them). */
export function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content, stored = false, claimedSize } of parts) {
    const plain = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
    const data = stored ? plain : deflateRawSync(plain);
    const name = Buffer.from(path, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(stored ? 0 : 8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(claimedSize ?? plain.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(claimedSize ?? plain.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, name, data);
    directory.push(entry, name);
    offset += local.length + name.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

export function workbookPart(sheets: readonly { name: string; id: string; state?: string }[], date1904 = false): Part {
  const list = sheets.map(
    ({ name, id, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="${id}"${state ? ` state="${state}"` : ''}/>`,
  );
  const properties = date1904 ? '<workbookPr date1904="1"/>' : '';
  return {
    path: 'xl/workbook.xml',
    content: `<?xml version="1.0"?><workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONSHIPS}">${properties}<sheets>${list.join('')}</sheets></workbook>`,
  };
}

/** Targets by id; `sharedStrings` under its own type. */
export function relationshipsPart(targets: Record<string, string>): Part {
  const list = Object.entries(targets).map(
    ([id, target]) =>
      `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${id === 'strings' ? 'sharedStrings' : 'worksheet'}" Target="${target}"/>`,
  );
  return {
    path: 'xl/_rels/workbook.xml.rels',
    content: `<Relationships xmlns="${PACKAGE}">${list.join('')}</Relationships>`,
  };
}

export function stringsPart(items: readonly string[]): Part {
  return {
    path: 'xl/sharedStrings.xml',
    content: `<sst xmlns="${NAMESPACE}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`,
  };
}

export function sheetPart(rows: string, path = 'xl/worksheets/sheet1.xml'): Part {
  return { path, content: `<worksheet xmlns="${NAMESPACE}"><sheetData>${rows}</sheetData></worksheet>` };
}

/** The smallest workbook around a sheet. */
export function workbookOf(rows: string, more: { strings?: readonly string[]; date1904?: boolean } = {}): Buffer {
  return zip([
    workbookPart([{ name: '台账', id: 'first' }], more.date1904),
    relationshipsPart({ first: 'worksheets/sheet1.xml', strings: 'sharedStrings.xml' }),
    stringsPart(more.strings ?? []),
    sheetPart(rows),
  ]);
}
