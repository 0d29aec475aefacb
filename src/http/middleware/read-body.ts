/** Reading request bodies with a hard limit, so that a bad client costs little and always gets a clean 4xx. */
import { type IncomingMessage } from 'node:http';
import { AppError } from '../../errors.js';

export const DEFAULT_BODY_BYTES = 1024 * 1024;

/** Deeper JSON is no form of ours; refused before any schema walks it. */
export const MAX_JSON_DEPTH = 32;

/**
 * The bytes of the body, exactly as sent.
 * @throws AppError `payload_too_large`, `unsupported_media_type` (compressed bodies: a small one may unpack to gigabytes)
 */
export async function readRawBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new AppError('unsupported_media_type', { hint: '请不要压缩请求内容。' });
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new AppError('payload_too_large');
  return await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (error: AppError | null): void => {
      request.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken);
      if (error === null) resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size));
      else {
        // Read on without keeping anything: a socket closed with bytes unread is reset, and the client would never see the answer.
        request.resume();
        reject(error);
      }
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) settle(new AppError('payload_too_large'));
      else chunks.push(chunk);
    };
    const onEnd = (): void => settle(null);
    // The client went away in the middle: nobody reads the answer, but the log should not call it a fault of ours.
    const onBroken = (cause?: unknown): void => settle(new AppError('request_timeout', {}, { cause }));
    request.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken);
  });
}

/**
 * The body as JSON.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `invalid_input` (not JSON, not UTF-8, too deep)
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  if (!isJson(request.headers['content-type'])) {
    throw new AppError('unsupported_media_type', { hint: '请以 application/json 提交。' });
  }
  return parseJson(await readRawBody(request, maxBytes));
}

function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  if (type.trim() !== 'application/json') return false;
  return parameters.every((parameter) => {
    const [name = '', value = ''] = parameter.split('=', 2);
    return name.trim() !== 'charset' || ['utf-8', 'utf8', '"utf-8"'].includes(value.trim());
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function parseJson(bytes: Buffer): unknown {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw new AppError('invalid_input', {}, { cause: error, fields: [{ path: '', message: '内容不是有效的 JSON' }] });
  }
  refuseHostileShape(value);
  return value;
}

interface Place {
  value: object;
  /** Dotted, as faults of the schema are told. */
  path: string;
}

/**
 * Too deep; an own `__proto__`, which would become the prototype of whatever the object is later copied into; text that no
 * database keeps as it is (half a character, NUL), so that what was hashed or compared would not be what is stored.
 */
function refuseHostileShape(root: unknown): void {
  if (typeof root === 'string') refuseHostileText(root, '');
  let level: Place[] = isContainer(root) ? [{ value: root, path: '' }] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_JSON_DEPTH) refuse('', `内容嵌套超过 ${MAX_JSON_DEPTH} 层`);
    const below: Place[] = [];
    for (const { value, path } of level) {
      if (Object.hasOwn(value, '__proto__')) refuse('__proto__', '没有这一项，请删除');
      for (const [key, child] of Object.entries(value)) {
        const place = path === '' ? key : `${path}.${key}`;
        refuseHostileText(key, path);
        if (typeof child === 'string') refuseHostileText(child, place);
        else if (isContainer(child)) below.push({ value: child, path: place });
      }
    }
    level = below;
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** @throws AppError `invalid_input` */
export function refuseHostileText(text: string, path: string): void {
  if (!isWellFormed(text)) refuse(path, '含有不完整的字符，请重新输入');
  if (text.includes('\0')) refuse(path, '不能包含控制字符');
}

/** `String.prototype.isWellFormed`, which the types of ES2022 do not know. */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function refuse(path: string, message: string): never {
  throw new AppError('invalid_input', {}, { fields: [{ path, message }] });
}
