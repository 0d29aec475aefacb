import {
  COLUMN_IDS,
  columnLabel,
  REMEDY_GROUP_LABELS,
  TABLE2_ROWS,
  TABLE3_CELL_IDS,
  TABLE3_CELL_LABELS,
} from '../../../domain/report/generations.js';
import { readTable1, type Table1Format } from '../../../domain/report/table1.js';
import { REMEDY_GROUPS } from '../../../domain/report/tally.js';
import { type AnnualReportRecord, type ReportTables } from '../../../ports/disclosure.js';
import { type AnnualReportSummary } from '../../../ports/disclosure-reads.js';
import { type AgencyName } from './publication.js';
import { presentSecrecyReview } from './secrecy-review.js';

/** Column heads of table 1 by form and cell id. */
const TABLE1_CELL_LABELS: Readonly<Record<Table1Format, Readonly<Record<string, string>>>> = {
  '2019_2020': {
    newly_made: '本年新制作数量',
    newly_published: '本年新公开数量',
    total_published: '对外公开总数量',
    previous_items: '上一年项目数量',
    change: '本年增/减',
    decisions: '处理决定数量',
    current_items: '本年项目数量',
    projects: '采购项目数量',
    amount: '采购总金额',
  },
  from_2021: {
    issued: '本年制发件数',
    repealed: '本年废止件数',
    in_force: '现行有效件数',
    decisions: '本年处理决定数量',
    amount: '本年收费金额（单位：万元）',
  },
};

export function presentAnnualReportItem({ year, version, title, publishedDate }: AnnualReportSummary) {
  return { year, version, title, publishedDate };
}

export function presentAnnualReport(report: AnnualReportRecord, agency: AgencyName) {
  return {
    ...presentAnnualReportItem(report),
    agency,
    chapters: report.chapters,
    tables: report.tables && presentTables(report.tables),
    explanation: report.explanation,
    correctionReason: report.correctionReason,
  };
}

export function presentDeskAnnualReport(report: AnnualReportRecord, agency: AgencyName) {
  return {
    ...presentAnnualReport(report, agency),
    publishedBy: report.publishedBy.name,
    secrecyReview: presentSecrecyReview(report.secrecyReview),
    warnings: report.warnings,
  };
}

/** The form with its words, in its order; a row that the report does not have is null, not zero. */
function presentTables({ generation, table1, table2, table3 }: ReportTables) {
  return {
    generation,
    table1: presentTable1(table1, generation),
    table2: {
      columns: COLUMN_IDS.map((id) => ({ id, label: columnLabel(id) })),
      rows: TABLE2_ROWS[generation].map(({ id, label, group }) => ({ id, label, group, cells: table2[id] ?? null })),
    },
    table3: {
      columns: TABLE3_CELL_IDS.map((id) => ({ id, label: TABLE3_CELL_LABELS[id] })),
      groups: REMEDY_GROUPS.map((id) => ({ id, ...REMEDY_GROUP_LABELS[id], cells: table3[id] ?? null })),
    },
  };
}

function presentTable1(table1: ReportTables['table1'], generation: ReportTables['generation']) {
  const read = readTable1(table1, generation);
  if (!read) return null;
  const labels = TABLE1_CELL_LABELS[read.format];
  return {
    format: read.format,
    rows: read.rows.map(({ label, cells }) => ({
      label,
      cells: Object.entries(cells).map(([id, value]) => ({ id, label: labels[id] ?? id, value })),
    })),
  };
}
