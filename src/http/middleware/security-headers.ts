/** Security headers, computed once by helmet and then only copied: the same for Koa and for the fast path before it. */
import { type IncomingMessage, type ServerResponse } from 'node:http';
import helmet from 'koa-helmet';
import { type HttpContext, type HttpMiddleware } from '../context.js';

export type HeaderList = readonly (readonly [name: string, value: string])[];
export type CspDirectives = Readonly<Record<string, readonly string[]>>;

/** An API answer is data: nothing in it may run, load or be framed. */
const API_CSP: CspDirectives = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

/** Pages of our own: everything from this origin, nothing inline. */
export const PAGE_CSP: CspDirectives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

export async function apiSecurityHeaders(https: boolean): Promise<HeaderList> {
  return await helmetHeaders(API_CSP, https, { document: false, framedBySelf: false });
}

/** @param directives a page that needs more than `PAGE_CSP` (e.g. the preview in its phone frame) brings its own */
export async function pageSecurityHeaders(https: boolean, directives: CspDirectives = PAGE_CSP): Promise<HeaderList> {
  const framedBySelf = directives['frame-ancestors']?.includes("'self'") === true;
  return await helmetHeaders(directives, https, { document: true, framedBySelf });
}

/** Lets helmet write into a notebook instead of a response. */
async function helmetHeaders(
  directives: CspDirectives,
  https: boolean,
  kind: { document: boolean; framedBySelf: boolean },
): Promise<HeaderList> {
  const noted = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => noted.set(name, value),
    removeHeader: (name: string) => noted.delete(name),
  };
  const middleware = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...directives } },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // What only a document can have: links to follow and windows to open. On data they are weight without effect.
    referrerPolicy: kind.document ? { policy: 'no-referrer' } : false,
    crossOriginOpenerPolicy: kind.document ? { policy: 'same-origin' } : false,
    xFrameOptions: { action: kind.framedBySelf ? 'sameorigin' : 'deny' },
    // Only meaningful for documents of browsers that no longer exist, or switched off by default everywhere.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    originAgentCluster: false,
  });
  const stub = { req: {} as IncomingMessage, res: response as unknown as ServerResponse } as HttpContext;
  await middleware(stub as unknown as Parameters<typeof middleware>[0], async () => undefined);
  return [...noted];
}

/** Sets the headers of the API, or those of the page below whose prefix the path lies. */
export function securityHeaders(
  api: HeaderList,
  page: HeaderList,
  ownPages: ReadonlyMap<string, HeaderList>,
): HttpMiddleware {
  return function setSecurityHeaders(ctx, next) {
    for (const [name, value] of choose(ctx.path)) ctx.res.setHeader(name, value);
    return next();
  };

  function choose(path: string): HeaderList {
    if (path.startsWith('/api/')) return api;
    for (const [prefix, headers] of ownPages) if (path === prefix || path.startsWith(`${prefix}/`)) return headers;
    return page;
  }
}
