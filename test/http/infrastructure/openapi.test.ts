import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { createApp, type AppDependencies } from '../../../src/http/app.js';
import { FixedWindowLimit } from '../../../src/http/middleware/fixed-window-limit.js';
import { type DeclaredRoute } from '../../../src/http/guard.js';
import { openApiDocument, renderOpenApi } from '../../../src/http/openapi.js';
import { PublicCache } from '../../../src/http/public-cache.js';
import { fileResponse } from '../../../src/http/route.js';
import { type Routers } from '../../../src/http/routers.js';
import { listOf, objectId, pageQuery, plainDay } from '../../../src/http/schemas/common.js';
import { MemoryRateLimiter, MemorySessions, RecordingLog, startTestServer } from '../../support/http.js';

const person = z.object({ id: objectId(), name: z.string(), born: plainDay().nullable() }).meta({ id: 'Person' });
const city = z.string().meta({ examples: ['天津'] });
const street = z.string().meta({ examples: ['和平路'] });
const address = z.strictObject({ city: city.default('北京'), street }).meta({ id: 'Address' });

function sampleRoutes({ publicRouter, applicantRouter, clerkRouter, callbackRouter }: Routers): void {
  clerkRouter.route({
    method: 'post',
    path: '/people/{personId}/actions/rename',
    operationId: 'renamePerson',
    tag: 'account',
    summary: '改名',
    description: '只改姓名，<b>不</b>改证件。',
    roles: ['clerk', 'reviewer'],
    body: z.strictObject({ name: z.string().max(50), address }).meta({ id: 'Rename' }),
    response: { 200: person },
    errors: ['version_conflict', 'already_exists'],
    errorDetails: { version_conflict: z.object({ version: z.int() }) },
    examples: {
      body: { name: '李四', address: { street: '长安街' } },
      response: { 200: { id: '65f000000000000000000001', name: '李四', born: null } },
    },
    handler: async (_context, { params, body }) => ({ id: params.personId, name: body.name, born: null }),
  });
  publicRouter.route({
    method: 'get',
    path: '/people',
    operationId: 'listPeople',
    tag: 'disclosure',
    summary: '名单',
    query: z.strictObject({ ...pageQuery, city: z.array(city).optional() }),
    response: { 200: listOf(person) },
    errors: [],
    handler: async () => ({ items: [], nextCursor: null }),
  });
  applicantRouter.route({
    method: 'post',
    path: '/files',
    operationId: 'uploadFile',
    tag: 'application',
    summary: '上传',
    idempotent: true,
    multipart: { maxFileBytes: 1000, description: '附件' },
    body: z.strictObject({ purpose: z.string() }),
    response: { 201: z.object({ address: z.object(address.shape).meta({ id: 'AddressShown' }) }) },
    errors: [],
    handler: async () => ({ address: { city: '北京', street: '' } }),
  });
  applicantRouter.route({
    method: 'get',
    path: '/letters/{letterId}',
    operationId: 'readLetter',
    tag: 'application',
    summary: '下载答复书',
    response: { 200: fileResponse('答复书', 'application/pdf') },
    errors: [],
    handler: async () => {
      throw new Error('not called');
    },
  });
  callbackRouter.route({
    method: 'post',
    path: '/pay',
    operationId: 'payCallback',
    tag: 'payment',
    summary: '支付通知',
    response: { 204: null },
    errors: [],
    handler: async () => null,
  });
}

async function appWith(routes: AppDependencies['routes']) {
  const monotonicNow = () => 0;
  return await createApp({
    config: { production: false, https: false, trustedProxies: 0, uploadDirectory: '/nonexistent' },
    log: new RecordingLog(),
    sessions: new MemorySessions(),
    rateLimits: new MemoryRateLimiter(1),
    publicReadLimit: new FixedWindowLimit({ perWindow: 1, windowMs: 1, maxKeys: 1, monotonicNow }),
    publicCache: new PublicCache({ maxBytes: 1, maxEntries: 1, ttlMs: 1, monotonicNow }),
    health: async () => ({ ready: true, checks: {} }),
    monotonicNow,
    routes,
  });
}

