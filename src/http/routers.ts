/**
 * Four doors, each with its login already on. A route file receives, by type, only the router it may use:
 * `registerItems(router: PublicRouter, …)`. The actor in the handler follows from the router.
 */
import type * as z from 'zod';
import { defineRoute, type GuardServices } from './guard.js';
import { type AnyRouteSpec, type Audience, type MultipartSpec, type Responses, type RouteSpec } from './route.js';
import { RouteTable } from './route-table.js';

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

class MountedRouter<A extends Audience> implements GuardedRouter<A> {
  constructor(
    private readonly audience: A,
    private readonly prefix: string,
    private readonly table: RouteTable,
    private readonly services: GuardServices,
  ) {}

  route(spec: unknown): void {
    this.table.add(defineRoute(spec as AnyRouteSpec, this.audience, this.prefix, this.services));
  }
}

export interface MountedRouters {
  /** All routes of all routers: what requests are matched against and what the API document is written from. */
  readonly table: RouteTable;
  readonly public: PublicRouter;
  readonly citizen: ApplicantRouter;
  readonly staff: ClerkRouter;
  readonly callback: CallbackRouter;
  readonly system: GuardedRouter<'system'>;
}

export function mountRouters(services: GuardServices): MountedRouters {
  const table = new RouteTable();
  return {
    table,
    public: new MountedRouter('public', '/api/public', table, services),
    citizen: new MountedRouter('citizen', '/api/me', table, services),
    staff: new MountedRouter('staff', '/api/staff', table, services),
    callback: new MountedRouter('callback', '/api/callbacks', table, services),
    system: new MountedRouter('system', '', table, services),
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
