/** `request`, `uploadFile`, `downloadFile`: to our own server only. */
import { answer, type Api, Failure, type Options } from './answer.js';
import { fileAt, keepFile } from './temporary-files.js';

const TIMEOUT_MS = 60_000;

type Headers = Record<string, string>;
type Listener = (value: never) => void;

interface Outcome {
  statusCode: number;
  header: Headers;
  body: Blob | string;
}

interface Task {
  abort(): void;
  onProgressUpdate(listener: Listener): void;
  offProgressUpdate(listener?: Listener): void;
  onHeadersReceived(listener: Listener): void;
  offHeadersReceived(listener?: Listener): void;
}

export function networkApi(): Api {
  return { request, uploadFile, downloadFile };
}

/** Success for any status, as WeChat has it; the caller looks at `statusCode`. */
function request(options: Options): Task & Promise<unknown> {
  const method = String(options['method'] ?? 'GET').toUpperCase();
  const header = headersOf(options);
  const { data } = options;
  const isQuery =
    data !== undefined && data !== null && (method === 'GET' || method === 'HEAD') && typeof data === 'object';
  const url = isQuery ? withQuery(String(options['url']), data as object) : String(options['url']);
  let body: XMLHttpRequestBodyInit | null = null;
  if (!isQuery && data !== undefined && data !== null && method !== 'GET') {
    const type = Object.entries(header).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    if (!type && !(data instanceof ArrayBuffer)) header['content-type'] = 'application/json';
    body = bodyOf(data, type);
  }
  return send(
    'request',
    options,
    { method, url, header, body, binary: options['responseType'] === 'arraybuffer' },
    async (outcome) => {
      const { statusCode, header: received, body: content } = outcome;
      const raw = typeof content === 'string' ? content : await content.arrayBuffer();
      const wanted = options['dataType'] ?? 'json';
      return {
        statusCode,
        header: received,
        cookies: [],
        data: typeof raw === 'string' && wanted === 'json' ? parsed(raw) : raw,
      };
    },
  );
}

function uploadFile(options: Options): Task & Promise<unknown> {
  const form = new FormData();
  for (const [name, value] of Object.entries((options['formData'] ?? {}) as object)) form.append(name, String(value));
  const file = fileAt(String(options['filePath']));
  if (file) form.append(String(options['name']), file, String(options['fileName'] ?? file.name));
  const refused = file ? null : 'file not found';
  const what = { method: 'POST', url: String(options['url']), header: headersOf(options), body: form, binary: false };
  return send('uploadFile', options, { ...what, refused, progressOf: 'upload' }, ({ statusCode, header, body }) => {
    return { statusCode, header, data: body };
  });
}

function downloadFile(options: Options): Task & Promise<unknown> {
  const what = { method: 'GET', url: String(options['url']), header: headersOf(options), body: null, binary: true };
  return send('downloadFile', options, { ...what, progressOf: 'download' }, ({ statusCode, header, body }) => {
    const type = header['content-type'] ?? '';
    const tempFilePath = keepFile(new File([body], nameOf(header, String(options['url'])), { type }));
    return { statusCode, header, tempFilePath, filePath: tempFilePath };
  });
}

interface Sending {
  method: string;
  url: string;
  header: Headers;
  body: XMLHttpRequestBodyInit | null;
  binary: boolean;
  refused?: string | null;
  progressOf?: 'upload' | 'download';
}

/** Not `fetch`: that tells nothing about the progress of an upload. */
function send(
  name: string,
  options: Options,
  { method, url, header, body, binary, refused, progressOf }: Sending,
  conclude: (outcome: Outcome) => Promise<object> | object,
): Task & Promise<unknown> {
  const xhr = new XMLHttpRequest();
  const progress = new Set<Listener>();
  const headers = new Set<Listener>();
  const finished = answer(name, options, async () => {
    if (refused) throw new Failure(refused);
    const target = sameOrigin(url);
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      xhr.open(method, target);
      xhr.responseType = binary ? 'blob' : 'text';
      xhr.timeout = Number(options['timeout'] ?? TIMEOUT_MS);
      for (const [key, value] of Object.entries(header))
        if (!/^(referer|host)$/i.test(key)) xhr.setRequestHeader(key, value);
      xhr.onreadystatechange = () => {
        if (xhr.readyState === XMLHttpRequest.HEADERS_RECEIVED)
          tell(headers, { header: received(xhr), statusCode: xhr.status });
      };
      const onProgress = ({ loaded, total }: ProgressEvent): void => {
        const part = total > 0 ? Math.floor((loaded / total) * 100) : 0;
        const sums = { totalBytesSent: loaded, totalBytesExpectedToSend: total, totalBytesWritten: loaded };
        tell(progress, { progress: part, ...sums, totalBytesExpectedToWrite: total });
      };
      if (progressOf === 'upload') xhr.upload.onprogress = onProgress;
      if (progressOf === 'download') xhr.onprogress = onProgress;
      xhr.onload = () =>
        resolve({ statusCode: xhr.status, header: received(xhr), body: xhr.response as Blob | string });
      xhr.onerror = () => reject(new Failure('网络连接不上', { errno: 600001 }));
      xhr.ontimeout = () => reject(new Failure('timeout', { errno: 5 }));
      xhr.onabort = () => reject(new Failure('abort', { errno: 600003 }));
      xhr.send(body);
    });
    return await conclude(outcome);
  });
  return Object.assign(finished, {
    abort: () => xhr.abort(),
    onProgressUpdate: (listener: Listener) => void progress.add(listener),
    offProgressUpdate: (listener?: Listener) => drop(progress, listener),
    onHeadersReceived: (listener: Listener) => void headers.add(listener),
    offHeadersReceived: (listener?: Listener) => drop(headers, listener),
  });
}

/** The page's policy would refuse others anyway, without saying why. */
function sameOrigin(url: string): string {
  const target = new URL(url, window.location.origin);
  if (target.origin !== window.location.origin && target.protocol !== 'blob:')
    throw new Failure('url not in domain list');
  return target.href;
}

function headersOf(options: Options): Headers {
  const given = (options['header'] ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}

function received(xhr: XMLHttpRequest): Headers {
  const lines = xhr
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)
    .filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split(/:\s?(.*)/s).slice(0, 2) as [string, string]));
}

function withQuery(url: string, data: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) if (value !== undefined) query.append(name, String(value));
  const text = query.toString();
  return text ? `${url}${url.includes('?') ? '&' : '?'}${text}` : url;
}

function bodyOf(data: unknown, type: string): XMLHttpRequestBodyInit {
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data;
  if (type.includes('x-www-form-urlencoded')) return withQuery('', data as object).slice(1);
  return JSON.stringify(data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function nameOf(header: Headers, url: string): string {
  const disposition = header['content-disposition'] ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)/i.exec(disposition)?.[1] ?? url.split('?')[0]?.split('/').at(-1) ?? 'file';
}

function tell(listeners: ReadonlySet<Listener>, value: object): void {
  for (const listener of listeners) listener(value as never);
}

function drop(listeners: Set<Listener>, listener?: Listener): void {
  if (listener) listeners.delete(listener);
  else listeners.clear();
}
