/** The dates that an action would move, before it is confirmed: the action is rehearsed and nothing of it is kept. */
import * as z from 'zod';
import { rehearse } from '../../../commands/application/rehearse.js';
import { AppError } from '../../../errors.js';
import { presentDuePreview } from '../../presenters/application/due-preview.js';
import { type ClerkRouter } from '../../routers.js';
import { conflictDetails, duePreview } from '../../schemas/case.js';
import { objectId } from '../../schemas/common.js';
import { chineseErrorMap, fieldFaults } from '../../schemas/messages.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { staffCasePresenter } from './staff-case-presenter.js';
import { VERB_ERRORS, type Verb } from './verb.js';

/** As deep as the input of any such action is; what it has to be is the action's own schema. */
const value = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(100)).max(20),
  z.strictObject({ reason: z.string().max(1_000) }),
]);

/** @param verbs whose only effects are those on the case itself */
export function registerDuePreview(router: ClerkRouter, deps: ApplicationRoutesDeps, verbs: readonly Verb[]): void {
  const { commands } = deps;
  const { load } = staffCasePresenter(deps);
  const names = verbs.map(({ name }) => name) as [string, ...string[]];

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/preview-due-date',
    operationId: 'previewDueDate',
    tag: 'application',
    summary: '预览办理一个事项以后的期限',
    description: '不写入任何数据。事项的名称是其地址的最后一段，内容与办理时提交的相同；不能办理的，答复与办理时相同。',
    params: z.strictObject({ applicationId: objectId() }),
    body: z.strictObject({
      action: z.enum(names).meta({ description: '办理哪个事项' }),
      input: z.record(z.string().max(40), value).meta({
        description: '事项的请求内容',
        examples: [{ expectedVersion: 3, date: '2026-03-02' }],
      }),
    }),
    response: { 200: duePreview },
    errors: [...new Set([...VERB_ERRORS, ...verbs.flatMap(({ errors = [] }) => errors)])],
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params: { applicationId }, body }) {
      const verb = verbs.find(({ name }) => name === body.action);
      if (!verb) throw new AppError('not_found');
      const parsed = verb.body.safeParse(body.input, { error: chineseErrorMap });
      if (!parsed.success) throw new AppError('invalid_input', {}, { fields: fieldFaults(parsed.error.issues) });
      const before = await load(actor, applicationId);
      const after = await rehearse(commands, (rehearsing) =>
        verb.run(rehearsing, actor, { id: applicationId, ...parsed.data }),
      );
      const calendar = await commands.calendars.forAgency(actor.agencyId);
      return presentDuePreview(before, after, { today: commands.clock.today(), calendar });
    },
  });
}
