import { describe, expect, test } from '@jest/globals';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import * as z from 'zod';
import { PublicCache, type PublicCacheOptions } from '../../../src/http/public-cache.js';
import { ContractViolation } from '../../../src/http/errors.js';
import { AppError } from '../../../src/errors.js';
import { sendRaw, startTestServer, type TestServerOptions } from '../../support/http.js';

const ID = '65f000000000000000000001';
const OTHER = '65f000000000000000000002';

/** Items whose title can be changed; counts how often it was really read. */
async function itemServer(options: Partial<TestServerOptions> = {}) {
  const state = { title: '第一版', reads: 0, gate: Promise.resolve() };
  const server = await startTestServer({
    ...options,
    routes: ({ publicRouter }) => {
      publicRouter.route({
        method: 'get',
        path: '/items/{itemId}',
        operationId: 'readItem',
        tag: 'disclosure',
        summary: '查看公开信息',
        query: z.strictObject({ part: z.int().min(1).max(3).default(1), size: z.enum(['s', 'l']).optional() }),
        response: { 200: z.object({ id: z.string(), title: z.string(), part: z.int(), text: z.string() }) },
        errors: ['not_found'],
        cache: { tags: ({ params }) => [`item:${params.itemId}`, 'items'], maxAgeSeconds: 0 },
        handler: async (_context, { params, query }) => {
          state.reads += 1;
          if (params.itemId === OTHER) throw new AppError('not_found');
          const { title } = state;
          await state.gate;
          const row = {
            id: params.itemId,
            title,
            part: query.part,
            text: '公开'.repeat(1000),
            reviewerPhone: '13800000000',
          };
          return row;
        },
      });
    },
  });
  return { server, state };
}

