/** Dates as people and spreadsheets write them. Which day is meant must be certain: 3/5/2020 and 20.3.5 are not read. */
import { fromEpochDay, isPlainDate, type PlainDate } from '../calendar/plain-date.js';
import { type LedgerCell } from './ledger-columns.js';

const SEPARATED = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?(?!\d)(.*)$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** A time of day after the date is left out of account. */
const TIME =
  /^(?:T|上午|下午|星期[一二三四五六日天]|周[一二三四五六日天])*(?:\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?秒?分?)?(?:AM|PM|Z|[+-]\d{2}:?\d{2})?$/i;

/** Days of the spreadsheet's calendar before 1970-01-01: both systems that spreadsheets know. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
/** The 1900 system counts a 29 February 1900 that never was. */
const PHANTOM_LEAP_DAY = 60;

/**
 * @param date1904 whether the workbook counts its days from 1904 (a setting of the file).
 * @returns null when it is no date that can be read for certain.
 */
export function parseLedgerDate(cell: LedgerCell, date1904: boolean): PlainDate | null {
  const compact = COMPACT.exec(cell.text.trim());
  if (compact) return dateOf(compact[1], compact[2], compact[3]);
  if (cell.number !== null) return fromSerial(cell.number, date1904);
  const text = cell.text
    .normalize('NFKC')
    .trim()
    .replace(/\s*([年月/.-])\s*/g, '$1')
    .replace(/\s+([日号])/g, '$1');
  const separated = SEPARATED.exec(text);
  if (separated && isTime(separated[5])) return dateOf(separated[1], separated[3], separated[4]);
  const chinese = CHINESE.exec(text);
  if (chinese && isTime(chinese[4])) return dateOf(chinese[1], chinese[2], chinese[3]);
  const narrow = COMPACT.exec(text);
  return narrow ? dateOf(narrow[1], narrow[2], narrow[3]) : null;
}

function isTime(rest = ''): boolean {
  return TIME.test(rest.replace(/\s/g, ''));
}

function fromSerial(serial: number, date1904: boolean): PlainDate | null {
  if (!Number.isFinite(serial) || serial < 1 || serial >= 2_958_466) return null;
  const day = Math.floor(serial);
  if (date1904) return fromEpochDay(day - EPOCH_1904);
  if (day === PHANTOM_LEAP_DAY) return null;
  return fromEpochDay(day < PHANTOM_LEAP_DAY ? day - EPOCH_1900 + 1 : day - EPOCH_1900);
}

function dateOf(year = '', month = '', day = ''): PlainDate | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? text : null;
}
