import * as z from 'zod';
import { AppError } from '../../../errors.js';
import { createPublication } from '../../../commands/disclosure/create-publication.js';
import { publishPublication } from '../../../commands/disclosure/publish-publication.js';
import { returnPublication } from '../../../commands/disclosure/return-publication.js';
import { submitPublication } from '../../../commands/disclosure/submit-publication.js';
import { updatePublication } from '../../../commands/disclosure/update-publication.js';
import { withdrawPublication } from '../../../commands/disclosure/withdraw-publication.js';
import { CATEGORY_IDS } from '../../../domain/disclosure/categories.js';
import { COLUMN_IDS } from '../../../domain/disclosure/columns.js';
import { PUBLICATION_STATUS_IDS } from '../../../domain/disclosure/publication-status.js';
import { type StaffActor, type StaffRole } from '../../../policies/actor.js';
import { type PublicationRecord } from '../../../ports/disclosure.js';
import { nextCursor, readCursor } from '../../cursor.js';
import {
  presentDeskItem,
  presentDeskPublication,
  presentPublicationCounts,
} from '../../presenters/disclosure/publication.js';
import { fileResponse } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { expectedVersion, line, listOf, pageQuery, plainDay, year } from '../../schemas/common.js';
import {
  deskItem,
  deskPublication,
  personalDataDetails,
  personalDataReason,
  publicationCounts,
  publicationFields,
  secrecyReviewInput,
} from '../../schemas/disclosure.js';
import { FILE_CONTENT_TYPES } from '../application/file-types.js';
import { agencyNamed, attachmentOf, type DisclosureRoutesDeps, filesNamed } from './deps.js';

/** Who may see the desk; what each may do there, the policies say. */
const DESK: readonly [StaffRole, ...StaffRole[]] = [
  'contributor',
  'clerk',
  'reviewer',
  'office_head',
  'lawyer',
  'auditor',
  'administrator',
];
const action = ['version_conflict', 'action_not_allowed'] as const;

