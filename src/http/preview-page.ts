/** The mini-program in the browser: built files from a folder, ready in memory, at the root of the server. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { type PageMount } from './app.js';
import { type HttpContext } from './context.js';
import { type CspDirectives, PAGE_CSP } from './middleware/security-headers.js';

export interface PreviewPageOptions {
  /** Null, or a folder in which nothing has been built: `/` leads to the API document. */
  directory: string | null;
  /** Look for a new build at each call of the page: while developing. */
  followChanges: boolean;
}

interface ReadyFile {
  type: string;
  etag: string;
  body: Buffer;
  br: Buffer | null;
  gzip: Buffer | null;
  /** Its name changes with its content. */
  immutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/** Styles are written by the engine at run time; the phone frame and a PDF stand in frames of our own. */
const PREVIEW_CSP: CspDirectives = {
  ...PAGE_CSP,
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
  'frame-src': ["'self'", 'blob:'],
  'frame-ancestors': ["'self'"],
};

export function previewPage({ directory, followChanges }: PreviewPageOptions): PageMount {
  let loaded: Promise<ReadonlyMap<string, ReadyFile>> | null = null;
  let builtAt = 0;

  const load = async (isPage: boolean): Promise<ReadonlyMap<string, ReadyFile>> => {
    if (directory === null) return new Map();
    if (followChanges && isPage) {
      const now = (await stat(join(directory, 'index.html')).catch(() => null))?.mtimeMs ?? 0;
      if (now !== builtAt) loaded = null;
      builtAt = now;
    }
    loaded ??= readFiles(directory);
    return await loaded;
  };

  return {
    prefix: '/',
    contentSecurityPolicy: PREVIEW_CSP,
    async middleware(ctx, next) {
      if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return await next();
      const isPage = ctx.path === '/';
      // Only names that were found in the folder can be asked for: a path that climbs out of it is none of them.
      const file = (await load(isPage)).get(isPage ? '/index.html' : ctx.path);
      if (file) answer(ctx, file);
      else if (isPage) ctx.redirect('/docs');
      else await next();
    },
  };
}

function answer(ctx: HttpContext, file: ReadyFile): void {
  ctx.state.routePath = ctx.path;
  ctx.status = 200;
  ctx.set('ETag', file.etag);
  ctx.set('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (file.br || file.gzip) ctx.vary('Accept-Encoding');
  if (ctx.get('If-None-Match') === file.etag) {
    ctx.status = 304;
    return;
  }
  ctx.set('Content-Type', file.type);
  // Asked one by one: of two that are equally welcome, the smaller.
  const packed = (['br', 'gzip'] as const).find((encoding) => file[encoding] && ctx.acceptsEncodings(encoding));
  if (packed) ctx.set('Content-Encoding', packed);
  ctx.body = (packed && file[packed]) ?? file.body;
}

async function readFiles(directory: string): Promise<ReadonlyMap<string, ReadyFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const contents = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!entry.isFile() || !/\.[a-z]+$/.test(entry.name)) continue;
    const place = join(entry.parentPath, entry.name);
    contents.set(`/${relative(directory, place).split(sep).join('/')}`, await readFile(place));
  }
  const files = new Map<string, ReadyFile>();
  for (const [name, body] of contents) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    const [br, gzip] = [contents.get(`${name}.br`) ?? null, contents.get(`${name}.gz`) ?? null];
    files.set(name, { type, etag, body, br, gzip, immutable: name.startsWith('/assets/') });
  }
  return files;
}
