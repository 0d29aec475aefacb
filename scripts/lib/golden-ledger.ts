/** A ledger whose cases add up to the tables of a published report: what an office would have had to keep. */
import {
  applicantKindTitle,
  APPLICANT_KIND_IDS,
  type ApplicantKind,
} from '../../src/domain/application/applicant-kinds.js';
import { DECISIONS, decisionTitle } from '../../src/domain/application/decisions.js';
import { LEDGER_COLUMNS } from '../../src/domain/application/ledger-columns.js';
import { addDays, plainDate, type PlainDate, toEpochDay } from '../../src/domain/calendar/plain-date.js';
import { COLUMN_IDS, resultRowIds, type ResultRowId } from '../../src/domain/report/generations.js';
import { REMEDY_GROUPS, type RemedyGroup, type RemedyResult } from '../../src/domain/report/tally.js';
import { type SheetSpec } from '../../src/ports/workbooks.js';

/** A published report as data: figures only, `null` is printed blank. */
export interface PublishedReport {
  agency: string;
  year: number;
  generation: 2 | 3;
  table2: { rows: Record<string, (number | null)[]> };
  table3: Record<RemedyGroup, (number | null)[]>;
}

export interface GoldenRemedy {
  group: RemedyGroup;
  filedDate: PlainDate;
  /** Null: 尚未审结 at the end of the year. */
  result: { result: RemedyResult; date: PlainDate } | null;
}

interface GoldenCase {
  kind: ApplicantKind;
  receiptDate: PlainDate;
  handledDate: PlainDate | null;
  row: ResultRowId | null;
}

const HEADERS = (
  [
    ...[
      'registerNumber',
      'receiptDate',
      'applicantKind',
      'applicantName',
      'content',
      'channel',
      'extended',
      'handledDate',
    ],
    ...['result', 'note'],
  ] as (keyof typeof LEDGER_COLUMNS)[]
).map((id) => LEDGER_COLUMNS[id].label);

export function goldenLedger(report: PublishedReport): SheetSpec {
  const cases = APPLICANT_KIND_IDS.flatMap((kind) => casesOfKind(report, kind));
  return {
    name: '台账',
    columns: HEADERS.map((header) => ({ header, width: 16 })),
    rows: cases.map((item, index) => ledgerRow(item, index)),
  };
}

export function goldenRemedies(report: PublishedReport): GoldenRemedy[] {
  return REMEDY_GROUPS.flatMap((group) =>
    (['upheld', 'corrected', 'other', null] as const).flatMap((result, index) =>
      Array.from({ length: report.table3[group][index] ?? 0 }, (_, nth): GoldenRemedy => {
        const filedDate = addDays(plainDate(`${report.year}-01-04`), nth % 300);
        return { group, filedDate, result: result && { result, date: addDays(filedDate, 45) } };
      }),
    ),
  );
}

/** What is carried over comes in first and is handled first, as in an office; what is left over is carried forward. */
function casesOfKind(report: PublishedReport, kind: ApplicantKind): GoldenCase[] {
  const { year, generation } = report;
  const figure = (row: string): number => report.table2.rows[row]?.[COLUMN_IDS.indexOf(kind)] ?? 0;
  const results = resultRowIds(generation).flatMap((row) => Array.from({ length: figure(row) }, () => row));
  const received = [
    ...Array.from({ length: figure('carried_over') }, (_, nth) => addDays(plainDate(`${year - 1}-12-01`), nth % 31)),
    ...Array.from({ length: figure('newly_received') }, (_, nth) => addDays(plainDate(`${year}-01-02`), nth % 340)),
  ];
  const firstDay = plainDate(`${year}-01-05`);
  return received.map((receiptDate, index): GoldenCase => {
    const row = results[index] ?? null;
    const earliest = toEpochDay(receiptDate) < toEpochDay(firstDay) ? firstDay : receiptDate;
    return { kind, receiptDate, row, handledDate: row && addDays(earliest, index % 20) };
  });
}

const CHANNELS = ['网上提交', '当面', '邮寄', '信函', '传真', '电子邮件'];

/** Dates and labels are written in turn in every way that offices write them. */
function ledgerRow({ kind, receiptDate, handledDate, row }: GoldenCase, index: number): (string | number | null)[] {
  return [
    `黄金〔${receiptDate.slice(0, 4)}〕${index + 1}号`,
    dateIn(receiptDate, index),
    index % 3 === 0 ? kind : applicantKindTitle(kind),
    `申请人${index + 1}`,
    `第${index + 1}项政府信息`,
    CHANNELS[index % CHANNELS.length] ?? '当面',
    index % 7 === 0 ? '是' : '否',
    handledDate && dateIn(handledDate, index + 2),
    row && labelIn(row, index),
    null,
  ];
}

function dateIn(date: PlainDate, way: number): string | number {
  const [year = '', month = '', day = ''] = date.split('-');
  switch (way % 5) {
    case 0:
      return date;
    case 1:
      return `${year}/${Number(month)}/${Number(day)}`;
    case 2:
      return `${year}.${Number(month)}.${Number(day)}`;
    case 3:
      return `${year}年${Number(month)}月${Number(day)}日`;
    default:
      return toEpochDay(date) + 25_569;
  }
}

function labelIn(row: ResultRowId, way: number): string {
  if (row === 'otherwise_handled') return ['（六）其他处理', '其他处理', row][way % 3] ?? row;
  const { group, label } = DECISIONS[row];
  const alone = group === 'granted' || group === 'partially_granted';
  return [row, decisionTitle(row), alone ? label.slice(3) : label.slice(2), label][way % 4] ?? row;
}
