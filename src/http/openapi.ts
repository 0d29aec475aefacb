/**
 * The API document (OpenAPI 3.1), written from the declarations the guard enforces: it cannot say anything else than
 * what the server does. Deterministic, because the file is committed and compared.
 */
import type * as z from 'zod';
import { type ErrorCode } from '../errors.js';
import { ContractViolation, STATUS_BY_CODE } from './errors.js';
import { type DeclaredRoute } from './guard.js';
import { paramsSchema, pathParameterNames, querySchema } from './guard-input.js';
import { isFileResponse } from './guard-output.js';
import { NAME_FIELD } from './middleware/read-multipart.js';
import { composeExample, MissingExample } from './openapi-examples.js';
import { RefusalCollector, STATUS_WORDS } from './openapi-refusals.js';
import { type JsonObject, SchemaCollector } from './openapi-schemas.js';
import { ROUTE_TAGS } from './route.js';
import { type MountedRouters } from './routers.js';

export interface OpenApiDocument extends JsonObject {
  openapi: string;
  paths: Record<string, Record<string, JsonObject>>;
}

const METHOD_ORDER = ['get', 'post', 'put', 'patch', 'delete'] as const;

const SECURITY_SCHEMES: JsonObject = {
  citizenBearer: {
    type: 'http',
    scheme: 'bearer',
    description: '小程序登录后得到的令牌（不透明，服务器只保存其摘要）。',
  },
  staffBearer: {
    type: 'http',
    scheme: 'bearer',
    description: '工作人员会话的同一令牌，供工具使用；不需要 CSRF 标头。',
  },
  staffCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'staff_session',
    description: '工作台登录后由服务器设置的 HttpOnly Cookie；经 HTTPS 提供服务时名称为 __Host-staff_session。',
  },
  staffCsrf: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description: '使用 Cookie 时，每个会改变数据的请求都要带上。',
  },
};

/**
 * All declared routes, in the order of the document.
 * @throws ContractViolation when two routes share an operationId (two of one address do not get into the table)
 */
export function declaredRoutes({ table }: MountedRouters): DeclaredRoute[] {
  assertUnique(table.all(), 'operationId', (route) => route.spec.operationId);
  return table.all().toSorted((a, b) => compare(a.fullPath, b.fullPath) || order(a) - order(b));
}

function assertUnique(routes: readonly DeclaredRoute[], what: string, keyOf: (route: DeclaredRoute) => string): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const key = keyOf(route);
    if (seen.has(key)) throw new ContractViolation(`两个路由的${what}相同：${key}`);
    seen.add(key);
  }
}

function order(route: DeclaredRoute): number {
  return METHOD_ORDER.indexOf(route.spec.method);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @throws ContractViolation as `declaredRoutes`, or when two different schemas carry the same id */
export function openApiDocument(routers: MountedRouters): OpenApiDocument {
  const schemas = new SchemaCollector();
  const refusals = new RefusalCollector(schemas);
  const paths: Record<string, Record<string, JsonObject>> = {};
  const usedTags = new Set<string>();
  for (const route of declaredRoutes(routers)) {
    usedTags.add(route.spec.tag);
    (paths[route.fullPath] ??= {})[route.spec.method] = operation(route, schemas, refusals);
  }
  const tags = Object.entries(ROUTE_TAGS).filter(([tag]) => usedTags.has(tag));
  return schemas.resolve({
    openapi: '3.1.0',
    info: {
      title: '政府信息公开服务接口',
      version: '1.0.0',
      description:
        '公众端（小程序）与工作台共用的接口。接口只增不改。日期为北京时间的 YYYY-MM-DD，时刻为带 Z 的 UTC，金额为整数分。' +
        '所有失败都以同一种结构答复：error.code 供程序判断，error.message 供人阅读，error.fields 逐项说明有误的字段。',
    },
    servers: [{ url: '/', description: '当前服务' }],
    tags: tags.map(([, name]) => ({ name })),
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      responses: refusals.shared(),
      examples: schemas.examples(),
      schemas: {},
    },
  }) as OpenApiDocument;
}

/** The document as committed: two spaces, closing line break. */
export function renderOpenApi(routers: MountedRouters): string {
  return `${JSON.stringify(openApiDocument(routers), null, 2)}\n`;
}

