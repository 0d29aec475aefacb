import { AppError, type FieldFault } from '../../errors.js';
import { yearOf, type PlainDate } from '../../domain/calendar/plain-date.js';
import { cleanBody, cleanLine } from '../../domain/disclosure/clean-text.js';
import { checkTables } from '../../domain/report/check-tables.js';
import { COLUMN_IDS, generationOf, TABLE3_CELL_IDS } from '../../domain/report/generations.js';
import { parseTables } from '../../domain/report/parse-tables.js';
import { contractViolations, officialViolations } from '../../domain/report/rules.js';
import { type PrintedTables } from '../../domain/report/table-cells.js';
import { readTable1 } from '../../domain/report/table1.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type AnnualReportRecord, type ReportChapter, type ReportTables } from '../../ports/disclosure.js';
import { auditActor } from '../authors.js';
import { assertNoPersonalData } from './assert-no-personal-data.js';
import { personOf } from './change-publication.js';
import { clearedReview, type SecrecyReviewInput } from './secrecy-review.js';

export const REPORT_CHANGED = '这一年度的报告刚被其他人更新过，请查看最新内容后再操作。';

/** 国办公开办函〔2021〕30号: six chapters; the form before 2019 was freer. */
const CHAPTERS_FROM_2019 = 6;

export interface AnnualReportInput {
  year: number;
  /** The newest version as the user saw it; 0 when there is none yet. */
  expectedVersion: number;
  title: string;
  chapters: readonly ReportChapter[];
  /** JSON of the `tables` contract; null for reports up to 2018. */
  tables: unknown;
  /** Needed when reconciliation rules other than the official ones do not hold. */
  explanation?: string | undefined;
  /** Needed for every version but the first. */
  correctionReason?: string | undefined;
  /** The day it was published, if before today. A day after the limit is recorded, never refused (A.10, 26). */
  publishedDate?: PlainDate | undefined;
  secrecyReview: SecrecyReviewInput;
  personalDataReason?: string | undefined;
}

/**
 * Publishes a version of a year's report (第四十九条、第五十条). The printed identity and the sums must hold; every other rule
 * warns and passes with a written explanation.
 * @throws AppError `forbidden`, `invalid_input`, `official_identity_broken` and `explanation_required` (details: `violations`),
 *   `generation_not_available`, `personal_data_found`, `version_conflict`
 */
export async function publishAnnualReport(
  deps: CommandDeps,
  actor: StaffActor,
  input: AnnualReportInput,
): Promise<AnnualReportRecord> {
  if (!can(actor, 'publish_report', { agencyId: actor.agencyId })) throw new AppError('forbidden');
  const today = deps.clock.today();
  const publishedDate = input.publishedDate ?? today;
  assertComplete(input, publishedDate, today);
  const secrecyReview = clearedReview(input.secrecyReview, actor, today);
  const chapters = input.chapters.map(({ heading, body }) => ({ heading: cleanLine(heading), body: cleanBody(body) }));
  const title = cleanLine(input.title);
  const texts = chapters.map(({ heading, body }, index) => [`chapters.${index}`, `${heading}\n${body}`] as const);
  assertNoPersonalData({ title, ...Object.fromEntries(texts) }, input.personalDataReason);
  const printed = input.tables === null ? null : parseTables(withYear(input.tables, input.year), 'tables.');
  const tables = printed && storedTables(printed);

  return deps.unitOfWork.run(async (tx) => {
    const newest = await tx.annualReports.newest(actor.agencyId, input.year);
    const current = newest?.version ?? 0;
    if (current !== input.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: current }, { message: REPORT_CHANGED });
    }
    if (newest && !input.correctionReason)
      throw invalid([{ path: 'correctionReason', message: '更正已公开的报告应当填写理由' }]);
    const previous = await tx.annualReports.newest(actor.agencyId, input.year - 1);
    const warnings = printed ? checked(printed, previous, input.explanation) : [];
    const record: AnnualReportRecord = {
      id: deps.newId(),
      agencyId: actor.agencyId,
      year: input.year,
      version: current + 1,
      title,
      chapters,
      tables,
      warnings,
      explanation: input.explanation ?? null,
      correctionReason: newest ? (input.correctionReason ?? null) : null,
      secrecyReview,
      publishedDate,
      publishedBy: personOf(actor),
      createdAt: deps.clock.now().toISOString(),
    };
    await tx.annualReports.insert(record);
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId: record.agencyId,
        at: record.createdAt,
        actor: auditActor(actor),
        action: 'publish_annual_report',
        subject: { type: 'annual_report', id: record.id, label: `${record.year}` },
        detail: {
          year: record.year,
          version: record.version,
          publishedDate,
          warnings: warnings.map(({ rule, column }) => ({ rule, column })),
          secrecyReviewer: secrecyReview.reviewer.name,
          ...(input.personalDataReason ? { personalDataReason: input.personalDataReason } : {}),
        },
      },
    ]);
    return record;
  });
}

