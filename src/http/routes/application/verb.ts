/** A verb of a case: a route with its rule of input and one command. The guard asks for login, the command for the rest. */
import * as z from 'zod';
import { type ErrorCode } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type ApplicationRecord } from '../../../ports/applications.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { type ClerkRouter } from '../../routers.js';
import { conflictDetails, staffCase } from '../../schemas/case.js';
import { correction } from '../../schemas/report.js';
import { expectedVersion, line, objectId, paragraphs, plainDay } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { staffCasePresenter } from './staff-case-presenter.js';

/** What every action may carry: the version seen, why a fact is entered late, and the reason to touch a frozen year. */
export const common = {
  expectedVersion,
  lateEntryReason: line(300, '补录 3 个工作日以前的事项的理由').optional(),
  correction,
};
export const date = plainDay('事项发生的日期，默认今天').optional();
export const approvalComment = paragraphs(1000, '审批意见，只有本机关看得到').optional();
export const fileIds = z.array(objectId()).max(10).optional();

export interface Verb<B extends z.ZodObject = z.ZodObject> {
  name: string;
  operationId: string;
  summary: string;
  description?: string;
  body: B;
  errors?: readonly ErrorCode[];
  /** It can move the dates of the case and has no effect but on the case: what would come of it can be asked before. */
  movesDates?: true;
  run(commands: CommandDeps, actor: StaffActor, input: { id: string } & z.output<B>): Promise<ApplicationRecord>;
}

export const VERB_ERRORS = [
  'not_found',
  'version_conflict',
  'action_not_allowed',
  'event_date_invalid',
  'event_before_receipt',
  'year_frozen',
] as const;

export type DeclareVerb = <B extends z.ZodObject>(spec: Verb<B>) => void;

/**
 * Declares the route of each verb: its input, one command, and the case as it is afterwards.
 * @returns also those that move dates, in the order in which they are declared
 */
export function verbsOn(router: ClerkRouter, deps: ApplicationRoutesDeps): { verb: DeclareVerb; movers: Verb[] } {
  const { present } = staffCasePresenter(deps);
  const movers: Verb[] = [];

  const verb: DeclareVerb = <B extends z.ZodObject>(spec: Verb<B>): void => {
    if (spec.movesDates) movers.push(spec as unknown as Verb);
    router.route({
      method: 'post',
      path: `/applications/{applicationId}/actions/${spec.name}`,
      operationId: spec.operationId,
      tag: 'application',
      summary: spec.summary,
      ...(spec.description ? { description: spec.description } : {}),
      params: z.strictObject({ applicationId: objectId() }),
      body: spec.body,
      response: { 200: staffCase },
      errors: [...VERB_ERRORS, ...(spec.errors ?? [])],
      errorDetails: { version_conflict: conflictDetails },
      async handler({ actor }, { params, body }) {
        const input = { id: params.applicationId, ...(body as z.output<B>) };
        return present(actor, await spec.run(deps.commands, actor, input));
      },
    });
  };
  return { verb, movers };
}
