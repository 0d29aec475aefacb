/** Who has a case in hand, and what is noted on it. */
import * as z from 'zod';
import { assign, claim, release } from '../../../commands/application/assign.js';
import { addNote, correctApplicantKind } from '../../../commands/application/note.js';
import { APPLICANT_KIND_IDS } from '../../../domain/application/applicant-kinds.js';
import { AppError } from '../../../errors.js';
import { can } from '../../../policies/can.js';
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
    description: '提到的同事会收到消息；只能提到本机关可以查看案件的人。',
    body: z.strictObject({
      ...common,
      text: paragraphs(2000),
      mentions: z.array(objectId()).max(10).default([]).meta({ description: '备注中提到的同事' }),
    }),
    async run(commands, actor, { mentions, ...input }) {
      return addNote(commands, actor, { ...input, mentions: await foundColleagues(deps, actor, mentions) });
    },
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

/** @throws AppError `invalid_input` for strangers, closed accounts and colleagues who may not see cases: a notice must lead somewhere. */
async function foundColleagues(
  { staff }: Pick<ApplicationRoutesDeps, 'staff'>,
  actor: StaffActor,
  ids: readonly string[],
) {
  const found = await Promise.all([...new Set(ids)].map((id) => staff.byId(actor.agencyId, id)));
  return found.map((person, index) => {
    const reads = person && !person.disabled && can({ ...actor, roles: person.roles }, 'view_case', actor);
    if (reads) return { id: person.id, name: person.name };
    const message = '本单位没有这位可以查看案件的同事';
    throw new AppError('invalid_input', {}, { fields: [{ path: `mentions.${index}`, message }] });
  });
}
