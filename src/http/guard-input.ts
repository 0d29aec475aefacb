/** From the bytes of a request to typed input, all faults at once. Everything that can be prepared is prepared per route, once. */
import * as z from 'zod';
import { AppError, type FieldFault } from '../errors.js';
import { type HttpContext } from './context.js';
import { DEFAULT_BODY_BYTES, readJsonBody, readRawBody } from './middleware/read-body.js';
import { type MultipartBody, readMultipart } from './middleware/read-multipart.js';
import { type AnyRouteSpec, type Audience, type Idempotency } from './route.js';
import { objectId } from './schemas/common.js';
import { chineseErrorMap, fieldFaults } from './schemas/messages.js';
import { sha256 } from './sha256.js';

const ROOM_BESIDE_FILE = 64 * 1024;
const PARSE = { error: chineseErrorMap } as const;
const EMPTY_BODY = Buffer.alloc(0);

export interface ValidInput {
  readonly params: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
  readonly rawBody: Buffer;
  readonly multipart: MultipartBody | null;
}

export type InputReader = (ctx: HttpContext, params: Readonly<Record<string, string>>) => Promise<ValidInput>;

type Scalar = 'integer' | 'number' | 'boolean' | 'string';
interface Decoding {
  readonly type: Scalar;
  readonly repeated: boolean;
}

/** Names in braces of a declared path. */
export function pathParameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] as string);
}

/** The schema of the path parameters: as declared, else every one is an id. */
export function paramsSchema(spec: Pick<AnyRouteSpec, 'path' | 'params'>): z.ZodObject {
  if (spec.params) return spec.params;
  return z.strictObject(Object.fromEntries(pathParameterNames(spec.path).map((name) => [name, objectId()])));
}

/** The schema of the query: as declared, else none is accepted (an unknown key is a typing error, not noise). */
export function querySchema(spec: Pick<AnyRouteSpec, 'query'>): z.ZodObject {
  return spec.query ?? z.strictObject({});
}

export function prepareInput(spec: AnyRouteSpec, audience: Audience, uploadDirectory: string): InputReader {
  const params = paramsSchema(spec);
  const query = querySchema(spec);
  const paramsDecoding = decodingOf(params);
  const queryDecoding = decodingOf(query);
  const bodyDecoding = spec.multipart && spec.body ? decodingOf(spec.body) : null;
  const maxBytes =
    spec.maxBodyBytes ?? (spec.multipart ? spec.multipart.maxFileBytes + ROOM_BESIDE_FILE : DEFAULT_BODY_BYTES);

  return async function readInput(ctx, rawParams) {
    const faults: FieldFault[] = [];
    const parse = (schema: z.ZodType, value: unknown, prefix: string[]): unknown => {
      const result = schema.safeParse(value, PARSE);
      if (result.success) return result.data;
      faults.push(...fieldFaults(result.error.issues, prefix));
      return undefined;
    };

    const validParams = parse(params, decodeStrings(paramsDecoding, Object.entries(rawParams)), ['path']);
    const pairs = ctx.querystring === '' ? [] : new URLSearchParams(ctx.querystring);
    const validQuery = parse(query, decodeStrings(queryDecoding, pairs), ['query']);

    let body: unknown;
    let rawBody: Buffer = EMPTY_BODY;
    let multipart: MultipartBody | null = null;
    if (spec.multipart) {
      const { maxFileBytes } = spec.multipart;
      multipart = await readMultipart(ctx.req, { directory: uploadDirectory, maxFileBytes, maxBodyBytes: maxBytes });
      if (spec.body && bodyDecoding) body = parse(spec.body, decodeFields(bodyDecoding, multipart.fields), []);
    } else if (spec.body) {
      body = parse(spec.body, await readJsonBody(ctx.req, maxBytes), []);
    } else if (audience === 'callback' && spec.method !== 'get') {
      rawBody = await readRawBody(ctx.req, maxBytes);
    }

    if (faults.length > 0) {
      await multipart?.discard();
      throw new AppError('invalid_input', {}, { fields: faults });
    }
    return {
      params: validParams as Record<string, unknown>,
      query: validQuery as Record<string, unknown>,
      body,
      rawBody,
      multipart,
    };
  };
}

