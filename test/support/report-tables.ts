/** Tables in the shape of the `tables` contract for tests of the rules: all zero unless said otherwise. */
import { readdirSync, readFileSync } from 'node:fs';
import { TABLE2_ROWS, type TableGeneration } from '../../src/domain/report/generations.js';

type Cells = (number | string | null)[];

export interface TablesJson {
  agency?: string;
  year: number;
  generation?: number;
  table1?: unknown;
  table2: { columns?: string[]; rows: Record<string, Cells> };
  table3: Record<string, Cells>;
}

export function tablesJson(
  year: number,
  rows: Record<string, Cells> = {},
  more: { table1?: unknown; table3?: Record<string, Cells> } = {},
): TablesJson {
  const generation: TableGeneration = year <= 2020 ? 2 : 3;
  const zero = TABLE2_ROWS[generation].map(({ id }): [string, Cells] => [id, [0, 0, 0, 0, 0, 0, 0]]);
  return {
    year,
    generation,
    table1: more.table1,
    table2: { rows: { ...Object.fromEntries(zero), ...rows } },
    table3: {
      reconsideration: [0, 0, 0, 0, 0],
      litigation_direct: [0, 0, 0, 0, 0],
      litigation_after_reconsideration: [0, 0, 0, 0, 0],
      ...more.table3,
    },
  };
}

const REPORTS = 'test/fixtures/reports';

/** Figures of real published reports; null is printed blank. */
export const PUBLISHED_REPORTS = readdirSync(REPORTS).sort();

export function publishedReport(file: string): TablesJson {
  return JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8')) as TablesJson;
}
