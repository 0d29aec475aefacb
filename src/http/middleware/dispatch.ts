import { AppError } from '../../errors.js';
import { type HttpMiddleware } from '../context.js';
import { type RouteTable } from '../route-table.js';

/** To the route of the path; for a path without the method: OPTIONS and 405 with `Allow`; else on to what is no API. */
export function dispatch(table: RouteTable): HttpMiddleware {
  return async function dispatchToRoute(ctx, next) {
    const found = table.find(ctx.method, ctx.path);
    if (found === null) return await next();
    if ('route' in found) return await found.route.handle(ctx, found.params);
    ctx.set('Allow', [...found, 'OPTIONS'].toSorted().join(', '));
    if (ctx.method !== 'OPTIONS') throw new AppError('method_not_allowed', { method: ctx.method });
    ctx.status = 204;
  };
}

/** The last word: nothing here. */
export function notFound(): HttpMiddleware {
  return function answerNotFound() {
    throw new AppError('not_found');
  };
}
