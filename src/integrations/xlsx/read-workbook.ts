/**
 * The first sheet of an .xlsx file as rows of plain cells, row by row: whatever program wrote it, with bounded memory.
 *
 * The streaming reader of exceljs is not used here. It takes sheets in the order of the archive instead of the workbook's, needs
 * them to be named sheet1.xml, fails where a sheet stands before the workbook in the archive, loses parts of formatted text
 * and has no limit on what an archive unpacks to.
 */
import { open } from 'node:fs/promises';
import { AppError } from '../../errors.js';
import { LEDGER_FILE_BYTES, type SheetRow } from '../../ports/ledger-imports.js';
import { sheetRows } from './sheet-rows.js';
import { attribute, unescapeText, xmlTokens } from './xml-tokens.js';
import { damaged, openZip, type ZipArchive } from './zip-archive.js';

export interface Workbook {
  sheetName: string;
  /** The workbook counts its days from 1904 instead of 1900. */
  date1904: boolean;
  /** Rows that hold something; can be walked once. */
  rows: AsyncIterable<SheetRow>;
  bytes: Buffer;
}

const MAX_SHEET_BYTES = 128 * 1_048_576;
const MAX_TEXT_BYTES = 32 * 1_048_576;
const MAX_TEXTS = 1_000_000;
const MAX_PART_BYTES = 8 * 1_048_576;

/** @throws AppError `workbook_invalid` with what is wrong and what to do */
export async function openWorkbook(path: string): Promise<Workbook> {
  return readWorkbook(await readFile(path));
}

/** @throws AppError `workbook_invalid` */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  refuseOtherTypes(bytes);
  const zip = openZip(bytes);
  const workbookPath = (await relationships(zip, '')).find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const path = workbookPath ?? 'xl/workbook.xml';
  if (!zip.has(path)) throw damaged();
  const workbook = await readBook(zip, path);
  const related = await relationships(zip, path);
  const sheet = workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0];
  const sheetPath = related.find(({ id }) => id === sheet?.relationId)?.target;
  if (!sheet || !sheetPath || !zip.has(sheetPath)) throw damaged();
  const stringsPath = related.find(({ type }) => type.endsWith('/sharedStrings'))?.target;
  const strings = stringsPath && zip.has(stringsPath) ? await readSharedStrings(zip, stringsPath) : [];
  return {
    sheetName: sheet.name,
    date1904: workbook.date1904,
    rows: sheetRows(zip.read(sheetPath, MAX_SHEET_BYTES), strings),
    bytes,
  };
}

/** @throws AppError `workbook_invalid` */
export async function readFile(path: string): Promise<Buffer> {
  let file;
  try {
    file = await open(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === 'ENOENT' ? `没有找到文件 ${path}` : `打不开文件 ${path}，请检查是否有权限读取`;
    throw new AppError('workbook_invalid', { reason }, { cause: error });
  }
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new AppError('workbook_invalid', { reason: `${path} 不是文件` });
    if (stat.size > LEDGER_FILE_BYTES) {
      throw new AppError('workbook_invalid', {
        reason: `文件超过 ${LEDGER_FILE_BYTES / 1_048_576} MB，请拆分成几个文件`,
      });
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function refuseOtherTypes(bytes: Buffer): void {
  if (bytes.length === 0) throw new AppError('workbook_invalid', { reason: '文件是空的' });
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  if (bytes.subarray(0, 8).equals(compound)) {
    throw new AppError('workbook_invalid', {
      reason: '这是旧版 .xls 文件或者加了密码的文件，请用 Excel 或 WPS 打开后另存为不加密的 .xlsx',
    });
  }
  if (bytes.length < 22 || bytes.toString('latin1', 0, 2) !== 'PK') throw damaged();
}

interface BookPart {
  date1904: boolean;
  sheets: { name: string; relationId: string; hidden: boolean }[];
}

async function readBook(zip: ZipArchive, path: string): Promise<BookPart> {
  const book: BookPart = { date1904: false, sheets: [] };
  for await (const tokens of xmlTokens(zip.read(path, MAX_PART_BYTES))) {
    for (const token of tokens) {
      if (token.kind !== 'open') continue;
      const { attributes } = token;
      if (token.name === 'workbookPr') book.date1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (token.name === 'sheet') {
        book.sheets.push({
          name: attribute(attributes, 'name') ?? '',
          relationId: attribute(attributes, 'id') ?? '',
          hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        });
      }
    }
  }
  return book;
}

interface Relationship {
  id: string;
  type: string;
  /** Path from the root of the archive. */
  target: string;
}

async function relationships(zip: ZipArchive, of: string): Promise<Relationship[]> {
  const slash = of.lastIndexOf('/') + 1;
  const folder = of.slice(0, slash);
  const path = `${folder}_rels/${of.slice(slash)}.rels`;
  if (!zip.has(path)) return [];
  const found: Relationship[] = [];
  for await (const tokens of xmlTokens(zip.read(path, MAX_PART_BYTES))) {
    for (const token of tokens) {
      if (token.kind !== 'open' || token.name !== 'Relationship') continue;
      const target = attribute(token.attributes, 'Target') ?? '';
      found.push({
        id: attribute(token.attributes, 'Id') ?? '',
        type: attribute(token.attributes, 'Type') ?? '',
        target: resolvePath(folder, target),
      });
    }
  }
  return found;
}

function resolvePath(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The texts that cells share. Of formatted text all runs; not the reading aid (注音) above it. */
async function readSharedStrings(zip: ZipArchive, path: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inAid = false;
  for await (const tokens of xmlTokens(zip.read(path, MAX_TEXT_BYTES))) {
    for (const token of tokens) {
      if (token.kind === 'text') {
        if (inText && !inAid) text += token.text;
      } else if (token.name === 'si') {
        if (token.kind === 'open') text = '';
        if (token.kind === 'close' || token.empty) strings.push(unescapeText(text));
        if (strings.length > MAX_TEXTS) throw damaged();
      } else if (token.name === 't') {
        inText = token.kind === 'open' && !token.empty;
      } else if (token.name === 'rPh') {
        inAid = token.kind === 'open' && !token.empty;
      }
    }
  }
  return strings;
}
