import { describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import * as z from 'zod';
import { startTestServer } from '../../support/http.js';

/** A server with one route that answers only when released. */
async function slowServer() {
  let release = (): void => undefined;
  let entered = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const running = new Promise<void>((resolve) => (entered = resolve));
  const server = await startTestServer({
    routes: ({ publicRouter }) => {
      publicRouter.route({
        method: 'get',
        path: '/slow',
        operationId: 'slow',
        tag: 'system',
        summary: '慢',
        response: { 200: z.object({ done: z.boolean() }) },
        errors: [],
        handler: async () => {
          entered();
          await released;
          return { done: true };
        },
      });
    },
  });
  return { server, release, running };
}

describe('health', () => {
  test('alive while the process runs; ready as the checks say', async () => {
    let database = false;
    const server = await startTestServer({
      routes: () => undefined,
      health: async () => ({ ready: database, checks: { database } }),
    });
    expect((await server.client().get('/healthz')).json<object>()).toEqual({ alive: true });
    const before = await server.client().get('/readyz');
    expect([before.status, before.json<object>()]).toEqual([
      503,
      { ready: false, checks: { database: false, running: true } },
    ]);
    database = true;
    expect((await server.client().get('/readyz')).status).toBe(200);
    server.app.markStopping();
    const stopping = await server.client().get('/readyz');
    expect([stopping.status, stopping.json<{ ready: boolean }>().ready]).toEqual([503, false]);
    await server.stop();
  });
});

describe('stopping', () => {
  test('a running request is answered, new connections are refused, idle ones are closed', async () => {
    const { server, release, running } = await slowServer();
    const idle = connect(server.port, '127.0.0.1');
    const idleClosed = new Promise<void>((resolve) => idle.once('close', () => resolve()));
    idle.resume();
    const answer = server.client().get('/api/public/slow');
    await running;
    const startedAt = performance.now();
    const stopped = server.stop(5000);
    await idleClosed;
    await expect(server.client().get('/healthz')).rejects.toThrow();
    release();
    const response = await answer;
    expect([response.status, response.json<object>()]).toEqual([200, { done: true }]);
    expect(await stopped).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });

  test('what does not finish in time is cut off', async () => {
    const { server, release, running } = await slowServer();
    const answer = server.client().get('/api/public/slow');
    const cut = expect(answer).rejects.toThrow();
    await running;
    expect(await server.stop(150)).toBe(false);
    await cut;
    release();
  });
});
