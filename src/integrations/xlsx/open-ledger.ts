/** A ledger by what is in the file, whatever it is called: a workbook, or a text of separated values. */
import { createHash } from 'node:crypto';
import { AppError } from '../../errors.js';
import { type LedgerReader, type OpenLedger } from '../../ports/ledger-imports.js';
import { delimitedRows } from './delimited-rows.js';
import { readFile, readWorkbook } from './read-workbook.js';

/** @throws AppError `workbook_invalid` with what is wrong and what to do */
export async function openLedger(path: string): Promise<OpenLedger> {
  const bytes = await readFile(path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const text = textOf(bytes);
  if (text !== null) return { rows: delimitedRows(text), date1904: false, hash };
  const { rows, date1904 } = await readWorkbook(bytes);
  return { rows, date1904, hash };
}

export function ledgerReader(): LedgerReader {
  return { open: openLedger };
}

/**
 * Null for what is no text. Excel saves “CSV” in the encoding of the country (GB 18030), “CSV UTF-8” and “Unicode 文本” with a mark
 * at the beginning.
 * @throws AppError `workbook_invalid` for a text in another encoding
 */
function textOf(bytes: Buffer): string | null {
  if (bytes.length === 0 || bytes.toString('latin1', 0, 2) === 'PK') return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  // Neither a workbook of the old kind nor any other binary file is without a zero.
  if (bytes.includes(0)) return null;
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030') ?? unreadable();
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unreadable(): never {
  throw new AppError('workbook_invalid', { reason: '文字的编码不能识别，请用 Excel 或 WPS 打开后另存为 .xlsx' });
}
