/**
 * What a route is: one declaration from which the guard validates, the handler is typed, and the API document is written.
 * Nothing here runs at request time except the two small result classes.
 */
import { type Readable } from 'node:stream';
import type * as z from 'zod';
import { type ErrorCode } from '../errors.js';
import { type CitizenActor, type StaffActor, type StaffRole } from '../policies/actor.js';
import { type RateLimitBucket } from '../ports/rate-limits.js';
import { type UploadedFile } from './middleware/read-multipart.js';

/** Who a router serves: which login it demands and where it is mounted (`routers.ts`). */
export type Audience = 'public' | 'citizen' | 'staff' | 'callback' | 'system';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The areas of the system, in the order of the API document. */
export const ROUTE_TAGS = {
  disclosure: '主动公开',
  application: '依申请公开',
  payment: '缴费',
  participation: '互动交流',
  report: '统计与年报',
  supervision: '监督保障',
  account: '机构与人员',
  system: '系统',
} as const;
export type RouteTag = keyof typeof ROUTE_TAGS;

/** A response that is not JSON. `contentTypes` is the closed list of what the handler may send. */
export interface FileResponse {
  readonly kind: 'file';
  readonly contentTypes: readonly [string, ...string[]];
  readonly description: string;
}

export function fileResponse(description: string, ...contentTypes: [string, ...string[]]): FileResponse {
  return { kind: 'file', contentTypes, description };
}

/** Status → JSON schema, a file, or null for an empty body. */
export type Responses = Readonly<Record<number, z.ZodType | FileResponse | null>>;

type Body<Response> = Response extends z.ZodType ? z.input<Response> : Response extends FileResponse ? FileBody : null;

/** What a handler gives back: the body alone when one status is declared, else `reply(status, body)`. */
export type HandlerResult<R extends Responses> =
  | { [Status in keyof R & number]: Reply<Status, Body<R[Status]>> }[keyof R & number]
  | (IsUnion<keyof R> extends true ? never : Body<R[keyof R]>);

type IsUnion<T, Each = T> = T extends Each ? ([Each] extends [T] ? false : true) : never;

export class Reply<Status extends number, ReplyBody> {
  constructor(
    readonly status: Status,
    readonly body: ReplyBody,
  ) {}
}

export function reply<const Status extends number, ReplyBody>(
  status: Status,
  body: ReplyBody,
): Reply<Status, ReplyBody> {
  return new Reply(status, body);
}

export class FileBody {
  constructor(
    readonly content: Buffer | string | Readable,
    readonly options: {
      contentType: string;
      /** Offered to the person who saves it; any characters. Without it the body is shown in place. */
      fileName?: string;
      /** Byte length of a stream, when known. */
      size?: number;
    },
  ) {}
}

/** Path parameters without a schema are ids. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & PathParams<Rest>
  : unknown;

export interface MultipartSpec {
  readonly maxFileBytes: number;
  readonly description: string;
}

/** Both hashes are SHA-256 in lower-case hex. */
export interface Idempotency {
  readonly key: string;
  /** Of actor, operation and key: the id under which the result is remembered. */
  readonly id: string;
  /** Of path, query and body: the same key with another `bodyHash` is `idempotency_key_reused`. */
  readonly bodyHash: string;
}

export interface RouteInput<Path extends string, P, Q, B, M, I> {
  readonly params: P extends z.ZodType ? z.output<P> : PathParams<Path>;
  readonly query: Q extends z.ZodType ? z.output<Q> : undefined;
  readonly body: B extends z.ZodType ? z.output<B> : undefined;
  /** The one file of a multipart request, spooled to disk; removed after the answer. */
  readonly file: M extends MultipartSpec ? UploadedFile : undefined;
  /** The bytes as received, for callbacks whose signature covers them. */
  readonly rawBody: Buffer;
  readonly idempotency: I extends true ? Idempotency : undefined;
}

interface ActorOf {
  public: null;
  citizen: CitizenActor;
  staff: StaffActor;
  callback: null;
  system: null;
}

