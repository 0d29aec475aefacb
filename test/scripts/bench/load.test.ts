import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { inTurn, load, requestBytes } from '../../../scripts/bench/load.js';

let stop: () => void = () => {};
afterEach(() => stop());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the load client', () => {
  test('sends each request once, with its token and body, and stops when there are no more', async () => {
    const seen: string[] = [];
    const origin = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`);
        response.writeHead(201, { 'Content-Length': 2 }).end('{}');
      });
    });
    const waiting = [1, 2, 3].map((number) =>
      requestBytes({ method: 'POST', path: `/cases/${number}`, token: 'secret', body: { 名称: number } }),
    );
    const result = await load({ origin, next: () => waiting.shift(), seconds: 10, connections: 2, status: 201 });
    expect(seen.sort()).toEqual([
      'POST /cases/1 Bearer secret {"名称":1}',
      'POST /cases/2 Bearer secret {"名称":2}',
      'POST /cases/3 Bearer secret {"名称":3}',
    ]);
    expect(result).toMatchObject({ answers: 3, faults: {}, firstFault: null });
    expect(result.seconds).toBeLessThan(10);
  });

  test('waits for an answer that comes in pieces, and measures how long it took', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': 6 });
      response.write('abc');
      setTimeout(() => response.end('def'), 40);
    });
    const waiting = [requestBytes({ path: '/' })];
    const result = await load({ origin, next: () => waiting.shift(), seconds: 10, connections: 1, status: 200 });
    expect(result.answers).toBe(1);
    expect(result.p50).toBeGreaterThan(30);
    expect(result.p95).toBe(result.p50);
  });

  test('counts an answer of another status as a fault and keeps the first one', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(404, { 'Content-Length': 4 }).end('none');
    });
    const result = await load({
      origin,
      next: inTurn([requestBytes({ path: '/' })]),
      seconds: 0.05,
      connections: 1,
      status: 200,
    });
    expect(result.answers).toBe(0);
    expect(result.faults[404]).toBeGreaterThan(0);
    expect(result.firstFault).toContain('none');
  });

  test('a connection that breaks is a fault', async () => {
    const origin = await serve((request) => void request.socket.destroy());
    const result = await load({
      origin,
      next: inTurn([requestBytes({ path: '/' })]),
      seconds: 1,
      connections: 1,
      status: 200,
    });
    expect(result).toMatchObject({ answers: 0, faults: { '-1': 1 } });
  });
});
