import * as z from 'zod';
import { deletePerson } from '../../../commands/application/delete-person.js';
import { savePerson } from '../../../commands/application/save-person.js';
import { updatePerson } from '../../../commands/application/update-person.js';
import { MAX_PERSONS } from '../../../domain/application/saved-person.js';
import { presentPerson } from '../../presenters/application/person.js';
import { type ApplicantRouter } from '../../routers.js';
import { personFields, personView } from '../../schemas/application.js';
import { expectedVersion, listOf } from '../../schemas/common.js';
import { type ApplicationRoutesDeps } from './deps.js';

export function registerCitizenPersonRoutes(router: ApplicantRouter, deps: ApplicationRoutesDeps): void {
  router.route({
    method: 'get',
    path: '/persons',
    operationId: 'listMyPersons',
    tag: 'application',
    summary: '列出保存的申请人',
    description: '本账号代为申请的人和单位，按保存的先后；证件号码和联系方式遮盖。',
    response: { 200: listOf(personView) },
    errors: [],
    async handler({ actor }) {
      const persons = await deps.persons.ofCitizen(actor.citizenId);
      return { items: persons.map((person) => presentPerson(deps.commands, person)), nextCursor: null };
    },
  });

  router.route({
    method: 'post',
    path: '/persons',
    operationId: 'savePerson',
    tag: 'application',
    summary: '保存申请人',
    description: `以后新建草稿时以 personId 填入。每个账号最多 ${MAX_PERSONS} 位；整条加密保存，删除或者注销账号时清除。`,
    idempotent: true,
    body: z.strictObject(personFields),
    response: { 201: personView },
    errors: ['action_not_allowed', 'not_found'],
    async handler({ actor }, { body, idempotency }) {
      return presentPerson(deps.commands, await savePerson(deps.commands, actor, { fields: body, idempotency }));
    },
  });

  router.route({
    method: 'patch',
    path: '/persons/{personId}',
    operationId: 'updatePerson',
    tag: 'application',
    summary: '修改保存的申请人',
    description: '只更新给出的字段；空字符串清除该字段。已经提交的申请不受影响。',
    body: z.strictObject({ expectedVersion, ...personFields }),
    response: { 200: personView },
    errors: ['not_found', 'version_conflict'],
    errorDetails: { version_conflict: z.object({ currentVersion: z.int() }) },
    async handler({ actor }, { params, body }) {
      const { expectedVersion: version, ...fields } = body;
      const change = { id: params.personId, expectedVersion: version, fields };
      return presentPerson(deps.commands, await updatePerson(deps.commands, actor, change));
    },
  });

  router.route({
    method: 'delete',
    path: '/persons/{personId}',
    operationId: 'deletePerson',
    tag: 'application',
    summary: '删除保存的申请人',
    description: '已经提交的申请不受影响。',
    response: { 204: null },
    errors: ['not_found'],
    async handler({ actor }, { params }) {
      await deletePerson(deps.commands, actor, params.personId);
      return null;
    },
  });
}
