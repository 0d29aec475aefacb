/** 第四十一条: applications to correct a record on oneself, from both sides. */
import * as z from 'zod';
import {
  decideRecordCorrection,
  verifyRecord,
  withdrawRecordCorrection,
} from '../../../commands/application/change-record-correction.js';
import { submitRecordCorrection } from '../../../commands/application/submit-record-correction.js';
import { RECORD_CORRECTION_STATUS_IDS } from '../../../domain/application/record-corrections.js';
import { AppError } from '../../../errors.js';
import { type CitizenActor, type StaffActor } from '../../../policies/actor.js';
import { type CaseScope } from '../../../ports/applications.js';
import { type RecordCorrectionRecord } from '../../../ports/record-corrections.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentCitizenCorrection, presentStaffCorrection } from '../../presenters/application/record-correction.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ApplicantRouter, type ClerkRouter } from '../../routers.js';
import { listOf, pageQuery } from '../../schemas/common.js';
import {
  citizenCorrection,
  correctionDecision,
  correctionVerification,
  correctionWithdrawal,
  newCorrection,
  staffCorrection,
} from '../../schemas/record-corrections.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { FILE_CONTENT_TYPES } from './file-types.js';

const listQuery = z.strictObject({ ...pageQuery, status: z.enum(RECORD_CORRECTION_STATUS_IDS).optional() });
const ON_CHANGE = ['not_found', 'version_conflict', 'action_not_allowed'] as const;
const errorDetails = { version_conflict: z.object({ currentVersion: z.int() }) };

function readsOf({ commands, recordCorrections }: ApplicationRoutesDeps) {
  const load = async (scope: CaseScope, id: string): Promise<RecordCorrectionRecord> => {
    const record = await recordCorrections.byId(scope, id);
    if (!record) throw new AppError('not_found');
    return record;
  };
  return {
    load,
    async context(record: RecordCorrectionRecord) {
      const [agency, files] = await Promise.all([
        commands.agencies.byId(record.agencyId),
        commands.files.describe(record.fileIds),
      ]);
      return { agencyName: agency?.name ?? '', files };
    },
    async page(scope: CaseScope, { cursor, limit, status }: z.output<typeof listQuery>) {
      const filter = ['record-corrections', scope, status ?? null];
      const page = await recordCorrections.list(scope, { after: readCursor(cursor, filter), limit, status });
      return { items: page.items, nextCursor: nextCursor(page, filter) };
    },
    async open(scope: CaseScope, id: string, fileId: string) {
      const record = await load(scope, id);
      const opened = record.fileIds.includes(fileId) ? await commands.files.open(fileId) : null;
      if (!opened) throw new AppError('not_found');
      const { file, content } = opened;
      return new FileBody(content, { contentType: file.contentType, fileName: file.name, size: file.size });
    },
  };
}

