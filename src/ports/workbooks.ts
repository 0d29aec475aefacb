import { type Readable } from 'node:stream';

/** A workbook to be written: plain rows, with a drop-down list for a column where it has one. */
export interface SheetSpec {
  name: string;
  columns: SheetColumnSpec[];
  rows: readonly (readonly (string | number | null)[])[];
}

export interface SheetColumnSpec {
  header: string;
  /** In characters. */
  width: number;
  /** How the column's cells are formatted: as text (leading zeros stay), as a date, or as they come. */
  format?: 'text' | 'date';
  /** The cells' drop-down list. Other values are allowed where `strict` is not set. */
  choices?: readonly string[];
  strict?: boolean;
}

export interface WorkbookWriter {
  /** The bytes of an .xlsx file; the first sheet is the one that opens. */
  write(sheets: readonly SheetSpec[]): Promise<Buffer>;
}

export interface RowStreamSpec {
  name: string;
  columns: readonly Pick<SheetColumnSpec, 'header' | 'width'>[];
  rows: AsyncIterable<readonly (string | number | null)[]>;
}

export interface RowStream {
  /** The bytes of an .xlsx file of one sheet, while its rows are still being read. A failing row breaks the stream. */
  open(spec: RowStreamSpec): Readable;
}

/** A form to be printed: a title, headings over several cells, a frame around every cell. */
export interface FormSheetSpec {
  name: string;
  title: string;
  /** Rows of equal length; what a merged cell covers is null. */
  rows: readonly (readonly (string | number | null)[])[];
  /** From 0, both ends included. */
  merged: readonly { top: number; left: number; bottom: number; right: number }[];
  headings: number;
  /** In characters, one a column. */
  widths: readonly number[];
}

export interface FormWriter {
  /** The bytes of an .xlsx file, one sheet a form. */
  write(forms: readonly FormSheetSpec[]): Promise<Buffer>;
}
