/**
 * Load over keep-alive connections, one request at a time on each, as fast as the answers come. It speaks just enough
 * HTTP for servers that we know, because a client that costs as much as the server would measure itself.
 */
import { connect, type Socket } from 'node:net';

export const CONNECTIONS = 16;

export interface LoadOptions {
  origin: string;
  /** The bytes of the next request. Undefined: there are no more, the measure ends early. */
  next: () => Buffer | undefined;
  seconds: number;
  connections?: number;
  /** Status that is right; any other answer is a fault of the measure. */
  status: number;
}

export interface LoadResult {
  answers: number;
  /** Answers with another status, by status; −1: the connection broke. */
  faults: Record<number, number>;
  /** The first wrong answer, for the person who looks for the reason. */
  firstFault: string | null;
  seconds: number;
  /** Answers per second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  bytesPerAnswer: number;
}

export interface RequestParts {
  method?: 'GET' | 'POST';
  path: string;
  token?: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/** A whole request as bytes, made before the clock runs. */
export function requestBytes({ method = 'GET', path, token, headers = {}, body }: RequestParts): Buffer {
  const content = body === undefined ? '' : JSON.stringify(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: application/json',
    ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(content)}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${content}`);
}

/** Requests in turn, for ever. */
export function inTurn(requests: readonly Buffer[]): () => Buffer {
  let at = 0;
  return () => requests[at++ % requests.length] as Buffer;
}

export async function load(options: LoadOptions): Promise<LoadResult> {
  const { hostname, port } = new URL(options.origin);
  const latencies: number[] = [];
  const faults: Record<number, number> = {};
  let firstFault: string | null = null;
  let bytes = 0;
  const from = performance.now();
  const until = from + options.seconds * 1_000;

  const runOne = async (): Promise<void> => {
    const connection = await Connection.open(hostname, Number(port));
    try {
      for (let now = performance.now(); now < until;) {
        const request = options.next();
        if (request === undefined) return;
        const answer = await connection.ask(request);
        const done = performance.now();
        bytes += answer.bytes;
        if (answer.status === options.status) latencies.push(done - now);
        else {
          faults[answer.status] = (faults[answer.status] ?? 0) + 1;
          firstFault ??= answer.text();
        }
        now = done;
      }
    } catch (error) {
      faults[-1] = (faults[-1] ?? 0) + 1;
      firstFault ??= String(error);
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: options.connections ?? CONNECTIONS }, runOne));

  const seconds = (performance.now() - from) / 1_000;
  const sorted = Float64Array.from(latencies).sort();
  const percentile = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
  return {
    answers: sorted.length,
    faults,
    firstFault,
    seconds,
    rate: sorted.length / seconds,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    bytesPerAnswer: bytes / Math.max(1, sorted.length),
  };
}

interface Answer {
  status: number;
  bytes: number;
  text(): string;
}

const HEAD_END = Buffer.from('\r\n\r\n');

class Connection {
  #chunks: Buffer[] = [];
  #received = 0;
  /** Bytes of the whole answer, once its head has been read. */
  #expected = -1;
  #status = 0;
  #settle: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;

  private constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.#settle?.reject(error));
    socket.on('close', () => this.#settle?.reject(new Error('the server closed the connection')));
  }

  static open(host: string, port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#chunks = [];
      this.#received = 0;
      this.#expected = -1;
      this.#settle = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.#settle = null;
    this.socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    if (this.#expected < 0) this.#readHead();
    if (this.#expected < 0 || this.#received < this.#expected) return;
    const { resolve } = this.#settle ?? {};
    this.#settle = null;
    const chunks = this.#chunks;
    resolve?.({ status: this.#status, bytes: this.#received, text: () => Buffer.concat(chunks).toString('utf8') });
  }

  #readHead(): void {
    const all = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    const end = all.indexOf(HEAD_END);
    if (end < 0) return;
    const head = all.toString('latin1', 0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.#status = Number(head.slice(9, 12));
    if (length === undefined) this.#settle?.reject(new Error(`an answer without a length:\n${head}`));
    else this.#expected = end + HEAD_END.length + Number(length);
  }
}
