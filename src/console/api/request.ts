/**
 * The one door to the network. A lost session is renewed by the user, over the page, and the request repeated; reads are tried
 * once more when the server was not reached; writes never, unless a key lets the server recognise the repeat.
 */
import { ApiFailure, failureOf, unreachable } from './api-failure';
import { type OperationId, type Operations, OPERATIONS } from './generated';
import { knownCsrfToken, rememberCsrfToken, renewSession } from './session';

const TIMEOUT_MS = 20_000;
const FILE_TIMEOUT_MS = 120_000;
const AGAIN_AFTER_MS = 600;

type Parts<K extends OperationId> = {
  [P in 'path' | 'query' | 'body' as Operations[K][P] extends undefined | 'file' ? never : P]: Operations[K][P];
};

export type Input<K extends OperationId> = Parts<K> & {
  /** Recognises a repeat of the same wish; made once by whoever wishes, kept until it is fulfilled. */
  key?: string;
  signal?: AbortSignal;
};

/** @throws ApiFailure with words for the user */
export async function call<K extends OperationId>(id: K, input: Input<K>): Promise<Operations[K]['answer']> {
  const response = await send(id, input, TIMEOUT_MS);
  const body: unknown = response.status === 204 ? undefined : await bodyOf(response);
  return body as Operations[K]['answer'];
}

/** A file, whole, with the name that the server gives it. */
export async function download<K extends OperationId>(id: K, input: Input<K>): Promise<Blob> {
  const response = await send(id, input, FILE_TIMEOUT_MS);
  return await response.blob().catch((error: unknown) => Promise.reject(unreachable(error)));
}

async function send<K extends OperationId>(id: K, input: Input<K>, timeout: number): Promise<Response> {
  const { method, keyed } = OPERATIONS[id];
  const key = keyed ? (input.key ?? newKey()) : undefined;
  const once = (): Promise<Response> => inSession(id, () => sendOnce(id, input, key, timeout));
  try {
    return await once();
  } catch (error) {
    const repeatable = method === 'GET' || key !== undefined;
    if (!repeatable || !(error instanceof ApiFailure) || !error.isPassing || error.code === 'aborted') throw error;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    return await once();
  }
}

/** Asks for the password where the session is over, and for a fresh proof where only that is old. */
async function inSession<T>(id: OperationId, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ApiFailure) || !OPERATIONS[id].signedIn || id === 'signOutStaff') throw error;
    // Whether anybody has signed in is this operation's own question.
    if (error.code === 'login_required' && id !== 'getStaffMe') await renewSession('signed_out');
    else if (error.code === 'password_change_required') await renewSession('password_change');
    else if (error.code === 'second_factor_required') await renewSession('second_factor');
    else if (error.code === 'csrf_failed') await refreshCsrfToken();
    else throw error;
    return await attempt();
  }
}

async function refreshCsrfToken(): Promise<void> {
  const response = await sendOnce('getStaffMe', {}, undefined, TIMEOUT_MS);
  rememberCsrfToken(((await bodyOf(response)) as Operations['getStaffMe']['answer']).csrfToken);
}

async function sendOnce(id: OperationId, input: object, key: string | undefined, timeout: number): Promise<Response> {
  const { method } = OPERATIONS[id];
  const { body, signal } = input as { body?: object; signal?: AbortSignal };
  const limit = AbortSignal.timeout(timeout);
  let response: Response;
  try {
    response = await fetch(addressOf(id, input), {
      method,
      headers: headersOf(method, body, key),
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (error) {
    throw unreachable(error);
  }
  if (!response.ok) throw failureOf(response.status, await response.json().catch(() => null));
  return response;
}

function headersOf(method: string, body: object | undefined, key: string | undefined): Record<string, string> {
  const csrf = method === 'GET' ? null : knownCsrfToken();
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(csrf ? { 'x-csrf-token': csrf } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
  };
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw unreachable(error);
  }
}

/** The address of an operation, below the origin. Query fields that are undefined, null or empty are left out. */
export function addressOf(id: OperationId, input: object): string {
  const { path = {}, query = {} } = input as { path?: Record<string, unknown>; query?: Record<string, unknown> };
  const filled = OPERATIONS[id].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === ''
      ? []
      : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`],
  );
  return `${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

export interface Upload<T> {
  done: Promise<T>;
  cancel(): void;
}

/**
 * One file a request; `fetch` does not tell how much has been sent.
 * @param input.fields sent beside the file
 * @param onProgress percent, 0 to 100
 */
export function upload<K extends OperationId>(
  id: K,
  input: { path?: object; query?: object; fields?: Readonly<Record<string, string>> },
  file: File,
  onProgress: (percent: number) => void,
): Upload<Operations[K]['answer']> {
  let request: XMLHttpRequest | null = null;
  const attempt = (): Promise<Operations[K]['answer']> =>
    new Promise((resolve, reject) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(input.fields ?? {})) form.append(name, value);
      form.append('file', file, file.name);
      request = new XMLHttpRequest();
      const sent = request;
      sent.open(OPERATIONS[id].method, addressOf(id, input));
      for (const [name, value] of Object.entries(headersOf('POST', undefined, undefined))) {
        sent.setRequestHeader(name, value);
      }
      sent.timeout = FILE_TIMEOUT_MS;
      sent.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.round((loaded / total) * 100) : 0);
      sent.onload = () => {
        const body = parsed(sent.responseText);
        if (sent.status >= 200 && sent.status < 300) resolve(body as Operations[K]['answer']);
        else reject(failureOf(sent.status, body));
      };
      sent.onerror = () => reject(unreachable(null));
      sent.ontimeout = () => reject(unreachable(new DOMException('', 'TimeoutError')));
      sent.onabort = () => reject(unreachable(new DOMException('', 'AbortError')));
      sent.send(form);
    });
  return { done: inSession(id, attempt), cancel: () => request?.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A key that nobody else makes: for one wish (a registration), repeated until it is answered. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
