/** The server's one screen: what happens to a request, in order. */
import { type IncomingMessage, type ServerResponse } from 'node:http';
import Koa from 'koa';
import { type Log } from '../ports/log.js';
import { type RateLimiter } from '../ports/rate-limits.js';
import { type SessionReader } from '../ports/sessions.js';
import { type HttpMiddleware, type HttpState } from './context.js';
import { serveDocs } from './docs.js';
import { type IsUnavailable } from './errors.js';
import { accessLog } from './middleware/access-log.js';
import { clientAddress } from './middleware/client-address.js';
import { dispatch, notFound } from './middleware/dispatch.js';
import { type FixedWindowLimit } from './middleware/fixed-window-limit.js';
import { handleErrors } from './middleware/handle-errors.js';
import { limitPublicReads } from './middleware/limit-public-reads.js';
import { refuseBadUrls } from './middleware/refuse-bad-urls.js';
import { requestId } from './middleware/request-id.js';
import {
  apiSecurityHeaders,
  type CspDirectives,
  type HeaderList,
  pageSecurityHeaders,
  securityHeaders,
} from './middleware/security-headers.js';
import { declaredRoutes } from './openapi.js';
import { leadToOpinionPage } from './opinion-address.js';
import { type PublicCache } from './public-cache.js';
import { cachedAnswers } from './public-fast-path.js';
import { type MountedRouters, mountRouters, type Routers, routersFor } from './routers.js';
import { type HealthReport, registerSystemRoutes } from './system-routes.js';

export interface HttpConfig {
  /** In production a broken declaration is only logged; elsewhere it is loud. */
  readonly production: boolean;
  /** Served through TLS (here or in a proxy): cookies are `Secure`, HSTS is sent. */
  readonly https: boolean;
  readonly trustedProxies: number;
  /** Where files are spooled while they are being received. */
  readonly uploadDirectory: string;
}

/** A web page of our own (console, preview) with the headers it needs. */
export interface PageMount {
  /** e.g. `/console`; the path itself and everything below it. */
  readonly prefix: string;
  readonly middleware: HttpMiddleware;
  /** Instead of `PAGE_CSP`. */
  readonly contentSecurityPolicy?: CspDirectives;
}

export interface AppDependencies {
  readonly config: HttpConfig;
  readonly log: Log<'http'>;
  readonly sessions: SessionReader;
  readonly rateLimits: RateLimiter;
  readonly publicReadLimit: FixedWindowLimit;
  readonly publicCache: PublicCache;
  readonly health: () => Promise<HealthReport>;
  /** Which failures the caller is asked to wait out. */
  readonly isUnavailable?: IsUnavailable;
  /** Monotonic milliseconds for durations, e.g. `performance.now`; dates come from the clock of the commands. */
  readonly monotonicNow: () => number;
  readonly routes: (routers: Routers) => void;
  readonly pages?: readonly PageMount[];
}

export interface HttpApp {
  /** The listener of the HTTP server: cached answers first, Koa for everything else. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** For the API document (`renderOpenApi`). */
  readonly routers: MountedRouters;
  readonly securityHeaders: HeaderList;
  readonly log: Log<'http'>;
  /** From now on `/readyz` says no, so that no new requests are sent here. */
  markStopping(): void;
  /** One line for all cached answers since the last: single ones would cost more to log than to give. */
  reportCachedAnswers(): void;
}

export async function createApp(deps: AppDependencies): Promise<HttpApp> {
  const { config, log, publicCache, publicReadLimit } = deps;
  const apiHeaders = await apiSecurityHeaders(config.https);
  const answers = cachedAnswers(publicCache, publicReadLimit, {
    securityHeaders: apiHeaders,
    trustedProxies: config.trustedProxies,
  });
  let stopping = false;

  const routers = mountRouters({
    https: config.https,
    strict: !config.production,
    uploadDirectory: config.uploadDirectory,
    log,
    sessions: deps.sessions,
    rateLimits: deps.rateLimits,
    publicCache,
    cachedAnswers: answers,
  });
  registerSystemRoutes(routers.system, { health: deps.health, isStopping: () => stopping });
  deps.routes(routersFor(routers));
  // Two routes with one name must stop the start and not the first reader of the document.
  declaredRoutes(routers);

  const koa = new Koa<HttpState>();
  koa.on('error', (error: Error) => log.warn('http', '答复未能发完', { error }));
  const pages = deps.pages ?? [];

  koa.use(requestId());
  koa.use(identifyClient(config.trustedProxies));
  koa.use(accessLog(log, deps.monotonicNow));
  koa.use(
    securityHeaders(apiHeaders, await pageSecurityHeaders(config.https), await headersOfPages(pages, config.https)),
  );
  koa.use(handleErrors(log, !config.production, deps.isUnavailable));
  koa.use(refuseBadUrls());
  koa.use(limitPublicReads(publicReadLimit));
  koa.use(dispatch(routers.table));
  koa.use(serveDocs(routers));
  koa.use(leadToOpinionPage());
  for (const page of pages) koa.use(below(page.prefix, page.middleware));
  koa.use(notFound());

  const handle = koa.callback();
  return {
    listener: (request, response) => {
      if (!answers.tryAnswer(request, response)) void handle(request, response);
    },
    routers,
    securityHeaders: apiHeaders,
    log,
    markStopping: () => {
      stopping = true;
    },
    reportCachedAnswers: cachedAnswersReport(publicCache, log),
  };
}

function cachedAnswersReport(cache: PublicCache, log: Log<'http'>): () => void {
  let last = cache.stats();
  return function reportCachedAnswers() {
    const now = cache.stats();
    const answered = now.hits - last.hits;
    const notModified = now.notModified - last.notModified;
    const built = now.builds - last.builds;
    last = now;
    if (answered + notModified === 0) return;
    log.info('http', 'cached answers', { answered, notModified, built, entries: now.entries, bytes: now.bytes });
  };
}

function identifyClient(trustedProxies: number): HttpMiddleware {
  return function setClientAddress(ctx, next) {
    ctx.state.clientAddress = clientAddress(ctx.req, trustedProxies);
    return next();
  };
}

function below(prefix: string, middleware: HttpMiddleware): HttpMiddleware {
  return function runBelow(ctx, next) {
    const inside = prefix === '/' || ctx.path === prefix || ctx.path.startsWith(`${prefix}/`);
    return inside ? middleware(ctx, next) : next();
  };
}

async function headersOfPages(pages: readonly PageMount[], https: boolean): Promise<Map<string, HeaderList>> {
  const headers = new Map<string, HeaderList>();
  for (const { prefix, contentSecurityPolicy } of pages) {
    if (contentSecurityPolicy) headers.set(prefix, await pageSecurityHeaders(https, contentSecurityPolicy));
  }
  return headers;
}
