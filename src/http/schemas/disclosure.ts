/** Shapes of published items and annual reports. */
import * as z from 'zod';
import { CATEGORY_IDS } from '../../domain/disclosure/categories.js';
import { COLUMN_IDS } from '../../domain/disclosure/columns.js';
import { PERSONAL_DATA_KINDS } from '../../domain/disclosure/personal-data.js';
import { PUBLICATION_ACTION_IDS, PUBLICATION_STATUS_IDS } from '../../domain/disclosure/publication-status.js';
import { SECRECY_RESULT_IDS } from '../../domain/disclosure/secrecy-review.js';
import { COLUMN_IDS as TABLE2_COLUMN_IDS, TABLE3_CELL_IDS } from '../../domain/report/generations.js';
import { REMEDY_GROUPS } from '../../domain/report/tally.js';
import { instant, labelled, line, objectId, paragraphs, plainDay, year } from './common.js';
import { fileCard } from './application.js';

export const agencyName = z.object({ id: objectId(), name: z.string() });
const category = labelled(z.enum(CATEGORY_IDS)).extend({ item: z.string().meta({ description: '第二十条的项次' }) });
const column = labelled(z.enum(COLUMN_IDS));
const timeliness = z
  .object({
    workingDays: z.int().meta({ description: '自形成或者变更之日起的工作日数' }),
    dueDate: plainDay(),
    late: z.boolean(),
    provisional: z.boolean().meta({ description: '涉及尚未公布放假安排的年份' }),
  })
  .nullable();

const listed = {
  id: objectId(),
  agency: agencyName,
  title: z.string(),
  category: category.nullable(),
  column,
  documentNumber: z.string().nullable(),
  source: z.string().meta({ description: '来源' }),
  formedDate: plainDay('形成或者变更之日'),
};

export const publicationItem = z.object({ ...listed, publishedDate: plainDay() }).meta({ id: 'PublicationItem' });

export const publicationView = z
  .object({
    ...listed,
    body: z.string().meta({ description: '纯文本，段落之间以换行分隔' }),
    publishedDate: plainDay(),
    author: z.string().meta({ description: '作者' }),
    editor: z.string().meta({ description: '责任编辑' }),
    reviewer: z.string().meta({ description: '审核' }),
    files: z.array(fileCard),
  })
  .meta({ id: 'Publication' });

export const catalogueView = z
  .object({
    agency: agencyName,
    total: z.int(),
    byCategory: z.array(category.extend({ count: z.int() })).meta({ description: '第二十条各项，没有信息的项为 0' }),
    byColumn: z.array(column.extend({ count: z.int() })),
  })
  .meta({ id: 'Catalogue' });

export const publicationMatch = z
  .object({
    id: objectId(),
    agency: agencyName,
    title: z.string(),
    column,
    documentNumber: z.string().nullable(),
    publishedDate: plainDay(),
  })
  .meta({ id: 'PublicationMatch' });

export const searchResults = z
  .object({
    items: z.array(publicationMatch.extend({ category: category.nullable(), excerpt: z.string() })),
    nextCursor: z.string().nullable(),
    relaxed: z.boolean().meta({ description: '没有出现在任何公开信息中的词已略去' }),
  })
  .meta({ id: 'SearchResults' });

const cell = z.union([z.number(), z.string(), z.null()]).meta({ description: '数字；空白为 null；旧报告可能印有文字' });

const tablesView = z.object({
  generation: z.union([z.literal(2), z.literal(3)]),
  table1: z
    .object({
      format: z.enum(['2019_2020', 'from_2021']),
      rows: z.array(
        z.object({
          label: z.string(),
          cells: z.array(z.object({ id: z.string(), label: z.string(), value: cell })),
        }),
      ),
    })
    .nullable(),
  table2: z.object({
    columns: z.array(z.object({ id: z.enum(TABLE2_COLUMN_IDS), label: z.string() })),
    rows: z.array(
      z.object({ id: z.string(), label: z.string(), group: z.string().nullable(), cells: z.array(cell).nullable() }),
    ),
  }),
  table3: z.object({
    columns: z.array(z.object({ id: z.enum(TABLE3_CELL_IDS), label: z.string() })),
    groups: z.array(
      z.object({
        id: z.enum(REMEDY_GROUPS),
        label: z.string(),
        heading: z.string().nullable(),
        cells: z.array(cell).nullable(),
      }),
    ),
  }),
});

export const annualReportItem = z
  .object({ year: year(), version: z.int(), title: z.string(), publishedDate: plainDay() })
  .meta({ id: 'AnnualReportItem' });

export const annualReportView = annualReportItem
  .extend({
    agency: agencyName,
    chapters: z.array(z.object({ heading: z.string(), body: z.string() })),
    tables: tablesView.nullable().meta({ description: '2018 年及以前年度为 null' }),
    explanation: z.string().nullable().meta({ description: '对统计表勾稽关系的说明' }),
    correctionReason: z.string().nullable(),
  })
  .meta({ id: 'AnnualReport' });

// the desk

const personalDataKinds = Object.keys(PERSONAL_DATA_KINDS) as [keyof typeof PERSONAL_DATA_KINDS];
const personalDataFinding = z.object({
  field: z.string(),
  kind: z.enum(personalDataKinds),
  label: z.string(),
  masked: z.string(),
});

