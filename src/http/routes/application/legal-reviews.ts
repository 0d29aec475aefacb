/** What lawyers are asked about the decisions of the office. */
import * as z from 'zod';
import { giveLegalOpinion, requestLegalReview } from '../../../commands/application/legal-review.js';
import { LEGAL_VERDICTS } from '../../../domain/application/legal-review.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentQueueItem } from '../../presenters/application/summary.js';
import { type ClerkRouter } from '../../routers.js';
import { queueItem } from '../../schemas/application.js';
import { keysOf, listOf, objectId, pageQuery, paragraphs, plainDay } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { common, type DeclareVerb } from './verb.js';

const legalReviewItem = queueItem
  .extend({
    requestedDate: plainDay('提请审查的日期'),
    named: z.boolean().meta({ description: '指定由本人审查' }),
  })
  .meta({ id: 'LegalReviewItem' });

export function registerLegalReviewRoutes(
  router: ClerkRouter,
  { commands, applications }: Pick<ApplicationRoutesDeps, 'commands' | 'applications'>,
): void {
  router.route({
    method: 'get',
    path: '/legal-reviews',
    operationId: 'listLegalReviews',
    tag: 'application',
    summary: '待我审查',
    description: '等待法律审查意见的案件：指定由本人审查的和没有指定的，最急的在前。',
    roles: ['lawyer'],
    query: z.strictObject(pageQuery),
    response: { 200: listOf(legalReviewItem) },
    errors: [],
    async handler({ actor }, { query }) {
      const filter = ['legal-reviews', actor.agencyId, actor.staffId];
      const [page, calendar] = await Promise.all([
        applications.awaitingLawyer(actor.agencyId, actor.staffId, {
          after: readCursor(query.cursor, filter),
          limit: query.limit,
        }),
        commands.calendars.forAgency(actor.agencyId),
      ]);
      const now = { today: commands.clock.today(), calendar };
      return {
        items: page.items.flatMap((item) => {
          const { legalReview } = item.facts;
          if (!legalReview) return [];
          const { requestedDate, lawyerId } = legalReview;
          return [{ ...presentQueueItem(item, now), requestedDate, named: lawyerId === actor.staffId }];
        }),
        nextCursor: nextCursor(page, filter),
      };
    },
  });
}

export function registerLegalVerbs(verb: DeclareVerb, deps: Pick<ApplicationRoutesDeps, 'staff'>): void {
  verb({
    name: 'request-legal-review',
    operationId: 'requestLegalReview',
    summary: '提请法律审查',
    description:
      '可以指定法律顾问，不指定的，本机关的法律顾问都会收到消息。不影响答复期限；再次提请的，以最后一次为准。',
    body: z.strictObject({
      ...common,
      question: paragraphs(2000, '请法律顾问回答的问题').optional(),
      lawyerId: objectId('由哪一位法律顾问审查').optional(),
    }),
    async run(commands, actor, { lawyerId, ...input }) {
      const lawyer = lawyerId === undefined ? undefined : await foundLawyer(deps, actor, lawyerId);
      return requestLegalReview(commands, actor, { ...input, lawyer });
    },
  });
  verb({
    name: 'give-legal-opinion',
    operationId: 'giveLegalOpinion',
    summary: '出具法律审查意见',
    description: '由本机关任何一位法律顾问出具；针对出具时拟定的处理决定，决定以后有改动的，意见注明针对此前的决定。',
    body: z.strictObject({
      ...common,
      verdict: z.enum(keysOf(LEGAL_VERDICTS)),
      text: paragraphs(5000, '意见和理由'),
    }),
    errors: ['separation_of_duties'],
    run: giveLegalOpinion,
  });
}

/** @throws AppError `invalid_input` for strangers, closed accounts and whoever is no lawyer */
async function foundLawyer({ staff }: Pick<ApplicationRoutesDeps, 'staff'>, actor: StaffActor, staffId: string) {
  const person = await staff.byId(actor.agencyId, staffId);
  if (person && !person.disabled && person.roles.includes('lawyer')) return { id: person.id, name: person.name };
  throw new AppError('invalid_input', {}, { fields: [{ path: 'lawyerId', message: '本单位没有这位法律顾问' }] });
}
