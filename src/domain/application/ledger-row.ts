/**
 * One row of a ledger of earlier years, read and judged. Everything that is wrong with a row is told at once, by column, in
 * words that say what to write; nothing is guessed and what is not written stays unknown.
 */
import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import { type ApplicantKind } from './applicant-kinds.js';
import { type DeliveryMethod } from './delivery-facts.js';
import { type Channel } from './channels.js';
import { type AnyDecisionCode, isUnderOldRegulations } from './generation-one-decisions.js';
import { CHANNEL_LABELS, DELIVERY_LABELS, parseChannelLabel, parseDeliveryLabel } from './ledger-channels.js';
import {
  LEDGER_COLUMNS,
  type LedgerCell,
  type LedgerColumnId,
  type LedgerHeader,
  type SheetRow,
} from './ledger-columns.js';
import { parseLedgerDate } from './ledger-dates.js';
import { parseApplicantKindLabel, parseDecisionLabel } from './ledger-labels.js';

/** What a row says. Null = the ledger does not say. */
export interface LedgerRow {
  row: number;
  registerNumber: string;
  receiptDate: PlainDate;
  applicantKind: ApplicantKind;
  applicantName: string;
  content: string;
  channel: Channel;
  extended: boolean | null;
  /** Day of dispatch; null while it is open. Set together with `code`. */
  handledDate: PlainDate | null;
  code: AnyDecisionCode | null;
  note: string;
  submittedDate: PlainDate | null;
  supplementRequestedDate: PlainDate | null;
  supplementReceivedDate: PlainDate | null;
  extensionDate: PlainDate | null;
  extensionWorkingDays: number | null;
  deliveryMethod: DeliveryMethod | null;
  deliveredDate: PlainDate | null;
  externalNumber: string | null;
}

/** In the shape of the `ledger:import` contract: Excel's row number, the column's Chinese name. */
export interface LedgerFault {
  row: number;
  column: string;
  message: string;
}

export interface LedgerContext {
  header: Pick<LedgerHeader, 'positions'>;
  today: PlainDate;
  /** The workbook counts its days from 1904. */
  date1904: boolean;
}

/** Older applications cannot be: the Regulations came into force on this day. */
export const FIRST_REGULATIONS = '2008-05-01';

const MAX_LENGTH: Partial<Record<LedgerColumnId, number>> = {
  registerNumber: 100,
  applicantName: 200,
  content: 5_000,
  note: 2_000,
  externalNumber: 100,
};

export function isBlankRow(row: SheetRow): boolean {
  return row.cells.every((cell) => cell === undefined || cell.text.trim() === '');
}

export interface ReadLedgerRow {
  /** Null when anything is wrong with it. */
  row: LedgerRow | null;
  /** Also of a faulty row, for finding repetitions; empty when there is none. */
  registerNumber: string;
  faults: LedgerFault[];
}

export function readLedgerRow(row: SheetRow, context: LedgerContext): ReadLedgerRow {
  const faults: LedgerFault[] = [];
  const fault = (column: LedgerColumnId, message: string): null => {
    faults.push({ row: row.row, column: LEDGER_COLUMNS[column].label, message });
    return null;
  };
  const cell = (column: LedgerColumnId): LedgerCell | null => {
    const position = context.header.positions[column];
    const found = position === undefined ? undefined : row.cells[position];
    return found && found.text.trim() !== '' ? found : null;
  };
  const text = (column: LedgerColumnId): string => {
    const value = cleanText(cell(column)?.text ?? '');
    const max = MAX_LENGTH[column];
    if (max !== undefined && value.length > max) fault(column, `超过 ${max} 个字，请缩短`);
    return value;
  };
  const requiredText = (column: LedgerColumnId): string => {
    const value = text(column);
    if (value === '') fault(column, `请填写${LEDGER_COLUMNS[column].label}`);
    return value;
  };
  const date = (column: LedgerColumnId): PlainDate | null => {
    const found = cell(column);
    if (!found) return null;
    const parsed = parseLedgerDate(found, context.date1904);
    if (!parsed) return fault(column, `“${found.text.trim()}”不是有效的日期，请按“年-月-日”填写，例如 2020-03-05`);
    if (parsed > context.today) return fault(column, `${parsed} 晚于今天 ${context.today}，请核对`);
    if (parsed < FIRST_REGULATIONS)
      return fault(column, `${parsed} 早于政府信息公开条例施行之日 ${FIRST_REGULATIONS}，请核对`);
    return parsed;
  };
  const choice = <T>(
    column: LedgerColumnId,
    parse: (value: string) => T | null,
    allowed: readonly string[],
  ): T | null => {
    const found = cell(column);
    if (!found) return null;
    return parse(found.text) ?? fault(column, `“${found.text.trim()}”不能识别，请填写其中一种：${allowed.join('、')}`);
  };

  const registerNumber = requiredText('registerNumber');
  const receiptDate = cell('receiptDate') ? date('receiptDate') : fault('receiptDate', '请填写收到申请日期');
  const kind = parseApplicantKindLabel(cell('applicantKind')?.text ?? '');
  if (kind.problem !== null) fault('applicantKind', kind.problem);
  const applicantName = requiredText('applicantName');
  const content = requiredText('content');
  const channel = cell('channel')
    ? choice('channel', parseChannelLabel, CHANNEL_LABELS)
    : fault('channel', `请填写提交方式：${CHANNEL_LABELS.join('、')}`);
  const extended = choice('extended', parseYesNo, ['是', '否']);
  const handledDate = date('handledDate');
  const result = readResult(cell('handledDate'), cell('result'), { receiptDate, handledDate }, fault);
  const note = text('note');

  const read: Omit<LedgerRow, 'receiptDate' | 'applicantKind' | 'channel'> = {
    row: row.row,
    registerNumber,
    applicantName,
    content,
    extended,
    handledDate,
    code: result,
    note,
    submittedDate: date('submittedDate'),
    supplementRequestedDate: date('supplementRequestedDate'),
    supplementReceivedDate: date('supplementReceivedDate'),
    extensionDate: date('extensionDate'),
    extensionWorkingDays: choice('extensionWorkingDays', parseExtensionDays, ['1 至 20 的整数']),
    deliveryMethod: choice('deliveryMethod', parseDeliveryLabel, DELIVERY_LABELS),
    deliveredDate: date('deliveredDate'),
    externalNumber: text('externalNumber') || null,
  };
  if (receiptDate) checkOrder({ ...read, receiptDate }, fault);
  if (faults.length > 0 || !receiptDate || !channel || kind.kind === null) return { row: null, registerNumber, faults };
  return { row: { ...read, receiptDate, channel, applicantKind: kind.kind }, registerNumber, faults };
}