type Json = { [key: string]: Json } & { [index: number]: Json };
const documentOf = async (routes: AppDependencies['routes']) =>
  openApiDocument((await appWith(routes)).routers) as unknown as Json;

describe('the document', () => {
  test('has every route at its full path, sorted, and is the same whatever the order of registration', async () => {
    const forward = renderOpenApi((await appWith(sampleRoutes)).routers);
    const document = JSON.parse(forward) as { paths: object; openapi: string };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual([
      '/api/callbacks/pay',
      '/api/me/files',
      '/api/me/letters/{letterId}',
      '/api/public/people',
      '/api/staff/people/{personId}/actions/rename',
      '/healthz',
      '/readyz',
    ]);
    expect(forward.endsWith('}\n')).toBe(true);
    expect(renderOpenApi((await appWith(sampleRoutes)).routers)).toBe(forward);
  });

  test('schemas with an id are written once; one that differs between in and out has an Input of its own', async () => {
    const document = await documentOf((routers) => {
      sampleRoutes(routers);
      routers.publicRouter.route({
        method: 'get',
        path: '/addresses',
        operationId: 'readAddress',
        tag: 'disclosure',
        summary: '地址',
        response: { 200: z.object({ address }) },
        errors: [],
        handler: async () => ({ address: { city: '', street: '' } }),
      });
    });
    const schemas = document['components']?.['schemas'] as Json;
    expect(Object.keys(schemas)).toEqual([
      'Address',
      'AddressInput',
      'AddressShown',
      'Error',
      'Person',
      'Readiness',
      'Rename',
    ]);
    expect(schemas['AddressInput']?.['required']).toEqual(['street']);
    expect(schemas['Address']?.['required']).toEqual(['city', 'street']);
    expect(schemas['Rename']?.['properties']?.['address']).toEqual({ $ref: '#/components/schemas/AddressInput' });
    expect(JSON.stringify(document)).not.toMatch(/\$defs|input:|output:/);
  });

  test('every $ref points at something', async () => {
    const document = await documentOf(sampleRoutes);
    const components = document['components'] as Json;
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
    expect(new Set(references.map(([, section]) => section))).toEqual(new Set(['schemas', 'responses', 'examples']));
    for (const [, section = '', name] of references) expect(Object.keys(components[section] as object)).toContain(name);
  });

  test('an operation says who, what, every declared error by status, and how to log in', async () => {
    const operation = (await documentOf(sampleRoutes))['paths']?.['/api/staff/people/{personId}/actions/rename']?.[
      'post'
    ] as Json;
    expect(operation['operationId']).toBe('renamePerson');
    expect(operation['tags']).toEqual(['机构与人员']);
    expect(operation['x-roles']).toEqual(['clerk', 'reviewer']);
    expect(operation['parameters']).toEqual([
      {
        name: 'personId',
        in: 'path',
        required: true,
        description: '标识',
        schema: { type: 'string', pattern: '^[0-9a-f]{24}$' },
        example: '65f0c1a2b3d4e5f601234567',
      },
    ]);
    expect(operation['security']).toEqual([{ staffCookie: [], staffCsrf: [] }, { staffBearer: [] }]);
    expect(Object.keys(operation['responses'] as object)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '408',
      '409',
      '413',
      '415',
      '500',
      '503',
    ]);
    // Equal refusals of many routes are written once.
    expect(operation['responses']?.['403']).toEqual({
      $ref: '#/components/responses/403_csrf_failed_forbidden_password_change_required_second_factor_required',
    });
    const conflict = operation['responses']?.['409']?.['content']?.['application/json']?.['schema'] as Json;
    expect(conflict['allOf']?.[0]).toEqual({ $ref: '#/components/schemas/Error' });
    expect(conflict['allOf']?.[1]?.['properties']?.['error']?.['properties']?.['code']).toEqual({
      enum: ['already_exists', 'version_conflict'],
    });
    expect(operation['requestBody']?.['content']?.['application/json']?.['example']?.['name']).toBe('李四');
  });

  test('every body, answer, refusal and parameter has an example', async () => {
    const document = await documentOf(sampleRoutes);
    const shown = document['components']?.['examples'] as Json;
    const rename = document['paths']?.['/api/staff/people/{personId}/actions/rename']?.['post'] as Json;
    const answer = rename['responses']?.['200']?.['content']?.['application/json'] as Json;
    expect(answer['example']).toEqual({ id: '65f000000000000000000001', name: '李四', born: null });
    const people = document['paths']?.['/api/public/people']?.['get'] as Json;
    expect(people['responses']?.['200']?.['content']?.['application/json']?.['example']).toEqual({
      items: [{ id: '65f0c1a2b3d4e5f601234567', name: '云溪市城市管理局', born: '2026-03-12' }],
      nextCursor: null,
      count: { value: 1, capped: false },
    });
    expect(people['parameters']?.[2]?.['example']).toEqual(['天津']);
    const missing = document['components']?.['responses']?.['404_not_found']?.['content']?.['application/json'];
    expect(missing?.['example']).toMatchObject({
      error: { code: 'not_found', message: expect.stringContaining('没有找到') },
    });
    const upload = document['paths']?.['/api/me/files']?.['post']?.['responses']?.['201'] as Json;
    expect(upload['content']?.['application/json']?.['example']).toEqual({
      address: { city: '天津', street: '和平路' },
    });
    expect(Object.keys(shown)).toEqual(['output_Readiness']);
  });

  test('query parameters are listed with what is accepted; lists, files, keys and open routes too', async () => {
    const paths = (await documentOf(sampleRoutes))['paths'] as Json;
    const parameters = paths['/api/public/people']?.['get']?.['parameters'] as unknown as {
      name: string;
      required: boolean;
      schema: object;
    }[];
    expect(parameters.map(({ name, required }) => [name, required])).toEqual([
      ['cursor', false],
      ['limit', false],
      ['city', false],
    ]);
    expect(parameters[1]?.schema).toEqual({ default: 20, type: 'integer', minimum: 1, maximum: 100 });
    expect(paths['/api/public/people']?.['get']?.['security']).toEqual([]);
    const upload = paths['/api/me/files']?.['post'] as Json;
    expect(upload['parameters']?.[0]?.['name']).toBe('Idempotency-Key');
    expect(upload['requestBody']?.['content']?.['multipart/form-data']?.['schema']?.['required']).toEqual([
      'purpose',
      'file',
    ]);
    expect(upload['security']).toEqual([{ citizenBearer: [] }]);
    const letter = paths['/api/me/letters/{letterId}']?.['get']?.['responses']?.['200'] as Json;
    expect(Object.keys(letter['content'] as object)).toEqual(['application/pdf']);
    expect(paths['/api/callbacks/pay']?.['post']?.['responses']?.['204']).toEqual({ description: '成功，无内容' });
  });
});

