/** The first pass over a ledger: the whole file is read and judged, and nothing is written. */
import { type PlainDate } from '../calendar/plain-date.js';
import {
  isLedgerHeader,
  LEDGER_COLUMNS,
  type LedgerHeader,
  readLedgerHeader,
  type SheetRow,
} from './ledger-columns.js';
import { isBlankRow, type LedgerFault, type LedgerRow, readLedgerRow } from './ledger-row.js';

export interface CheckedLedger {
  rows: LedgerRow[];
  /** In the order of the file. */
  faults: LedgerFault[];
  /** Headers of columns that were not read. */
  ignored: string[];
}

/** The header is looked for so far down: offices put a title above it. */
const HEADER_WITHIN_ROWS = 10;

export async function checkLedger(
  sheet: AsyncIterable<SheetRow>,
  context: { today: PlainDate; date1904: boolean },
): Promise<CheckedLedger> {
  const rows: LedgerRow[] = [];
  const faults: LedgerFault[] = [];
  const firstRowOf = new Map<string, number>();
  let header: LedgerHeader | null = null;
  let above: SheetRow | null = null;
  for await (const row of sheet) {
    if (isBlankRow(row)) continue;
    if (!header) {
      if (isLedgerHeader(row)) header = readLedgerHeader(row);
      else if (row.row < HEADER_WITHIN_ROWS) {
        above ??= row;
        continue;
      } else break;
      if (header.faults.length > 0) {
        return {
          rows: [],
          faults: header.faults.map((fault) => ({ row: row.row, ...fault })),
          ignored: header.ignored,
        };
      }
      continue;
    }
    const read = readLedgerRow(row, { header, ...context });
    const { registerNumber } = read;
    const first = firstRowOf.get(registerNumber);
    if (first !== undefined)
      faults.push(duplicateOf({ row: row.row, registerNumber }, `与第 ${first} 行的登记编号重复`));
    else if (registerNumber !== '') firstRowOf.set(registerNumber, row.row);
    faults.push(...read.faults);
    if (read.row) rows.push(read.row);
  }
  if (!header) return { rows: [], faults: missingHeader(above), ignored: [] };
  if (rows.length === 0 && faults.length === 0) faults.push(wholeFile('台账只有表头，没有数据'));
  return { rows, faults, ignored: header.ignored };
}

export function duplicateOf(row: Pick<LedgerRow, 'row' | 'registerNumber'>, reason: string): LedgerFault {
  return { row: row.row, column: LEDGER_COLUMNS.registerNumber.label, message: `“${row.registerNumber}”${reason}` };
}

/** A fault of the file as a whole stands in no row: row 0, no column. */
export function wholeFile(message: string): LedgerFault {
  return { row: 0, column: '', message };
}

/** Without a header row, what comes nearest to it is told column by column. */
function missingHeader(above: SheetRow | null): LedgerFault[] {
  if (!above) return [wholeFile('第一个工作表是空的')];
  return readLedgerHeader(above).faults.map((fault) => ({ row: above.row, ...fault }));
}
