/**
 * Word and Excel since 2007 (ECMA-376 part 2): which of the two it is says the list of content types, not the names of parts.
 * What could run, or fetch something from elsewhere when the file is opened, is refused.
 */
import { compoundFile } from './compound-file.js';
import { refusal } from './refusals.js';
import { entryContent, type ZipEntry, zipEntries } from './zip-entries.js';

const MAX_LIST_BYTES = 1_048_576;
const MAX_RELATIONS_BYTES = 8 * 1_048_576;
const MAX_EMBEDDED_BYTES = 32 * 1_048_576;

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;

const MACRO_PART = /(^|\/)(vbaproject[^/]*\.bin|vbadata\.xml)$|(^|\/)macrosheets\//i;
const CONTROL_PART = /(^|\/)(activex|ctrlprops)\/[^/]*\.bin$/i;
const PROGRAM_PART =
  /\.(exe|dll|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|jar|lnk|reg|sct|inf|chm|iso|img|apk)$/i;
const EMBEDDED_PART = /(^|\/)embeddings\/[^/]+$/i;

/** Relationships that only name an address for people to click on. */
const ONLY_A_LINK = /\/hyperlink$/i;
/** A file on the author's own disk, e.g. the template a letter was begun with: not there on any other machine. */
const LOCAL_FILE = /^(file:\/\/\/[a-z](:|%3a)|[a-z]:[\\/])|^(?!\/\/|%5c|%2f)[^:\\]*$/i;

/** @returns null for an archive that is no such document. @throws AppError `file_refused` */
export async function officeDocumentType(bytes: Buffer): Promise<'docx' | 'xlsx' | null> {
  const entries = zipEntries(bytes);
  const list = entries.find(({ name }) => name.toLowerCase() === '[content_types].xml');
  if (!list) return null;
  const types = readXml(await entryContent(bytes, list, MAX_LIST_BYTES));
  if (/macroenabled|vnd\.ms-office\.vbaproject|macrosheet/i.test(types)) throw refusal('macros');
  const type = (['docx', 'xlsx'] as const).find((candidate) => types.includes(`"${TYPES[candidate]}"`));
  if (!type) return null;
  for (const { name } of entries) {
    if (MACRO_PART.test(name)) throw refusal('macros');
    if (CONTROL_PART.test(name) || PROGRAM_PART.test(name)) throw refusal('embedded_program');
  }
  await refuseExternal(bytes, entries);
  await refuseEmbedded(bytes, entries);
  return type;
}

async function refuseExternal(bytes: Buffer, entries: readonly ZipEntry[]): Promise<void> {
  let room = MAX_RELATIONS_BYTES;
  for (const entry of entries.filter(({ name }) => /\.rels$/i.test(name))) {
    const content = await entryContent(bytes, entry, room);
    room -= content.length;
    for (const [relation] of readXml(content).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
      const attribute = (name: string): string =>
        new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
          .exec(relation)
          ?.slice(1)
          .find((text) => text) ?? '';
      if (attribute('TargetMode').toLowerCase() !== 'external' || ONLY_A_LINK.test(attribute('Type'))) continue;
      if (!LOCAL_FILE.test(attribute('Target').trim())) throw refusal('external_content');
    }
  }
}

/** Other documents may stand inside (charts bring their table, formulas their editor's data); programs and packed files may not. */
async function refuseEmbedded(bytes: Buffer, entries: readonly ZipEntry[]): Promise<void> {
  let room = MAX_EMBEDDED_BYTES;
  for (const entry of entries.filter(({ name }) => EMBEDDED_PART.test(name))) {
    const content = await entryContent(bytes, entry, room);
    room -= content.length;
    if (content.toString('latin1', 0, 2) === 'MZ') throw refusal('embedded_program');
    const compound = compoundFile(content);
    if (compound?.hasPackedFile) throw refusal('embedded_program');
    if (compound?.hasMacros || /\.(docm|xlsm|xlsb|pptm|dotm|xltm)$/i.test(entry.name)) throw refusal('macros');
  }
}

/** The few parts that are read are lists of attributes; entities and other encodings are only there to get past a reader. */
function readXml(content: Buffer): string {
  const mark = content.toString('latin1', 0, 2);
  if (mark === '\u00fe\u00ff') throw refusal('damaged_document');
  const text = content.toString(mark === '\u00ff\u00fe' ? 'utf16le' : 'utf8');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw refusal('foreign_data');
  const encoding = /^\ufeff?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]?.toLowerCase();
  if (encoding !== undefined && !['utf-8', 'utf8', 'utf-16', 'us-ascii', 'ascii'].includes(encoding))
    throw refusal('foreign_data');
  return text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