describe('a public read', () => {
  test('is built once, then answered from memory with the same bytes, headers and only declared fields', async () => {
    const { server, state } = await itemServer();
    const client = server.client();
    const built = await client.get(`/api/public/items/${ID}`);
    const hit = await client.get(`/api/public/items/${ID}`);
    expect(state.reads).toBe(1);
    expect(hit.text).toBe(built.text);
    expect(hit.text).not.toContain('13800000000');
    expect(hit.json<{ title: string }>().title).toBe('第一版');
    for (const name of [
      'etag',
      'content-type',
      'content-security-policy',
      'x-content-type-options',
      'vary',
      'cache-control',
      'x-frame-options',
    ]) {
      expect([name, hit.headers.get(name)]).toEqual([name, built.headers.get(name)]);
      expect(hit.headers.get(name)).not.toBeNull();
    }
    expect(hit.headers.get('cache-control')).toBe('public, no-cache');
    expect(hit.headers.get('x-request-id')).not.toBe(built.headers.get('x-request-id'));
    expect(server.publicCache.stats()).toMatchObject({ builds: 1, hits: 2, entries: 1 });
    await server.stop();
  });

  test('If-None-Match: 304 without a body, from memory and from Koa', async () => {
    const { server } = await itemServer();
    const client = server.client();
    const etag = (await client.get(`/api/public/items/${ID}`)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[A-Za-z0-9_-]{22}"$/);
    for (const header of [etag, `"other", ${etag}`, '*', etag.slice(2)]) {
      const response = await client.get(`/api/public/items/${ID}`, { 'if-none-match': header });
      expect([response.status, response.text, response.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await client.get(`/api/public/items/${ID}`, { 'if-none-match': '"other"' })).status).toBe(200);
    server.publicCache.invalidateAll();
    expect((await client.get(`/api/public/items/${ID}`, { 'if-none-match': etag })).status).toBe(304);
    await server.stop();
  });

  test('is sent compressed to whom accepts it, in whole otherwise', async () => {
    const { server } = await itemServer();
    const plain = (await server.client().get(`/api/public/items/${ID}`)).text;
    const raw = async (accept: string) => {
      const response = await fetchRaw(server.port, `/api/public/items/${ID}`, accept);
      return { encoding: /content-encoding: (\w+)/i.exec(response.head)?.[1], body: response.body };
    };
    const br = await raw('gzip, deflate, br');
    expect(br.encoding).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(plain);
    const gz = await raw('gzip;q=0.8, br;q=0');
    expect(gz.encoding).toBe('gzip');
    expect(gunzipSync(gz.body).toString()).toBe(plain);
    const identity = await raw('identity');
    expect([identity.encoding, identity.body.toString()]).toEqual([undefined, plain]);
    await server.stop();
  });

  test('HEAD has the headers of GET', async () => {
    const { server } = await itemServer();
    await server.client().get(`/api/public/items/${ID}`);
    const answer = await sendRaw(
      server.port,
      `HEAD /api/public/items/${ID} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/Content-Length: 6\d{3}\r\n/);
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
    await server.stop();
  });

  test('the same question written differently is one entry; an unknown question is 400 and no entry', async () => {
    const { server, state } = await itemServer();
    const client = server.client();
    for (const query of ['', '?part=1', '?', '?part=1&']) {
      expect((await client.get(`/api/public/items/${ID}${query}`)).status).toBe(200);
    }
    expect(state.reads).toBe(1);
    await client.get(`/api/public/items/${ID}?part=2&size=s`);
    await client.get(`/api/public/items/${ID}?size=s&part=2`);
    expect(state.reads).toBe(2);
    for (let i = 0; i < 5; i += 1) expect((await client.get(`/api/public/items/${ID}?random=${i}`)).status).toBe(400);
    expect((await client.get(`/api/public/items/${ID}?part=9`)).status).toBe(400);
    expect([state.reads, server.publicCache.stats().entries]).toEqual([2, 2]);
    await server.stop();
  });

  test('a failure is told and not remembered', async () => {
    const { server, state } = await itemServer();
    for (let i = 0; i < 2; i += 1) expect((await server.client().get(`/api/public/items/${OTHER}`)).status).toBe(404);
    expect([state.reads, server.publicCache.stats().entries]).toEqual([2, 0]);
    await server.stop();
  });

  test('many who ask at once wait for one read', async () => {
    const { server, state } = await itemServer();
    let open = (): void => undefined;
    state.gate = new Promise((resolve) => (open = resolve));
    const answers = Array.from({ length: 20 }, () => server.client().get(`/api/public/items/${ID}`));
    await waitFor(() => state.reads === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    open();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(state.reads).toBe(1);
    await server.stop();
  });

  test('is counted per item, memory hits included', async () => {
    const { server } = await itemServer();
    for (let i = 0; i < 3; i += 1) await server.client().get(`/api/public/items/${ID}`);
    expect([...server.publicCache.drainReads()]).toEqual([[`readItem?[{"itemId":"${ID}"},{"part":1}]`, 3]]);
    expect(server.publicCache.drainReads().size).toBe(0);
    await server.client().get(`/api/public/items/${ID}`);
    server.publicCache.invalidateAll();
    expect([...server.publicCache.drainReads().values()]).toEqual([1]);
    await server.stop();
  });

  test('is summed up in the log, because single cached answers are not in it', async () => {
    const { server } = await itemServer();
    for (let i = 0; i < 3; i += 1) await server.client().get(`/api/public/items/${ID}`);
    await server.stop();
    const lines = server.log.lines.filter(({ message }) => message === 'cached answers');
    expect(lines.map(({ fields }) => fields)).toEqual([
      { answered: 3, notModified: 0, built: 1, entries: 1, bytes: expect.any(Number) },
    ]);
  });

  test('the limit holds for answers from memory too', async () => {
    const { server } = await itemServer({ publicReadsPerMinute: 3 });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await server.client().get(`/api/public/items/${ID}`)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    await server.stop();
  });
});

describe('a change', () => {
  test('throws away what carries its tag, and nothing else', async () => {
    const { server, state } = await itemServer();
    const title = async () => (await server.client().get(`/api/public/items/${ID}`)).json<{ title: string }>().title;
    expect(await title()).toBe('第一版');
    state.title = '第二版';
    server.publicCache.invalidate([`item:${OTHER}`]);
    expect(await title()).toBe('第一版');
    server.publicCache.invalidate([`item:${ID}`]);
    expect(await title()).toBe('第二版');
    state.title = '第三版';
    server.publicCache.invalidate(['items']);
    expect(await title()).toBe('第三版');
    await server.stop();
  });

  test('during a build: who asked before gets that answer, it is not kept, and who asks after gets the new one', async () => {
    const { server, state } = await itemServer();
    const title = async () => (await server.client().get(`/api/public/items/${ID}`)).json<{ title: string }>().title;
    let open = (): void => undefined;
    state.gate = new Promise((resolve) => (open = resolve));
    const before = title();
    await waitFor(() => state.reads === 1);
    state.title = '第二版';
    server.publicCache.invalidate([`item:${ID}`]);
    const after = title();
    await waitFor(() => state.reads === 2);
    open();
    expect(await before).toBe('第一版');
    expect(await after).toBe('第二版');
    expect(await title()).toBe('第二版');
    expect(state.reads).toBe(2);
    await server.stop();
  });

  test('that nobody heard of is seen when the entry is too old', async () => {
    let now = 0;
    const { server, state } = await itemServer({ cache: { ttlMs: 1000, monotonicNow: () => now } });
    const title = async () => (await server.client().get(`/api/public/items/${ID}`)).json<{ title: string }>().title;
    await title();
    state.title = '第二版';
    now = 999;
    expect(await title()).toBe('第一版');
    now = 1000;
    expect(await title()).toBe('第二版');
    await server.stop();
  });
});

describe('memory is bounded', () => {
  const cacheOf = (options: Partial<PublicCacheOptions>) =>
    new PublicCache({ maxBytes: 100_000, maxEntries: 100, ttlMs: 1000, monotonicNow: () => 0, ...options });
  const put = (cache: PublicCache, key: string, bytes: number) =>
    cache.getOrBuild({
      key,
      url: `/${key}`,
      tags: [key],
      maxAgeSeconds: 0,
      build: async () => Buffer.alloc(bytes, key),
    });

  test('by bytes: the oldest unused go first, what is read stays', async () => {
    const cache = cacheOf({ maxBytes: 30_000 });
    // Each costs about 3 kB: 900 bytes of content and the overhead of an entry. Ten fit.
    for (const key of [...'abcdefghij']) await put(cache, key, 900);
    const read = cache.hit('/a');
    expect(read).toBeDefined();
    if (read) cache.countRead(read, false);
    await put(cache, 'k', 900);
    expect(cache.hit('/a')).toBeDefined();
    expect(cache.hit('/b')).toBeUndefined();
    expect(cache.stats()).toMatchObject({ evictions: 1, entries: 10 });
    expect(cache.stats().bytes).toBeLessThanOrEqual(30_000);
  });

  test('by number of entries, and of spellings of one', async () => {
    const cache = cacheOf({ maxEntries: 3, maxBytes: 10_000_000 });
    for (let i = 0; i < 50; i += 1) await put(cache, `k${i}`, 10);
    expect(cache.stats().entries).toBe(3);
    for (let i = 0; i < 50; i += 1) {
      await cache.getOrBuild({
        key: 'k49',
        url: `/spelling${i}`,
        tags: [],
        maxAgeSeconds: 0,
        build: async () => Buffer.alloc(0),
      });
    }
    expect(Array.from({ length: 50 }, (_, i) => cache.hit(`/spelling${i}`)).filter(Boolean)).toHaveLength(7);
  });

  test('a giant is answered and not kept', async () => {
    const cache = cacheOf({ maxBytes: 16_000 });
    expect((await put(cache, 'giant', 3000)).identity).toHaveLength(3000);
    expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 });
  });

  test('removing everything gives every byte back', async () => {
    const cache = cacheOf({});
    for (const key of ['a', 'b', 'c']) await put(cache, key, 2000);
    expect(cache.stats().bytes).toBeGreaterThan(6000);
    cache.invalidate(['a', 'b', 'c']);
    expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 });
  });
});

test('only public GET routes with one JSON answer may be cached', async () => {
  const starting = startTestServer({
    routes: ({ clerkRouter }) => {
      clerkRouter.route({
        method: 'get',
        path: '/x',
        operationId: 'x',
        tag: 'system',
        summary: '不可以',
        response: { 200: z.object({}) },
        errors: [],
        cache: { tags: () => [], maxAgeSeconds: 0 },
        handler: async () => ({}),
      });
    },
  });
  await expect(starting).rejects.toThrow(ContractViolation);
});

async function waitFor(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
}

/** Over a plain socket, because `fetch` unpacks by itself. */
async function fetchRaw(port: number, path: string, acceptEncoding: string): Promise<{ head: string; body: Buffer }> {
  const { request } = await import('node:http');
  return await new Promise((resolve, reject) => {
    request({ port, path, headers: { 'accept-encoding': acceptEncoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const head = Object.entries(response.headers)
          .map(([name, value]) => `${name}: ${String(value)}`)
          .join('\n');
        resolve({ head, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}
