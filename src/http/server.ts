/** The socket side: limits against slow clients, clean refusals before Koa, and a stop that lets running requests finish. */
import { createServer as createNodeServer, type Server, STATUS_CODES } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type ErrorCode } from '../errors.js';
import { type HttpApp } from './app.js';
import { errorBody, STATUS_BY_CODE } from './errors.js';
import { JSON_TYPE } from './guard-output.js';
import { newRequestId } from './middleware/request-id.js';

export interface ServerTimeouts {
  /** All headers must have arrived. */
  readonly headersMs: number;
  /** The whole request, body included; bounds an upload over a slow line. */
  readonly requestMs: number;
  /** How long an idle connection is kept for the next request; longer than the proxy's own in front of us. */
  readonly keepAliveMs: number;
  /** No byte in either direction: a reader that stopped reading. */
  readonly idleMs: number;
}

export const DEFAULT_TIMEOUTS: ServerTimeouts = {
  headersMs: 15_000,
  requestMs: 180_000,
  keepAliveMs: 65_000,
  idleMs: 120_000,
};

const MAX_HEADER_BYTES = 16 * 1024;
const POLL_MS = 25;
const REPORT_MS = 60_000;

export interface HttpServer {
  readonly node: Server;
  /** @returns the port, which the system chose if 0 was asked for */
  listen(port: number, host: string): Promise<number>;
  /**
   * Stops accepting, lets running requests finish for at most `graceMs`, then cuts what is left.
   * @returns true when everything finished by itself
   */
  stop(graceMs: number): Promise<boolean>;
}

export function createServer(app: HttpApp, timeouts: ServerTimeouts = DEFAULT_TIMEOUTS): HttpServer {
  /** Connections that have not asked anything yet (browsers open them in advance); Node does not count them as idle. */
  const silent = new Set<Socket>();
  const node = createNodeServer(
    {
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      keepAliveTimeout: timeouts.keepAliveMs,
      connectionsCheckingInterval: Math.min(5_000, timeouts.headersMs),
      maxHeaderSize: MAX_HEADER_BYTES,
      insecureHTTPParser: false,
    },
    (request, response) => {
      silent.delete(request.socket);
      app.listener(request, response);
    },
  );
  node.setTimeout(timeouts.idleMs);
  node.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  node.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuse(app, error, socket));
  const reporting = setInterval(() => app.reportCachedAnswers(), REPORT_MS).unref();
  node.once('close', () => {
    clearInterval(reporting);
    app.reportCachedAnswers();
  });
  return {
    node,
    listen: (port, host) => listen(node, port, host),
    stop: (graceMs) => stop(app, node, silent, graceMs),
  };
}

async function listen(node: Server, port: number, host: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    node.once('error', reject);
    node.listen(port, host, () => {
      node.off('error', reject);
      resolve((node.address() as AddressInfo).port);
    });
  });
}

async function stop(app: HttpApp, node: Server, silent: ReadonlySet<Socket>, graceMs: number): Promise<boolean> {
  app.markStopping();
  let closed = false;
  const closing = new Promise<void>((resolve) => {
    node.close(() => {
      closed = true;
      resolve();
    });
  });
  const attempts = Math.ceil(graceMs / POLL_MS);
  for (let attempt = 0; attempt < attempts && !closed; attempt += 1) {
    // A connection becomes idle when its answer is out; each must be closed then, or its client could hold us for a minute.
    node.closeIdleConnections();
    for (const socket of silent) socket.destroy();
    await Promise.race([closing, sleep(POLL_MS)]);
  }
  if (closed) return true;
  node.closeAllConnections();
  await closing;
  return false;
}

/** What is not HTTP never becomes a request; it is told so in the usual shape and the connection is closed. */
function refuse(app: HttpApp, cause: NodeJS.ErrnoException, socket: Socket): void {
  if (cause.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = newRequestId();
  const code = codeOf(cause);
  const status = STATUS_BY_CODE[code];
  const body = Buffer.from(JSON.stringify(errorBody(new AppError(code), requestId)));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...app.securityHeaders.map(([name, value]) => `${name}: ${value}`),
    `X-Request-Id: ${requestId}`,
    `Content-Type: ${JSON_TYPE}`,
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  app.log.info('http', 'refused before routing', { requestId, status, code: cause.code });
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
}

function codeOf(cause: NodeJS.ErrnoException): ErrorCode {
  switch (cause.code) {
    case 'HPE_HEADER_OVERFLOW':
      return 'headers_too_large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request_timeout';
    default:
      return 'invalid_input';
  }
}
