import { AppError } from '../../errors.js';
import { type HttpMiddleware } from '../context.js';
import { type FixedWindowLimit } from './fixed-window-limit.js';

/** Reads that need no login are limited per address, in this process. */
export function limitPublicReads(limit: FixedWindowLimit): HttpMiddleware {
  return function limitPublicRead(ctx, next) {
    if (ctx.path.startsWith('/api/public/') && !limit.take(ctx.state.clientAddress)) {
      throw new AppError('rate_limited', { seconds: limit.retryAfterSeconds() });
    }
    return next();
  };
}
