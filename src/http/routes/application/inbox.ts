import * as z from 'zod';
import { type NoticeReads } from '../../../ports/notices.js';
import { NOTICE_SUBJECTS } from '../../../ports/outbox.js';
import { type Clock } from '../../../clock.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { type ApplicantRouter, type ClerkRouter } from '../../routers.js';
import { instant, listOf, objectId, pageQuery } from '../../schemas/common.js';

const notice = z
  .object({
    id: objectId(),
    kind: z.string(),
    title: z.string(),
    body: z.string(),
    subject: z.object({
      type: z.enum(NOTICE_SUBJECTS),
      id: z.string(),
    }),
    createdAt: instant(),
    readAt: instant().nullable(),
  })
  .meta({ id: 'Notice' });
const inbox = listOf(notice).extend({ unread: z.int() });
const markRead = z.strictObject({ ids: z.array(objectId()).min(1).max(100) });

export interface InboxDeps {
  notices: NoticeReads;
  clock: Clock;
}

/** Every notice stands here, whatever other message could or could not be sent. */
export function registerInboxRoutes(applicant: ApplicantRouter, clerk: ClerkRouter, deps: InboxDeps): void {
  applicant.route({
    method: 'get',
    path: '/notices',
    operationId: 'listMyNotices',
    tag: 'application',
    summary: '我的消息',
    query: z.strictObject(pageQuery),
    response: { 200: inbox },
    errors: [],
    async handler({ actor }, { query }) {
      const filter = ['notices', actor.citizenId];
      const [page, unread] = await Promise.all([
        deps.notices.ofCitizen(actor.citizenId, { after: readCursor(query.cursor, filter), limit: query.limit }),
        deps.notices.unreadOfCitizen(actor.citizenId),
      ]);
      return { items: page.items, nextCursor: nextCursor(page, filter), unread };
    },
  });
  applicant.route({
    method: 'post',
    path: '/notices/actions/mark-read',
    operationId: 'markMyNoticesRead',
    tag: 'application',
    summary: '把消息标为已读',
    body: markRead,
    response: { 204: null },
    errors: [],
    async handler({ actor }, { body }) {
      await deps.notices.markRead({ citizenId: actor.citizenId }, body.ids, deps.clock.now().toISOString());
      return null;
    },
  });
  clerk.route({
    method: 'get',
    path: '/notices',
    operationId: 'listStaffNotices',
    tag: 'application',
    summary: '工作消息和期限提醒',
    query: z.strictObject(pageQuery),
    response: { 200: inbox },
    errors: [],
    async handler({ actor }, { query }) {
      const filter = ['staff-notices', actor.staffId];
      const [page, unread] = await Promise.all([
        deps.notices.ofStaff(actor, { after: readCursor(query.cursor, filter), limit: query.limit }),
        deps.notices.unreadOfStaff(actor),
      ]);
      return { items: page.items, nextCursor: nextCursor(page, filter), unread };
    },
  });
  clerk.route({
    method: 'post',
    path: '/notices/actions/mark-read',
    operationId: 'markStaffNoticesRead',
    tag: 'application',
    summary: '把工作消息标为已读',
    body: markRead,
    response: { 204: null },
    errors: [],
    async handler({ actor }, { body }) {
      await deps.notices.markRead(actor, body.ids, deps.clock.now().toISOString());
      return null;
    },
  });
}
