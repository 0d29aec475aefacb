import { updateAgency } from '../../../commands/account/update-agency.js';
import { AppError } from '../../../errors.js';
import { presentOwnAgency } from '../../presenters/account/agency.js';
import { type ClerkRouter } from '../../routers.js';
import { agencyUpdate, ownAgency } from '../../schemas/account.js';
import { type AccountRoutesDeps } from './deps.js';

export function registerOwnAgencyRoutes(
  router: ClerkRouter,
  { agencies, staff, commands }: Pick<AccountRoutesDeps, 'agencies' | 'staff' | 'commands'>,
): void {
  router.route({
    method: 'get',
    path: '/agency',
    operationId: 'getOwnAgency',
    tag: 'account',
    summary: '查看本机关资料',
    response: { 200: ownAgency },
    errors: ['not_found'],
    async handler({ actor }) {
      const agency = await agencies.detail(actor.agencyId);
      if (!agency) throw new AppError('not_found');
      return presentOwnAgency(agency, actor);
    },
  });

  router.route({
    method: 'post',
    path: '/agency/actions/update',
    operationId: 'updateOwnAgency',
    tag: 'account',
    summary: '修改本机关资料',
    description: '没有给出的项不变；列表整个替换。代码、性质和上级机关不能在此修改。',
    roles: ['administrator'],
    body: agencyUpdate,
    response: { 200: ownAgency },
    errors: ['not_found', 'version_conflict'],
    async handler({ actor }, { body }) {
      const { expectedVersion, ...changes } = body;
      for (const [index, { staffId }] of (changes.deputies ?? []).entries()) {
        if (await staff.byId(actor.agencyId, staffId)) continue;
        const fields = [{ path: `deputies.${index}.staffId`, message: '本单位没有这位工作人员' }];
        throw new AppError('invalid_input', {}, { fields });
      }
      const input = { agencyId: actor.agencyId, expectedVersion, changes };
      const updated = await updateAgency(commands, actor, input);
      // Other processes hear of it a moment later; whoever has saved should see it at once.
      agencies.invalidate();
      return presentOwnAgency(updated, actor);
    },
  });
}
