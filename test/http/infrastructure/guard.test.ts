import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { AppError } from '../../../src/errors.js';
import { fileResponse, FileBody, reply } from '../../../src/http/route.js';
import { line, listOf, objectId, pageQuery, plainDay } from '../../../src/http/schemas/common.js';
import { type ErrorAnswer, MemoryRateLimiter, startTestServer, type TestServer } from '../../support/http.js';
import { Readable } from 'node:stream';

const ID = '65f000000000000000000001';

const applicantBody = z.strictObject({
  applicant: z.strictObject({
    name: line(5),
    kind: z.enum(['natural_person', 'other']),
    phones: z.array(z.string()).max(1),
  }),
  copies: z.int().min(1).max(3),
  receivedOn: plainDay(),
  remark: z.string().optional(),
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    rateLimits: new MemoryRateLimiter(2),
    routes: ({ publicRouter }) => {
      publicRouter.route({
        method: 'post',
        path: '/applicants',
        operationId: 'createApplicant',
        tag: 'application',
        summary: '登记申请人',
        query: z.strictObject({
          limit: pageQuery.limit,
          urgent: z.boolean().optional(),
          tags: z.array(z.string()).optional(),
        }),
        body: applicantBody,
        response: {
          201: z.object({
            name: z.string(),
            limit: z.int(),
            urgent: z.boolean().nullable(),
            tags: z.array(z.string()),
          }),
        },
        errors: [],
        handler: async (_context, { body, query }) => ({
          name: body.applicant.name,
          limit: query.limit,
          urgent: query.urgent ?? null,
          tags: query.tags ?? [],
        }),
      });
      publicRouter.route({
        method: 'get',
        path: '/people/{personId}',
        operationId: 'readPerson',
        tag: 'application',
        summary: '查看',
        response: { 200: listOf(z.object({ id: objectId(), name: z.string() })) },
        errors: [],
        handler: async (_context, { params }) => {
          const row = { id: params.personId, name: '张三', identityNumber: '110101199003070000' };
          return { items: [row], nextCursor: null, secret: 'internal note' };
        },
      });
      publicRouter.route({
        method: 'get',
        path: '/outcomes/{outcome}',
        operationId: 'readOutcome',
        tag: 'system',
        summary: '各种结局',
        params: z.strictObject({ outcome: z.string() }),
        response: { 200: z.object({ ok: z.boolean() }), 202: z.object({ ok: z.boolean() }), 204: null },
        errors: ['version_conflict', 'possible_duplicate'],
        errorDetails: {
          version_conflict: z.object({ version: z.int(), events: z.array(z.object({ kind: z.string() })) }),
        },
        handler: async (_context, { params }) => {
          switch (params.outcome) {
            case 'accepted':
              return reply(202, { ok: true });
            case 'empty':
              return reply(204, null);
            case 'undeclared-status':
              return reply(203 as 200, { ok: true });
            case 'wrong-shape':
              return reply(200, { ok: 'yes' as unknown as boolean });
            case 'undeclared-error':
              throw new AppError('year_frozen', { year: 2025 });
            case 'conflict':
              throw new AppError('version_conflict', {
                version: 3,
                events: [{ kind: 'extended', note: 'inside' }],
                inner: {},
              });
            case 'duplicate':
              throw new AppError('possible_duplicate', { number: 'A-2026-000001', internals: { ids: [1] } });
            default:
              throw new Error('the database burnt down', { cause: new Error('lightning') });
          }
        },
      });
      publicRouter.route({
        method: 'post',
        path: '/submissions',
        operationId: 'submit',
        tag: 'application',
        summary: '提交',
        body: z.strictObject({ a: z.int(), b: z.int() }),
        response: { 200: z.object({ id: z.string(), bodyHash: z.string() }) },
        errors: [],
        idempotent: true,
        handler: async (_context, { idempotency }) => ({ id: idempotency.id, bodyHash: idempotency.bodyHash }),
      });
      publicRouter.route({
        method: 'post',
        path: '/limited',
        operationId: 'limited',
        tag: 'system',
        summary: '受限',
        response: { 204: null },
        errors: [],
        rateLimit: 'login',
        handler: async () => null,
      });
      publicRouter.route({
        method: 'get',
        path: '/files/{name}',
        operationId: 'readFile',
        tag: 'system',
        summary: '文件',
        params: z.strictObject({ name: z.string() }),
        response: { 200: fileResponse('文件内容', 'application/pdf', 'text/plain') },
        errors: [],
        handler: async (_context, { params }) => {
          const broken = new Readable({
            read() {
              this.destroy(new Error('disk failed'));
            },
          });
          const [content, contentType] =
            params.name === 'broken'
              ? [broken, 'application/pdf']
              : [Readable.from([Buffer.from('一二三')]), 'text/plain; charset=utf-8'];
          return new FileBody(content, {
            contentType: params.name === 'wrong-type' ? 'text/html' : contentType,
            fileName: '答复书 "1".txt',
            size: params.name === 'good' ? 9 : undefined,
          });
        },
      });
    },
  });
});
afterAll(async () => {
  await server.stop();
});

