import { signInCitizen } from '../../../commands/account/sign-in-citizen.js';
import { signOut } from '../../../commands/account/sign-out.js';
import { AppError } from '../../../errors.js';
import { type CitizenRecord } from '../../../ports/citizens.js';
import { type ApplicantRouter } from '../../routers.js';
import { citizen, citizenSession, citizenSignIn } from '../../schemas/account.js';
import { type AccountRoutesDeps } from './deps.js';

export function registerCitizenSessionRoutes(
  router: ApplicantRouter,
  { commands, citizens }: Pick<AccountRoutesDeps, 'commands' | 'citizens'>,
): void {
  router.route({
    method: 'post',
    path: '/session',
    operationId: 'signInCitizen',
    tag: 'account',
    summary: '公众登录',
    description: '登录凭证用过或过期（login_code_invalid）时，请重新取得凭证再试一次。',
    anonymous: true,
    rateLimit: 'login',
    body: citizenSignIn,
    response: { 201: citizenSession },
    errors: ['login_code_invalid', 'login_blocked', 'login_provider_unavailable'],
    async handler({ client }, { body }) {
      const { token, expiresAt, citizen: person } = await signInCitizen(commands, { code: body.code, client });
      return { token, expiresAt: expiresAt.toISOString(), citizen: presentCitizen(person) };
    },
  });

  router.route({
    method: 'delete',
    path: '/session',
    operationId: 'signOutCitizen',
    tag: 'account',
    summary: '公众退出登录',
    response: { 204: null },
    errors: [],
    async handler({ actor }) {
      await signOut(commands, actor);
      return null;
    },
  });

  router.route({
    method: 'get',
    path: '',
    operationId: 'getMe',
    tag: 'account',
    summary: '当前登录的公众账号',
    response: { 200: citizen },
    errors: [],
    async handler({ actor }) {
      const person = await citizens.byId(actor.citizenId);
      if (!person) throw new AppError('login_required');
      return presentCitizen(person);
    },
  });
}

/** To himself; what the login provider calls him stays inside. */
function presentCitizen({ id, createdAt }: CitizenRecord) {
  return { id, createdAt };
}
