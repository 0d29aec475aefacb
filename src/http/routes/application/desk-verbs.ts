/** Who has a case in hand, and what is noted on it. */
import * as z from 'zod';
import { assign, claim, release } from '../../../commands/application/assign.js';
import { addNote, correctApplicantKind } from '../../../commands/application/note.js';
import { APPLICANT_KIND_IDS } from '../../../domain/application/applicant-kinds.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { line, objectId, paragraphs } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { common, type DeclareVerb } from './verb.js';

export function registerDeskVerbs(verb: DeclareVerb, deps: ApplicationRoutesDeps): void {
  verb({
    name: 'assign',
    operationId: 'assignCase',
    summary: '分派经办人',
    body: z.strictObject({ ...common, staffId: objectId('经办人') }),
    async run(commands, actor, { staffId, ...input }) {
      return assign(commands, actor, { ...input, assignee: await foundAssignee(deps, actor, staffId) });
    },
  });
  verb({
    name: 'claim',
    operationId: 'claimCase',
    summary: '认领',
    body: z.strictObject(common),
    run: claim,
  });
  verb({
    name: 'release',
    operationId: 'releaseCase',
    summary: '取消分派',
    body: z.strictObject(common),
    run: release,
  });
  verb({
    name: 'note',
    operationId: 'addNote',
    summary: '添加备注',
    body: z.strictObject({ ...common, text: paragraphs(2000) }),
    run: addNote,
  });
  verb({
    name: 'correct-applicant-kind',
    operationId: 'correctApplicantKind',
    summary: '更正申请人类型',
    description: '统计表的相应格子随之更正；已定稿的年度须说明理由。',
    body: z.strictObject({ ...common, kind: z.enum(APPLICANT_KIND_IDS), reason: line(300) }),
    run: correctApplicantKind,
  });
}

/** @throws AppError `invalid_input` for strangers, other roles and closed accounts. */
export async function foundAssignee(
  { staff }: Pick<ApplicationRoutesDeps, 'staff'>,
  actor: StaffActor,
  staffId: string,
) {
  const assignee = await staff.assignable(actor.agencyId, staffId);
  if (assignee) return assignee;
  throw new AppError('invalid_input', {}, { fields: [{ path: 'staffId', message: '本单位没有这位经办人' }] });
}
