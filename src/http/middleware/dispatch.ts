import { AppError } from '../../errors.js';
import { type HttpMiddleware } from '../context.js';
import { type MountedRouters } from '../routers.js';

/**
 * To the one router below whose prefix the path lies; then a clean end for whatever no route took:
 * OPTIONS and 405 with `Allow`, else 404. (The routers' own `allowedMethods` answers in another shape.)
 */
export function dispatch(routers: MountedRouters): HttpMiddleware {
  const doors = Object.values(routers).map(({ prefix, koaRouter: router }) => ({
    prefix,
    run: router.routes() as unknown as HttpMiddleware,
    router,
  }));
  return async function dispatchToRouter(ctx, next) {
    const door = doors.find(({ prefix }) => prefix === '' || ctx.path === prefix || ctx.path.startsWith(`${prefix}/`));
    if (!door) return await next();
    let taken = true;
    await door.run(ctx, async () => {
      taken = false;
    });
    if (taken) return;
    const methods = new Set(door.router.match(ctx.path, ctx.method).path.flatMap((layer: { methods: string[] }) => layer.methods));
    if (methods.size === 0) return await next();
    ctx.set('Allow', [...methods, 'OPTIONS'].toSorted().join(', '));
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