function assertComplete(input: AnnualReportInput, publishedDate: PlainDate, today: PlainDate): void {
  const faults: FieldFault[] = [];
  const isOldForm = generationOf(input.year) === 1;
  if (input.year >= yearOf(today)) faults.push({ path: 'year', message: '只能公开已经结束的年度的报告' });
  if (publishedDate > today) faults.push({ path: 'publishedDate', message: '不能晚于今天' });
  else if (yearOf(publishedDate) <= input.year) faults.push({ path: 'publishedDate', message: '应在该年度结束以后' });
  if (!isOldForm && input.chapters.length !== CHAPTERS_FROM_2019) {
    faults.push({ path: 'chapters', message: `2019 年度起的报告应为 ${CHAPTERS_FROM_2019} 个部分` });
  }
  if (isOldForm && input.tables !== null) {
    faults.push({ path: 'tables', message: '2018 年及以前年度的报告没有这种统计表' });
  }
  if (!isOldForm && input.tables === null) faults.push({ path: 'tables', message: '必填' });
  if (faults.length > 0) throw invalid(faults);
}

/** The year stands beside the tables; what the tables say themselves must not differ. */
function withYear(tables: unknown, year: number): unknown {
  if (typeof tables !== 'object' || tables === null || Array.isArray(tables)) return tables;
  const stated = (tables as { year?: unknown }).year;
  if (stated !== undefined && stated !== year) {
    throw invalid([{ path: 'tables.year', message: `与报告年度 ${year} 不一致` }]);
  }
  return { ...tables, year };
}

function checked(
  printed: PrintedTables,
  previous: AnnualReportRecord | null,
  explanation: string | undefined,
): AnnualReportRecord['warnings'] {
  const found = checkTables(printed, previous && printedTablesOf(previous));
  const official = officialViolations(found);
  const [first] = official;
  if (first) {
    const violations = contractViolations(official);
    throw new AppError(
      'official_identity_broken',
      { message: first.message, violations },
      { message: `统计表不平，不能公开：${first.message}` },
    );
  }
  const violations = contractViolations(found);
  if (violations.length > 0 && !explanation) {
    throw new AppError('explanation_required', { count: violations.length, violations });
  }
  return violations;
}

function printedTablesOf({ year, tables }: AnnualReportRecord): PrintedTables | null {
  if (!tables) return null;
  const { generation, table1, table2, table3 } = tables;
  return parseTables({ year, generation, table1, table2: { rows: table2 }, table3 });
}

/** Ids to cells, columns in the form's order whatever order they came in. */
function storedTables(printed: PrintedTables): ReportTables {
  if (printed.table1 !== null && !readTable1(printed.table1, printed.generation)) {
    throw invalid([{ path: 'tables.table1', message: '不是已知的表一格式' }]);
  }
  return {
    generation: printed.generation,
    table1: printed.table1 as ReportTables['table1'],
    table2: Object.fromEntries(
      Object.entries(printed.table2).map(([row, cells]) => [row, COLUMN_IDS.map((column) => cells[column])]),
    ),
    table3: Object.fromEntries(
      Object.entries(printed.table3).map(([group, cells]) => [group, TABLE3_CELL_IDS.map((cell) => cells[cell])]),
    ),
  };
}

function invalid(fields: FieldFault[]): AppError {
  return new AppError('invalid_input', {}, { fields });
}