export interface RouteContext<A extends Audience, Anonymous> {
  readonly actor: Anonymous extends true ? null : ActorOf[A];
  readonly requestId: string;
  readonly client: { readonly address: string; readonly userAgent: string };
  header(name: string): string | undefined;
  setHeader(name: string, value: string): void;
  /** The cookie of the web console; the token itself never reaches a script. */
  readonly staffCookie: A extends 'staff' ? StaffCookie : undefined;
}

export interface StaffCookie {
  set(token: string, maxAgeSeconds: number): void;
  clear(): void;
}

export interface RouteSpec<
  A extends Audience,
  Path extends string,
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
  M extends MultipartSpec | undefined,
  R extends Responses,
  Anonymous extends boolean,
  I extends boolean,
> {
  method: Method;
  /** Below the router's prefix, parameters in braces: `/applications/{applicationId}/actions/extend`. */
  path: Path;
  operationId: string;
  tag: RouteTag;
  /** One line, Chinese, imperative. */
  summary: string;
  description?: string;
  params?: P;
  query?: Q;
  /** `z.strictObject` (or a union of such): an unknown field is a fault, not silence. With `multipart`: its text fields. */
  body?: B;
  multipart?: M;
  /** Default 1 MB; of `multipart` the whole request, by default the file and 64 KB. */
  maxBodyBytes?: number;
  response: R;
  /** Codes the handler may throw besides those that its router and declaration imply. */
  errors: readonly ErrorCode[];
  /** Schema of `details` for codes that carry more than plain values; unknown fields are stripped as everywhere. */
  errorDetails?: Partial<Record<ErrorCode, z.ZodObject>>;
  /** Checked against the schemas when the route is declared, so that the document cannot go stale. */
  examples?: {
    body?: B extends z.ZodType ? z.input<B> : never;
    response?: { [Status in keyof R]?: R[Status] extends z.ZodType ? z.input<R[Status]> : never };
  };
  /** Staff who may call it: any one of these roles. Finer rules are in `policies/`. Absent: every member of staff. */
  roles?: readonly [StaffRole, ...StaffRole[]];
  /** No login asked (login routes themselves). */
  anonymous?: Anonymous;
  /** Still open while the first password has to be replaced (change password, sign out, who am I). */
  beforePasswordChange?: boolean;
  /** Still open while a second factor that the agency demands is missing (get one, change password, sign out, who am I). */
  beforeSecondFactor?: boolean;
  /** Demands the `Idempotency-Key` header. */
  idempotent?: I;
  rateLimit?: RateLimitBucket;
  /** Public GET routes: answered from memory (`public-cache.ts`). */
  cache?: {
    /** What the answer depends on; a change of any of these throws it away. */
    tags(input: RouteInput<Path, P, Q, undefined, undefined, false>): readonly string[];
    /** How long a client may reuse it unasked; 0 = ask each time (304). */
    maxAgeSeconds: number;
  };
  handler(context: RouteContext<A, Anonymous>, input: RouteInput<Path, P, Q, B, M, I>): Promise<HandlerResult<R>>;
}

/** A spec whose type parameters no longer matter: how the guard, the router and the document see it. */
export interface AnyRouteSpec {
  method: Method;
  path: string;
  operationId: string;
  tag: RouteTag;
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  multipart?: MultipartSpec;
  maxBodyBytes?: number;
  response: Responses;
  errors: readonly ErrorCode[];
  errorDetails?: Partial<Record<ErrorCode, z.ZodObject>>;
  examples?: { body?: unknown; response?: Readonly<Record<number, unknown>> };
  roles?: readonly StaffRole[];
  anonymous?: boolean;
  beforePasswordChange?: boolean;
  beforeSecondFactor?: boolean;
  idempotent?: boolean;
  rateLimit?: RateLimitBucket;
  cache?: { tags(input: never): readonly string[]; maxAgeSeconds: number };
  handler(context: never, input: never): Promise<unknown>;
}
