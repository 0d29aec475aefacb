/** `/docs` and `/api/openapi.json`: the document for people and for machines, made at the first request and kept. */
import { createHash } from 'node:crypto';
import { type HttpMiddleware } from './context.js';
import { renderDocsPage } from './docs-page.js';
import { DOCS_STYLE } from './docs-style.js';
import { openApiDocument } from './openapi.js';
import { type MountedRouters } from './routers.js';

interface StaticAnswer {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
}

export const OPENAPI_URL = '/api/openapi.json';
const STYLE_URL = '/docs/style.css';

export function serveDocs(routers: MountedRouters): HttpMiddleware {
  const makers: Readonly<Record<string, () => StaticAnswer>> = {
    '/docs': once(() =>
      answer('text/html; charset=utf-8', renderDocsPage(openApiDocument(routers), STYLE_URL, OPENAPI_URL)),
    ),
    [STYLE_URL]: once(() => answer('text/css; charset=utf-8', DOCS_STYLE)),
    [OPENAPI_URL]: once(() => answer('application/json; charset=utf-8', JSON.stringify(openApiDocument(routers)))),
  };
  return async function answerDocs(ctx, next) {
    const path = ctx.path === '/docs/' ? '/docs' : ctx.path;
    const make = Object.hasOwn(makers, path) ? makers[path] : undefined;
    if (!make || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return await next();
    const { type, body, etag } = make();
    ctx.state.routePath = path;
    ctx.status = 200;
    ctx.set('ETag', etag);
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('Content-Type', type);
    if (ctx.get('If-None-Match') === etag) {
      ctx.status = 304;
      return;
    }
    ctx.body = body;
  };
}

function answer(type: string, text: string): StaticAnswer {
  const body = Buffer.from(text);
  return { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
