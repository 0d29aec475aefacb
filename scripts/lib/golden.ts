/**
 * Proof that the tables of published reports come out of cases: a ledger is built that adds up to a report, imported into a
 * fresh agency through the same door as an office's own, the remedies are recorded by the commands, and tables 2 and 3 are
 * compared cell by cell.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAgency } from '../../src/commands/account/create-agency.js';
import { importLedger } from '../../src/commands/application/import-ledger.js';
import { recordRemedyResult } from '../../src/commands/application/record-remedy-result.js';
import { recordRemedy } from '../../src/commands/application/record-remedy.js';
import { type LedgerDeps } from '../../src/commands/application/resume-ledger-imports.js';
import { COLUMN_IDS, TABLE3_CELL_IDS } from '../../src/domain/report/generations.js';
import { REMEDY_GROUPS } from '../../src/domain/report/tally.js';
import { yearTables, type YearTables } from '../../src/domain/report/year-tables.js';
import { readWorkbook } from '../../src/integrations/xlsx/read-workbook.js';
import { excelWorkbookWriter } from '../../src/integrations/xlsx/write-workbook.js';
import { type StaffActor } from '../../src/policies/actor.js';
import { type AgencyCard } from '../../src/ports/deps.js';
import { type ReportReads } from '../../src/ports/report-reads.js';
import { goldenLedger, goldenRemedies, type PublishedReport } from './golden-ledger.js';
import { projectRoot } from './paths.mjs';

const REPORTS = join(projectRoot, 'test', 'fixtures', 'reports');

export interface GoldenOutcome {
  report: string;
  cases: number;
  remedies: number;
  cells: number;
  /** Cells that differ between the published report and the tables, or between the tables and the recount. */
  differences: string[];
}

export interface GoldenDeps {
  commands: LedgerDeps;
  reads: Pick<ReportReads, 'book' | 'recount'>;
}

export function publishedReports(): string[] {
  return readdirSync(REPORTS)
    .filter((name) => name.endsWith('.json'))
    .sort();
}

export async function reproduce(deps: GoldenDeps, fileName: string, code: string): Promise<GoldenOutcome> {
  const report = JSON.parse(readFileSync(join(REPORTS, fileName), 'utf8')) as PublishedReport;
  const agency = await createAgency(deps.commands, SYSTEM, { code, name: report.agency });
  const cases = await importReport(deps, agency, report);
  const remedies = await recordRemedies(deps, agency, report);
  const tables = yearTables(await deps.reads.book(agency.id, report.year));
  const recounted = yearTables(await deps.reads.recount(agency.id, report.year));
  const differences = [
    ...compare(report, tables, '公布的报告'),
    ...compare(report, recounted, '逐件重新计数'),
    ...tables.violations.map(({ message }) => message),
  ];
  const cells = Object.keys(tables.table2.rows).length * COLUMN_IDS.length + 3 * TABLE3_CELL_IDS.length;
  return { report: fileName, cases, remedies, cells, differences };
}

const SYSTEM = { type: 'system', name: 'golden' } as const;

async function importReport({ commands }: GoldenDeps, agency: AgencyCard, report: PublishedReport): Promise<number> {
  const bytes = await excelWorkbookWriter().write([goldenLedger(report)]);
  const { rows, date1904 } = await readWorkbook(bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const result = await importLedger(commands, SYSTEM, { agency, file: { name: 'golden.xlsx', hash, rows, date1904 } });
  if (result.errors.length > 0) throw new Error(JSON.stringify(result.errors.slice(0, 5)));
  return result.imported;
}

async function recordRemedies({ commands }: GoldenDeps, agency: AgencyCard, report: PublishedReport): Promise<number> {
  const actor: StaffActor = {
    type: 'staff',
    staffId: commands.newId(),
    agencyId: agency.id,
    roles: ['clerk'],
    name: '经办人',
    sessionId: commands.newId(),
    mustChangePassword: false,
  };
  const remedies = goldenRemedies(report);
  for (const { group, filedDate, result } of remedies) {
    const input = { group, number: '', body: '', filedDate, applicationIds: [] };
    const { id, version } = await recordRemedy(commands, actor, input);
    if (!result) continue;
    const outcome = { ...result, text: '' };
    await recordRemedyResult(commands, actor, { id, expectedVersion: version, outcome });
  }
  return remedies.length;
}

/** A blank is 0; a blank total beside figures was left for the reader to add up. */
function compare(report: PublishedReport, tables: YearTables, source: string): string[] {
  const table2 = Object.entries(tables.table2.rows).flatMap(([row, values]) =>
    compareRow(row, COLUMN_IDS, report.table2.rows[row] ?? [], values, source),
  );
  const table3 = REMEDY_GROUPS.flatMap((group) =>
    compareRow(group, TABLE3_CELL_IDS, report.table3[group], tables.table3[group], source),
  );
  return [...table2, ...table3];
}

function compareRow(
  row: string,
  columns: readonly string[],
  published: readonly (number | null)[],
  values: readonly number[],
  source: string,
): string[] {
  return columns.flatMap((column, index) => {
    const sum = published.slice(0, -1).reduce<number>((total, value) => total + (value ?? 0), 0);
    const expected = published[index] ?? (column === 'total' ? sum : 0);
    return values[index] === expected ? [] : [`${source}：${row}/${column} 应为 ${expected}，算出 ${values[index]}`];
  });
}
