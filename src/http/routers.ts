/**
 * Four doors, each with its login already on. A route file receives, by type, only the router it may use:
 * `registerItems(router: PublicRouter, …)`. The actor in the handler follows from the router.
 */
import Router, { type RouterMiddleware } from '@koa/router';
import type * as z from 'zod';
import { type HttpState } from './context.js';
import { type DeclaredRoute, defineRoute, type GuardServices } from './guard.js';
import { type AnyRouteSpec, type Audience, type MultipartSpec, type Responses, type RouteSpec } from './route.js';

export interface GuardedRouter<A extends Audience> {
  /** Declares and registers a route. */
  route<
    const Path extends string,
    R extends Responses,
    P extends z.ZodObject | undefined = undefined,
    Q extends z.ZodObject | undefined = undefined,
    B extends z.ZodType | undefined = undefined,
    M extends MultipartSpec | undefined = undefined,
    Anonymous extends boolean = false,
    I extends boolean = false,
  >(
    spec: RouteSpec<A, Path, P, Q, B, M, R, Anonymous, I>,
  ): void;
}

/** `/api/public`: no login, limited per address, may be cached. */
export type PublicRouter = GuardedRouter<'public'>;
/** `/api/me`: a citizen, by bearer token. */
export type ApplicantRouter = GuardedRouter<'citizen'>;
/** `/api/staff`: a member of staff of one agency, by cookie and CSRF header, or by bearer token. */
export type ClerkRouter = GuardedRouter<'staff'>;
/** `/api/callbacks`: other systems, whose signature the handler checks over the raw bytes. */
export type CallbackRouter = GuardedRouter<'callback'>;

export interface Routers {
  readonly publicRouter: PublicRouter;
  readonly applicantRouter: ApplicantRouter;
  readonly clerkRouter: ClerkRouter;
  readonly callbackRouter: CallbackRouter;
}

/** A router as the app mounts it and the API document walks it. */
export class MountedRouter<A extends Audience> implements GuardedRouter<A> {
  readonly koaRouter: Router<HttpState>;
  readonly declared = new Map<unknown, DeclaredRoute>();

  constructor(
    readonly audience: A,
    readonly prefix: string,
    private readonly services: GuardServices,
  ) {
    // `/items/search` must win over `/items/{itemId}` in whatever order they were declared.
    // Paths are registered whole: the library's own `prefix` loses a route at the prefix itself (`GET /api/me`).
    this.koaRouter = new Router<HttpState>({ strict: true, sensitive: true, exclusive: 'specificity' });
  }

  route(spec: unknown): void {
    const route = defineRoute(spec as AnyRouteSpec, this.audience, this.prefix, this.services);
    const middleware: RouterMiddleware<HttpState> = (ctx) => route.handle(ctx);
    this.declared.set(middleware, route);
    this.koaRouter[route.spec.method](koaPath(route.fullPath), middleware);
  }
}

export interface MountedRouters {
  readonly public: MountedRouter<'public'>;
  readonly citizen: MountedRouter<'citizen'>;
  readonly staff: MountedRouter<'staff'>;
  readonly callback: MountedRouter<'callback'>;
  readonly system: MountedRouter<'system'>;
}

export function mountRouters(services: GuardServices): MountedRouters {
  return {
    public: new MountedRouter('public', '/api/public', services),
    citizen: new MountedRouter('citizen', '/api/me', services),
    staff: new MountedRouter('staff', '/api/staff', services),
    callback: new MountedRouter('callback', '/api/callbacks', services),
    system: new MountedRouter('system', '', services),
  };
}

export function routersFor(mounted: MountedRouters): Routers {
  return {
    publicRouter: mounted.public,
    applicantRouter: mounted.citizen,
    clerkRouter: mounted.staff,
    callbackRouter: mounted.callback,
  };
}

/** `/items/{itemId}` as @koa/router writes it. */
function koaPath(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ':$1');
}
