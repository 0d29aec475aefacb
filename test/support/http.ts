/** A real server on a free port, and a small client that keeps cookies the way a browser does. */
import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppDependencies, createApp, type HttpApp } from '../../src/http/app.js';
import { FixedWindowLimit } from '../../src/http/middleware/fixed-window-limit.js';
import { newToken } from '../../src/http/middleware/tokens.js';
import { PublicCache, type PublicCacheOptions } from '../../src/http/public-cache.js';
import { createServer, type HttpServer, type ServerTimeouts } from '../../src/http/server.js';
import { type CitizenActor, type StaffActor } from '../../src/policies/actor.js';
import { type Log } from '../../src/ports/log.js';
import { type RateLimitBucket, type RateLimiter, type RateLimitVerdict } from '../../src/ports/rate-limits.js';
import { type SessionReader, type StaffSession } from '../../src/ports/sessions.js';

/** Sessions kept in this process; the hash of the token is the key, as in the database. */
export class MemorySessions implements SessionReader {
  readonly #citizens = new Map<string, CitizenActor>();
  readonly #staff = new Map<string, StaffSession>();

  addCitizen(citizenId: string): string {
    const { token, tokenHash } = newToken();
    this.#citizens.set(tokenHash, { type: 'citizen', citizenId, sessionId: tokenHash.slice(0, 24) });
    return token;
  }

  addStaff(staff: Partial<Omit<StaffActor, 'type'>> = {}): { token: string; csrfToken: string } {
    const { token, tokenHash } = newToken();
    const csrfToken = newToken().token;
    this.#staff.set(tokenHash, {
      type: 'staff',
      staffId: '5f0000000000000000000001',
      agencyId: 'a00000000000000000000001',
      roles: ['clerk'],
      name: '王经办',
      sessionId: tokenHash.slice(0, 24),
      mustChangePassword: false,
      ...staff,
      csrfToken,
    });
    return { token, csrfToken };
  }

  /** What expiry and sign-out look like from outside. */
  endAll(): void {
    this.#citizens.clear();
    this.#staff.clear();
  }

  async citizenByToken(tokenHash: string): Promise<CitizenActor | null> {
    return this.#citizens.get(tokenHash) ?? null;
  }

  async staffByToken(tokenHash: string): Promise<StaffSession | null> {
    return this.#staff.get(tokenHash) ?? null;
  }
}

export class MemoryRateLimiter implements RateLimiter {
  readonly #used = new Map<string, number>();
  constructor(private readonly allowance: number) {}

  async consume(bucket: RateLimitBucket, key: string): Promise<RateLimitVerdict> {
    const used = (this.#used.get(`${bucket} ${key}`) ?? 0) + 1;
    this.#used.set(`${bucket} ${key}`, used);
    return used <= this.allowance ? { allowed: true, retryAfterSeconds: 0 } : { allowed: false, retryAfterSeconds: 7 };
  }
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Keeps what was logged, for tests on what must (and must not) be in the log. */
export class RecordingLog implements Log<'http'> {
  readonly lines: LogLine[] = [];
  debug = this.#writer('debug');
  info = this.#writer('info');
  warn = this.#writer('warn');
  error = this.#writer('error');

  #writer(level: LogLine['level']) {
    return (_category: 'http', message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      this.lines.push({ level, message, fields });
    };
  }

  errors(): LogLine[] {
    return this.lines.filter(({ level }) => level === 'error');
  }
}

export interface TestServerOptions {
  routes: AppDependencies['routes'];
  config?: Partial<AppDependencies['config']>;
  pages?: AppDependencies['pages'];
  health?: AppDependencies['health'];
  isUnavailable?: AppDependencies['isUnavailable'];
  sessions?: SessionReader;
  rateLimits?: RateLimiter;
  publicReadsPerMinute?: number;
  cache?: Partial<PublicCacheOptions>;
  timeouts?: ServerTimeouts;
}

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly app: HttpApp;
  readonly server: HttpServer;
  readonly log: RecordingLog;
  readonly publicCache: PublicCache;
  readonly uploadDirectory: string;
  client(): TestClient;
  stop(graceMs?: number): Promise<boolean>;
}

export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const log = new RecordingLog();
  const monotonicNow = options.cache?.monotonicNow ?? (() => performance.now());
  const uploadDirectory = await mkdtemp(join(tmpdir(), 'http-test-'));
  const publicCache = new PublicCache({
    maxBytes: 64 * 1024 * 1024,
    maxEntries: 5000,
    ttlMs: 60_000,
    monotonicNow,
    ...options.cache,
  });
  const app = await createApp({
    config: { production: false, https: false, trustedProxies: 0, uploadDirectory, ...options.config },
    log,
    sessions: options.sessions ?? new MemorySessions(),
    rateLimits: options.rateLimits ?? new MemoryRateLimiter(1000),
    publicReadLimit: new FixedWindowLimit({
      perWindow: options.publicReadsPerMinute ?? 100_000,
      windowMs: 60_000,
      maxKeys: 10_000,
      monotonicNow,
    }),
    publicCache,
    health: options.health ?? (async () => ({ ready: true, checks: { database: true } })),
    isUnavailable: options.isUnavailable,
    monotonicNow,
    routes: options.routes,
    pages: options.pages,
  });
  const server = createServer(app, options.timeouts);
  const port = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    app,
    server,
    log,
    publicCache,
    uploadDirectory,
    client: () => new TestClient(url),
    stop: async (graceMs = 2000) => {
      const finished = await server.stop(graceMs);
      await rm(uploadDirectory, { recursive: true, force: true });
      return finished;
    },
  };
}

export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; throws when it is none. */
  json<T = ErrorAnswer>(): T;
}

export interface ErrorAnswer {
  error: {
    code: string;
    message: string;
    requestId: string;
    fields?: { path: string; message: string }[];
    details?: Record<string, unknown>;
  };
}

/** One caller: keeps cookies, sends a bearer or CSRF token once given. */
export class TestClient {
  readonly cookies = new Map<string, string>();
  #headers: Record<string, string> = {};

  constructor(private readonly url: string) {}

  bearer(token: string): this {
    this.#headers['authorization'] = `Bearer ${token}`;
    return this;
  }

  cookie(name: string, value: string): this {
    this.cookies.set(name, value);
    return this;
  }

  csrf(token: string): this {
    this.#headers['x-csrf-token'] = token;
    return this;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<TestResponse> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<TestResponse> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.send('POST', path, {
      headers: { ...json, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  async send(
    method: string,
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<TestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.url + path, {
      redirect: 'manual',
      ...init,
      method,
      headers: { ...this.#headers, ...(cookie ? { cookie } : {}), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: <T>() => JSON.parse(text) as T };
  }

  #keep(setCookie: string): void {
    const [pair = '', ...attributes] = setCookie.split(';');
    const [name = '', value = ''] = pair.split('=', 2);
    if (attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** Bytes straight onto the socket, for requests that no client library would send; resolves with all that came back. */
export async function sendRaw(port: number, bytes: string, closeAfterMs = 3000): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => socket.destroy(), closeAfterMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString());
    });
    socket.write(bytes);
  });
}
