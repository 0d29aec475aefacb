import * as z from 'zod';
import { changeFilter, deleteFilter, saveFilter } from '../../../commands/application/saved-filters.js';
import { MAX_SAVED_FILTERS } from '../../../domain/application/queue-query.js';
import { assertMay } from '../../assert-may.js';
import { type ClerkRouter } from '../../routers.js';
import { savedFilterInput, savedFilterView } from '../../schemas/queue.js';
import { type ApplicationRoutesDeps } from './deps.js';

export function registerSavedFilterRoutes(
  router: ClerkRouter,
  { commands, savedFilters }: Pick<ApplicationRoutesDeps, 'commands' | 'savedFilters'>,
): void {
  router.route({
    method: 'get',
    path: '/saved-filters',
    operationId: 'listSavedFilters',
    tag: 'application',
    summary: '自己保存的队列筛选',
    response: { 200: z.object({ items: z.array(savedFilterView).meta({ description: '按保存的先后' }) }) },
    errors: [],
    async handler({ actor }) {
      assertMay(actor, 'view_case');
      return { items: await savedFilters.ofStaff(actor.staffId) };
    },
  });

  router.route({
    method: 'post',
    path: '/saved-filters',
    operationId: 'saveFilter',
    tag: 'application',
    summary: '保存队列的筛选条件',
    description: `每人最多 ${MAX_SAVED_FILTERS} 个，只有自己看得到。`,
    idempotent: true,
    body: savedFilterInput,
    response: { 201: savedFilterView },
    errors: ['already_exists', 'action_not_allowed'],
    async handler({ actor }, { body, idempotency }) {
      assertMay(actor, 'view_case');
      return saveFilter(commands, actor, { ...body, idempotency });
    },
  });

  router.route({
    method: 'put',
    path: '/saved-filters/{filterId}',
    operationId: 'changeSavedFilter',
    tag: 'application',
    summary: '修改保存的筛选',
    body: savedFilterInput,
    response: { 200: savedFilterView },
    errors: ['already_exists'],
    async handler({ actor }, { params, body }) {
      assertMay(actor, 'view_case');
      return changeFilter(commands, actor, params.filterId, body);
    },
  });

  router.route({
    method: 'delete',
    path: '/saved-filters/{filterId}',
    operationId: 'deleteSavedFilter',
    tag: 'application',
    summary: '删除保存的筛选',
    response: { 204: null },
    errors: [],
    async handler({ actor }, { params }) {
      assertMay(actor, 'view_case');
      await deleteFilter(commands, actor, params.filterId);
      return null;
    },
  });
}
