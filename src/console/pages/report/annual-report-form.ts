/** What is written into an annual report, and the body that is sent. */
import {
  type DeskAnnualReport,
  type FrozenTables,
  type SecrecyReviewInput,
  type TablesInput,
} from '../../api/generated';
import { REPORT_CHAPTERS, TABLE1_ROWS } from '../../api/labels';

export type Table1Row = (typeof TABLE1_ROWS)[number];

export interface ReportForm {
  title: string;
  chapters: { heading: string; body: string }[];
  /** By `cellKey`; text as it was typed, empty: blank. */
  table1: Record<string, string>;
  explanation: string;
  correctionReason: string;
  personalDataReason: string;
  /** Empty: today. */
  publishedDate: string;
  review: { date: string; basis: string; result: SecrecyReviewInput['result'] };
}

/** Up to here the form had no tables by result. */
export const LAST_OLD_YEAR = 2018;

export const rowsOfTable1 = (generation: 2 | 3): readonly Table1Row[] =>
  TABLE1_ROWS.filter(({ format }) => format === (generation === 2 ? '2019_2020' : 'from_2021'));

export const cellKey = (row: Pick<Table1Row, 'block' | 'row'>, cell: string): string =>
  `${row.block}.${row.row}.${cell}`;

/** From the newest version where there is one: a correction begins with what was published. */
export function reportForm(
  year: number,
  { agency, today, newest }: { agency: string; today: string; newest: DeskAnnualReport | null },
): ReportForm {
  return {
    title: newest?.title ?? `${agency}${year}年政府信息公开工作年度报告`,
    chapters: newest
      ? newest.chapters.map(({ heading, body }) => ({ heading, body }))
      : year <= LAST_OLD_YEAR
        ? [{ heading: '', body: '' }]
        : REPORT_CHAPTERS.map(({ heading }) => ({ heading, body: '' })),
    table1: table1Of(newest),
    explanation: newest?.explanation ?? '',
    correctionReason: '',
    personalDataReason: '',
    publishedDate: '',
    review: { date: today, basis: '', result: 'publishable' },
  };
}

function table1Of(newest: DeskAnnualReport | null): Record<string, string> {
  const table1 = newest?.tables?.table1;
  if (!table1) return {};
  const known = TABLE1_ROWS.filter(({ format }) => format === table1.format);
  return Object.fromEntries(
    table1.rows.flatMap(({ label, cells }) => {
      const row = known.find((one) => one.label === label);
      return row ? cells.map(({ id, value }) => [cellKey(row, id), value === null ? '' : String(value)]) : [];
    }),
  );
}

/** Digits are sent as numbers, everything else as it stands: the server says what it makes of it. */
function figure(text: string): number | string | null {
  const plain = text.trim();
  if (plain === '') return null;
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : plain;
}

function table1Body(form: ReportForm, generation: 2 | 3): NonNullable<TablesInput['table1']> {
  const blocks: Record<string, Record<string, Record<string, number | string | null>>> = {};
  for (const row of rowsOfTable1(generation)) {
    const block = (blocks[row.block] ??= {});
    block[row.row] = Object.fromEntries(
      row.cells.map(({ value: cell }) => [cell, figure(form.table1[cellKey(row, cell)] ?? '')]),
    );
  }
  return { format: generation === 2 ? '2019_2020' : 'from_2021', ...blocks };
}

export function reportBody(
  year: number,
  form: ReportForm,
  { frozen, expectedVersion }: { frozen: FrozenTables | null; expectedVersion: number },
) {
  const said = (text: string): string | undefined => text.trim() || undefined;
  const optional = {
    explanation: said(form.explanation),
    correctionReason: expectedVersion > 0 ? said(form.correctionReason) : undefined,
    personalDataReason: said(form.personalDataReason),
    publishedDate: said(form.publishedDate),
  };
  return {
    year,
    expectedVersion,
    title: form.title,
    chapters: form.chapters,
    tables: frozen && {
      year,
      generation: frozen.tables.generation,
      table1: table1Body(form, frozen.tables.generation),
      table2: frozen.tables.table2 as TablesInput['table2'],
      table3: frozen.tables.table3 as TablesInput['table3'],
    },
    secrecyReview: form.review,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}