const good = { applicant: { name: '张三', kind: 'other', phones: [] }, copies: 1, receivedOn: '2026-03-12' };

describe('what comes in', () => {
  test('typed query, defaults, repeated parameters and body reach the handler', async () => {
    const response = await server.client().post('/api/public/applicants?urgent=true&tags=a&tags=b', good);
    expect(response.status).toBe(201);
    expect(response.json<object>()).toEqual({ name: '张三', limit: 20, urgent: true, tags: ['a', 'b'] });
  });

  test('a single value of a list parameter is a list of one', async () => {
    const response = await server.client().post('/api/public/applicants?tags=a&limit=7', good);
    expect(response.json<object>()).toEqual({ name: '张三', limit: 7, urgent: null, tags: ['a'] });
  });

  test('all faults are told at once, with path and plain Chinese', async () => {
    const response = await server.client().post('/api/public/applicants?limit=1000&limit2=1&urgent=maybe', {
      applicant: { name: '一二三四五六', kind: 'alien', phones: ['1', '2'], age: 3 },
      copies: 1.5,
      receivedOn: '2026-02-30',
      remark: null,
    });
    expect(response.status).toBe(400);
    const { error } = response.json();
    expect(error.code).toBe('invalid_input');
    expect(error.message).toBe('提交的内容有误，请按提示修改后重试。');
    expect(error.requestId).toBe(response.headers.get('x-request-id'));
    expect(new Map(error.fields?.map(({ path, message }) => [path, message]))).toEqual(
      new Map([
        ['query.limit', '不能大于 100'],
        ['query.urgent', '应为“是”或“否”'],
        ['query.limit2', '没有这一项，请删除'],
        ['applicant.name', '最多 5 个字'],
        ['applicant.kind', '不在可选范围内'],
        ['applicant.phones', '最多 1 项'],
        ['applicant.age', '没有这一项，请删除'],
        ['copies', '应为整数'],
        ['receivedOn', '日期格式不正确，请按“年-月-日”填写，例如 2026-03-12'],
        ['remark', '不能为空'],
      ]),
    );
  });

  test('missing fields are 必填; text of blanks is missing', async () => {
    const response = await server.client().post('/api/public/applicants', { applicant: { name: '   ' } });
    expect(response.json().error.fields).toEqual([
      { path: 'applicant.name', message: '必填' },
      { path: 'applicant.kind', message: '必填' },
      { path: 'applicant.phones', message: '必填' },
      { path: 'copies', message: '必填' },
      { path: 'receivedOn', message: '必填' },
    ]);
  });

  test.each(['07', '1e1', ' 7', '0x7', '', '7.0', '99999999999999999999'])(
    'limit=%p is not a canonical integer',
    async (text) => {
      const response = await server.client().post(`/api/public/applicants?limit=${encodeURIComponent(text)}`, good);
      expect(response.status).toBe(400);
      expect(response.json().error.fields?.[0]?.path).toBe('query.limit');
    },
  );

  test('a parameter given twice where one is expected is a fault', async () => {
    const response = await server.client().post('/api/public/applicants?limit=1&limit=2', good);
    expect(response.json().error.fields).toEqual([{ path: 'query.limit', message: '应为数字' }]);
  });

  test('a path id that is no id is a fault of the input; unknown query keys are refused where none is declared', async () => {
    const response = await server.client().get('/api/public/people/12?__proto__=1');
    expect(response.status).toBe(400);
    expect(response.json().error.fields).toEqual([
      { path: 'path.personId', message: '编号格式不正确' },
      { path: 'query.__proto__', message: '没有这一项，请删除' },
    ]);
  });
});

