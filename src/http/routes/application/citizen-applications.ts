import * as z from 'zod';
import { AppError } from '../../../errors.js';
import { answerSupplement } from '../../../commands/application/answer-supplement.js';
import { bindApplication } from '../../../commands/application/bind.js';
import { openReply } from '../../../commands/application/deliver.js';
import { stageFile } from '../../../commands/application/files.js';
import { giveReasons } from '../../../commands/application/reasons.js';
import { submitApplication } from '../../../commands/application/submit-application.js';
import { withdraw } from '../../../commands/application/withdraw.js';
import { type CitizenActor } from '../../../policies/actor.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { calendarFile } from '../../../domain/application/calendar-file.js';
import { calendarDays } from '../../presenters/application/calendar-days.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { fileIdsFor, presentCitizenCase, stateOf } from '../../presenters/application/case.js';
import { presentDeadline } from '../../presenters/application/deadline.js';
import { remedyNoticeOf } from '../../presenters/application/remedy-notice.js';
import { presentSummary } from '../../presenters/application/summary.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ApplicantRouter } from '../../routers.js';
import { applicationSummary, fileCard } from '../../schemas/application.js';
import { citizenCase, conflictDetails, deadlineView } from '../../schemas/case.js';
import { expectedVersion, line, listOf, objectId, pageQuery, paragraphs } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { FILE_CONTENT_TYPES } from './file-types.js';

const action = ['not_found', 'forbidden', 'version_conflict', 'action_not_allowed', 'year_frozen'] as const;