describe('the start fails when', () => {
  const base = {
    method: 'get',
    path: '/x',
    operationId: 'readX',
    tag: 'system',
    summary: '查看',
    response: { 200: z.object({ a: z.string() }) },
    errors: [],
    handler: async () => ({ a: '' }),
  } as const;

  test('a route was registered past the guard', async () => {
    const { routers } = await appWith(({ publicRouter }) => publicRouter.route(base));
    const [guarded] = routers.table.all();
    const unguarded = { ...(guarded as DeclaredRoute), fullPath: '/api/public/hidden' };
    expect(() => routers.table.add(unguarded)).toThrow('没有经过 guard 声明的路由：/api/public/hidden');
  });

  test.each([
    ['summary is missing', { ...base, summary: ' ' }, '缺少 summary'],
    ['the path has capitals', { ...base, path: '/Xyz' }, 'path 只能由小写的段'],
    [
      'params and path disagree',
      { ...base, path: '/{itemId}', params: z.strictObject({ id: z.string() }) },
      '路径参数（itemId）与 params（id）不一致',
    ],
    ['an input object is open', { ...base, query: z.object({ a: z.string() }) }, '输入对象应为 z.strictObject'],
    [
      'an input object is open further in',
      {
        ...base,
        method: 'post' as const,
        body: z.strictObject({ list: z.array(z.object({ a: z.string() })).optional() }),
      },
      '输入对象应为 z.strictObject',
    ],
    [
      'an answer lets unknown fields through',
      { ...base, response: { 200: z.object({ list: z.array(z.looseObject({ a: z.string() })) }) } },
      '答复对象不能放行未声明的字段',
    ],
    ['an answer holds anything', { ...base, response: { 200: z.object({ a: z.unknown() }) } }, '答复不能含 unknown'],
    ['an answer holds a Date', { ...base, response: { 200: z.object({ a: z.date().nullable() }) } }, '答复不能含 date'],
    [
      'an answer is transformed',
      { ...base, response: { 200: z.object({ a: z.string().transform((text) => text.length) }) } },
      '答复不能含 transform',
    ],
    [
      'an example is stale',
      { ...base, examples: { response: { 200: { b: 1 } } } },
      'examples.response 200 不符合 schema',
    ],
    [
      'details are declared for an error that is not',
      { ...base, errorDetails: { year_frozen: z.object({}) } },
      'year_frozen 没有在 errors 中声明',
    ],
  ])('%s', async (_title, spec, reason) => {
    const starting = appWith(({ publicRouter }) => publicRouter.route(spec as never));
    await expect(starting).rejects.toThrow(reason);
  });

  test('two routes have one operationId, or one address', async () => {
    await expect(
      appWith(({ publicRouter }) => {
        publicRouter.route(base);
        publicRouter.route({ ...base, path: '/y' });
      }),
    ).rejects.toThrow('两个路由的operationId相同：readX');
    await expect(
      appWith(({ publicRouter }) => {
        publicRouter.route({ ...base, path: '/{xId}' });
        publicRouter.route({ ...base, path: '/{yId}', operationId: 'readY' });
      }),
    ).rejects.toThrow('两个路由的地址相同：GET /api/public/{xId}、/api/public/{yId}');
  });

  test('roles stand where there is no staff', async () => {
    await expect(appWith(({ publicRouter }) => publicRouter.route({ ...base, roles: ['clerk'] }))).rejects.toThrow(
      'roles 只用于需要登录的 staff 路由',
    );
  });

  test.each([
    ['a field has no word for an example', z.object({ shoeSize: z.string() }), 'readX.shoeSize：请在 example-words.ts'],
    ['the composed example is refused', z.object({ name: z.string().max(2) }), 'readX 的示例不符合 schema：name'],
  ])('%s', async (_title, schema, reason) => {
    const app = await appWith(({ publicRouter }) =>
      publicRouter.route({ ...base, response: { 200: schema } } as never),
    );
    expect(() => openApiDocument(app.routers)).toThrow(reason);
  });

  test('one id names two schemas', async () => {
    const answer = (field: 'b' | 'c') => z.object({ a: z.object({ [field]: city }).meta({ id: 'Same' }) });
    const starting = async () => {
      const app = await appWith(({ publicRouter }) => {
        publicRouter.route({ ...base, response: { 200: answer('b') }, handler: async () => ({ a: {} }) } as never);
        publicRouter.route({ ...base, path: '/y', operationId: 'readY', response: { 200: answer('c') } } as never);
      });
      openApiDocument(app.routers);
    };
    await expect(starting()).rejects.toThrow('Same');
  });
});

describe('for readers', () => {
  test('/docs is one page without any script, under a policy that allows none', async () => {
    const server = await startTestServer({ routes: sampleRoutes });
    const page = await server.client().get('/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.text).not.toMatch(/<script|\sstyle="|\son\w+="/);
    expect(page.text).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    for (const text of [
      '依申请公开',
      '改名',
      '/api/staff/people/{personId}/actions/rename',
      'version_conflict',
      '&lt;b&gt;不&lt;/b&gt;',
      '李四',
      '需要登录',
    ]) {
      expect(page.text).toContain(text);
    }
    const anchors = [...page.text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    for (const id of anchors) expect(page.text).toContain(`id="${id}"`);
    expect((await server.client().get('/docs/style.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
    await server.stop();
  });

  test('/api/openapi.json is the document, with ETag', async () => {
    const server = await startTestServer({ routes: sampleRoutes });
    const first = await server.client().get('/api/openapi.json');
    expect(first.json<object>()).toEqual(openApiDocument(server.app.routers));
    const again = await server.client().get('/api/openapi.json', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await server.client().post('/api/openapi.json')).status).toBe(404);
    await server.stop();
  });
});
