/** One file per multipart request, spooled to disk: memory stays flat, and a handler never sees half a file. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { AppError } from '../../errors.js';
import { refuseHostileText } from './read-body.js';

const MAX_FIELDS = 32;
const MAX_FIELD_BYTES = 64 * 1024;
/** The name that was chosen, where the client cannot name the part itself: WeChat calls it after its temporary file. */
export const NAME_FIELD = 'name';
/** Enough for every file signature that the type check looks at. */
const HEAD_BYTES = 4100;

export interface UploadedFile {
  /** Base name as the client gave it; only ever shown, never used as a path. */
  readonly fileName: string;
  /** What the client claims; the real type is decided from `head`. */
  readonly claimedType: string;
  readonly size: number;
  /** SHA-256, lower-case hex. */
  readonly sha256: string;
  /** The first bytes (at most 4100). */
  readonly head: Buffer;
  /** The spooled copy; gone after the answer, so a handler stores the content before it returns. */
  readonly path: string;
  read(): Readable;
}

export interface MultipartBody {
  readonly file: UploadedFile;
  /** Text fields; one sent twice becomes an array. */
  readonly fields: Record<string, string | string[]>;
  /** Removes the spooled copy; never throws. */
  discard(): Promise<void>;
}

export interface MultipartLimits {
  readonly directory: string;
  readonly maxFileBytes: number;
  readonly maxBodyBytes: number;
}

/**
 * Reads a whole `multipart/form-data` request with exactly one file part.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `file_too_large`, `too_many_files`, `invalid_input`
 */
export async function readMultipart(request: IncomingMessage, limits: MultipartLimits): Promise<MultipartBody> {
  const contentType = request.headers['content-type'];
  if (contentType === undefined || !/^multipart\/form-data\s*;.*boundary=/i.test(contentType)) {
    throw new AppError('unsupported_media_type', { hint: '请以 multipart/form-data 提交文件。' });
  }
  if (Number(request.headers['content-length'] ?? 0) > limits.maxBodyBytes) throw new AppError('payload_too_large');
  await mkdir(limits.directory, { recursive: true });
  const path = join(limits.directory, `upload-${randomBytes(12).toString('hex')}`);
  const discard = async (): Promise<void> => {
    await rm(path, { force: true }).catch(() => undefined);
  };
  try {
    return { ...(await parse(request, contentType, path, limits)), discard };
  } catch (error) {
    request.resume();
    await discard();
    throw error instanceof AppError ? error : malformed(error);
  }
}

async function parse(
  request: IncomingMessage,
  contentType: string,
  path: string,
  limits: MultipartLimits,
): Promise<Omit<MultipartBody, 'discard'>> {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const busboy = new Busboy({
    headers: { ...request.headers, 'content-type': contentType },
    limits: {
      files: 1,
      fileSize: limits.maxFileBytes,
      fields: MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      fieldNameSize: 200,
    },
  });
  let spooling: Promise<UploadedFile> | null = null;
  let refusal: AppError | null = null;
  const refuse = (error: AppError): void => {
    refusal ??= error;
  };

  busboy.on('file', (_name, stream, fileName, _encoding, claimedType) => {
    spooling = spool(stream, path, limits.maxFileBytes, fileName ?? '', claimedType);
    // Awaited below; without this a failure in the meantime would count as unhandled.
    spooling.catch(() => undefined);
  });
  busboy.on('filesLimit', () => refuse(new AppError('too_many_files', { max: 1 })));
  busboy.on('fieldsLimit', () => refuse(new AppError('payload_too_large')));
  busboy.on('field', (name, value, nameTruncated, valueTruncated) => {
    if (nameTruncated || valueTruncated) return refuse(new AppError('payload_too_large'));
    try {
      refuseHostileText(name, '');
      refuseHostileText(value, name);
    } catch (error) {
      return refuse(error as AppError);
    }
    const earlier = fields[name];
    fields[name] = earlier === undefined ? value : [...[earlier].flat(), value];
  });

  await feed(request, busboy, limits.maxBodyBytes);
  if (refusal !== null) throw refusal as AppError;
  if (spooling === null) {
    throw new AppError('invalid_input', {}, { fields: [{ path: 'file', message: '请选择要上传的文件' }] });
  }
  const file = await (spooling as Promise<UploadedFile>);
  const given = fields[NAME_FIELD];
  const isNamed = typeof given === 'string' && given.trim() !== '';
  return { file: isNamed ? { ...file, fileName: baseName(given) } : file, fields };
}

/** Ends when the form has been read to its end; a form cut short (no closing boundary) is a fault. */
async function feed(request: IncomingMessage, busboy: BusboyInstance, maxBytes: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let size = 0;
    const fail = (error: unknown): void => {
      request.unpipe(busboy);
      request.off('data', count).off('close', onClose);
      reject(error instanceof Error ? error : new AppError('request_timeout', {}, { cause: error }));
    };
    const count = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) fail(new AppError('payload_too_large'));
    };
    const onClose = (): void => {
      if (!request.complete) fail(new AppError('request_timeout'));
    };
    busboy.once('finish', () => {
      request.off('data', count).off('close', onClose);
      resolve();
    });
    busboy.once('error', fail);
    request.on('data', count).on('close', onClose);
    request.pipe(busboy);
  });
}

async function spool(
  stream: BusboyFileStream,
  path: string,
  maxBytes: number,
  fileName: string,
  claimedType: string,
): Promise<UploadedFile> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      hash.update(chunk);
      size += chunk.length;
      callback(null, chunk);
    },
  });
  await pipeline(stream, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (stream.truncated) {
    throw new AppError('file_too_large', { maxMegabytes: Math.floor((maxBytes / 1024 / 1024) * 10) / 10 });
  }
  return {
    fileName: baseName(fileName),
    claimedType: claimedType.slice(0, 200),
    size,
    sha256: hash.digest('hex'),
    head: await readHead(path),
    path,
    read: () => createReadStream(path),
  };
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** No folders, no control characters, at most 200 characters; the extension survives the cut. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = [...last]
    .filter((char) => char > '\u001f' && char !== '\u007f')
    .join('')
    .trim();
  if (clean === '' || clean === '.' || clean === '..') return '未命名文件';
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
  return clean.length <= 200 ? clean : clean.slice(0, 200 - extension.length) + extension;
}

function malformed(cause: unknown): AppError {
  return new AppError('invalid_input', {}, { cause, fields: [{ path: '', message: '上传的内容不完整，请重新上传' }] });
}
