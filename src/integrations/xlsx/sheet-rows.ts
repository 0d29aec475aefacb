/** The cells of a sheet, row by row, as they are stored: texts, and numbers with their digits. */
import { AppError } from '../../errors.js';
import { type LedgerCell, type SheetRow } from '../../ports/ledger-imports.js';
import { attribute, unescapeText, type XmlToken, xmlTokens } from './xml-tokens.js';

/** Rows that hold something. More than an office receives in ten years. */
export const MAX_ROWS = 50_000;
/** Cells further right are not looked at. */
const MAX_COLUMNS = 200;

interface OpenCell {
  column: number;
  type: string;
  value: string;
}

export async function* sheetRows(pieces: AsyncIterable<Buffer>, strings: readonly string[]): AsyncGenerator<SheetRow> {
  const reader = new SheetReader(strings);
  let given = 0;
  for await (const tokens of xmlTokens(pieces)) {
    for (const token of tokens) {
      const row = reader.take(token);
      if (!row) continue;
      given += 1;
      if (given > MAX_ROWS) throw new AppError('workbook_invalid', { reason: `超过 ${MAX_ROWS} 行，请拆分成几个文件` });
      yield row;
    }
  }
}

class SheetReader {
  #row = 0;
  #column = 0;
  #cells: (LedgerCell | undefined)[] = [];
  #cell: OpenCell | null = null;
  #takesText = false;
  #inAid = false;

  constructor(private readonly strings: readonly string[]) {}

  /** @returns a row when this token ends one that holds something. */
  take(token: XmlToken): SheetRow | null {
    if (token.kind === 'text') {
      if (this.#takesText && !this.#inAid && this.#cell) this.#cell.value += token.text;
      return null;
    }
    const opens = token.kind === 'open';
    switch (token.name) {
      case 'row':
        if (opens) this.#openRow(attribute(token.attributes, 'r'));
        return opens ? null : this.#closeRow();
      case 'c':
        if (opens) this.#openCell(token.attributes);
        if (!opens || token.empty) this.#closeCell();
        return null;
      // `v` is the value, `t` a run of text within the cell; a formula (`f`) stands beside its result.
      case 'v':
      case 't':
        this.#takesText = opens && !token.empty;
        return null;
      case 'rPh':
        this.#inAid = opens && !token.empty;
        return null;
      default:
        return null;
    }
  }

  /** Some programs leave the places out: then they follow each other. */
  #openRow(place: string | null): void {
    const given = Number(place);
    this.#row = Number.isInteger(given) && given > 0 ? given : this.#row + 1;
    this.#column = 0;
    this.#cells = [];
  }

  #closeRow(): SheetRow | null {
    const cells = this.#cells;
    this.#cells = [];
    return cells.length > 0 ? { row: this.#row, cells } : null;
  }

  #openCell(attributes: string): void {
    const letters = /^([A-Za-z]{1,3})\d+$/.exec(attribute(attributes, 'r') ?? '')?.[1];
    const column = letters ? columnNumber(letters) : this.#column + 1;
    this.#column = column;
    this.#cell = { column, type: attribute(attributes, 't') ?? 'n', value: '' };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    this.#takesText = false;
    if (!cell || cell.column > MAX_COLUMNS) return;
    const read = this.#read(cell);
    if (read) this.#cells[cell.column - 1] = read;
  }

  #read({ type, value }: OpenCell): LedgerCell | null {
    switch (type) {
      case 's':
        return textCell(this.strings[Number(value)] ?? '');
      case 'n': {
        const number = Number(value);
        return value.trim() === '' || !Number.isFinite(number) ? textCell(value) : { text: String(number), number };
      }
      case 'b':
        return textCell(value === '1' ? 'TRUE' : 'FALSE');
      case 'inlineStr':
      case 'str':
        return textCell(unescapeText(value));
      default:
        return textCell(value);
    }
  }
}

function textCell(text: string): LedgerCell | null {
  return text.trim() === '' ? null : { text, number: null };
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column;
}
