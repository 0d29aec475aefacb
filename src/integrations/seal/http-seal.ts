/**
 * Electronic seals over HTTP: `POST <endpoint>` with the letter (`application/pdf`) and a bearer token; 200 with the sealed file.
 * Small enough for an adapter of any provider's to stand behind it. Neither letter nor token is in an error: those are logged.
 */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../errors.js';
import { type SealProvider } from '../../ports/seal.js';

export interface HttpSealOptions {
  endpoint: string;
  token: string;
  /** Of the sealed file. */
  maxBytes: number;
  /** For one call; default 30 s: the provider may have to ask a certificate authority. */
  timeoutMs?: number;
}

export function httpSeal({ endpoint, token, maxBytes, timeoutMs = 30_000 }: HttpSealOptions): SealProvider {
  return {
    async seal(letter) {
      // Whole, so that it can be told how long it is: not every provider takes pieces.
      const body = new Uint8Array(await buffer(letter));
      let sealed: Buffer | null;
      let status: number;
      try {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/pdf', authorization: `Bearer ${token}` },
          body,
          signal: AbortSignal.timeout(timeoutMs),
          // Letter and token must not follow to wherever somebody points.
          redirect: 'error',
        });
        status = response.status;
        sealed = status === 200 ? await bodyOf(response, maxBytes) : null;
        if (status !== 200) await response.body?.cancel();
      } catch (error) {
        throw unavailable(reasonOf(error));
      }
      if (status !== 200) throw unavailable(`status ${status}`);
      if (sealed === null) throw unavailable(`more than ${maxBytes} bytes`);
      return Readable.from([sealed]);
    },
  };
}

/** @returns null when it is too large, of which no more than that is read */
async function bodyOf(response: Response, maxBytes: number): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > maxBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function unavailable(reason: string): AppError {
  return new AppError(
    'service_unavailable',
    {},
    {
      message: '电子签章服务暂时不可用，答复没有发出，请稍后重试，或者上传盖章后的扫描件。',
      cause: new Error(`seal: ${reason}`),
    },
  );
}

/** The kind of a failed call, without its text, which might quote what was sent. */
function reasonOf(error: unknown): string {
  const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown } };
  return [name, cause?.code].filter((word) => typeof word === 'string').join(' ') || 'failed';
}
