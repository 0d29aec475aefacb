import { type Log } from '../../ports/log.js';
import { type HttpMiddleware } from '../context.js';

/** Ids of the system are safe to log and make a line useful; any other value in a path may be a one-time code. */
const ID = /[0-9a-f]{24}/g;

/**
 * One line per request that reached Koa. Never a query string, a body, a token or a free value of the path:
 * the declared path stands for the URL, with the ids it held.
 */
export function accessLog(log: Log<'http'>, monotonicNow: () => number): HttpMiddleware {
  return async function logAccess(ctx, next) {
    const startedAt = monotonicNow();
    const url = ctx.req.url ?? '';
    ctx.res.once('close', () => {
      const { actor, routePath, operationId } = ctx.state;
      log.info('http', ctx.res.writableFinished ? 'request' : 'request aborted by client', {
        requestId: ctx.state.requestId,
        method: ctx.method,
        route: routePath ?? '(none)',
        operationId,
        ids: routePath === undefined ? undefined : url.split('?', 1)[0]?.match(ID)?.join(),
        status: ctx.res.statusCode,
        milliseconds: Math.round((monotonicNow() - startedAt) * 10) / 10,
        clientIp: ctx.state.clientAddress,
        actor:
          actor === undefined
            ? undefined
            : actor.type === 'staff'
              ? `staff:${actor.staffId}`
              : `citizen:${actor.citizenId}`,
      });
    });
    await next();
  };
}
