/** Shapes of the area 统计与年报: the tables in the ids of their contract, beside them the words of the official form. */
import * as z from 'zod';
import { DECISION_GROUPS, type DecisionGroup } from '../../domain/application/decisions.js';
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
    cells: z
      .array(z.object({ table: z.enum(['table2', 'table3']), row: z.string(), column: z.string() }))
      .meta({ description: '涉及的格子；表二的行和列，表三的组和结果' }),
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
    columns: z.array(
      z.object({
        id: z.enum(COLUMN_IDS),
        label: z.string(),
        formLabel: z.string().meta({ description: '表头里的名称' }),
      }),
    ),
    rows: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        group: z.string().nullable(),
        isResult: z.boolean().meta({ description: '属于三、本年度办理结果' }),
      }),
    ),
    headings: z.object({
      identity: z.string(),
      applicants: z.string(),
      organisations: z.string(),
      results: z.string(),
    }),
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
    differingYears: z.array(year()).meta({ description: '流水与重新计数不一致的全部年度' }),
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

const decisionGroups = Object.keys(DECISION_GROUPS) as [DecisionGroup, ...DecisionGroup[]];

export const trendsView = z
  .object({
    groups: z.array(labelled(z.enum(decisionGroups))).meta({ description: '办理结果的大类，次序与统计表相同' }),
    years: z
      .array(
        z.object({
          year: year(),
          newlyReceived: z.int(),
          handled: z.int(),
          carriedForward: z.int(),
          results: z.record(z.enum(decisionGroups), z.int()).meta({ description: '大类 → 件数' }),
          timeliness: z
            .object({ on_time: z.int(), late: z.int(), undated: z.int() })
            .meta({ description: '当年办结的申请：期限内、逾期、没有期限（旧条例时的申请等）' }),
          months: z.array(z.int()).meta({ description: '1 月至 12 月收到的件数' }),
          lawyers: z
            .object({ answers: z.int(), withLawyer: z.int() })
            .meta({ description: '当年发出的答复，以及其中有法律审查意见的；台账导入的没有记载，不计' }),
        }),
      )
      .meta({ description: '早的在前，最早 2019 年' }),
  })
  .meta({ id: 'ReportTrends' });

const ledgerFaults = z.array(
  z.object({
    row: z.int().meta({ description: '表格软件里的行号；0 为整个文件' }),
    column: z.string().meta({ description: '列名；整个文件的为空' }),
    message: z.string(),
  }),
);

export const ledgerImportView = z
  .object({
    id: objectId(),
    fileName: z.string(),
    state: z.enum(['importing', 'done']),
    rows: z.int(),
    done: z.int().meta({ description: '已经成为案件的行数' }),
    firstYear: z.int().meta({ description: '最早的收到年度' }),
    startedBy: z.string(),
    startedAt: instant(),
    doneAt: instant().nullable(),
  })
  .meta({ id: 'LedgerImport' });

export const ledgerPreview = z
  .object({
    fileHash: z.string().meta({ description: '开始导入时原样交回' }),
    rows: z.int().meta({ description: '没有错误的行数' }),
    faultyRows: z.int().meta({ description: '有错误的行数' }),
    errors: ledgerFaults,
    errorCount: z.int().meta({ description: '全部错误的处数，可能多于列出的' }),
    ignored: z.array(z.string()).meta({ description: '没有读取的列' }),
    years: z.array(z.object({ year: z.int(), received: z.int(), handled: z.int() })),
    changedYears: z.array(z.int()).meta({ description: '导入后统计表随之变化的年度' }),
    firstRows: z
      .array(
        z.object({
          row: z.int(),
          registerNumber: z.string(),
          receiptDate: plainDay(),
          applicantKind: z.string(),
          content: z.string(),
          channel: z.string(),
          handledDate: plainDay().nullable(),
          result: z.string().nullable(),
        }),
      )
      .meta({ description: '开头几行读成了什么，供核对' }),
    running: ledgerImportView.nullable().meta({ description: '本机关正在进行的导入' }),
  })
  .meta({ id: 'LedgerPreview' });

export const ledgerErrorDetails = z.object({ count: z.int(), errors: ledgerFaults });

export const correction = z.strictObject({ reason: line(500, '更正已定稿年度的理由') }).optional();
