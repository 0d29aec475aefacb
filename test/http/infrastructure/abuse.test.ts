/** What every route has, whoever writes it: limits on what comes in and how often. And what no route ever sees. */
import { connect } from 'node:net';
import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { declaredRouters } from '../../../src/describe-api.js';
import { attachment } from '../../../src/http/guard-output.js';
import { type DeclaredRoute } from '../../../src/http/guard.js';
import { line, paragraphs } from '../../../src/http/schemas/common.js';
import { declaredRoutes } from '../../../src/http/openapi.js';
import { MemoryRateLimiter, sendRaw, startTestServer, type TestServer } from '../../support/http.js';

const ROUTES = declaredRoutes(await declaredRouters());

describe('every route', () => {
  const named = (routes: readonly DeclaredRoute[]) => routes.map(({ spec }) => spec.operationId).toSorted();
  const unlimited = (routes: readonly DeclaredRoute[], bucket: string) =>
    named(routes.filter(({ spec }) => spec.rateLimit !== bucket));

  test('that is open without login and changes something counts attempts', () => {
    const open = ROUTES.filter(
      ({ spec, audience }) => spec.method !== 'get' && (spec.anonymous || audience === 'public'),
    );
    expect(named(open)).toEqual(expect.arrayContaining(['signInCitizen', 'signInStaff']));
    expect(named(open.filter(({ spec }) => spec.rateLimit === undefined))).toEqual([]);
  });

  test('that takes a file counts uploads', () => {
    const uploads = ROUTES.filter(({ spec }) => spec.multipart);
    expect(uploads.length).toBeGreaterThan(2);
    expect(unlimited(uploads, 'upload')).toEqual([]);
  });

  test('says how long every text and list in its input may be', () => {
    const found = ROUTES.flatMap(({ spec }) =>
      (['params', 'query', 'body'] as const).flatMap((part) => {
        const schema = spec[part];
        return schema ? boundless(z.toJSONSchema(schema, { io: 'input' }), `${spec.operationId}.${part}`) : [];
      }),
    );
    expect(found).toEqual([]);
  });

  test('the check can fail', () => {
    const schema = z.strictObject({ a: z.string(), b: z.array(z.string().max(5)), c: z.string().max(5) });
    expect(boundless(z.toJSONSchema(schema), 'x')).toEqual(['x.a', 'x.b']);
    expect(boundless(z.toJSONSchema(z.array(z.string().regex(/^[ab]+$/)).max(2)), 'x')).toEqual(['x[]']);
  });
});

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  pattern?: string;
  format?: string;
  maxItems?: number;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  $defs?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** Dotted paths of texts and lists without an upper bound. */
function boundless(root: unknown, at: string): string[] {
  const schema = root as Schema;
  const below = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, child]) => boundless(child, `${at}.${name}`)),
    ...Object.entries(schema.$defs ?? {}).flatMap(([name, child]) => boundless(child, `${at}#${name}`)),
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((parts) =>
      (parts ?? []).flatMap((part) => boundless(part, at)),
    ),
    ...(schema.items ? boundless(schema.items, `${at}[]`) : []),
    ...(typeof schema.additionalProperties === 'object' ? boundless(schema.additionalProperties, `${at}{}`) : []),
  ];
  const isClosed = schema.enum !== undefined || schema.const !== undefined;
  // A pattern bounds when it repeats nothing without end; dates do by their format.
  const isShort =
    schema.maxLength !== undefined ||
    schema.format === 'date' ||
    (schema.pattern !== undefined && !/[*+]/.test(schema.pattern));
  if (schema.type === 'string' && !isClosed && !isShort) return [at, ...below];
  if (schema.type === 'array' && schema.maxItems === undefined) return [at, ...below];
  return below;
}

