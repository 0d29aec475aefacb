/**
 * The guard: from one declaration the whole life of a request, in the order in which faults are told:
 * login → role → limit → idempotency key → input (all faults at once) → handler → output.
 */
import { AppError, type ErrorCode } from '../errors.js';
import { hasAnyRole, type CitizenActor, type StaffActor } from '../policies/actor.js';
import { type Log } from '../ports/log.js';
import { type RateLimitBucket, type RateLimiter } from '../ports/rate-limits.js';
import { type SessionReader } from '../ports/sessions.js';
import { type HttpContext } from './context.js';
import { ContractViolation } from './errors.js';
import { canonicalJson, idempotencyOf, prepareInput, readIdempotencyKey, type ValidInput } from './guard-input.js';
import { checkOutput, checkThrown, sendOutput } from './guard-output.js';
import { authenticateCitizen, authenticateStaff, staffCookieHeader } from './middleware/authenticate.js';
import { limitKey } from './middleware/client-address.js';
import { type CachedAnswers } from './public-fast-path.js';
import { type PublicCache } from './public-cache.js';
import { type AnyRouteSpec, type Audience, type Idempotency } from './route.js';
import { assertSoundRoute, declaredErrors } from './route-rules.js';

/** What the guard needs of the running server. */
export interface GuardServices {
  readonly https: boolean;
  /** Outside production a broken declaration is loud: an undeclared error becomes a 500. */
  readonly strict: boolean;
  readonly uploadDirectory: string;
  readonly log: Log<'http'>;
  readonly sessions: SessionReader;
  readonly rateLimits: RateLimiter;
  readonly publicCache: PublicCache;
  readonly cachedAnswers: CachedAnswers;
}

/** A declared route as the router registers it and the API document reads it. */
export interface DeclaredRoute {
  readonly spec: AnyRouteSpec;
  readonly audience: Audience;
  /** With the router's prefix, parameters in braces. */
  readonly fullPath: string;
  /** Every code it may answer. */
  readonly errors: readonly ErrorCode[];
  handle(ctx: HttpContext, params: Readonly<Record<string, string>>): Promise<void>;
}

const guarded = new WeakSet<DeclaredRoute>();

/** True for what `defineRoute` made: anything else has no checks in front of it. */
export function isGuarded(route: DeclaredRoute): boolean {
  return guarded.has(route);
}

type RequestActor = CitizenActor | StaffActor | null;

/** @throws ContractViolation when the declaration itself is unsound */
export function defineRoute(
  spec: AnyRouteSpec,
  audience: Audience,
  prefix: string,
  services: GuardServices,
): DeclaredRoute {
  assertSoundRoute(spec, audience);
  const fullPath = prefix + spec.path;
  const errors = declaredErrors(spec, audience);
  const readInput = prepareInput(spec, audience, services.uploadDirectory);
  const run = spec.cache ? runCached : runOnce;
  const allowed = new Set(errors);

  const route: DeclaredRoute = { spec, audience, fullPath, errors, handle };
  guarded.add(route);
  return route;

  async function handle(ctx: HttpContext, params: Readonly<Record<string, string>>): Promise<void> {
    ctx.state.operationId = spec.operationId;
    ctx.state.routePath = fullPath;
    const actor = await admit(ctx, spec, audience, services);
    if (actor) ctx.state.actor = actor;
    await run(ctx, params, actor);
  }

  async function runOnce(
    ctx: HttpContext,
    rawParams: Readonly<Record<string, string>>,
    actor: RequestActor,
  ): Promise<void> {
    const key = spec.idempotent ? readIdempotencyKey(ctx) : null;
    const input = await readInput(ctx, rawParams);
    const idempotency = key === null ? undefined : idempotencyOf(spec.operationId, actorKey(actor, ctx), key, input);
    try {
      ctx.set('Cache-Control', 'no-store');
      await sendOutput(ctx, checkOutput(spec, await callHandler(ctx, actor, input, idempotency)));
    } finally {
      await input.multipart?.discard();
    }
  }

  async function runCached(ctx: HttpContext, rawParams: Readonly<Record<string, string>>): Promise<void> {
    const input = await readInput(ctx, rawParams);
    const entry = await services.publicCache.getOrBuild({
      key: `${spec.operationId}?${canonicalJson([input.params, input.query])}`,
      url: ctx.req.url as string,
      tags: cacheTags(input),
      maxAgeSeconds: spec.cache?.maxAgeSeconds ?? 0,
      build: async () => {
        const output = checkOutput(spec, await callHandler(ctx, null, input, undefined));
        // Sound declarations answer 200 JSON only (`route-rules.ts`).
        return output.kind === 'json' ? output.bytes : Buffer.alloc(0);
      },
    });
    ctx.respond = false;
    services.cachedAnswers.write(entry, ctx.req, ctx.res, ctx.state.requestId);
  }

  function cacheTags(input: ValidInput): readonly string[] {
    return spec.cache?.tags(input as never) ?? [];
  }

  async function callHandler(
    ctx: HttpContext,
    actor: RequestActor,
    input: ValidInput,
    idempotency: Idempotency | undefined,
  ): Promise<unknown> {
    const { params, query, body, rawBody, multipart } = input;
    try {
      return await spec.handler(
        handlerContext(ctx, actor, audience, services.https, spec.cache !== undefined) as never,
        { params, query, body, rawBody, file: multipart?.file, idempotency } as never,
      );
    } catch (thrown) {
      throw checkThrown(spec, allowed, thrown, {
        strict: services.strict,
        onUndeclared: (error) =>
          services.log.error('http', '路由抛出了未声明的错误', { operationId: spec.operationId, code: error.code }),
      });
    }
  }
}

