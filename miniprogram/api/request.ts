/**
 * The one door to the network. The status is looked at (WeChat calls any answer a success), reads are tried again, writes never;
 * a lost session is renewed once and the request repeated.
 */
import { serverOrigin } from '../config';
import { ApiFailure, failureOf, unreachable } from './api-failure';
import { type FileCard, type OperationId, type Operations, OPERATIONS } from './generated';
import { forgetToken, signIn, storedToken } from './session';

const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 120_000;
/** Pauses before a read is tried again. */
const AGAIN_AFTER_MS = [400, 1_200];

type Parts<K extends OperationId> = {
  [P in 'path' | 'query' | 'body' as Operations[K][P] extends undefined ? never : P]: Operations[K][P];
};

export type Input<K extends OperationId> = Parts<K> & {
  /** Recognises a repeat of the same wish; made once by whoever wishes, kept until it is fulfilled. */
  key?: string;
  /** The token of a one-time link, for operations that know no account. */
  bearer?: string;
};

/** @throws ApiFailure with words for the user */
export async function call<K extends OperationId>(id: K, input: Input<K>): Promise<Operations[K]['answer']> {
  const { method, signedIn } = OPERATIONS[id];
  const send = (): Promise<Operations[K]['answer']> =>
    signedIn ? sendSignedIn(id, input) : sendOnce(id, input, bearerOf(input));
  if (method !== 'GET') return await send();
  for (const pause of AGAIN_AFTER_MS) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiFailure) || !error.isPassing || error.status === 429) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return await send();
}

async function sendSignedIn<K extends OperationId>(id: K, input: Input<K>): Promise<Operations[K]['answer']> {
  return await withToken((token) => sendOnce(id, input, token));
}

function bearerOf(input: object): string | null {
  return (input as { bearer?: string }).bearer ?? null;
}

/** Signs in where nobody has, and once more where the server no longer knows the token. */
async function withToken<T>(send: (token: string) => Promise<T>): Promise<T> {
  const token = storedToken() ?? (await signIn());
  try {
    return await send(token);
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.status !== 401) throw error;
    if (storedToken() === token) forgetToken();
    return await send(storedToken() ?? (await signIn()));
  }
}

function sendOnce<K extends OperationId>(
  id: K,
  input: Input<K>,
  token: string | null,
): Promise<Operations[K]['answer']> {
  const { method } = OPERATIONS[id];
  const { body, key } = input as { body?: object; key?: string };
  return new Promise((resolve, reject) => {
    wx.request({
      url: addressOf(id, input),
      // The typings know no PATCH, WeChat does (base library 2.24.0 on all platforms).
      method: method as 'GET',
      ...(body === undefined ? {} : { data: body }),
      header: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      timeout: TIMEOUT_MS,
      success: ({ statusCode, data }) => {
        if (statusCode >= 200 && statusCode < 300) resolve(data as unknown as Operations[K]['answer']);
        else reject(failureOf(statusCode, data));
      },
      fail: ({ errMsg }) => reject(unreachable(errMsg)),
    });
  });
}

/** The full address of an operation, for requests and for what is opened by address. */
export function addressOf<K extends OperationId>(id: K, input: object): string {
  const { path = {}, query = {} } = input as { path?: Record<string, unknown>; query?: Record<string, unknown> };
  const filled = OPERATIONS[id].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === ''
      ? []
      : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`],
  );
  return `${serverOrigin()}${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

export interface Upload<T> {
  done: Promise<T>;
  cancel(): void;
}

/** One file a request. @param onProgress percent, 0 to 100 */
export function upload<K extends OperationId>(
  id: K,
  input: object,
  file: { path: string; name: string },
  onProgress: (percent: number) => void,
): Upload<Operations[K]['answer']> {
  let task: WechatMiniprogram.UploadTask | null = null;
  const send = (token: string | null): Promise<Operations[K]['answer']> =>
    new Promise((resolve, reject) => {
      task = wx.uploadFile({
        url: addressOf(id, input),
        filePath: file.path,
        name: 'file',
        // WeChat names the part after the temporary file; the name that was chosen goes beside it.
        formData: { name: file.name },
        header: token ? { authorization: `Bearer ${token}` } : {},
        timeout: UPLOAD_TIMEOUT_MS,
        success: ({ statusCode, data }) => {
          const body: unknown = parsed(data);
          if (statusCode >= 200 && statusCode < 300) resolve(body as Operations[K]['answer']);
          else reject(failureOf(statusCode, body));
        },
        fail: ({ errMsg }) => reject(unreachable(errMsg)),
      });
      task.onProgressUpdate(({ progress }) => onProgress(progress));
    });
  return {
    done: OPERATIONS[id].signedIn ? withToken(send) : send(bearerOf(input)),
    cancel: () => task?.abort(),
  };
}

/** Brings a file onto the phone. @returns its temporary path */
export async function download<K extends OperationId>(id: K, input: object): Promise<string> {
  const send = (token: string | null): Promise<string> =>
    new Promise((resolve, reject) => {
      wx.downloadFile({
        url: addressOf(id, input),
        header: token ? { authorization: `Bearer ${token}` } : {},
        timeout: UPLOAD_TIMEOUT_MS,
        success: ({ statusCode, tempFilePath }) => {
          if (statusCode === 200) resolve(tempFilePath);
          else reject(failureOf(statusCode, null));
        },
        fail: ({ errMsg }) => reject(unreachable(errMsg)),
      });
    });
  return OPERATIONS[id].signedIn ? await withToken(send) : await send(null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A key that nobody else makes: for one wish (a submission, a dispatch of a form), repeated until it is answered. */
export function newKey(): string {
  const part = (): string => Math.random().toString(36).slice(2, 12);
  return `${Date.now().toString(36)}-${part()}${part()}`;
}

/** Opens a file in WeChat's own viewer; a picture large on the screen. */
export async function openFile<K extends OperationId>(id: K, input: object, file: FileCard): Promise<void> {
  wx.showLoading({ title: '正在打开…' });
  try {
    const path = await download(id, input);
    if (file.contentType.startsWith('image/')) {
      await wx.previewImage({ urls: [path] });
      return;
    }
    await wx.openDocument({ filePath: path, showMenu: true, ...typeOf(file.name) });
  } finally {
    wx.hideLoading();
  }
}

const OPENABLE = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'] as const;

function typeOf(name: string): { fileType?: (typeof OPENABLE)[number] } {
  const ending = name.split('.').pop()?.toLowerCase();
  const type = OPENABLE.find((one) => one === ending);
  return type ? { fileType: type } : {};
}
