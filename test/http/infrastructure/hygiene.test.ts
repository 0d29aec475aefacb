/** Bad requests of every kind: always a clean 4xx in the one shape, never a 5xx, never a stack. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { clientAddress, limitKey } from '../../../src/http/middleware/client-address.js';
import { type ErrorAnswer, sendRaw, startTestServer, type TestServer } from '../../support/http.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    routes: ({ publicRouter }) => {
      publicRouter.route({
        method: 'post',
        path: '/things',
        operationId: 'createThing',
        tag: 'system',
        summary: '新建',
        body: z.strictObject({ name: z.string(), tree: z.json().optional() }),
        response: { 201: z.object({ length: z.int() }) },
        errors: [],
        handler: async (_context, { body }) => ({ length: body.name.length }),
      });
      publicRouter.route({
        method: 'get',
        path: '/things/{thingId}',
        operationId: 'readThing',
        tag: 'system',
        summary: '查看',
        response: { 200: z.object({ id: z.string() }) },
        errors: [],
        handler: async (_context, { params }) => ({ id: params.thingId }),
      });
      publicRouter.route({
        method: 'get',
        path: '/things/latest',
        operationId: 'readLatestThing',
        tag: 'system',
        summary: '最新',
        response: { 200: z.object({ id: z.string() }) },
        errors: [],
        handler: async () => ({ id: 'latest' }),
      });
    },
  });
});
afterAll(async () => {
  await server.stop();
});

const JSON_HEADERS = { 'content-type': 'application/json' };
const postText = (body: RequestInit['body'], headers: Record<string, string> = JSON_HEADERS) =>
  server.client().send('POST', '/api/public/things', { body, headers });

describe('bodies', () => {
  test.each([
    ['not JSON', '{"name":', '内容不是有效的 JSON'],
    ['empty', '', '内容不是有效的 JSON'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), '内容不是有效的 JSON'],
    ['33 levels deep', `{"name":"x","tree":${'['.repeat(32)}${']'.repeat(32)}}`, '内容嵌套超过 32 层'],
    ['half a million levels deep', '['.repeat(500_000) + ']'.repeat(500_000), '内容嵌套超过 32 层'],
    ['own __proto__', '{"name":"x","tree":{"__proto__":{"admin":true}}}', '没有这一项，请删除'],
  ])('%s: 400', async (_title, body, message) => {
    const response = await postText(body);
    expect(response.status).toBe(400);
    expect(response.json().error).toMatchObject({ code: 'invalid_input', fields: [{ message }] });
  });

  test('32 levels are accepted', async () => {
    expect((await postText(`{"name":"x","tree":${'['.repeat(31)}${']'.repeat(31)}}`)).status).toBe(201);
  });

  test.each(['null', '3', '"text"', '[]'])('JSON that is no object (%s): 400', async (body) => {
    const response = await postText(body);
    expect(response.status).toBe(400);
    expect(response.json().error.fields).toHaveLength(1);
  });

  test.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
    'application/jsonx',
  ])('content type %p: 415', async (type) => {
    const response = await postText(Buffer.from('{"name":"x"}'), type === undefined ? {} : { 'content-type': type });
    expect(response.status).toBe(415);
    expect(response.json().error.message).toContain('application/json');
  });

  test('charset=UTF-8 is accepted', async () => {
    expect((await postText('{"name":"一"}', { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(201);
  });

  test('a compressed body is refused, however small', async () => {
    expect((await postText('{}', { ...JSON_HEADERS, 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('1 MB is accepted, one byte more is 413', async () => {
    const envelope = '{"name":""}'.length;
    const fits = await postText(`{"name":"${'x'.repeat(1024 * 1024 - envelope)}"}`);
    expect(fits.status).toBe(201);
    const tooLarge = await postText(`{"name":"${'x'.repeat(1024 * 1024 - envelope + 1)}"}`);
    expect([tooLarge.status, tooLarge.json().error.code]).toEqual([413, 'payload_too_large']);
  });

  test('a stream without a length is cut off at the limit too', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    let sent = 0;
    const stream = new ReadableStream({
      pull(controller) {
        if ((sent += 1) > 40) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const response = await server.client().send('POST', '/api/public/things', {
      body: stream,
      headers: JSON_HEADERS,
      duplex: 'half',
    } as RequestInit & { headers: Record<string, string> });
    expect(response.status).toBe(413);
  });
});

describe('addresses and methods', () => {
  test.each([
    '/',
    '/api',
    '/api/public',
    '/api/public/',
    '/api/public/nothing',
    '/api/me',
    '/api/nobody/x',
    '/favicon.ico',
    '/API/public/things/latest',
  ])('unknown %s: 404 in the one shape', async (path) => {
    const response = await server.client().get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.json().error.code).toBe('not_found');
    expect(response.json().error.requestId).toBe(response.headers.get('x-request-id'));
  });

  test('a trailing slash is another address', async () => {
    expect((await server.client().get('/api/public/things/latest/')).status).toBe(404);
  });

  test('the literal path wins over the parameter, though declared later', async () => {
    expect((await server.client().get('/api/public/things/latest')).json<object>()).toEqual({ id: 'latest' });
  });

  test.each([
    '/api/public/things/%',
    '/api/public/things/%zz',
    '/api/public/things/%ff',
    '/api/public/things/latest?x=%',
    '/%c0%af',
  ])('bad percent-encoding %s: 400', async (path) => {
    const answer = await sendRaw(server.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"invalid_input"');
  });

  test('a method that the path does not have: 405 with Allow', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'GET', 'PROPFIND']) {
      const response = await server.client().send(method, '/api/public/things');
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('OPTIONS, POST');
      expect(response.json().error).toMatchObject({
        code: 'method_not_allowed',
        message: `这个地址不支持 ${method} 请求。`,
      });
    }
  });

  test('OPTIONS names the methods, without a body and without inviting other origins', async () => {
    const response = await server
      .client()
      .send('OPTIONS', `/api/public/things/latest`, { headers: { origin: 'https://evil.example' } });
    expect([response.status, response.text, response.headers.get('allow')]).toEqual([204, '', 'GET, HEAD, OPTIONS']);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('HEAD is GET without the body, also when it fails', async () => {
    const get = await server.client().get('/api/public/things/latest');
    const head = await server.client().send('HEAD', '/api/public/things/latest');
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    const absent = await server.client().send('HEAD', '/api/public/nothing');
    expect([absent.status, absent.text]).toEqual([404, '']);
  });
});

describe('before Koa', () => {
  const bodyOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as ErrorAnswer;

  test('what is not HTTP: 400 in the one shape, connection closed', async () => {
    const answer = await sendRaw(server.port, 'hello\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('Connection: close');
    expect(answer).toContain('X-Content-Type-Options: nosniff');
    expect(bodyOf(answer).error.code).toBe('invalid_input');
    expect(answer).toContain(`X-Request-Id: ${bodyOf(answer).error.requestId}`);
  });

  test('headers over 16 KB: 431', async () => {
    const answer = await sendRaw(server.port, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(bodyOf(answer).error.code).toBe('headers_too_large');
  });

  test('both Content-Length and Transfer-Encoding (request smuggling): 400', async () => {
    const answer = await sendRaw(
      server.port,
      'POST /api/public/things HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('headers that never end: 408 after the limit', async () => {
    const impatient = await startTestServer({
      routes: () => undefined,
      timeouts: { headersMs: 200, requestMs: 400, keepAliveMs: 1000, idleMs: 5000 },
    });
    const answer = await sendRaw(impatient.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 5000);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(bodyOf(answer).error.code).toBe('request_timeout');
    await impatient.stop();
  });
});

describe('headers', () => {
  test('an API answer is data only', async () => {
    const { headers } = await server.client().get('/api/public/things/latest');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('a harmless request id is kept, any other replaced', async () => {
    const kept = await server.client().get('/api/public/things/latest', { 'x-request-id': 'proxy-id_12345' });
    expect(kept.headers.get('x-request-id')).toBe('proxy-id_12345');
    for (const offered of ['short', 'a b c d e f g h', 'x'.repeat(65), '<script>alert(1)</script>']) {
      const replaced = await server.client().get('/api/public/things/latest', { 'x-request-id': offered });
      expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}-[0-9a-z]+$/);
    }
  });

  test('over TLS: HSTS', async () => {
    const https = await startTestServer({ config: { https: true }, routes: () => undefined });
    const { headers } = await https.client().get('/api/public/x');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    await https.stop();
  });

  test('a page may bring its own policy; others get the strict one', async () => {
    const pages = await startTestServer({
      routes: () => undefined,
      pages: [
        {
          prefix: '/preview',
          middleware: (ctx) => {
            ctx.body = 'preview';
          },
          contentSecurityPolicy: { 'default-src': ["'self'"], 'frame-ancestors': ["'self'"] },
        },
        {
          prefix: '/console',
          middleware: (ctx) => {
            ctx.body = 'console';
          },
        },
      ],
    });
    const preview = await pages.client().get('/preview/a');
    expect(preview.text).toBe('preview');
    expect(preview.headers.get('content-security-policy')).toBe("default-src 'self';frame-ancestors 'self'");
    expect(preview.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const page = await pages.client().get('/console');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';style-src 'self'");
    expect((await pages.client().get('/consoles')).status).toBe(404);
    await pages.stop();
  });
});

describe('the address of the client', () => {
  const request = (forwarded?: string) =>
    ({
      socket: { remoteAddress: '10.0.0.9' },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as never;

  test('without a trusted proxy the header is not believed', () => {
    expect(clientAddress(request('1.2.3.4'), 0)).toBe('10.0.0.9');
  });

  test('with one, its entry (the last) is taken; with two, the last but one', () => {
    expect(clientAddress(request('6.6.6.6, 1.2.3.4'), 1)).toBe('1.2.3.4');
    expect(clientAddress(request('6.6.6.6, 1.2.3.4, 10.0.0.8'), 2)).toBe('1.2.3.4');
    expect(clientAddress(request('1.2.3.4'), 2)).toBe('1.2.3.4');
    expect(clientAddress(request('not an address'), 1)).toBe('10.0.0.9');
  });

  test('an IPv6 household is one key', () => {
    expect(limitKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(limitKey('2001:db8:1:2::6')).toBe('2001:db8:1:2::/64');
    expect(limitKey('2001:db8::6')).toBe('2001:db8:0:0::/64');
    expect(limitKey('::ffff:1.2.3.4')).toBe('::ffff:1.2.3.4');
    expect(limitKey('1.2.3.4')).toBe('1.2.3.4');
  });

  test('public reads over the limit: 429 with Retry-After, per address', async () => {
    const limited = await startTestServer({
      publicReadsPerMinute: 2,
      config: { trustedProxies: 1 },
      routes: () => undefined,
    });
    const from = (address: string) => limited.client().get('/api/public/x', { 'x-forwarded-for': address });
    expect([(await from('1.1.1.1')).status, (await from('1.1.1.1')).status]).toEqual([404, 404]);
    const third = await from('1.1.1.1');
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await from('2.2.2.2')).status).toBe(404);
    await limited.stop();
  });
});