describe('texts', () => {
  test.each([
    ['zero-width characters', '张\u200b三\ufeff', '张三'],
    ['marks that turn the direction', '张\u202e三\u2066\u200f', '张三'],
    ['a soft hyphen', '信\u00ad息', '信息'],
    ['one character in two parts', 'e\u0301 が', 'é が'],
    ['Korean in parts', '\u1112\u1161\u11ab', '한'],
    ['blanks around', '  张三　', '张三'],
    ['rare characters beyond the first plane', '𠮷𡨴', '𠮷𡨴'],
    ['private characters of older systems', '张\ue863', '张\ue863'],
  ])('%s are one text however they were typed', (_what, typed, expected) => {
    expect(line(20).parse(typed)).toBe(expected);
    expect(paragraphs(20).parse(typed)).toBe(expected);
  });

  test('only what cannot be seen is nothing', () => {
    expect(line(20).safeParse('\u200b\u202e\ufeff').success).toBe(false);
    expect(line(20).optional().safeParse(undefined).success).toBe(true);
  });

  test('the limit counts what is kept', () => {
    expect(line(3).safeParse('一\u200b二\u200b三').success).toBe(true);
    expect(line(3).safeParse('一二三四').success).toBe(false);
  });
});

describe('the name of a download (RFC 6266, RFC 8187)', () => {
  const nameOf = (fileName: string): string => {
    const header = attachment(fileName);
    expect(header).toMatch(
      /^attachment; filename="[\x20-\x21\x23-\x24\x26-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/,
    );
    return decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)?.[1] ?? '');
  };
  test.each([
    ['答复书.pdf', '答复书.pdf'],
    ['a"b\\c.pdf', 'a_b_c.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\x\\y.txt', 'C__x_y.txt'],
    ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie_ x=1.txt'],
    ['a\u0000\u007f\u0085.txt', 'a.txt'],
    ['发票\u202efdp.exe', '发票fdp.exe'],
    ['\ud800半个.txt', '半个.txt'],
    ['e\u0301.txt', 'é.txt'],
    ["it's (1)*!.txt", "it's (1)_!.txt"],
    ['100%.txt', '100%.txt'],
    ['', '未命名文件'],
    ['\u200b..', '未命名文件'],
    ['𠮷.pdf', '𠮷.pdf'],
  ])('%j is saved as %j', (fileName, expected) => {
    expect(nameOf(fileName)).toBe(expected);
  });

  test('150 characters, the extension among them', () => {
    expect(nameOf(`${'名'.repeat(146)}.pdf`)).toBe(`${'名'.repeat(146)}.pdf`);
    expect(nameOf(`${'名'.repeat(147)}.pdf`)).toBe(`${'名'.repeat(146)}.pdf`);
    expect(nameOf('𠮷'.repeat(151))).toBe('𠮷'.repeat(150));
  });
});