describe('what goes out', () => {
  test('fields that the schema does not name never leave', async () => {
    const response = await server.client().get(`/api/public/people/${ID}`);
    expect(response.status).toBe(200);
    expect(response.json<object>()).toEqual({ items: [{ id: ID, name: '张三' }], nextCursor: null });
    expect(response.text).not.toContain('110101199003070000');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('declared statuses are answered as the handler says', async () => {
    expect((await server.client().get('/api/public/outcomes/accepted')).status).toBe(202);
    const empty = await server.client().get('/api/public/outcomes/empty');
    expect([empty.status, empty.text]).toEqual([204, '']);
  });

  test.each([
    ['undeclared-status', '未声明的状态 203'],
    ['wrong-shape', '状态 200 的内容不符合声明'],
    ['undeclared-error', '未声明的错误 year_frozen'],
  ])('%s is a fault of the route: 500, logged with its reason, which the developer reads', async (outcome, reason) => {
    const response = await server.client().get(`/api/public/outcomes/${outcome}`);
    expect(response.status).toBe(500);
    const { error } = response.json();
    expect(error.code).toBe('internal');
    expect(error.details?.['contract']).toContain(reason);
    const logged = server.log.errors().at(-1);
    expect(logged?.fields['requestId']).toBe(error.requestId);
    expect(String(logged?.fields['error'])).toContain(reason);
  });

  test('an unknown error is answered without a word of it and logged with its cause', async () => {
    const response = await server.client().get('/api/public/outcomes/explode');
    expect(response.status).toBe(500);
    expect(response.text).not.toMatch(/burnt|lightning|guard\.test|at /);
    const logged = server.log.errors().at(-1)?.fields['error'] as Error;
    expect(logged.message).toBe('the database burnt down');
    expect((logged.cause as Error).message).toBe('lightning');
  });

  test('structured details of an error leave through their declared schema only', async () => {
    const conflict = await server.client().get('/api/public/outcomes/conflict');
    expect(conflict.status).toBe(409);
    expect(conflict.json().error.details).toEqual({ version: 3, events: [{ kind: 'extended' }] });
    const duplicate = await server.client().get('/api/public/outcomes/duplicate');
    expect(duplicate.json().error.details).toEqual({ number: 'A-2026-000001' });
    expect(duplicate.json().error.message).toContain('A-2026-000001');
  });
});

describe('in production', () => {
  test('a result outside the declaration is still not sent; an undeclared error is answered as itself and logged', async () => {
    const production = await startTestServer({
      config: { production: true },
      routes: ({ publicRouter }) => {
        publicRouter.route({
          method: 'get',
          path: '/wrong/{what}',
          operationId: 'wrong',
          tag: 'system',
          summary: '不合声明',
          params: z.strictObject({ what: z.enum(['shape', 'error']) }),
          response: { 200: z.object({ ok: z.boolean() }) },
          errors: [],
          handler: async (_context, { params }) => {
            if (params.what === 'error') throw new AppError('year_frozen', { year: 2025 });
            return { ok: '110101199003070000' as unknown as boolean };
          },
        });
      },
    });
    const shape = await production.client().get('/api/public/wrong/shape');
    expect(shape.status).toBe(500);
    expect(shape.json().error.details).toBeUndefined();
    expect(shape.text).not.toContain('110101199003070000');
    const error = await production.client().get('/api/public/wrong/error');
    expect(error.status).toBe(422);
    expect(error.json().error.code).toBe('year_frozen');
    expect(production.log.errors().map(({ fields }) => fields['code'])).toEqual(['internal', 'year_frozen']);
    await production.stop();
  });
});

describe('Idempotency-Key', () => {
  test('is required, and must be a plain key', async () => {
    const client = server.client();
    const without = await client.post('/api/public/submissions', { a: 1, b: 2 });
    expect([without.status, without.json().error.code]).toEqual([400, 'idempotency_key_required']);
    const short = await client.post('/api/public/submissions', { a: 1, b: 2 }, { 'idempotency-key': 'abc' });
    expect(short.json().error.fields?.[0]?.path).toBe('header.Idempotency-Key');
  });

  test('id follows the key, bodyHash follows the content and not its spelling', async () => {
    const send = async (key: string, body: object) =>
      (await server.client().post('/api/public/submissions', body, { 'idempotency-key': key })).json<{
        id: string;
        bodyHash: string;
      }>();
    const first = await send('key-00000001', { a: 1, b: 2 });
    const reordered = await send('key-00000001', { b: 2, a: 1 });
    const changed = await send('key-00000001', { a: 1, b: 3 });
    const otherKey = await send('key-00000002', { a: 1, b: 2 });
    expect(first.id).toMatch(/^[0-9a-f]{64}$/);
    expect(reordered).toEqual(first);
    expect(changed.id).toBe(first.id);
    expect(changed.bodyHash).not.toBe(first.bodyHash);
    expect(otherKey.id).not.toBe(first.id);
    expect(otherKey.bodyHash).toBe(first.bodyHash);
  });
});

test('what passes by itself is 503 with Retry-After, in words that say nothing was lost; a bug stays a 500', async () => {
  const burning = await startTestServer({
    routes: ({ publicRouter }) =>
      publicRouter.route({
        method: 'get',
        path: '/burning/{what}',
        operationId: 'burning',
        tag: 'system',
        summary: '出错',
        params: z.strictObject({ what: z.string() }),
        response: { 204: null },
        errors: [],
        handler: async (_context, { params }) => {
          throw new Error(params.what);
        },
      }),
    isUnavailable: (thrown) => thrown instanceof Error && thrown.message === 'election',
  });
  try {
    const later = await burning.client().get('/api/public/burning/election');
    expect([later.status, later.headers.get('retry-after')]).toEqual([503, '5']);
    expect(later.json<{ error: object }>().error).toMatchObject({
      code: 'service_unavailable',
      message: '服务暂时不可用，您的内容没有丢失，请稍后重试。',
    });
    const bug = await burning.client().get('/api/public/burning/house');
    expect([bug.status, bug.headers.get('retry-after')]).toEqual([500, null]);
  } finally {
    await burning.stop();
  }
});

test('a used-up limit is 429 with Retry-After', async () => {
  const client = server.client();
  expect((await client.post('/api/public/limited')).status).toBe(204);
  expect((await client.post('/api/public/limited')).status).toBe(204);
  const third = await client.post('/api/public/limited');
  expect(third.status).toBe(429);
  expect(third.headers.get('retry-after')).toBe('7');
  expect(third.json().error.message).toBe('操作过于频繁，请 7 秒后再试。');
});

describe('files', () => {
  test('are streamed with type, length and their Chinese name', async () => {
    const response = await server.client().get('/api/public/files/good');
    expect(response.status).toBe(200);
    expect(response.text).toBe('一二三');
    expect(response.headers.get('content-length')).toBe('9');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="___ _1_.txt"; filename*=UTF-8''%E7%AD%94%E5%A4%8D%E4%B9%A6%20_1_.txt`,
    );
  });

  test('a file that cannot be read is an error in the usual shape, not half a file', async () => {
    const response = await server.client().get('/api/public/files/broken');
    expect(response.status).toBe(500);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(response.json<ErrorAnswer>().error.code).toBe('internal');
  });

  test('an undeclared type does not leave', async () => {
    const response = await server.client().get('/api/public/files/wrong-type');
    expect(response.status).toBe(500);
    expect(response.json().error.details?.['contract']).toContain('text/html');
  });
});
