/** Rows of a text of separated values (.csv, or Excel's “Unicode 文本”), as Excel would show them. */
import { AppError } from '../../errors.js';
import { type LedgerCell, type SheetRow } from '../../ports/ledger-imports.js';
import { MAX_ROWS } from './sheet-rows.js';

const SEPARATORS = [',', '\t', ';', '，'] as const;

/**
 * @param text without the mark of its encoding; fields with separators, quotes or line breaks stand in quotes
 * @throws AppError `workbook_invalid` while it is walked: too many rows, a quote that is never closed
 */
export async function* delimitedRows(text: string): AsyncGenerator<SheetRow> {
  const separator = separatorOf(text);
  let given = 0;
  for (const { row, fields } of records(text, separator)) {
    const cells = fields.map(cellOf);
    if (cells.every((cell) => cell === undefined)) continue;
    given += 1;
    if (given > MAX_ROWS) throw new AppError('workbook_invalid', { reason: `超过 ${MAX_ROWS} 行，请拆分成几个文件` });
    yield { row, cells };
  }
}

/** The one that stands most often in one of the first lines: the header has more columns than a title or a note has commas. */
function separatorOf(text: string): string {
  let best = { mark: ',', count: 0 };
  for (const line of text.slice(0, 20_000).split(/\r?\n/, 10)) {
    for (const mark of SEPARATORS) {
      const count = line.split(mark).length - 1;
      if (count > best.count) best = { mark, count };
    }
  }
  return best.mark;
}

/** A record within quotes may go over several lines; it is one row, as in the spreadsheet. */
function* records(text: string, separator: string): Generator<{ row: number; fields: string[] }> {
  const end = text.length;
  let at = 0;
  let row = 0;
  while (at < end) {
    row += 1;
    const fields: string[] = [];
    for (;;) {
      let field = '';
      if (text[at] === '"') {
        [field, at] = quoted(text, at + 1, row);
      }
      const from = at;
      while (at < end && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
      fields.push(field + text.slice(from, at));
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    yield { row, fields };
  }
}

/** @returns what stands within the quotes, and the place behind the closing one */
function quoted(text: string, from: number, row: number): [string, number] {
  let field = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      throw new AppError('workbook_invalid', {
        reason: `第 ${row} 行的引号没有结束，请用 Excel 或 WPS 打开后另存为 .xlsx`,
      });
    }
    field += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [field, quote + 1];
    field += '"';
    at = quote + 2;
  }
}

/** `="007"` is how programs keep Excel from reading a number. */
function cellOf(field: string): LedgerCell | undefined {
  const text = /^="(.*)"$/s.exec(field)?.[1] ?? field;
  return text.trim() === '' ? undefined : { text, number: null };
}
