import * as z from 'zod';
import { previewLedgerImport, startLedgerImport } from '../../../commands/application/start-ledger-import.js';
import {
  ledgerTemplateColumns,
  ledgerTemplateNotes,
  NOTES_SHEET,
  TEMPLATE_SHEET,
} from '../../../domain/application/ledger-template.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { LEDGER_FILE_BYTES } from '../../../ports/ledger-imports.js';
import { assertMay } from '../../assert-may.js';
import { XLSX_TYPE } from '../../csv.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { type UploadedFile } from '../../middleware/read-multipart.js';
import { presentLedgerImport, presentLedgerPreview, shownErrors } from '../../presenters/report/ledger-import.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { listOf, pageQuery } from '../../schemas/common.js';
import { ledgerErrorDetails, ledgerImportView, ledgerPreview } from '../../schemas/report.js';
import { type ReportRoutesDeps } from './deps.js';

const multipart = { maxFileBytes: LEDGER_FILE_BYTES, description: '台账，.xlsx 或者 .csv' };
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: '请先检查文件' })
  .meta({ description: '检查时答复的 fileHash' });

export function registerLedgerImportRoutes(
  router: ClerkRouter,
  { commands, ledgers }: Pick<ReportRoutesDeps, 'commands' | 'ledgers'>,
): void {
  const deps = { ...commands, ledgerImports: ledgers.store };

  const inputOf = async (actor: StaffActor, { path, fileName }: UploadedFile) => {
    const agency = await commands.agencies.byId(actor.agencyId);
    if (!agency) throw new AppError('not_found');
    const opened = await ledgers.reader.open(path);
    return { agency: { id: agency.id, code: agency.code }, file: { name: fileName, ...opened } };
  };

  router.route({
    method: 'get',
    path: '/ledger-template',
    operationId: 'downloadLedgerTemplate',
    tag: 'report',
    summary: '下载历年台账的模板',
    response: { 200: fileResponse('空白台账和填写说明', XLSX_TYPE) },
    errors: [],
    async handler({ actor }) {
      assertMay(actor, 'import_ledger');
      const notes = [
        { header: '列', width: 16 },
        { header: '要求', width: 30 },
        { header: '说明', width: 100 },
      ];
      const content = await ledgers.workbooks.write([
        { name: TEMPLATE_SHEET, columns: ledgerTemplateColumns(), rows: [] },
        { name: NOTES_SHEET, columns: notes, rows: ledgerTemplateNotes() },
      ]);
      return new FileBody(content, { contentType: XLSX_TYPE, fileName: '台账模板.xlsx' });
    },
  });

  router.route({
    method: 'post',
    path: '/ledger-imports/actions/preview',
    operationId: 'previewLedgerImport',
    tag: 'report',
    summary: '检查一份历年台账，不写入任何数据',
    description: '列出每处错误的行号和列名，以及导入后哪些年度的统计表会变化。',
    multipart,
    rateLimit: 'upload',
    response: { 200: ledgerPreview },
    errors: ['workbook_invalid', 'not_found'],
    async handler({ actor }, { file }) {
      assertMay(actor, 'import_ledger');
      const input = await inputOf(actor, file);
      return presentLedgerPreview(await previewLedgerImport(deps, actor, input), input.file.hash);
    },
  });

  router.route({
    method: 'post',
    path: '/ledger-imports',
    operationId: 'startLedgerImport',
    tag: 'report',
    summary: '导入一份检查过的历年台账',
    description:
      '有任何一处错误都不导入。开始以后必定完成：离开页面或者服务中断，都会接着导入。同一文件在导入中重复提交，答复同一次导入。',
    multipart,
    body: z.strictObject({ fileHash: sha256 }),
    rateLimit: 'upload',
    response: { 201: ledgerImportView },
    errors: ['workbook_invalid', 'ledger_invalid', 'import_running', 'year_frozen', 'not_found'],
    errorDetails: { ledger_invalid: ledgerErrorDetails },
    async handler({ actor }, { file, body }) {
      assertMay(actor, 'import_ledger');
      const input = { ...(await inputOf(actor, file)), expectedHash: body.fileHash };
      const journal = await startLedgerImport(deps, actor, input).catch(withoutTheRest);
      ledgers.runner.begin(journal);
      return presentLedgerImport(journal);
    },
  });

  router.route({
    method: 'get',
    path: '/ledger-imports',
    operationId: 'listLedgerImports',
    tag: 'report',
    summary: '列出本机关的台账导入',
    query: z.strictObject(pageQuery),
    response: { 200: listOf(ledgerImportView) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'import_ledger');
      const filter = ['ledger-imports', actor.agencyId];
      const page = await ledgers.reads.list(actor.agencyId, {
        after: readCursor(query.cursor, filter),
        limit: query.limit,
      });
      return { items: page.items.map(presentLedgerImport), nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'get',
    path: '/ledger-imports/{importId}',
    operationId: 'getLedgerImport',
    tag: 'report',
    summary: '查看一次台账导入的进度',
    response: { 200: ledgerImportView },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      assertMay(actor, 'import_ledger');
      const record = await ledgers.reads.byId(actor.agencyId, params.importId);
      if (!record) throw new AppError('not_found');
      return presentLedgerImport(record);
    },
  });
}

/** As in the preview: a ledger with a wrong column has a fault in every row. */
function withoutTheRest(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'ledger_invalid') throw error;
  const { count, errors } = error.details as { count: number; errors?: Parameters<typeof shownErrors>[0] };
  throw new AppError('ledger_invalid', { count, errors: shownErrors(errors ?? []) }, { cause: error });
}
