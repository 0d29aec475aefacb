/** A page that was built into a folder: its files ready in memory, the packed ones beside them. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { type PageMount } from './app.js';
import { type HttpContext, type HttpMiddleware } from './context.js';
import { type CspDirectives } from './middleware/security-headers.js';

export interface BuiltPageOptions {
  /** Null, or a folder in which nothing has been built: `whenMissing` answers. */
  directory: string | null;
  /** Look for a new build at each call of the page: while developing. */
  followChanges: boolean;
  /** Where it stands, e.g. `/console`; `/` for the root. */
  prefix: string;
  contentSecurityPolicy: CspDirectives;
  /** Addresses below the prefix that name no file are views of the page itself, which finds its way alone. */
  ownsAddresses?: boolean;
  /** Where nothing has been built. */
  whenMissing?: HttpMiddleware;
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
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

export function builtPage(options: BuiltPageOptions): PageMount {
  const { directory, followChanges, prefix, contentSecurityPolicy, ownsAddresses = false } = options;
  const base = prefix === '/' ? '' : prefix;
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
    prefix,
    contentSecurityPolicy,
    async middleware(ctx, next) {
      if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return await next();
      const name = ctx.path.slice(base.length);
      const isPage = name === '' || name === '/' || (ownsAddresses && !/\.[a-z0-9]+$/i.test(name));
      // Only names that were found in the folder can be asked for: a path that climbs out of it is none of them.
      const file = (await load(isPage)).get(isPage ? '/index.html' : name);
      if (file) answer(ctx, file, isPage ? prefix : ctx.path);
      else if (isPage && options.whenMissing) await options.whenMissing(ctx, next);
      else await next();
    },
  };
}

function answer(ctx: HttpContext, file: ReadyFile, route: string): void {
  ctx.state.routePath = route;
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
