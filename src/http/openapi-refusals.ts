/** How the API document says what a route may refuse: equal refusals of many routes are written once. */
import { ERROR_MESSAGES, type ErrorCode } from '../errors.js';
import { type DeclaredRoute } from './guard.js';
import { type JsonObject, type SchemaCollector } from './openapi-schemas.js';
import { errorResponse } from './schemas/error.js';

export const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: '成功',
  201: '已创建',
  202: '已受理',
  204: '成功，无内容',
  303: '转到 Location 所说的页面',
  400: '提交的内容有误',
  401: '需要登录，或登录已失效',
  403: '没有权限',
  404: '没有找到，或不属于您',
  405: '不支持的请求方法',
  408: '请求没有在规定时间内传完',
  409: '与现有内容冲突',
  413: '内容过大',
  415: '不支持的内容格式',
  422: '不符合办理规则',
  429: '过于频繁，请按 Retry-After 稍后再试',
  431: '标头过长',
  500: '系统出现问题',
  503: '服务暂时不可用',
};

/** `components.responses`: one entry for each set of codes that more than one route answers alike. */
export class RefusalCollector {
  readonly #errorSchema: JsonObject;
  readonly #shared = new Map<string, JsonObject>();

  constructor(private readonly schemas: SchemaCollector) {
    this.#errorSchema = schemas.reference(errorResponse, 'output');
  }

  /** A reference, or the refusal itself where the route tells details of its own. */
  reference(status: string, codes: readonly ErrorCode[], { spec }: DeclaredRoute): JsonObject {
    const details = codes
      .map((code) => spec.errorDetails?.[code])
      .filter((schema) => schema !== undefined)
      .map((schema) => this.schemas.reference(schema, 'output'));
    if (details.length > 0) return this.#refusal(status, codes, details);
    const name = [status, ...codes].join('_');
    if (!this.#shared.has(name)) this.#shared.set(name, this.#refusal(status, codes, []));
    return { $ref: `#/components/responses/${name}` };
  }

  shared(): JsonObject {
    return Object.fromEntries([...this.#shared].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #refusal(status: string, codes: readonly ErrorCode[], details: readonly JsonObject[]): JsonObject {
    const error = {
      type: 'object',
      properties: {
        code: { enum: [...codes] },
        ...(details.length > 0 ? { details: { anyOf: [...details, {}] } } : {}),
      },
    };
    const schema = { allOf: [this.#errorSchema, { type: 'object', properties: { error } }] };
    return {
      description: `${STATUS_WORDS[Number(status)] ?? status}：${codes.join('、')}`,
      ...(status === '429' || status === '503'
        ? { headers: { 'Retry-After': { description: '秒', schema: { type: 'integer', minimum: 1 } } } }
        : {}),
      content: { 'application/json': { schema, example: exampleOf(codes[0] as ErrorCode) } },
    };
  }
}

/** What stands in braces is filled when it happens. */
function exampleOf(code: ErrorCode): JsonObject {
  const message = ERROR_MESSAGES[code].replace(/\{\w+\}/g, '…');
  return { error: { code, message, requestId: 'b1f0c2de-5a64-4b7e-9d0f-3c2a1e8f7a60' } };
}