/** Login, role and limit, as the router and the declaration demand. */
async function admit(
  ctx: HttpContext,
  spec: AnyRouteSpec,
  audience: Audience,
  services: GuardServices,
): Promise<RequestActor> {
  const actor = spec.anonymous ? null : await authenticate(ctx, spec, audience, services);
  if (spec.roles && (actor?.type !== 'staff' || !hasAnyRole(actor, spec.roles))) throw new AppError('forbidden');
  if (spec.rateLimit) {
    // Whoever has one address of IPv6 has a whole network of them.
    const key = actor ? actorKey(actor, ctx) : `address:${limitKey(ctx.state.clientAddress)}`;
    await consume(services.rateLimits, spec.rateLimit, key);
  }
  return actor;
}

async function authenticate(
  ctx: HttpContext,
  spec: AnyRouteSpec,
  audience: Audience,
  { sessions, https }: GuardServices,
): Promise<RequestActor> {
  switch (audience) {
    case 'citizen':
      return await authenticateCitizen(ctx.req, sessions);
    case 'staff':
      return await authenticateStaff(ctx.req, sessions, {
        https,
        beforePasswordChange: spec.beforePasswordChange === true,
        beforeSecondFactor: spec.beforeSecondFactor === true,
      });
    case 'public':
    case 'callback':
    case 'system':
      return null;
  }
}

async function consume(limits: RateLimiter, bucket: RateLimitBucket, key: string): Promise<void> {
  const { allowed, retryAfterSeconds } = await limits.consume(bucket, key);
  if (!allowed) throw new AppError('rate_limited', { seconds: retryAfterSeconds });
}

function actorKey(actor: RequestActor, ctx: HttpContext): string {
  switch (actor?.type) {
    case 'citizen':
      return `citizen:${actor.citizenId}`;
    case 'staff':
      return `staff:${actor.staffId}`;
    case undefined:
      return `address:${ctx.state.clientAddress}`;
  }
}

function handlerContext(
  ctx: HttpContext,
  actor: RequestActor,
  audience: Audience,
  https: boolean,
  cached: boolean,
): object {
  return {
    actor,
    requestId: ctx.state.requestId,
    client: { address: ctx.state.clientAddress, userAgent: ctx.get('User-Agent').slice(0, 300) },
    header: (name: string) => ctx.get(name) || undefined,
    setHeader: (name: string, value: string) => {
      if (cached) throw new ContractViolation('缓存的答复不能设置标头：它会发给所有人');
      ctx.set(name, value);
    },
    staffCookie:
      audience === 'staff'
        ? {
            set: (token: string, maxAgeSeconds: number) =>
              ctx.append('Set-Cookie', staffCookieHeader(https, token, maxAgeSeconds)),
            clear: () => ctx.append('Set-Cookie', staffCookieHeader(https, '', 0)),
          }
        : undefined,
  };
}
