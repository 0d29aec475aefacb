/** What a declaration must satisfy before the server starts: faults of ours are found here, not by a citizen. */
import { type core } from 'zod';
import { type ErrorCode } from '../errors.js';
import { ContractViolation } from './errors.js';
import { paramsSchema, pathParameterNames } from './guard-input.js';
import { isFileResponse } from './guard-output.js';
import { type AnyRouteSpec, type Audience } from './route.js';

/** @throws ContractViolation naming the route and what is wrong with its declaration */
export function assertSoundRoute(spec: AnyRouteSpec, audience: Audience): void {
  const fail = (reason: string): never => {
    throw new ContractViolation(
      `${spec.method.toUpperCase()} ${spec.path} (${spec.operationId || '无 operationId'}): ${reason}`,
    );
  };
  if (!/^[a-z][A-Za-z0-9]+$/.test(spec.operationId)) fail('operationId 应为小驼峰');
  if (spec.summary.trim() === '') fail('缺少 summary');
  // Empty: the router's own address, e.g. `GET /api/me`.
  if (!/^(\/[a-z0-9.-]+|\/\{[a-z][A-Za-z0-9]*\})*$/.test(spec.path)) fail('path 只能由小写的段和 {参数} 组成');
  const inPath = pathParameterNames(spec.path).toSorted().join();
  const inSchema = Object.keys(paramsSchema(spec).shape).toSorted().join();
  if (inPath !== inSchema) fail(`路径参数（${inPath}）与 params（${inSchema}）不一致`);
  if (Object.keys(spec.response).length === 0) fail('缺少 response');
  if (spec.body && spec.method === 'get') fail('GET 不能有 body');
  if (spec.multipart && spec.method === 'get') fail('GET 不能有 multipart');
  if (spec.roles && (audience !== 'staff' || spec.anonymous)) fail('roles 只用于需要登录的 staff 路由');
  if (spec.errorDetails) {
    for (const code of Object.keys(spec.errorDetails) as ErrorCode[]) {
      if (!declaredErrors(spec, audience).includes(code)) fail(`errorDetails 的 ${code} 没有在 errors 中声明`);
    }
  }
  if (spec.cache) {
    if (spec.method !== 'get' || audience !== 'public') fail('只有 public 的 GET 可以 cache');
    const only = Object.entries(spec.response);
    const declared = only[0]?.[1];
    if (
      only.length !== 1 ||
      only[0]?.[0] !== '200' ||
      declared === null ||
      declared === undefined ||
      isFileResponse(declared)
    ) {
      fail('cache 的路由只能答复 200 的 JSON');
    }
  }
  for (const [name, schema] of [
    ['params', spec.params],
    ['query', spec.query],
    ['body', spec.body],
  ] as const) {
    const fault = schema && inputFault(schema);
    if (fault) fail(`${name}: ${fault}`);
  }
  for (const [status, declared] of Object.entries(spec.response)) {
    if (declared === null || isFileResponse(declared)) continue;
    const fault = outputFault(declared);
    if (fault) fail(`response ${status}: ${fault}`);
  }
  assertExamples(spec, fail);
}

/** Codes that follow from the router and the declaration; a handler may throw any of these without naming them. */
export function declaredErrors(spec: AnyRouteSpec, audience: Audience): ErrorCode[] {
  const codes = new Set<ErrorCode>(spec.errors);
  const add = (...more: ErrorCode[]): void => more.forEach((code) => codes.add(code));
  add('invalid_input', 'internal', 'service_unavailable');
  if (audience === 'public' || spec.rateLimit) add('rate_limited');
  if ((audience === 'citizen' || audience === 'staff') && !spec.anonymous) add('login_required');
  if (audience === 'staff' && !spec.anonymous) {
    add('forbidden');
    if (spec.method !== 'get') add('csrf_failed');
    if (!spec.beforePasswordChange) add('password_change_required');
    if (!spec.beforeSecondFactor) add('second_factor_required');
  }
  if (pathParameterNames(spec.path).length > 0) add('not_found');
  if (spec.body || spec.multipart || audience === 'callback')
    add('payload_too_large', 'unsupported_media_type', 'request_timeout');
  if (spec.multipart) {
    add('file_too_large', 'too_many_files', 'unsupported_file_type');
    add('file_refused', 'file_infected', 'scanner_unavailable');
  }
  if (spec.idempotent) add('idempotency_key_required', 'idempotency_key_reused');
  return [...codes];
}

function assertExamples(spec: AnyRouteSpec, fail: (reason: string) => never): void {
  const { body, response } = spec.examples ?? {};
  if (body !== undefined) {
    const result = spec.body?.safeParse(body);
    if (!result?.success) fail(`examples.body 不符合 schema：${result?.error.message ?? '没有 body'}`);
  }
  for (const [status, example] of Object.entries(response ?? {})) {
    const declared = spec.response[Number(status)];
    if (!declared || isFileResponse(declared)) fail(`examples.response ${status} 没有对应的 schema`);
    else {
      const result = declared.safeParse(example);
      if (!result.success) fail(`examples.response ${status} 不符合 schema：${result.error.message}`);
    }
  }
}

/** Input objects name all their fields. */
function inputFault(schema: core.$ZodType): string | null {
  return walk(schema, (def) => {
    if (def.type === 'object' && (def as core.$ZodObjectDef).catchall?._zod.def.type !== 'never') {
      return '输入对象应为 z.strictObject';
    }
    if (def.type === 'any' || def.type === 'unknown') return '输入不能是 any 或 unknown';
    return null;
  });
}

/** Output is JSON only, and nothing leaves that was not named. */
function outputFault(schema: core.$ZodType): string | null {
  return walk(schema, (def) => {
    if (def.type === 'object' && !['never', undefined].includes((def as core.$ZodObjectDef).catchall?._zod.def.type)) {
      return '答复对象不能放行未声明的字段';
    }
    const forbidden = [
      'any',
      'unknown',
      'date',
      'transform',
      'map',
      'set',
      'bigint',
      'symbol',
      'file',
      'promise',
      'custom',
      'function',
    ];
    return forbidden.includes(def.type) ? `答复不能含 ${def.type}` : null;
  });
}

/** Visits a schema and all schemas inside it; each once, so that recursive ones end. */
function walk(root: core.$ZodType, visit: (def: core.$ZodTypeDef) => string | null): string | null {
  const seen = new Set<core.$ZodType>();
  const queue: core.$ZodType[] = [root];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    const def = schema._zod.def;
    const fault = visit(def);
    if (fault !== null) return fault;
    queue.push(...children(def));
  }
  return null;
}

function children(def: core.$ZodTypeDef): core.$ZodType[] {
  if (def.type === 'lazy') return [(def as core.$ZodLazyDef).getter()];
  // A field that is a schema, or a list or a record of schemas, whatever the kind names it. Checks only refuse, they add nothing.
  return Object.entries(def)
    .filter(([key]) => key !== 'catchall' && key !== 'checks')
    .flatMap(([, value]: [string, unknown]) => schemasIn(value));
}

function schemasIn(value: unknown): core.$ZodType[] {
  if (isSchema(value)) return [value];
  if (Array.isArray(value)) return value.filter(isSchema);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.values(value).filter(isSchema);
  }
  return [];
}

function isSchema(value: unknown): value is core.$ZodType {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_zod' in value &&
    'def' in (value._zod as object) &&
    'type' in (value._zod as { def: object }).def
  );
}
