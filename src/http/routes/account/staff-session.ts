import { changePassword } from '../../../commands/account/change-password.js';
import { signIn } from '../../../commands/account/sign-in.js';
import { signOut } from '../../../commands/account/sign-out.js';
import { STAFF_SESSION } from '../../../domain/account/session-limits.js';
import { AppError } from '../../../errors.js';
import { ABILITY_IDS, can } from '../../../policies/can.js';
import { presentSecondFactor, presentSession } from '../../presenters/account/staff.js';
import { reply } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { passwordChange, secondFactorAsked, staffMe, staffSession, staffSignIn } from '../../schemas/account.js';
import { type AccountRoutesDeps } from './deps.js';

export function registerStaffSessionRoutes(router: ClerkRouter, deps: AccountRoutesDeps): void {
  const { agencies, staff, staffSessions } = deps;
  const commands = { ...deps.commands, staff };

  router.route({
    method: 'post',
    path: '/session',
    operationId: 'signInStaff',
    tag: 'account',
    summary: '工作人员登录',
    description:
      '连续 5 次输错密码，账号锁定 15 分钟。无论账号是否存在，答复都相同。启用了两步验证的，密码正确时答复 202，再以验证码完成登录。',
    anonymous: true,
    rateLimit: 'login',
    body: staffSignIn,
    response: { 201: staffSession, 202: secondFactorAsked },
    errors: ['login_failed', 'account_locked', 'account_disabled'],
    async handler({ client, staffCookie }, { body }) {
      const { transport, ...credentials } = body;
      const result = await signIn(commands, { ...credentials, client });
      if ('ticket' in result) {
        const { ticket, expiresAt } = result;
        return reply(202, { mfaRequired: true as const, ticket, expiresAt: expiresAt.toISOString() });
      }
      if (transport === 'cookie') staffCookie.set(result.token, STAFF_SESSION.absoluteMinutes * 60);
      return reply(201, presentSession(result, await agencies.byId(result.staff.agencyId), transport));
    },
  });

  router.route({
    method: 'delete',
    path: '/session',
    operationId: 'signOutStaff',
    tag: 'account',
    summary: '工作人员退出登录',
    beforePasswordChange: true,
    beforeSecondFactor: true,
    response: { 204: null },
    errors: [],
    async handler({ actor, staffCookie }) {
      await signOut(commands, actor);
      staffCookie.clear();
      return null;
    },
  });

  router.route({
    method: 'get',
    path: '/me',
    operationId: 'getStaffMe',
    tag: 'account',
    summary: '当前登录的工作人员',
    beforePasswordChange: true,
    beforeSecondFactor: true,
    response: { 200: staffMe },
    errors: [],
    async handler({ actor }) {
      const [person, session, agency] = await Promise.all([
        staff.byId(actor.agencyId, actor.staffId),
        staffSessions.ofStaff(actor.staffId, actor.sessionId),
        agencies.byId(actor.agencyId),
      ]);
      // Signed out or closed between the door and here.
      if (!person || !session) throw new AppError('login_required');
      return {
        ...presentSession({ staff: person, ...session, token: '' }, agency, 'cookie'),
        secondFactor: presentSecondFactor(person, agency),
        today: commands.clock.today(),
        abilities: Object.fromEntries(ABILITY_IDS.map((ability) => [ability, can(actor, ability, actor)])) as Record<
          (typeof ABILITY_IDS)[number],
          boolean
        >,
      };
    },
  });

  router.route({
    method: 'post',
    path: '/me/password',
    operationId: 'changeOwnPassword',
    tag: 'account',
    summary: '修改自己的密码',
    description: '本人的其他登录随即失效。输错当前密码与登录失败一并计数。',
    beforePasswordChange: true,
    beforeSecondFactor: true,
    rateLimit: 'login',
    body: passwordChange,
    response: { 204: null },
    errors: ['current_password_wrong', 'account_locked', 'weak_password'],
    async handler({ actor }, { body }) {
      await changePassword(commands, actor, body);
      return null;
    },
  });
}
