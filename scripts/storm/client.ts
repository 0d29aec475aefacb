/**
 * One person's line to the server. Every answer is held against the declaration; a lost connection and a “later” are waited out
 * and the same is sent again, as a face of ours would.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Contract } from './contract.js';
import { type Memory } from './memory.js';

/** The promise: an answer or a clear “later” within this time. */
const ANSWER_WITHIN_MS = 15_000;
const GIVE_UP_AFTER_MS = 120_000;
const ATTEMPT_TIMEOUT_MS = 60_000;
/** The server asks for five seconds; a storm is less patient. */
const AGAIN_AFTER_MS = 500;

/** The database is away; or the simulated WeChat, which breathes the same thin air, did not answer in time. */
const LATER: ReadonlySet<string> = new Set(['service_unavailable', 'login_provider_unavailable']);

// The storm looks into answers without types, as any client of JSON does; what is missing is undefined.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Answer {
  /** 0: no answer came in two minutes of trying. */
  status: number;
  body: Json;
  /** An earlier attempt was lost or told to wait: what it did is not known. */
  doubtful: boolean;
}

export interface Request {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  path: string;
  body?: unknown;
  key?: string;
  file?: { name: string; content: string };
}

export interface Line {
  origin: string;
  contract: Contract;
  memory: Memory;
  /** Whether the time of answers is judged: where a fail-over is looked at. A starved machine alone is no fault of the server. */
  isTimed: boolean;
  /** While the server is being killed on purpose a connection may break. */
  mayBreak(): boolean;
}

export type SignIn = { path: string; body(): unknown };

export class Client {
  #token: string | null = null;

  constructor(
    private readonly line: Line,
    private readonly signIn: SignIn,
  ) {}

  get(path: string): Promise<Answer> {
    return this.ask({ method: 'GET', path });
  }

  post(path: string, body: unknown, key?: string): Promise<Answer> {
    return this.ask({ method: 'POST', path, body, ...(key ? { key } : {}) });
  }

  /** @param doubt called when an attempt was lost, before the next one is made */
  async ask(request: Request, doubt: () => void = () => {}): Promise<Answer> {
    const { memory } = this.line;
    const until = performance.now() + GIVE_UP_AFTER_MS;
    let doubtful = false;
    for (let signedIn = 0; performance.now() < until;) {
      if (this.#token === null && !(await this.#enter())) continue;
      const answer = await this.#once(request, this.#token);
      if (answer?.status === 401 && signedIn < 3) {
        signedIn += 1;
        this.#token = null;
        continue;
      }
      if (answer && answer.status !== 503) return { ...answer, doubtful };
      doubtful = true;
      doubt();
      memory.count(answer ? 'told_to_wait' : 'connections_lost');
      await pause(AGAIN_AFTER_MS);
    }
    memory.find('no_answer', `${request.method} ${request.path}：两分钟内没有得到答复`);
    return { status: 0, body: null, doubtful: true };
  }

  /** One attempt, without looking at what becomes of it: for double clicks. */
  async once(request: Request): Promise<Answer | null> {
    if (this.#token === null && !(await this.#enter())) return null;
    const answer = await this.#once(request, this.#token);
    return answer && { ...answer, doubtful: false };
  }

  /** Forgets the session, as somebody who comes back another day. */
  leave(): void {
    this.#token = null;
  }

  async #enter(): Promise<boolean> {
    const { path, body } = this.signIn;
    const answer = await this.#once({ method: 'POST', path, body: body() }, null);
    if (answer?.status === 201) {
      this.#token = (answer.body as { token: string }).token;
      this.line.memory.count('logins');
      return true;
    }
    if (answer && answer.status !== 503) {
      this.line.memory.find('login_refused', `${path}：${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    }
    await pause(AGAIN_AFTER_MS);
    return false;
  }

  /** @returns null when the connection broke */
  async #once(request: Request, token: string | null): Promise<{ status: number; body: Json } | null> {
    const { memory, origin } = this.line;
    const { method, path, body, key, file } = request;
    memory.count('requests');
    const from = performance.now();
    let status: number;
    let text: string;
    let headers: Headers;
    try {
      const response = await fetch(origin + path, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(file ? { body: formOf(file) } : {}),
        signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
      });
      ({ status, headers } = response);
      text = await response.text();
    } catch (error) {
      if ((error as Error).name === 'TimeoutError') memory.find('no_answer', `${method} ${path}：60 秒没有答复`);
      else if (!this.line.mayBreak()) memory.find('connection_broken', `${method} ${path}：${causeOf(error)}`);
      return null;
    }
    this.#judge(request, status, headers, text, performance.now() - from);
    return { status, body: parse(text) };
  }

  #judge({ method, path }: Request, status: number, headers: Headers, text: string, milliseconds: number): void {
    const { memory, contract } = this.line;
    const what = `${method} ${path.replace(/[0-9a-f]{24}/g, '…')}`;
    memory.statuses[status] = (memory.statuses[status] ?? 0) + 1;
    if (milliseconds > memory.slowest.milliseconds) memory.slowest = { milliseconds, request: what };
    if (milliseconds > ANSWER_WITHIN_MS) memory.count('slow_answers');
    if (this.line.isTimed && milliseconds > ANSWER_WITHIN_MS)
      memory.find('slow_answer', `${what}：${Math.round(milliseconds)} 毫秒后 ${status}`);
    if (!contract.isDeclared(method, path, status)) {
      memory.find('undeclared_status', `${what}：${status} ${text.slice(0, 300)}`);
    }
    if (status >= 500) {
      const code = (parse(text) as { error?: { code?: string } } | null)?.error?.code ?? '';
      const later = status === 503 && LATER.has(code) && Number(headers.get('retry-after')) > 0;
      if (!later) memory.find('server_error', `${what}：${status} ${text.slice(0, 500)}`);
    }
  }
}

function formOf({ name, content }: { name: string; content: string }): FormData {
  const form = new FormData();
  form.set('file', new Blob([content], { type: 'text/plain' }), name);
  return form;
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? `${message}（${cause.message}）` : message;
}
