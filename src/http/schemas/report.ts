/** Shapes of the area 统计与年报: the tables in the ids of their contract, beside them the words of the official form. */
import * as z from 'zod';
import { COLUMN_IDS, TABLE3_CELL_IDS } from '../../domain/report/generations.js';
import { REMEDY_GROUPS } from '../../domain/report/tally.js';
import { instant, labelled, line, objectId, plainDay, year } from './common.js';

const cells = z.array(z.int());

const violation = z
  .object({
    rule: z.string(),
    column: z.string(),
    message: z.string(),
    official: z.boolean().meta({ description: '官方勾稽关系；不成立时不能定稿' }),
  })
  .meta({ id: 'TableViolation' });

const tableFigures = z
  .object({
    year: year(),
    generation: z.union([z.literal(2), z.literal(3)]),
    table2: z.object({
      columns: z.array(z.enum(COLUMN_IDS)),
      rows: z.record(z.string(), cells).meta({ description: '行编号 → 各列的件数，次序与 columns 相同' }),
    }),
    table3: z.record(z.enum(REMEDY_GROUPS), cells).meta({ description: '组 → 维持、纠正、其他、尚未审结、总计' }),
  })
  .meta({ id: 'TableFigures' });

const form = z
  .object({
    columns: z.array(z.object({ id: z.enum(COLUMN_IDS), label: z.string() })),
    rows: z.array(z.object({ id: z.string(), label: z.string(), group: z.string().nullable() })),
    groups: z.array(z.object({ id: z.enum(REMEDY_GROUPS), label: z.string(), heading: z.string().nullable() })),
    results: z.array(z.object({ id: z.enum(TABLE3_CELL_IDS), label: z.string() })),
  })
  .meta({ id: 'TableForm', description: '官方表样的行、列名称' });

export const liveTables = z
  .object({
    tables: tableFigures,
    form,
    violations: z.array(violation),
    frozenVersion: z.int().nullable().meta({ description: '已定稿的最新版本；未定稿为空' }),
    abilities: z.object({ freeze: z.boolean() }),
  })
  .meta({ id: 'LiveTables' });

export const recountView = z
  .object({
    equal: z.boolean().meta({ description: '流水合计与按案件重新计数是否完全一致' }),
    tables: tableFigures,
    differences: z.array(cellDifference()),
  })
  .meta({ id: 'TablesRecount' });

function cellDifference() {
  return z.object({
    table: z.enum(['table2', 'table3']),
    row: z.string(),
    column: z.string(),
    before: z.int(),
    after: z.int(),
  });
}

export const frozenView = z
  .object({
    version: z.int(),
    hash: z.string().meta({ description: '统计表规范 JSON 的 SHA-256' }),
    frozenBy: z.string(),
    at: instant(),
    reason: z.string().nullable().meta({ description: '更正的理由；第一版为空' }),
    explanation: z.string().nullable(),
    violations: z.array(violation),
    diff: z.array(cellDifference()).meta({ description: '与上一版不同的格子' }),
    tables: tableFigures,
  })
  .meta({ id: 'FrozenTables' });

export const cellCase = z
  .object({
    id: objectId(),
    number: z.string(),
    subject: z.string(),
    applicantKind: labelled(z.string()),
    receiptDate: plainDay().nullable(),
    handledDate: plainDay().nullable(),
    result: labelled(z.string()).nullable(),
  })
  .meta({ id: 'CellCase' });

export const correction = z.strictObject({ reason: line(500, '更正已定稿年度的理由') }).optional();