/**
 * A URL holds only text. What each parameter means is read off its JSON schema, so that schemas stay plain (`z.int()`)
 * and the document says exactly what is accepted. Text that is not a canonical number or boolean stays text and fails there.
 */
function decodingOf(schema: z.ZodType): Map<string, Decoding> {
  const root = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  const definitions = root.$defs ?? {};
  return new Map(
    Object.entries(root.properties ?? {}).map(([name, property]) => [name, decodingOfProperty(property, definitions)]),
  );
}

interface JsonSchema {
  type?: string | string[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
}

function decodingOfProperty(schema: JsonSchema, definitions: Record<string, JsonSchema>): Decoding {
  const plain = dereference(schema, definitions);
  if (plain.type === 'array') {
    return { type: scalarOf(dereference(plain.items ?? {}, definitions), definitions), repeated: true };
  }
  return { type: scalarOf(plain, definitions), repeated: false };
}

function dereference(schema: JsonSchema, definitions: Record<string, JsonSchema>): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '');
  const target = name === undefined ? undefined : definitions[name];
  return target ? dereference(target, definitions) : schema;
}

function scalarOf(schema: JsonSchema, definitions: Record<string, JsonSchema>): Scalar {
  const types = [schema.type ?? [], (schema.anyOf ?? []).map((part) => dereference(part, definitions).type ?? [])].flat(
    3,
  );
  for (const type of ['integer', 'number', 'boolean'] as const) if (types.includes(type)) return type;
  return 'string';
}

function decodeStrings(decoding: Map<string, Decoding>, pairs: Iterable<[string, string]>): Record<string, unknown> {
  const texts = new Map<string, string[]>();
  for (const [name, text] of pairs) texts.set(name, [...(texts.get(name) ?? []), text]);
  const decoded: [string, unknown][] = [...texts].map(([name, values]) => {
    const { type, repeated } = decoding.get(name) ?? { type: 'string', repeated: false };
    const scalars = values.map((value) => decodeScalar(type, value));
    // A parameter given twice where one is expected stays a list, and the schema says so.
    return [name, repeated || scalars.length > 1 ? scalars : scalars[0]];
  });
  return Object.fromEntries(decoded);
}

function decodeFields(
  decoding: Map<string, Decoding>,
  fields: Record<string, string | string[]>,
): Record<string, unknown> {
  return decodeStrings(
    decoding,
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((text): [string, string] => [name, text])),
  );
}

function decodeScalar(type: Scalar, text: string): unknown {
  switch (type) {
    case 'integer':
      return /^-?(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : text;
    case 'number':
      return /^-?(0|[1-9]\d{0,15})(\.\d{1,15})?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'string':
      return text;
  }
}

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,128}$/;

/**
 * The key of a creating request, checked before the body is read.
 * @throws AppError `idempotency_key_required`, `invalid_input`
 */
export function readIdempotencyKey(ctx: HttpContext): string {
  const key = ctx.get('Idempotency-Key');
  if (key === '') throw new AppError('idempotency_key_required');
  if (!IDEMPOTENCY_KEY.test(key)) {
    const fault = { path: 'header.Idempotency-Key', message: '应为 8 至 128 个字母、数字、“-”或“_”' };
    throw new AppError('invalid_input', {}, { fields: [fault] });
  }
  return key;
}

export function idempotencyOf(operationId: string, actorKey: string, key: string, input: ValidInput): Idempotency {
  const file = input.multipart?.file.sha256 ?? null;
  return {
    key,
    id: sha256(JSON.stringify([actorKey, operationId, key])),
    bodyHash: sha256(canonicalJson([input.params, input.query, input.body ?? null, file])),
  };
}

/** JSON with sorted keys: the same content in another order is the same content. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