export function registerCitizenApplicationRoutes(router: ApplicantRouter, deps: ApplicationRoutesDeps): void {
  const { commands } = deps;

  const present = async (actor: CitizenActor, record: CaseView | null) => {
    if (!record) throw new AppError('not_found');
    const fileIds = fileIdsFor(record, 'applicant');
    const [calendar, agency, files] = await Promise.all([
      commands.calendars.forAgency(record.agencyId),
      commands.agencies.byId(record.agencyId),
      fileIds.length > 0 ? commands.files.describe(fileIds) : [],
    ]);
    const now = { calendar, today: commands.clock.today() };
    const state = stateOf(record);
    const remedies = await remedyNoticeOf(record, state, deps.agencies, now);
    return presentCitizenCase(record, agency?.name ?? '', { actor, files, state, remedies, ...now });
  };

  router.route({
    method: 'post',
    path: '/applications',
    operationId: 'submitApplication',
    tag: 'application',
    summary: '提交申请',
    description:
      '由草稿提交。重复按下提交只产生一件申请；内容相近的在办申请以 409 提示，确认后以 confirmDuplicate 再次提交。',
    idempotent: true,
    rateLimit: 'submission',
    body: z.strictObject({ draftId: objectId(), confirmDuplicate: z.boolean().default(false) }),
    response: { 201: citizenCase },
    errors: ['not_found', 'possible_duplicate', 'version_conflict'],
    errorDetails: { possible_duplicate: z.object({ number: z.string(), applicationId: objectId() }) },
    async handler({ actor }, { body, idempotency }) {
      return present(actor, await submitApplication(commands, actor, { ...body, idempotency }));
    },
  });

  router.route({
    method: 'get',
    path: '/applications',
    operationId: 'listMyApplications',
    tag: 'application',
    summary: '列出我的申请',
    query: z.strictObject({
      ...pageQuery,
      open: z.boolean().optional().meta({ description: '只看在办（true）或已办结（false）' }),
    }),
    response: { 200: listOf(applicationSummary) },
    errors: [],
    async handler({ actor }, { query }) {
      const filter = ['mine', actor.citizenId, query.open ?? null];
      const page = await deps.applications.ofCitizen(actor.citizenId, {
        after: readCursor(query.cursor, filter),
        limit: query.limit,
        open: query.open,
      });
      const today = commands.clock.today();
      const items = await Promise.all(
        page.items.map(async (item) =>
          presentSummary(item, { today, calendar: await commands.calendars.forAgency(item.agencyId) }),
        ),
      );
      return { items, nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}',
    operationId: 'getMyApplication',
    tag: 'application',
    summary: '查看我的申请',
    response: { 200: citizenCase },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      return present(actor, await deps.applications.byIdForCitizen(actor.citizenId, params.applicationId));
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/deadline',
    operationId: 'explainMyDeadline',
    tag: 'application',
    summary: '说明答复期限怎样算出',
    description: '逐日列出计入、不计入（原因）和暂停的日子。',
    response: { 200: deadlineView },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const record = await deps.applications.byIdForCitizen(actor.citizenId, params.applicationId);
      if (!record) throw new AppError('not_found');
      return presentDeadline(record, await commands.calendars.forAgency(record.agencyId));
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/calendar',
    operationId: 'getMyCalendarFile',
    tag: 'application',
    summary: '日历文件',
    description: '答复期限、轮到申请人办理的期限、行政复议和行政诉讼的最后一日，iCalendar 格式，可以导入手机日历。',
    response: { 200: fileResponse('iCalendar 文件', 'text/calendar') },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const record = await deps.applications.byIdForCitizen(actor.citizenId, params.applicationId);
      if (!record) throw new AppError('not_found');
      const today = commands.clock.today();
      const calendar = await commands.calendars.forAgency(record.agencyId);
      const remedies = await remedyNoticeOf(record, stateOf(record), deps.agencies, { calendar, today });
      const text = calendarFile(calendarDays(record, remedies, today), commands.clock.now().toISOString());
      return new FileBody(text, { contentType: 'text/calendar', fileName: `${record.number}.ics` });
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/files/{fileId}',
    operationId: 'downloadMyFile',
    tag: 'application',
    summary: '下载申请的附件或答复文件',
    response: { 200: fileResponse('文件内容', ...FILE_CONTENT_TYPES) },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      const record = await deps.applications.byIdForCitizen(actor.citizenId, params.applicationId);
      if (!record || !fileIdsFor(record, 'applicant').includes(params.fileId)) throw new AppError('not_found');
      const opened = await commands.files.open(params.fileId);
      if (!opened) throw new AppError('not_found');
      const { file, content } = opened;
      return new FileBody(content, { contentType: file.contentType, fileName: file.name, size: file.size });
    },
  });

  router.route({
    method: 'post',
    path: '/files',
    operationId: 'uploadMyFile',
    tag: 'application',
    summary: '上传补正材料的附件',
    description: '先上传，再在补正时以编号引用；24 小时内未引用的文件会被清除。',
    multipart: { maxFileBytes: deps.maxUploadBytes, description: '附件' },
    rateLimit: 'upload',
    response: { 201: fileCard },
    errors: [],
    async handler({ actor }, { file }) {
      return stageFile(commands, actor, { name: file.fileName, content: file.read(), maxBytes: deps.maxUploadBytes });
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/answer-supplement',
    operationId: 'answerSupplement',
    tag: 'application',
    summary: '提交补正材料',
    description: '行政机关确认收到补正材料之日起，答复期限重新计算（第三十条）。',
    body: z.strictObject({
      expectedVersion,
      text: paragraphs(5000, '补正内容'),
      fileIds: z.array(objectId()).max(10).default([]),
    }),
    response: { 200: citizenCase },
    errors: action,
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params, body }) {
      return present(actor, await answerSupplement(commands, actor, { id: params.applicationId, ...body }));
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/give-reasons',
    operationId: 'giveReasons',
    tag: 'application',
    summary: '说明申请的理由',
    description: '行政机关认为申请的数量、频次明显超过合理范围的，可以要求申请人说明理由（第三十五条）。',
    body: z.strictObject({
      expectedVersion,
      text: paragraphs(5000, '申请的理由'),
      fileIds: z.array(objectId()).max(10).default([]),
    }),
    response: { 200: citizenCase },
    errors: action,
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params, body }) {
      return present(actor, await giveReasons(commands, actor, { id: params.applicationId, ...body }));
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/open-reply',
    operationId: 'openReply',
    tag: 'application',
    summary: '打开答复',
    description: '第一次查看答复时记录；网上送达的，以此作为收到答复的凭据。',
    body: z.strictObject({ expectedVersion }),
    response: { 200: citizenCase },
    errors: action,
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params, body }) {
      return present(actor, await openReply(commands, actor, { id: params.applicationId, ...body }));
    },
  });

  router.route({
    method: 'post',
    path: '/applications/actions/bind',
    operationId: 'bindApplication',
    tag: 'application',
    summary: '绑定在窗口或者邮寄提交的申请',
    description: '凭纸质回执上的受理号和绑定码，把申请绑定到自己的账号；绑定码由行政机关发出。',
    rateLimit: 'login',
    body: z.strictObject({ number: line(60, '受理号'), code: line(20, '绑定码，不区分大小写') }),
    response: { 200: citizenCase },
    errors: ['not_found'],
    async handler({ actor }, { body }) {
      return present(actor, await bindApplication(commands, actor, body));
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/withdraw',
    operationId: 'withdrawApplication',
    tag: 'application',
    summary: '撤回申请',
    body: z.strictObject({ expectedVersion, reason: paragraphs(500, '撤回原因（选填）').optional() }),
    response: { 200: citizenCase },
    errors: action,
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params, body }) {
      return present(actor, await withdraw(commands, actor, { id: params.applicationId, ...body }));
    },
  });
}