describe('what no route sees', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({
      rateLimits: new MemoryRateLimiter(3),
      timeouts: { headersMs: 300, requestMs: 600, keepAliveMs: 1_000, idleMs: 5_000 },
      routes: ({ publicRouter }) => {
        publicRouter.route({
          method: 'post',
          path: '/things',
          operationId: 'createThing',
          tag: 'system',
          summary: '新建',
          body: z.strictObject({
            name: z.string().max(100),
            tags: z
              .array(z.strictObject({ word: z.string().max(9) }))
              .max(3)
              .optional(),
          }),
          response: { 201: z.object({ name: z.string() }) },
          errors: [],
          handler: async (_context, { body }) => ({ name: body.name }),
        });
        publicRouter.route({
          method: 'post',
          path: '/files',
          operationId: 'createFile',
          tag: 'system',
          summary: '上传',
          multipart: { maxFileBytes: 1_000_000, description: '附件' },
          body: z.strictObject({ note: z.string().max(100).optional() }),
          response: { 201: z.object({ size: z.int() }) },
          errors: [],
          handler: async (_context, { file }) => ({ size: file.size }),
        });
        publicRouter.route({
          method: 'post',
          path: '/attempts',
          operationId: 'attempt',
          tag: 'system',
          summary: '尝试',
          rateLimit: 'login',
          response: { 204: null },
          errors: [],
          handler: async () => null,
        });
      },
    });
  });
  afterAll(async () => {
    await server.stop();
  });
  const post = (text: string) =>
    server.client().send('POST', '/api/public/things', { body: text, headers: { 'content-type': 'application/json' } });

  test.each([
    ['half a character', '{"name":"a\\ud800b"}', 'name', '含有不完整的字符，请重新输入'],
    ['the other half', '{"name":"\\udc00"}', 'name', '含有不完整的字符，请重新输入'],
    ['halves in the wrong order', '{"name":"\\udfb7\\ud842"}', 'name', '含有不完整的字符，请重新输入'],
    ['NUL', '{"name":"a\\u0000"}', 'name', '不能包含控制字符'],
    [
      'deep inside',
      '{"name":"x","tags":[{"word":"a"},{"word":"\\ud800"}]}',
      'tags.1.word',
      '含有不完整的字符，请重新输入',
    ],
    ['in the name of a field', '{"name":"x","a\\u0000":1}', '', '不能包含控制字符'],
  ])('%s: 400 that names the field', async (_what, body, path, message) => {
    const response = await post(body);
    expect([response.status, response.json().error.fields]).toEqual([400, [{ path, message }]]);
  });

  test('a whole character written in two halves is one', async () => {
    expect((await post('{"name":"\\ud842\\udfb7"}')).json<object>()).toEqual({ name: '𠮷' });
  });

  test.each(['/api/public/a%00b', '/api/public/things?x=%00', '/api/public/%ed%a0%80', '/api/public/things?x=%ff'])(
    '%s: 400',
    async (path) => {
      const response = await server.client().get(path);
      expect([response.status, response.json().error.fields]).toEqual([
        400,
        [{ path: '', message: '网址的编码不正确' }],
      ]);
    },
  );

  test('NUL in a field beside a file: 400 that names it', async () => {
    const form = new FormData();
    form.set('note', 'a\0b');
    form.set('file', new File(['abc'], 'a.txt'));
    const response = await server.client().send('POST', '/api/public/files', { body: form });
    expect([response.status, response.json().error.fields]).toEqual([
      400,
      [{ path: 'note', message: '不能包含控制字符' }],
    ]);
  });

  test('a body that drips: 408 when its time is over, and the spool is empty', async () => {
    const head =
      'POST /api/public/files HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n' +
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
    const begun = performance.now();
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1');
      let text = '';
      socket.write(head);
      const drip = setInterval(() => socket.write('a'), 50);
      socket.on('data', (piece) => (text += String(piece)));
      socket.on('error', reject);
      socket.on('close', () => {
        clearInterval(drip);
        resolve(text);
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - begun).toBeLessThan(4_000);
    await pause(100);
    expect(await readdir(server.uploadDirectory)).toEqual([]);
    expect(server.log.errors()).toEqual([]);
  });

  test('a JSON body that never ends: 408', async () => {
    const answer = await sendRaw(
      server.port,
      'POST /api/public/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"na',
      5_000,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('a network of IPv6 is one visitor', async () => {
    const proxied = await startTestServer({
      config: { trustedProxies: 1 },
      rateLimits: new MemoryRateLimiter(2),
      routes: ({ publicRouter }) => {
        publicRouter.route({
          method: 'post',
          path: '/attempts',
          operationId: 'attempt',
          tag: 'system',
          summary: '尝试',
          rateLimit: 'login',
          response: { 204: null },
          errors: [],
          handler: async () => null,
        });
      },
    });
    const from = async (address: string) =>
      (await proxied.client().send('POST', '/api/public/attempts', { headers: { 'x-forwarded-for': address } })).status;
    expect([await from('2001:db8:1:2::1'), await from('2001:db8:1:2::2'), await from('2001:db8:1:2:3::')]).toEqual([
      204, 204, 429,
    ]);
    expect(await from('2001:db8:1:3::1')).toBe(204);
    await proxied.stop();
  });
});
