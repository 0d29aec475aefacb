/**
 * A local WeChat, and providers of text messages and of electronic seals, for development, demo and tests: an HTTP server on
 * loopback that our own integrations call as they call the real ones. Each endpoint is a file of its own and a line in `ENDPOINTS`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Log } from '../../ports/log.js';
import { type MovableClock } from '../../clock.js';
import { clockEndpoint } from './clock-endpoint.js';
import { loginEndpoint } from './login-endpoint.js';
import { sealEndpoint } from './seal-endpoint.js';
import { smsEndpoints } from './sms-endpoint.js';

/** One request, its body read. `null` = never answer (the fault “hang”). */
export interface SimulatedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface SimulatedResponse {
  status: number;
  contentType: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

export type SimulatedEndpoint = (
  request: SimulatedRequest,
) => SimulatedResponse | null | Promise<SimulatedResponse | null>;

export interface SimulatorOptions {
  environment: 'development' | 'test' | 'production';
  log: Log<'integration'>;
  /** 0 = any free port. */
  port?: number;
  /** Moved by `POST /control/clock` when given; `afterMove` is awaited before that answers. */
  movable?: { clock: MovableClock; afterMove(): Promise<void> };
}

export interface Simulator {
  /** `http://127.0.0.1:<port>`: what integrations take for the provider's origin. */
  origin: string;
  stop(): Promise<void>;
}

/** A letter of the largest size that can be uploaded. */
const MAX_BODY_BYTES = 100 * 1_048_576;

/** @throws Error in production: nobody may log in there as whoever he likes. */
export async function startSimulator({ environment, log, port = 0, movable }: SimulatorOptions): Promise<Simulator> {
  if (environment === 'production') throw new Error('the simulator must not run in production');
  const sms = smsEndpoints();
  const endpoints = new Map<string, SimulatedEndpoint>([
    ['GET /sns/jscode2session', loginEndpoint()],
    ['POST /sms/messages', sms.post],
    ['GET /sms/messages', sms.get],
    ['POST /seal/documents', sealEndpoint()],
  ]);
  if (movable)
    endpoints.set(
      'POST /control/clock',
      clockEndpoint(movable.clock, () => movable.afterMove()),
    );

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const endpoint = endpoints.get(`${request.method} ${url.pathname}`);
    const body = await readBody(request);
    const reply = endpoint
      ? await endpoint({
          method: request.method ?? 'GET',
          path: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          body,
        })
      : { status: 404, contentType: 'text/plain', body: 'not simulated' };
    if (reply === null) return;
    response.writeHead(reply.status, { 'Content-Type': reply.contentType, ...reply.headers }).end(reply.body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error('integration', '模拟的微信出错', { error });
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Requests that hang by design would keep it open.
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new Error('body too large for the simulator');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
