import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { previewPage } from '../../../src/http/preview-page.js';
import { registerAboutRoute } from '../../../src/http/routes/account/about.js';
import { startTestServer, type TestServer } from '../../support/http.js';

const SCRIPT = 'console.log("小程序");'.repeat(20);
let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preview-page-'));
  const built = join(folder, 'preview');
  mkdirSync(join(built, 'assets'), { recursive: true });
  const write = (name: string, text: string): void => {
    writeFileSync(join(built, name), text);
    writeFileSync(join(built, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(built, `${name}.gz`), gzipSync(text));
  };
  write('index.html', '<!doctype html>一');
  write('assets/app.1A2B.js', SCRIPT);
  writeFileSync(join(built, 'assets', 'dot.png'), Buffer.from([1, 2, 3]));
  writeFileSync(join(built, 'built-from.json'), '{"secret":true}');
  writeFileSync(join(folder, 'outside.js'), 'outside');
  server = await startTestServer({
    routes: ({ publicRouter }) =>
      registerAboutRoute(publicRouter, {
        simulator: true,
        staffSignOn: false,
        personas: [{ persona: 'persona-demo-zhou', name: '周岚' }],
      }),
    pages: [previewPage({ directory: built, followChanges: true })],
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Exactly this path and these headers: `fetch` would tidy both. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    request({ port: server.port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('the page', () => {
  test('is asked for again each time, under a policy that runs nothing inline', async () => {
    const { status, headers, body } = await raw('/?frame=1');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(body.toString()).toBe('<!doctype html>一');
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'self'",
      ]),
    );
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect((await raw('/', { 'If-None-Match': String(headers['etag']) })).status).toBe(304);
  });

  test('of a new build is served without a new start', async () => {
    const before = await raw('/');
    const index = join(folder, 'preview', 'index.html');
    writeFileSync(index, '<!doctype html>二');
    utimesSync(index, new Date(), new Date(Date.now() + 5_000));
    const after = await raw('/');
    expect(after.body.toString()).toBe('<!doctype html>二');
    expect(after.headers['etag']).not.toBe(before.headers['etag']);
  });
});

describe('its files', () => {
  test('never change under their name', async () => {
    const { headers } = await raw('/assets/app.1A2B.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['gzip;q=1, br;q=0', 'gzip'],
    ['identity', undefined],
    ['', undefined],
  ])('Accept-Encoding: %s → %s', async (accepted, expected) => {
    const { headers, body } = await raw('/assets/app.1A2B.js', { 'Accept-Encoding': accepted });
    expect(headers['content-encoding']).toBe(expected);
    expect(headers['vary']).toContain('Accept-Encoding');
    const text = expected === 'br' ? brotliDecompressSync(body) : expected === 'gzip' ? gunzipSync(body) : body;
    expect(text.toString()).toBe(SCRIPT);
  });

  test('a picture as it is; HEAD has no body', async () => {
    expect((await raw('/assets/dot.png', { 'Accept-Encoding': 'br' })).body).toEqual(Buffer.from([1, 2, 3]));
    const { status, headers, body } = await raw('/assets/dot.png', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '3', 0]);
  });

  test.each([
    '/../outside.js',
    '/assets/../../outside.js',
    '/assets/..%2f..%2foutside.js',
    '/assets/%2e%2e/%2e%2e/outside.js',
    '//outside.js',
    '/built-from.json',
    '/index.html.br',
    '/assets/none.js',
  ])('%s is not found', async (path) => {
    const { status, body } = await raw(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('outside');
  });

  test('nothing can be written to them', async () => {
    expect((await raw('/assets/dot.png', {}, 'DELETE')).status).toBe(404);
  });
});

test('the API and its document stay where they are', async () => {
  expect((await raw('/docs')).status).toBe(200);
  expect((await raw('/api/none')).status).toBe(404);
  const about = await server.client().get('/api/public/about');
  expect(about.json()).toEqual({
    simulator: true,
    staffSignOn: false,
    personas: [{ persona: 'persona-demo-zhou', name: '周岚' }],
  });
});

test('without the simulator nobody of the demo is offered, and without a build the page leads to the document', async () => {
  const plain = await startTestServer({
    routes: ({ publicRouter }) =>
      registerAboutRoute(publicRouter, {
        simulator: false,
        staffSignOn: false,
        personas: [{ persona: 'persona-demo-zhou', name: '周岚' }],
      }),
    pages: [previewPage({ directory: null, followChanges: false })],
  });
  const client = plain.client();
  expect((await client.get('/api/public/about')).json()).toEqual({
    simulator: false,
    staffSignOn: false,
    personas: [],
  });
  const page = await client.get('/');
  expect([page.status, page.headers.get('location')]).toEqual([302, '/docs']);
  await plain.stop();
});
