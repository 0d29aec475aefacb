import { type AppError } from '../../errors.js';
import { type Log } from '../../ports/log.js';
import { type HttpContext, type HttpMiddleware } from '../context.js';
import {
  ContractViolation,
  errorBody,
  type IsUnavailable,
  retryAfterSeconds,
  STATUS_BY_CODE,
  toAppError,
} from '../errors.js';
import { DetailedError, JSON_TYPE } from '../guard-output.js';

/**
 * Every failure leaves in one shape. A bug is logged with its cause and answered as `internal`;
 * outside production a broken declaration says in `details` what is wrong with it, because the reader is its author.
 */
export function handleErrors(log: Log<'http'>, strict: boolean, isUnavailable?: IsUnavailable): HttpMiddleware {
  return async function answerErrors(ctx, next) {
    try {
      await next();
    } catch (thrown) {
      const error = toAppError(thrown, isUnavailable);
      const { requestId, operationId } = ctx.state;
      if (STATUS_BY_CODE[error.code] >= 500) {
        log.error('http', '请求失败', { requestId, operationId, code: error.code, error: thrown });
      }
      if (ctx.res.headersSent) {
        // Half an answer is worse than a broken one: the client must see that it is not whole.
        ctx.res.destroy();
        return;
      }
      const contract = strict && thrown instanceof ContractViolation ? { contract: thrown.message } : undefined;
      writeError(ctx, error, contract);
    }
  };
}

function writeError(ctx: HttpContext, error: AppError, contract: Record<string, unknown> | undefined): void {
  const details = error instanceof DetailedError ? error.publicDetails : contract;
  ctx.respond = true;
  ctx.status = STATUS_BY_CODE[error.code];
  for (const name of ['Content-Disposition', 'Content-Length', 'Set-Cookie']) ctx.remove(name);
  ctx.set('Content-Type', JSON_TYPE);
  ctx.set('Cache-Control', 'no-store');
  const seconds = retryAfterSeconds(error);
  if (seconds !== null) ctx.set('Retry-After', String(seconds));
  if (error.code === 'login_required') ctx.set('WWW-Authenticate', 'Bearer');
  ctx.body = Buffer.from(JSON.stringify(errorBody(error, ctx.state.requestId, details)));
}
