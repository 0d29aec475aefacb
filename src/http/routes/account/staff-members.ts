import * as z from 'zod';
import { bindSignOn } from '../../../commands/account/bind-sign-on.js';
import { changeStaff } from '../../../commands/account/change-staff.js';
import { createStaff } from '../../../commands/account/create-staff.js';
import { disableStaff, enableStaff } from '../../../commands/account/disable-staff.js';
import { resetPassword } from '../../../commands/account/reset-password.js';
import { unlockStaff } from '../../../commands/account/unlock-staff.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type StaffRecord } from '../../../ports/staff.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentColleague, presentManagedStaff } from '../../presenters/account/staff.js';
import { type ClerkRouter } from '../../routers.js';
import { colleague, newStaff, passwordReset, signOnBinding, staffAction, staffUpdate } from '../../schemas/account.js';
import { listOf, pageQuery } from '../../schemas/common.js';
import { type AccountRoutesDeps } from './deps.js';

export function registerStaffMemberRoutes(
  router: ClerkRouter,
  { commands, staff }: Pick<AccountRoutesDeps, 'commands' | 'staff'>,
): void {
  const managed = (actor: StaffActor, record: StaffRecord) => presentManagedStaff(record, actor, commands.clock.now());

  router.route({
    method: 'get',
    path: '/staff',
    operationId: 'listStaff',
    tag: 'account',
    summary: '本机关的工作人员',
    query: z.strictObject(pageQuery),
    response: { 200: listOf(colleague) },
    errors: [],
    async handler({ actor }, { query }) {
      const { agencyId } = actor;
      const filter = ['staff', agencyId];
      const page = await staff.list(agencyId, { after: readCursor(query.cursor, filter), limit: query.limit });
      const present = can(actor, 'manage_staff', { agencyId })
        ? (record: StaffRecord) => managed(actor, record)
        : presentColleague;
      return { items: page.items.map(present), nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'post',
    path: '/staff',
    operationId: 'createStaff',
    tag: 'account',
    summary: '新增工作人员',
    roles: ['administrator'],
    idempotent: true,
    body: newStaff,
    response: { 201: colleague },
    errors: ['not_found', 'weak_password', 'already_exists'],
    async handler({ actor }, { body, idempotency }) {
      return managed(actor, await createStaff(commands, actor, { ...body, agencyId: actor.agencyId, idempotency }));
    },
  });

  router.route({
    method: 'post',
    path: '/staff/{staffId}/actions/update',
    operationId: 'updateStaff',
    tag: 'account',
    summary: '修改工作人员的姓名和岗位',
    roles: ['administrator'],
    body: staffUpdate,
    response: { 200: colleague },
    errors: ['version_conflict', 'action_not_allowed'],
    async handler({ actor }, { params, body }) {
      return managed(actor, await changeStaff(commands, actor, { ...body, ...params, agencyId: actor.agencyId }));
    },
  });

  router.route({
    method: 'post',
    path: '/staff/{staffId}/actions/reset-password',
    operationId: 'resetStaffPassword',
    tag: 'account',
    summary: '重置工作人员的密码',
    description: '本人的登录全部失效，锁定解除，下次登录后须修改密码。',
    roles: ['administrator'],
    body: passwordReset,
    response: { 200: colleague },
    errors: ['version_conflict', 'weak_password'],
    async handler({ actor }, { params, body }) {
      return managed(actor, await resetPassword(commands, actor, { ...body, ...params, agencyId: actor.agencyId }));
    },
  });

  router.route({
    method: 'post',
    path: '/staff/{staffId}/actions/bind-sign-on',
    operationId: 'bindStaffSignOn',
    tag: 'account',
    summary: '绑定工作人员的统一身份认证标识',
    description: '绑定后本人可以经统一身份认证登录；改变或者解除绑定，本人的登录全部失效。一个标识只能绑定一个人。',
    roles: ['administrator'],
    body: signOnBinding,
    response: { 200: colleague },
    errors: ['version_conflict', 'already_exists'],
    async handler({ actor }, { params, body }) {
      return managed(actor, await bindSignOn(commands, actor, { ...body, ...params, agencyId: actor.agencyId }));
    },
  });

  const actions = [
    { verb: 'disable', operationId: 'disableStaff', summary: '停用工作人员的账号', run: disableStaff },
    { verb: 'enable', operationId: 'enableStaff', summary: '启用工作人员的账号', run: enableStaff },
    { verb: 'unlock', operationId: 'unlockStaff', summary: '解除工作人员账号的锁定', run: unlockStaff },
  ] as const;
  for (const { verb, operationId, summary, run } of actions) {
    router.route({
      method: 'post',
      path: `/staff/{staffId}/actions/${verb}`,
      operationId,
      tag: 'account',
      summary,
      roles: ['administrator'],
      body: staffAction,
      response: { 200: colleague },
      errors: ['version_conflict', 'action_not_allowed'],
      async handler({ actor }, { params, body }) {
        return managed(actor, await run(commands, actor, { ...body, ...params, agencyId: actor.agencyId }));
      },
    });
  }
}
