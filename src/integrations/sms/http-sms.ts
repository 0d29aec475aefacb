/**
 * Text messages over HTTP: `POST <endpoint>` with `{"to", "text"}` and a bearer token; any 2xx means taken. Small enough for an
 * adapter of any provider's to stand behind it. Number, text and token are never in an error: those are logged.
 */
import { AppError } from '../../errors.js';
import { type SmsSender } from '../../ports/sms.js';

export interface HttpSmsOptions {
  endpoint: string;
  token: string;
  /** For one call; default 5 s. */
  timeoutMs?: number;
}

export function httpSms({ endpoint, token, timeoutMs = 5_000 }: HttpSmsOptions): SmsSender {
  return {
    async send({ to, text }) {
      let status: number;
      try {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ to, text }),
          signal: AbortSignal.timeout(timeoutMs),
          // The token must not follow to wherever somebody points.
          redirect: 'error',
        });
        status = response.status;
        await response.body?.cancel();
      } catch (error) {
        throw unavailable(reasonOf(error));
      }
      if (status < 200 || status > 299) throw unavailable(`status ${status}`);
    },
  };
}

function unavailable(reason: string): AppError {
  return new AppError(
    'service_unavailable',
    {},
    { message: '短信暂时发不出去，请稍后重试。', cause: new Error(`sms: ${reason}`) },
  );
}

/** The kind of a failed call, without its text, which might quote what was sent. */
function reasonOf(error: unknown): string {
  const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown } };
  return [name, cause?.code].filter((word) => typeof word === 'string').join(' ') || 'failed';
}