type Fault = (column: LedgerColumnId, message: string) => null;

/** A result has its day of dispatch and the other way round; its name depends on both dates. */
function readResult(
  dateCell: LedgerCell | null,
  resultCell: LedgerCell | null,
  dates: { receiptDate: PlainDate | null; handledDate: PlainDate | null },
  fault: Fault,
): AnyDecisionCode | null {
  if (!dateCell && !resultCell) return null;
  if (!resultCell) return fault('result', '填写了办结日期，请填写办理结果');
  if (!dateCell) return fault('handledDate', '填写了办理结果，请填写办结日期');
  // A date that cannot be read has its own fault; the label is then taken as if it fitted.
  const parsed = parseDecisionLabel(resultCell.text, {
    dispatchYear: dates.handledDate ? yearOf(dates.handledDate) : 2019,
    underOldRegulations: dates.receiptDate === null || isUnderOldRegulations(dates.receiptDate),
  });
  return parsed.problem === null ? parsed.code : fault('result', parsed.problem);
}

/** The days of a case follow each other. */
function checkOrder(row: Omit<LedgerRow, 'applicantKind' | 'channel'>, fault: Fault): void {
  const { receiptDate, handledDate } = row;
  if (row.submittedDate && row.submittedDate > receiptDate)
    fault('submittedDate', `晚于收到申请日期 ${receiptDate}，请核对`);
  if (handledDate && handledDate < receiptDate)
    fault('handledDate', `${handledDate} 早于收到申请日期 ${receiptDate}，请核对`);
  for (const column of ['supplementRequestedDate', 'supplementReceivedDate', 'extensionDate'] as const) {
    const day = row[column];
    if (!day) continue;
    if (day < receiptDate) fault(column, `早于收到申请日期 ${receiptDate}，请核对`);
    if (handledDate && day > handledDate) fault(column, `晚于办结日期 ${handledDate}，请核对`);
  }
  if (row.supplementReceivedDate && !row.supplementRequestedDate) {
    fault('supplementRequestedDate', '填写了补正收到日期，请填写补正通知日期');
  }
  if (
    row.supplementRequestedDate &&
    row.supplementReceivedDate &&
    row.supplementReceivedDate < row.supplementRequestedDate
  ) {
    fault('supplementReceivedDate', `早于补正通知日期 ${row.supplementRequestedDate}，请核对`);
  }
  if (row.extended !== true && (row.extensionDate ?? row.extensionWorkingDays) !== null) {
    fault('extended', '填写了延期日期或者延长工作日，延期应当为“是”');
  }
  if (row.deliveredDate && (!handledDate || row.deliveredDate < handledDate)) {
    fault('deliveredDate', handledDate ? `早于办结日期 ${handledDate}，请核对` : '尚未办结，不能有送达日期');
  }
}

const YES = new Set(['是', '有', '已延期', '延期', 'y', 'yes', 'true', '1', '√']);
const NO = new Set(['否', '无', '未延期', '不延期', 'n', 'no', 'false', '0', '×']);

function parseYesNo(value: string): boolean | null {
  const word = value.normalize('NFKC').trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

function parseExtensionDays(value: string): number | null {
  const match = /^(\d{1,2})(?:个?工作日|天|日)?$/.exec(value.normalize('NFKC').trim());
  const days = Number(match?.[1]);
  return days >= 1 && days <= 20 ? days : null;
}

/** Control characters have no place in a register; line breaks within a text stay. */
function cleanText(value: string): string {
  return value.replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufeff]/g, '').trim();
}
