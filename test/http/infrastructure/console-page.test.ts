import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consolePage } from '../../../src/http/console-page.js';
import { previewPage } from '../../../src/http/preview-page.js';
import { startTestServer, type TestServer } from '../../support/http.js';

let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-page-'));
  mkdirSync(join(folder, 'console', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'console', 'index.html'), '<!doctype html>办理台');
  writeFileSync(join(folder, 'console', 'assets', 'index-Ab12Cd34.js'), 'start()');
  server = await startTestServer({
    routes: () => {},
    pages: [
      consolePage({ directory: join(folder, 'console'), followChanges: false }),
      previewPage({ directory: null, followChanges: false }),
    ],
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the console', () => {
  test.each(['/console', '/console/', '/console/applications/0123456789abcdef01234567', '/console/?year=2026'])(
    '%s is the page, which finds its way alone',
    async (path) => {
      const answer = await server.client().get(path);
      expect(answer.status).toBe(200);
      expect(answer.text).toBe('<!doctype html>办理台');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test('runs no inline script, takes no inline style and stands in no frame', async () => {
    const policy = (await server.client().get('/console')).headers.get('content-security-policy') ?? '';
    expect(policy.split(';').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      'frame-src blob:',
      "img-src 'self' data: blob:",
      "script-src 'self'",
      "style-src 'self'",
    ]);
  });

  test('keeps for a year what changes its name with its content', async () => {
    const answer = await server.client().get('/console/assets/index-Ab12Cd34.js');
    expect(answer.text).toBe('start()');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('a file of an earlier build is not found, instead of being the page', async () => {
    expect((await server.client().get('/console/assets/index-00000000.js')).status).toBe(404);
    expect((await server.client().get('/consoles')).status).toBe(404);
  });
});