export function registerStaffPublicationRoutes(router: ClerkRouter, deps: DisclosureRoutesDeps): void {
  const { commands, staffReads } = deps;

  const load = async (actor: StaffActor, id: string): Promise<PublicationRecord> => {
    const record = await staffReads.publication(actor.agencyId, id);
    if (!record) throw new AppError('not_found');
    return record;
  };
  const present = async (actor: StaffActor, record: PublicationRecord) => {
    const [agency, files] = await Promise.all([agencyNamed(deps, record.agencyId), filesNamed(deps, record.fileIds)]);
    return presentDeskPublication(record, agency, actor, files);
  };

  router.route({
    method: 'get',
    path: '/publications',
    operationId: 'listDeskPublications',
    tag: 'disclosure',
    summary: '信息发布台',
    description: '本机关各种状态的信息，新建的在前；总数最多数到 1000。',
    roles: DESK,
    query: z.strictObject({
      ...pageQuery,
      status: z.enum(PUBLICATION_STATUS_IDS).optional(),
      category: z.enum(CATEGORY_IDS).optional(),
      column: z.enum(COLUMN_IDS).optional(),
    }),
    response: { 200: listOf(deskItem) },
    errors: ['not_found'],
    async handler({ actor }, { query: { cursor, limit, ...filter } }) {
      const where = { agencyId: actor.agencyId, ...filter };
      const [page, count, agency] = await Promise.all([
        staffReads.publications(where, { after: readCursor(cursor, where), limit }),
        staffReads.countPublications(where),
        agencyNamed(deps, actor.agencyId),
      ]);
      return {
        items: page.items.map((item) => presentDeskItem(item, agency)),
        nextCursor: nextCursor(page, where),
        count,
      };
    },
  });

  router.route({
    method: 'get',
    path: '/publication-counts/{year}',
    operationId: 'countPublicationsOfYear',
    tag: 'disclosure',
    summary: '本机关一年主动公开了多少信息',
    description: '按实际公开的日期；已撤回的不计。表一所列的制发、废止、处理决定和收费不由信息的件数得出，不在这里。',
    params: z.strictObject({ year: year() }),
    roles: DESK,
    response: { 200: publicationCounts },
    errors: [],
    async handler({ actor }, { params }) {
      return presentPublicationCounts(params.year, await staffReads.publicationCounts(actor.agencyId, params.year));
    },
  });

  router.route({
    method: 'post',
    path: '/publications',
    operationId: 'createPublication',
    tag: 'disclosure',
    summary: '新建待公开的信息',
    idempotent: true,
    body: z.strictObject(publicationFields),
    response: { 201: deskPublication },
    errors: ['not_found'],
    async handler({ actor }, { body, idempotency }) {
      return present(actor, await createPublication(commands, actor, { ...body, idempotency }));
    },
  });

  router.route({
    method: 'get',
    path: '/publications/{publicationId}',
    operationId: 'getDeskPublication',
    tag: 'disclosure',
    summary: '查看本机关的一条信息',
    roles: DESK,
    response: { 200: deskPublication },
    errors: [],
    async handler({ actor }, { params }) {
      return present(actor, await load(actor, params.publicationId));
    },
  });

  router.route({
    method: 'get',
    path: '/publications/{publicationId}/files/{fileId}',
    operationId: 'downloadDeskFile',
    tag: 'disclosure',
    summary: '下载本机关信息的附件',
    roles: DESK,
    response: { 200: fileResponse('文件内容', ...FILE_CONTENT_TYPES) },
    errors: [],
    async handler({ actor }, { params }) {
      return attachmentOf(deps, await load(actor, params.publicationId), params.fileId);
    },
  });

  router.route({
    method: 'put',
    path: '/publications/{publicationId}',
    operationId: 'updatePublication',
    tag: 'disclosure',
    summary: '修改草稿',
    description: '整条替换；修改过的人不能审核公开这条信息。',
    body: z.strictObject({ ...publicationFields, expectedVersion }),
    response: { 200: deskPublication },
    errors: action,
    async handler({ actor }, { params, body }) {
      return present(actor, await updatePublication(commands, actor, { ...body, id: params.publicationId }));
    },
  });

  router.route({
    method: 'post',
    path: '/publications/{publicationId}/actions/submit',
    operationId: 'submitPublication',
    tag: 'disclosure',
    summary: '送审',
    body: z.strictObject({ expectedVersion }),
    response: { 200: deskPublication },
    errors: action,
    async handler({ actor }, { params, body }) {
      return present(actor, await submitPublication(commands, actor, { ...body, id: params.publicationId }));
    },
  });

  router.route({
    method: 'post',
    path: '/publications/{publicationId}/actions/return',
    operationId: 'returnPublication',
    tag: 'disclosure',
    summary: '退回修改',
    body: z.strictObject({
      expectedVersion,
      reason: line(500, '退回的理由'),
      secrecyReview: secrecyReviewInput.optional(),
    }),
    response: { 200: deskPublication },
    errors: action,
    async handler({ actor }, { params, body }) {
      return present(actor, await returnPublication(commands, actor, { ...body, id: params.publicationId }));
    },
  });

  router.route({
    method: 'post',
    path: '/publications/{publicationId}/actions/publish',
    operationId: 'publishPublication',
    tag: 'disclosure',
    summary: '审核公开',
    description: '由撰写、送审以外的人办理，并记录保密审查（第十七条）；发现疑似个人信息时须删除或者说明理由。',
    body: z.strictObject({
      expectedVersion,
      secrecyReview: secrecyReviewInput,
      publishedDate: plainDay('实际公开的日期，早于今天时填写').optional(),
      lateEntryReason: line(300, '补录的理由').optional(),
      personalDataReason,
    }),
    response: { 200: deskPublication },
    errors: [...action, 'separation_of_duties', 'personal_data_found', 'event_date_invalid'],
    errorDetails: { personal_data_found: personalDataDetails },
    async handler({ actor }, { params, body }) {
      return present(actor, await publishPublication(commands, actor, { ...body, id: params.publicationId }));
    },
  });

  router.route({
    method: 'post',
    path: '/publications/{publicationId}/actions/withdraw',
    operationId: 'withdrawPublication',
    tag: 'disclosure',
    summary: '撤回已公开的信息',
    body: z.strictObject({ expectedVersion, reason: line(500, '撤回的理由') }),
    response: { 200: deskPublication },
    errors: action,
    async handler({ actor }, { params, body }) {
      return present(actor, await withdrawPublication(commands, actor, { ...body, id: params.publicationId }));
    },
  });
}
