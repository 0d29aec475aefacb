import { AppError } from '../../errors.js';
import { type HttpMiddleware } from '../context.js';

/** A path or query that is not valid percent-encoded UTF-8 cannot be decoded the same way twice; it is refused before routing. */
export function refuseBadUrls(): HttpMiddleware {
  return function refuseBadUrl(ctx, next) {
    if (ctx.req.url?.includes('%') !== true) return next();
    try {
      // A character that no text contains: what lies behind it would be seen by some and not by others.
      if ((decodeURIComponent(ctx.path) + decodeURIComponent(ctx.querystring)).includes('\0'))
        throw new URIError('NUL');
    } catch (cause) {
      throw new AppError('invalid_input', {}, { cause, fields: [{ path: '', message: '网址的编码不正确' }] });
    }
    return next();
  };
}
