import { randomBytes } from 'node:crypto';
import { type HttpMiddleware } from '../context.js';

const SAFE = /^[A-Za-z0-9_-]{8,64}$/;

/** Unique per process by the random part, per request by the counter; cheap enough for every cached answer. */
const processPart = randomBytes(8).toString('hex');
let counter = 0;

export function newRequestId(): string {
  counter += 1;
  return `${processPart}-${counter.toString(36)}`;
}

/** The id a proxy or client gave, when it is harmless in logs and headers; else a new one. */
export function acceptRequestId(offered: string | string[] | undefined): string {
  return typeof offered === 'string' && SAFE.test(offered) ? offered : newRequestId();
}

export function requestId(): HttpMiddleware {
  return function assignRequestId(ctx, next) {
    ctx.state.requestId = acceptRequestId(ctx.req.headers['x-request-id']);
    ctx.set('X-Request-Id', ctx.state.requestId);
    return next();
  };
}