function operation(route: DeclaredRoute, schemas: SchemaCollector, refusals: RefusalCollector): JsonObject {
  const { spec } = route;
  const parameters = parametersOf(route, schemas);
  const requestBody = requestBodyOf(route, schemas);
  const security = securityOf(route);
  const description = [spec.description, spec.roles && `岗位：${spec.roles.join('、')}`].filter(Boolean).join('\n\n');
  return {
    operationId: spec.operationId,
    tags: [ROUTE_TAGS[spec.tag]],
    summary: spec.summary,
    ...(description ? { description } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: responsesOf(route, schemas, refusals),
    security,
    ...(spec.roles ? { 'x-roles': [...spec.roles] } : {}),
  };
}

function parametersOf({ spec }: DeclaredRoute, schemas: SchemaCollector): JsonObject[] {
  const ofObject = (schema: JsonObject, place: 'path' | 'query'): JsonObject[] =>
    Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>).map(([name, property]) => {
      const { description, ...rest } = property;
      const required = place === 'path' || ((schema['required'] ?? []) as string[]).includes(name);
      const example = compose(property, schemas, { path: `${spec.operationId}.${name}`, io: 'input' });
      return { name, in: place, required, ...(description ? { description } : {}), schema: rest, example };
    });
  const key: JsonObject[] = spec.idempotent
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description: '防重复提交标识：同一次填写的重试用同一个值；同一个值用于不同内容时答复 422。',
          schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,128}$' },
          example: 'b1f0c2de-5a64-4b7e-9d0f-3c2a1e8f7a60',
        },
      ]
    : [];
  const inPath =
    pathParameterNames(spec.path).length > 0 ? ofObject(schemas.inline(paramsSchema(spec), 'input'), 'path') : [];
  return [...inPath, ...ofObject(schemas.inline(querySchema(spec), 'input'), 'query'), ...key];
}

function requestBodyOf(route: DeclaredRoute, schemas: SchemaCollector): JsonObject | null {
  const { spec, audience } = route;
  if (spec.multipart) {
    const fields = spec.body ? schemas.inline(spec.body, 'input') : {};
    const name = { type: 'string', description: '文件的名称，太长的会缩短；不填则取文件部分自带的名称' };
    const file = { type: 'string', format: 'binary', description: spec.multipart.description };
    return {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { ...(fields['properties'] as JsonObject | undefined), [NAME_FIELD]: name, file },
            required: [...((fields['required'] as string[] | undefined) ?? []), 'file'],
          },
        },
      },
    };
  }
  if (spec.body) {
    return { required: true, content: { 'application/json': jsonContent(route, spec.body, 'input', schemas) } };
  }
  if (audience === 'callback' && spec.method !== 'get') {
    return { required: true, description: '按原始字节验签。', content: { '*/*': { schema: { type: 'string' } } } };
  }
  return null;
}

/**
 * A schema with an example: the route's own, which was checked when it was declared, or one composed from the schema.
 * @throws ContractViolation where a field has no word for an example yet, or the composed one is refused by the schema
 */
function jsonContent(
  { spec }: DeclaredRoute,
  schema: z.ZodType,
  io: 'input' | 'output',
  schemas: SchemaCollector,
  status?: number,
): JsonObject {
  const reference = schemas.reference(schema, io);
  const given = status === undefined ? spec.examples?.body : spec.examples?.response?.[status];
  const example = given ?? compose(reference, schemas, { path: spec.operationId, io });
  const faults = schema.safeParse(example).error?.issues ?? [];
  if (faults.length > 0) {
    const [{ path, message } = { path: [], message: '' }] = faults;
    throw new ContractViolation(`${spec.operationId} 的示例不符合 schema：${path.join('.')} ${message}`);
  }
  const { $ref } = reference;
  // An object with a name is shown once for all routes that answer with it.
  if (given === undefined && typeof $ref === 'string')
    return { schema: reference, examples: schemas.example($ref, example) };
  return { schema: reference, example };
}

function compose(schema: JsonObject, schemas: SchemaCollector, at: { path: string; io: 'input' | 'output' }): unknown {
  try {
    return composeExample(schema, (ref) => schemas.definition(ref), at);
  } catch (error) {
    if (error instanceof MissingExample) throw new ContractViolation(error.message);
    throw error;
  }
}

function responsesOf(route: DeclaredRoute, schemas: SchemaCollector, refusals: RefusalCollector): JsonObject {
  const responses: Record<string, JsonObject> = {};
  for (const [status, declared] of Object.entries(route.spec.response)) {
    const description = STATUS_WORDS[Number(status)] ?? status;
    if (declared === null) responses[status] = { description };
    else if (isFileResponse(declared)) {
      const content = Object.fromEntries(
        declared.contentTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
      );
      responses[status] = { description: declared.description, content };
    } else {
      const content = { 'application/json': jsonContent(route, declared, 'output', schemas, Number(status)) };
      responses[status] = { description, content };
    }
  }
  if (route.spec.cache) responses['304'] = { description: '内容没有变化（If-None-Match）' };
  for (const [status, codes] of errorsByStatus(route)) {
    if (responses[status]) continue;
    responses[status] = refusals.reference(status, codes, route);
  }
  return Object.fromEntries(Object.entries(responses).toSorted(([a], [b]) => compare(a, b)));
}

function errorsByStatus(route: DeclaredRoute): Map<string, ErrorCode[]> {
  const byStatus = new Map<string, ErrorCode[]>();
  for (const code of route.errors.toSorted()) {
    const status = String(STATUS_BY_CODE[code]);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

function securityOf({ spec, audience }: DeclaredRoute): JsonObject[] {
  if (spec.anonymous) return [];
  switch (audience) {
    case 'citizen':
      return [{ citizenBearer: [] }];
    case 'staff':
      return [{ staffCookie: [], ...(spec.method === 'get' ? {} : { staffCsrf: [] }) }, { staffBearer: [] }];
    case 'public':
    case 'callback':
    case 'system':
      return [];
  }
}
