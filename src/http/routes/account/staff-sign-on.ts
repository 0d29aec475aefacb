/**
 * Staff sign in through the government's identity service. Both routes are followed by a browser, so every answer leads on to a
 * page: what went wrong stands behind the `#`, as one word of a closed list that the page has sentences for.
 */
import * as z from 'zod';
import { signInByIdentity } from '../../../commands/account/sign-in-by-identity.js';
import { STAFF_SESSION } from '../../../domain/account/session-limits.js';
import { type SignOnRefusal, type SignOnSecondFactor, wayBack } from '../../../domain/account/sign-on.js';
import { type KeyedMac } from '../../../ports/keyed-mac.js';
import { type StaffIdentityProvider } from '../../../ports/staff-identity.js';
import { type ClerkRouter } from '../../routers.js';
import { type AccountRoutesDeps } from './deps.js';
import { signOnCookie } from './sign-on-cookie.js';

export interface StaffSignOn {
  identity: StaffIdentityProvider;
  secondFactor: SignOnSecondFactor;
  /** Signs what the browser keeps meanwhile. */
  mac: KeyedMac;
  https: boolean;
}

/**
 * What the identity service sends along, in the characters that RFC 6749 allows it. All together it stays below the sixteen
 * kilobytes from which Node refuses a request before anybody here sees it.
 */
const told = (description: string, most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\x20-\x7e]*$/, '只能含有 ASCII 字符')
    .meta({ description })
    .optional();
const refusal = (reason: SignOnRefusal): string => `/console/#sign-on=${reason}`;

export function registerStaffSignOnRoutes(router: ClerkRouter, { signOn, ...deps }: AccountRoutesDeps): void {
  const commands = { ...deps.commands, staff: deps.staff };
  const { clock } = commands;
  const cookie = signOn ? signOnCookie(signOn.mac, signOn.https) : null;

  router.route({
    method: 'get',
    path: '/session/sso',
    operationId: 'beginStaffSignOn',
    tag: 'account',
    summary: '经统一身份认证登录：转到统一身份认证',
    description: '由浏览器打开，答复总是转到另一页；没有配置或者不可用的，转回办理台说明原因。',
    anonymous: true,
    rateLimit: 'login',
    query: z.strictObject({
      returnTo: z.string().max(500).meta({ description: '登录后回到办理台的哪一页；别处的地址不理会' }).optional(),
    }),
    response: { 303: null },
    errors: [],
    async handler({ setHeader }, { query }) {
      const begun = signOn ? await signOn.identity.begin() : null;
      setHeader('Location', begun?.address ?? refusal('unavailable'));
      if (begun && cookie)
        setHeader('Set-Cookie', cookie.give({ ...begun.attempt, wayBack: wayBack(query.returnTo) }, clock.now()));
      return null;
    },
  });

  router.route({
    method: 'get',
    path: '/session/sso/callback',
    operationId: 'completeStaffSignOn',
    tag: 'account',
    summary: '经统一身份认证登录：从统一身份认证返回',
    description: '在统一身份认证登记的回调地址。核对无误且已绑定人员的，开始登录；其余的转回办理台说明原因。',
    anonymous: true,
    rateLimit: 'login',
    query: z.strictObject({
      code: told('授权码', 2_000),
      state: told('与离开时相同', 200),
      iss: told('发行者', 300),
      session_state: told('统一身份认证的会话', 500),
      scope: told('授权的范围', 500),
      error: told('没有授权的原因', 100),
      error_description: z.string().max(300).meta({ description: '原因的说明，不显示' }).optional(),
      error_uri: told('原因的说明，不显示', 500),
    }),
    response: { 303: null },
    errors: [],
    async handler({ client, header, setHeader, staffCookie }, { query }) {
      const leadTo = (address: string): null => {
        setHeader('Location', address);
        return null;
      };
      const journey = cookie?.read(header('cookie'), clock.now());
      if (cookie) setHeader('Set-Cookie', cookie.take());
      if (!signOn || !journey) return leadTo(refusal('failed'));
      const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
      const answer = await signOn.identity.complete(new URLSearchParams(given), journey);
      if ('refused' in answer) return leadTo(refusal(answer.refused));

      const { secondFactor } = signOn;
      const result = await signInByIdentity(commands, { ...answer, secondFactor, client });
      if ('refused' in result) return leadTo(refusal(result.refused));
      // Behind the `#` it reaches no server and no log, and it opens nothing without the code.
      if ('ticket' in result) return leadTo(`/console/#sign-on-ticket=${result.ticket}`);
      staffCookie.set(result.token, STAFF_SESSION.absoluteMinutes * 60);
      return leadTo(`${journey.wayBack}#sign-on=done`);
    },
  });
}
