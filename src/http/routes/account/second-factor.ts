import * as z from 'zod';
import { completeSignIn } from '../../../commands/account/complete-sign-in.js';
import {
  confirmSecondFactor,
  disableSecondFactor,
  enrolSecondFactor,
  renewRecoveryCodes,
} from '../../../commands/account/second-factor.js';
import { STAFF_SESSION } from '../../../domain/account/session-limits.js';
import { presentManagedStaff, presentSession } from '../../presenters/account/staff.js';
import { type ClerkRouter } from '../../routers.js';
import { colleague, deviceCode, secondCode, secondStep, staffSession } from '../../schemas/account.js';
import { expectedVersion, line } from '../../schemas/common.js';
import { type AccountRoutesDeps } from './deps.js';

export function registerSecondFactorRoutes(router: ClerkRouter, deps: AccountRoutesDeps): void {
  const { agencies, staff } = deps;
  const commands = { ...deps.commands, staff };

  router.route({
    method: 'post',
    path: '/session/second-factor',
    operationId: 'completeStaffSignIn',
    tag: 'account',
    summary: '以验证码完成登录',
    description: '密码正确后 5 分钟内有效。输错验证码与输错密码一并计数；用过的验证码不能再用。',
    anonymous: true,
    rateLimit: 'login',
    body: secondStep,
    response: { 201: staffSession },
    errors: ['second_factor_expired', 'second_factor_wrong', 'account_locked'],
    async handler({ client, staffCookie }, { body }) {
      const { transport, ...given } = body;
      const signedIn = await completeSignIn(commands, { ...given, client });
      if (transport === 'cookie') staffCookie.set(signedIn.token, STAFF_SESSION.absoluteMinutes * 60);
      return presentSession(signedIn, await agencies.byId(signedIn.staff.agencyId), transport);
    },
  });

  router.route({
    method: 'post',
    path: '/me/second-factor',
    operationId: 'enrolSecondFactor',
    tag: 'account',
    summary: '取得两步验证的新密钥',
    description: '密钥只在这一次给出；以身份验证器扫描后，用它显示的验证码确认才生效。',
    beforeSecondFactor: true,
    rateLimit: 'login',
    response: {
      201: z.object({
        secret: z.string().meta({ description: 'Base32，可手工输入' }),
        uri: z.string().meta({ description: 'otpauth 地址，做成二维码由身份验证器扫描' }),
        qr: z
          .array(z.string())
          .meta({ description: '这个二维码，自上而下每行一项，1 为深色，0 为浅色，不含四周的空白' }),
      }),
    },
    errors: ['action_not_allowed'],
    async handler({ actor }) {
      const agency = await agencies.byId(actor.agencyId);
      const issuer = `${agency?.name ?? ''}政府信息公开`;
      const { secret, uri, picture } = await enrolSecondFactor(commands, actor, { issuer });
      return { secret, uri, qr: picture.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')) };
    },
  });

  router.route({
    method: 'post',
    path: '/me/second-factor/actions/confirm',
    operationId: 'confirmSecondFactor',
    tag: 'account',
    summary: '以验证码确认，启用两步验证',
    description: '此后登录须输入验证码；本人的其他登录随即失效。恢复码只在这一次给出，每个只能用一次。',
    beforeSecondFactor: true,
    rateLimit: 'login',
    body: z.strictObject({ code: secondCode }),
    response: { 200: z.object({ recoveryCodes: z.array(z.string()) }) },
    errors: ['action_not_allowed', 'second_factor_wrong', 'account_locked'],
    async handler({ actor }, { body }) {
      return { recoveryCodes: await confirmSecondFactor(commands, actor, body) };
    },
  });

  router.route({
    method: 'post',
    path: '/me/second-factor/actions/renew-recovery-codes',
    operationId: 'renewRecoveryCodes',
    tag: 'account',
    summary: '更换恢复码',
    description:
      '以身份验证器当前显示的验证码换取新的恢复码；原来的全部作废。恢复码不能代替验证码。新的恢复码只在这一次给出，每个只能用一次。',
    rateLimit: 'login',
    body: z.strictObject({ code: deviceCode }),
    response: { 200: z.object({ recoveryCodes: z.array(z.string()) }) },
    errors: ['action_not_allowed', 'second_factor_wrong', 'account_locked'],
    async handler({ actor }, { body }) {
      return { recoveryCodes: await renewRecoveryCodes(commands, actor, body) };
    },
  });

  router.route({
    method: 'post',
    path: '/staff/{staffId}/actions/disable-second-factor',
    operationId: 'disableSecondFactor',
    tag: 'account',
    summary: '停用工作人员的两步验证',
    description: '用于更换或丢失设备；本人的登录全部失效。',
    roles: ['administrator'],
    body: z.strictObject({ expectedVersion, reason: line(200, '停用的理由，记入审计') }),
    response: { 200: colleague },
    errors: ['version_conflict', 'action_not_allowed'],
    async handler({ actor }, { params, body }) {
      const input = { ...body, ...params, agencyId: actor.agencyId };
      return presentManagedStaff(await disableSecondFactor(commands, actor, input), actor, commands.clock.now());
    },
  });
}
