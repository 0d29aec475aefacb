/** A.10, 23: the address that a third party is given leads to the page where it answers, and the token leaves no trace on the way. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../support/http.js';

const TOKEN = 'b7QxW3-_kLmNoPqRsTuVwXyZ0123456789abcdefghi';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ routes: () => {} });
});
afterAll(async () => {
  await server.stop();
});

const ask = (path: string, method = 'GET') => fetch(server.url + path, { method, redirect: 'manual' });

test.each(['GET', 'HEAD'])('%s leads to the page of the web version and is kept nowhere', async (method) => {
  const answer = await ask(`/opinion/${TOKEN}`, method);
  expect(answer.status).toBe(302);
  // In the fragment: a browser sends it to nobody.
  expect(answer.headers.get('location')).toBe(`/#/packages/opinion/opinion/opinion?token=${TOKEN}`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(await answer.text()).toBe('');
  expect(JSON.stringify(server.log.lines)).not.toContain(TOKEN);
});

test.each(['/opinion', '/opinion/', `/opinion/${TOKEN}/more`, '/opinion/a%22b', '/opinion/a.b'])(
  '%s is no such address',
  async (path) => {
    expect((await ask(path)).status).toBe(404);
  },
);

test('nothing is posted there', async () => {
  expect((await ask(`/opinion/${TOKEN}`, 'POST')).status).toBe(404);
});
