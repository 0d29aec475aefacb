/**
 * A cached public answer is written before Koa builds a context: limit, request id, security headers, 304 and counting
 * included. Anything unusual (a miss, a limit reached, another method) is left to Koa, which knows all the rules.
 */
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { JSON_TYPE } from './guard-output.js';
import { clientAddress } from './middleware/client-address.js';
import { type FixedWindowLimit } from './middleware/fixed-window-limit.js';
import { acceptRequestId } from './middleware/request-id.js';
import { type HeaderList } from './middleware/security-headers.js';
import { type CacheEntry, type PublicCache } from './public-cache.js';

type Variant = 'identity' | 'gzip' | 'br';

export interface CachedAnswers {
  /** Answers from memory and returns true, or returns false and has touched nothing. */
  tryAnswer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Writes an entry (also one just built) as the answer. */
  write(entry: CacheEntry, request: IncomingMessage, response: ServerResponse, requestId: string): void;
}

export function cachedAnswers(
  cache: PublicCache,
  limit: FixedWindowLimit,
  options: { securityHeaders: HeaderList; trustedProxies: number },
): CachedAnswers {
  const fixed: string[] = options.securityHeaders.flat();
  /** Flat header lists per entry and variant, made at the first use; only the request id changes. */
  const prepared = new WeakMap<CacheEntry, Partial<Record<Variant | 'notModified', string[]>>>();

  return { tryAnswer, write };

  function tryAnswer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const entry = cache.hit(request.url as string);
    if (entry === undefined) return false;
    if (!limit.take(clientAddress(request, options.trustedProxies))) return false;
    write(entry, request, response, acceptRequestId(request.headers['x-request-id']));
    return true;
  }

  function write(entry: CacheEntry, request: IncomingMessage, response: ServerResponse, requestId: string): void {
    const known = request.headers['if-none-match'];
    const notModified = known !== undefined && matches(known, entry.etag);
    cache.countRead(entry, notModified);
    if (notModified) {
      response.writeHead(304, [...headersOf(entry, 'notModified'), requestId]);
      response.end();
      return;
    }
    const variant = chooseVariant(entry, request.headers['accept-encoding']);
    response.writeHead(200, [...headersOf(entry, variant), requestId]);
    response.end(request.method === 'HEAD' ? undefined : entry[variant]);
  }

  function headersOf(entry: CacheEntry, kind: Variant | 'notModified'): string[] {
    let lists = prepared.get(entry);
    if (lists === undefined) prepared.set(entry, (lists = {}));
    return (lists[kind] ??= buildHeaders(entry, kind));
  }

  /** Ends with the name of the request id header, so that its value is simply appended. */
  function buildHeaders(entry: CacheEntry, kind: Variant | 'notModified'): string[] {
    const headers = [...fixed, 'ETag', entry.etag, 'Cache-Control', cacheControl(entry.maxAgeSeconds)];
    if (entry.gzip !== null || entry.br !== null) headers.push('Vary', 'Accept-Encoding');
    if (kind !== 'notModified') {
      headers.push('Content-Type', JSON_TYPE, 'Content-Length', String((entry[kind] as Buffer).length));
      if (kind !== 'identity') headers.push('Content-Encoding', kind);
    }
    headers.push('X-Request-Id');
    return headers;
  }
}

/** Published law and reports may be corrected at any time, so a client that keeps a copy past its age asks again. */
function cacheControl(maxAgeSeconds: number): string {
  return maxAgeSeconds === 0 ? 'public, no-cache' : `public, max-age=${maxAgeSeconds}, must-revalidate`;
}

function matches(header: string, etag: string): boolean {
  if (header === etag || header === '*') return true;
  const opaque = etag.slice(2);
  return header.split(',').some((part) => {
    const candidate = part.trim();
    return candidate === etag || candidate === opaque;
  });
}

function chooseVariant(entry: CacheEntry, acceptEncoding: string | string[] | undefined): Variant {
  if (typeof acceptEncoding !== 'string' || (entry.br === null && entry.gzip === null)) return 'identity';
  if (entry.br !== null && accepts(acceptEncoding, 'br')) return 'br';
  if (entry.gzip !== null && accepts(acceptEncoding, 'gzip')) return 'gzip';
  return 'identity';
}

function accepts(header: string, encoding: string): boolean {
  if (!header.includes(encoding)) return false;
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
