import * as z from 'zod';
import { AppError } from '../../../errors.js';
import { stageFile } from '../../../commands/application/files.js';
import { registerApplication } from '../../../commands/application/register-application.js';
import { FORM_LIMITS } from '../../../domain/application/application-form.js';
import { INTAKE_CHANNEL_IDS } from '../../../domain/application/channels.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentDeadline } from '../../presenters/application/deadline.js';
import { presentQueueItem } from '../../presenters/application/summary.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { fileCard, intakeFields, queueItem } from '../../schemas/application.js';
import { deadlineView, staffCase } from '../../schemas/case.js';
import { correction } from '../../schemas/report.js';
import { line, listOf, objectId, pageQuery, plainDay } from '../../schemas/common.js';
import { queueFields } from '../../schemas/queue.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { FILE_CONTENT_TYPES } from './file-types.js';
import { queueFilterOf } from './queue-filter.js';
import { staffCasePresenter } from './staff-case-presenter.js';

const queueQuery = z.strictObject({ ...pageQuery, ...queueFields });

const intakeBody = z.strictObject({
  channel: z.enum(INTAKE_CHANNEL_IDS),
  fields: intakeFields,
  submittedDate: plainDay('提交、寄出或到达之日，按渠道'),
  receivedDate: plainDay('签收或双方确认之日').optional(),
  trackingNumber: line(50).optional(),
  confirmationMethod: line(100, '确认方式').optional(),
  externalNumber: line(100, '其他平台的编号').optional(),
  authorityUntil: plainDay('委托期限').optional(),
  fileIds: z.array(objectId()).max(10).default([]),
  confirmDuplicate: z.boolean().default(false),
  lateEntryReason: line(300, '补录 3 个工作日以前收到的申请的理由').optional(),
  correction,
});

export function registerStaffQueueRoutes(router: ClerkRouter, deps: ApplicationRoutesDeps): void {
  const { commands } = deps;
  const { load, noteRead, present } = staffCasePresenter(deps);

  router.route({
    method: 'get',
    path: '/applications',
    operationId: 'listQueue',
    tag: 'application',
    summary: '办理队列',
    description: '默认列出在办件，按应当有人办理的日期先后（确认收到、答复或申请人补正、缴费）。总数最多数到 1000。',
    query: queueQuery,
    response: { 200: listOf(queueItem) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'view_case');
      const { cursor, limit, ...asked } = query;
      const filter = queueFilterOf(actor, asked);
      const [page, count, calendar] = await Promise.all([
        deps.applications.queue(filter, { after: readCursor(cursor, filter), limit }),
        cursor ? undefined : deps.applications.count(filter),
        commands.calendars.forAgency(actor.agencyId),
      ]);
      const now = { today: commands.clock.today(), calendar };
      return {
        items: page.items.map((item) => presentQueueItem(item, now)),
        nextCursor: nextCursor(page, filter),
        ...(count ? { count } : {}),
      };
    },
  });

  router.route({
    method: 'post',
    path: '/applications',
    operationId: 'registerApplication',
    tag: 'application',
    summary: '登记当面、口头、邮寄、传真、邮件和其他平台的申请',
    description: `申请内容不全的可以先登记，再要求补正（第三十条）。姓名最多 ${FORM_LIMITS.applicantName} 个字。`,
    idempotent: true,
    // The head enters what belongs into a frozen year; which of them may do what is the command's to say.
    roles: ['clerk', 'office_head', 'administrator'],
    body: intakeBody,
    response: { 201: staffCase },
    errors: ['possible_duplicate', 'not_found', 'year_frozen', 'event_date_invalid'],
    errorDetails: { possible_duplicate: z.object({ number: z.string(), applicationId: objectId() }) },
    async handler({ actor }, { body, idempotency }) {
      const { fields, ...rest } = body;
      return present(actor, await registerApplication(commands, actor, { ...rest, form: fields, idempotency }));
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}',
    operationId: 'getCase',
    tag: 'application',
    summary: '查看案件',
    response: { 200: staffCase },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const record = await load(actor, params.applicationId);
      const [shown] = await Promise.all([present(actor, record), noteRead(actor, record, 'view_case')]);
      return shown;
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/deadline',
    operationId: 'explainDeadline',
    tag: 'application',
    summary: '说明答复期限怎样算出',
    response: { 200: deadlineView },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const record = await load(actor, params.applicationId);
      return presentDeadline(record, await commands.calendars.forAgency(record.agencyId));
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/files/{fileId}',
    operationId: 'downloadCaseFile',
    tag: 'application',
    summary: '下载案件文件',
    response: { 200: fileResponse('文件内容', ...FILE_CONTENT_TYPES) },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const record = await load(actor, params.applicationId);
      if (!record.fileIds.includes(params.fileId)) throw new AppError('not_found');
      await noteRead(actor, record, 'download_case_file', { fileId: params.fileId });
      const opened = await commands.files.open(params.fileId);
      if (!opened) throw new AppError('not_found');
      const { file, content } = opened;
      return new FileBody(content, { contentType: file.contentType, fileName: file.name, size: file.size });
    },
  });

  router.route({
    method: 'post',
    path: '/files',
    operationId: 'uploadStaffFile',
    tag: 'application',
    summary: '上传文件',
    description: '先上传，再在登记、补正或发出答复时以编号引用；24 小时内未引用的文件会被清除。',
    multipart: { maxFileBytes: deps.maxUploadBytes, description: '扫描件、答复书等' },
    rateLimit: 'upload',
    response: { 201: fileCard },
    errors: [],
    async handler({ actor }, { file }) {
      return stageFile(commands, actor, { name: file.fileName, content: file.read(), maxBytes: deps.maxUploadBytes });
    },
  });
}