export function registerCitizenCorrectionRoutes(router: ApplicantRouter, deps: ApplicationRoutesDeps): void {
  const { commands } = deps;
  const { load, context, page, open } = readsOf(deps);
  const present = async (record: RecordCorrectionRecord) => presentCitizenCorrection(record, await context(record));
  const own = ({ citizenId }: CitizenActor): CaseScope => ({ citizenId });

  router.route({
    method: 'post',
    path: '/record-corrections',
    operationId: 'submitRecordCorrection',
    tag: 'application',
    summary: '申请更正与本人有关的信息记录',
    description: '附上证明记录不准确的证据（第四十一条）；不是政府信息公开申请，不计入统计表。',
    idempotent: true,
    rateLimit: 'submission',
    body: newCorrection,
    response: { 201: citizenCorrection },
    errors: [],
    async handler({ actor }, { body, idempotency }) {
      return present(await submitRecordCorrection(commands, actor, { ...body, idempotency }));
    },
  });

  router.route({
    method: 'get',
    path: '/record-corrections',
    operationId: 'listMyRecordCorrections',
    tag: 'application',
    summary: '列出我的更正申请',
    query: listQuery,
    response: { 200: listOf(citizenCorrection) },
    errors: [],
    async handler({ actor }, { query }) {
      const found = await page(own(actor), query);
      return { ...found, items: await Promise.all(found.items.map(present)) };
    },
  });

  router.route({
    method: 'get',
    path: '/record-corrections/{correctionId}',
    operationId: 'getMyRecordCorrection',
    tag: 'application',
    summary: '查看我的更正申请',
    response: { 200: citizenCorrection },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      return present(await load(own(actor), params.correctionId));
    },
  });

  router.route({
    method: 'get',
    path: '/record-corrections/{correctionId}/files/{fileId}',
    operationId: 'downloadMyCorrectionFile',
    tag: 'application',
    summary: '下载更正申请的证据',
    response: { 200: fileResponse('文件内容', ...FILE_CONTENT_TYPES) },
    errors: ['not_found'],
    handler: ({ actor }, { params }) => open(own(actor), params.correctionId, params.fileId),
  });

  router.route({
    method: 'post',
    path: '/record-corrections/{correctionId}/actions/withdraw',
    operationId: 'withdrawRecordCorrection',
    tag: 'application',
    summary: '撤回更正申请',
    body: correctionWithdrawal,
    response: { 200: citizenCorrection },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      return present(await withdrawRecordCorrection(commands, actor, { id: params.correctionId, ...body }));
    },
  });
}

export function registerStaffCorrectionRoutes(router: ClerkRouter, deps: ApplicationRoutesDeps): void {
  const { commands } = deps;
  const { load, context, page, open } = readsOf(deps);
  const present = async (actor: StaffActor, record: RecordCorrectionRecord) =>
    presentStaffCorrection(record, { actor, ...(await context(record)) });
  const own = (actor: StaffActor): CaseScope => {
    assertMay(actor, 'view_record_corrections');
    return { agencyId: actor.agencyId };
  };

  router.route({
    method: 'get',
    path: '/record-corrections',
    operationId: 'listRecordCorrections',
    tag: 'application',
    summary: '列出更正信息记录的申请',
    query: listQuery,
    response: { 200: listOf(staffCorrection) },
    errors: [],
    async handler({ actor }, { query }) {
      const found = await page(own(actor), query);
      return { ...found, items: await Promise.all(found.items.map((record) => present(actor, record))) };
    },
  });

  router.route({
    method: 'get',
    path: '/record-corrections/{correctionId}',
    operationId: 'getRecordCorrection',
    tag: 'application',
    summary: '查看更正信息记录的申请',
    response: { 200: staffCorrection },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      return present(actor, await load(own(actor), params.correctionId));
    },
  });

  router.route({
    method: 'get',
    path: '/record-corrections/{correctionId}/files/{fileId}',
    operationId: 'downloadCorrectionFile',
    tag: 'application',
    summary: '下载更正申请的证据',
    response: { 200: fileResponse('文件内容', ...FILE_CONTENT_TYPES) },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      return open(own(actor), params.correctionId, params.fileId);
    },
  });

  router.route({
    method: 'post',
    path: '/record-corrections/{correctionId}/actions/verify',
    operationId: 'verifyRecord',
    tag: 'application',
    summary: '登记核实的情况',
    body: correctionVerification,
    response: { 200: staffCorrection },
    errors: ON_CHANGE,
    errorDetails,
    async handler({ actor }, { params, body }) {
      return present(actor, await verifyRecord(commands, actor, { id: params.correctionId, ...body }));
    },
  });

  router.route({
    method: 'post',
    path: '/record-corrections/{correctionId}/actions/decide',
    operationId: 'decideRecordCorrection',
    tag: 'application',
    summary: '更正、不予更正、转送或者告知，并通知申请人',
    description: '由核实人以外的人作出（第四十一条）。',
    body: correctionDecision,
    response: { 200: staffCorrection },
    errors: [...ON_CHANGE, 'separation_of_duties'],
    errorDetails,
    async handler({ actor }, { params, body }) {
      return present(actor, await decideRecordCorrection(commands, actor, { id: params.correctionId, ...body }));
    },
  });
}
