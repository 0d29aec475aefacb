import * as z from 'zod';
import { registerLetter, settleLetter } from '../../../commands/application/letters.js';
import { LETTER_KINDS, LETTER_OUTCOMES } from '../../../domain/application/incoming-letters.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentLetter } from '../../presenters/application/letter.js';
import { type ClerkRouter } from '../../routers.js';
import { letterView } from '../../schemas/letters.js';
import { expectedVersion, keysOf, line, listOf, pageQuery, paragraphs, plainDay } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';

export function registerLetterRoutes(router: ClerkRouter, { commands, letters }: ApplicationRoutesDeps): void {
  router.route({
    method: 'get',
    path: '/letters',
    operationId: 'listLetters',
    tag: 'application',
    summary: '来件登记簿',
    description: '误投的申请、信访、咨询等不是申请的来件；不计入统计表二。',
    query: z.strictObject({
      ...pageQuery,
      open: z.boolean().optional().meta({ description: '只看尚未处理（true）或已处理（false）' }),
    }),
    response: { 200: listOf(letterView) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'view_case');
      const filter = ['letters', actor.agencyId, query.open ?? null];
      const page = await letters.list(actor.agencyId, {
        after: readCursor(query.cursor, filter),
        limit: query.limit,
        open: query.open,
      });
      return { items: page.items.map(presentLetter), nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'post',
    path: '/letters',
    operationId: 'registerLetter',
    tag: 'application',
    summary: '登记来件',
    idempotent: true,
    body: z.strictObject({
      kind: z.enum(keysOf(LETTER_KINDS)),
      receivedDate: plainDay('收到之日'),
      addressee: line(100, '来件写明的收件机关'),
      sender: line(100, '来件人'),
      about: paragraphs(1000, '来件的内容'),
    }),
    response: { 201: letterView },
    errors: [],
    async handler({ actor }, { body, idempotency }) {
      return presentLetter(await registerLetter(commands, actor, { ...body, idempotency }));
    },
  });

  router.route({
    method: 'post',
    path: '/letters/{letterId}/actions/settle',
    operationId: 'settleLetter',
    tag: 'application',
    summary: '登记来件的处理情况',
    body: z.strictObject({
      expectedVersion,
      outcome: z.enum(keysOf(LETTER_OUTCOMES)),
      date: plainDay('处理之日，默认今天').optional(),
      destination: line(100, '转送的机关，或者登记成的申请的受理号').optional(),
      note: paragraphs(500, '说明').optional(),
    }),
    response: { 200: letterView },
    errors: ['not_found', 'version_conflict'],
    errorDetails: { version_conflict: z.object({ currentVersion: z.int() }) },
    async handler({ actor }, { params, body }) {
      return presentLetter(await settleLetter(commands, actor, { id: params.letterId, ...body }));
    },
  });
}