export const secrecyReviewView = z.object({
  reviewerName: z.string(),
  date: plainDay(),
  basis: z.string(),
  result: labelled(z.enum(SECRECY_RESULT_IDS)),
});

export const deskItem = z
  .object({
    ...listed,
    publishedDate: plainDay().nullable(),
    status: labelled(z.enum(PUBLICATION_STATUS_IDS)),
    author: z.string(),
    timeliness,
    version: z.int(),
    createdAt: instant(),
  })
  .meta({ id: 'DeskItem' });

export const deskPublication = deskItem
  .extend({
    body: z.string(),
    limitWorkingDays: z.int().nullable(),
    editor: z.string().nullable(),
    reviewer: z.string().nullable(),
    files: z.array(fileCard),
    secrecyReviews: z.array(secrecyReviewView),
    remark: z.string().nullable().meta({ description: '最近一次退回或者撤回的理由' }),
    personalDataReason: z.string().nullable(),
    personalData: z
      .array(personalDataFinding)
      .meta({ description: '疑似个人信息，公开前须删除或者说明理由；最多列出 20 处' }),
    abilities: z.array(z.object({ action: z.enum(PUBLICATION_ACTION_IDS), label: z.string() })),
  })
  .meta({ id: 'DeskPublication' });

export const publicationCounts = z
  .object({
    year: year(),
    total: z.int().meta({ description: '当年公开、至今没有撤回的信息' }),
    late: z.int().meta({ description: '其中超过公开期限的（第二十六条）' }),
    meanWorkingDays: z
      .number()
      .nullable()
      .meta({ description: '自形成到公开的平均工作日数，一位小数；没有信息时为 null' }),
    maxWorkingDays: z.int().nullable(),
    byCategory: z.array(category.extend({ count: z.int() })),
    byColumn: z.array(column.extend({ count: z.int() })),
    withoutCategory: z.int(),
  })
  .meta({ id: 'PublicationCounts' });

export const deskAnnualReport = annualReportView
  .extend({
    publishedBy: z.string(),
    secrecyReview: secrecyReviewView,
    warnings: z.array(z.object({ rule: z.string(), column: z.string(), message: z.string() })),
  })
  .meta({ id: 'DeskAnnualReport' });

// input

export const publicationFields = {
  title: line(200, '标题'),
  body: paragraphs(100_000, '正文，纯文本').or(z.literal('')).default(''),
  category: z.enum(CATEGORY_IDS).nullable().default(null),
  column: z.enum(COLUMN_IDS),
  documentNumber: line(100, '文号').nullable().default(null),
  source: line(100, '来源'),
  formedDate: plainDay('形成或者变更之日'),
  limitWorkingDays: z
    .int()
    .min(1)
    .max(250)
    .nullable()
    .default(null)
    .meta({ description: '法律、法规另有规定的公开期限（工作日）；空为 20 个工作日' }),
  fileIds: z.array(objectId()).max(20).default([]).meta({ description: '先以 uploadStaffFile 上传' }),
} as const;

export const secrecyReviewInput = z
  .strictObject({
    reviewerName: line(50, '审查人；不填为本人').optional(),
    date: plainDay('审查日期'),
    basis: line(500, '审查依据'),
    result: z.enum(SECRECY_RESULT_IDS),
  })
  .meta({ id: 'SecrecyReviewInput' });

export const personalDataReason = line(500, '确需保留疑似个人信息的理由').optional();

const cells = z.array(cell).max(7);

export const tablesInput = z
  .strictObject({
    year: year().optional(),
    generation: z.union([z.literal(2), z.literal(3)]).optional(),
    table1: z
      .record(
        z.string().max(60),
        z.union([
          z.string().max(20),
          z.record(z.string().max(60), z.union([cell, z.array(cell).max(4), z.record(z.string().max(60), cell)])),
        ]),
      )
      .nullable()
      .default(null),
    table2: z.strictObject({
      columns: z.array(z.string().max(60)).max(7).optional(),
      rows: z.record(z.string().max(60), cells),
    }),
    table3: z.record(z.string().max(60), cells),
  })
  .meta({ id: 'TablesInput', description: '与 tables 命令的输出相同' });

export const annualReportBody = z.strictObject({
  year: year(),
  expectedVersion: z.int().min(0).meta({ description: '读取时的版本号；尚未公开过为 0' }),
  title: line(200),
  chapters: z
    .array(z.strictObject({ heading: line(100), body: paragraphs(100_000) }))
    .min(1)
    .max(12),
  tables: tablesInput.nullable(),
  explanation: paragraphs(5_000, '对勾稽关系的书面说明').optional(),
  correctionReason: line(500, '更正理由').optional(),
  publishedDate: plainDay('早于今天的公开日期').optional(),
  secrecyReview: secrecyReviewInput,
  personalDataReason,
});

// details of refusals

export const personalDataDetails = z.object({
  count: z.int(),
  kinds: z.string(),
  findings: z.array(personalDataFinding),
});

export const violationDetails = z.object({
  violations: z.array(z.object({ rule: z.string(), column: z.string(), message: z.string() })),
});
