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
