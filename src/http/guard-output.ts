/** What leaves: parsed by the declared schema (unknown fields are stripped), with a declared status, or not at all. */
import { Readable } from 'node:stream';
import { AppError, type ErrorCode } from '../errors.js';
import { type HttpContext } from './context.js';
import { ContractViolation, STATUS_BY_CODE } from './errors.js';
import { type AnyRouteSpec, FileBody, type FileResponse, Reply, type Responses } from './route.js';

export type CheckedOutput =
  | { readonly kind: 'json'; readonly status: number; readonly bytes: Buffer }
  | { readonly kind: 'file'; readonly status: number; readonly file: FileBody }
  | { readonly kind: 'empty'; readonly status: number };

export const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * The handler's result as bytes. A result outside the declaration never leaves, in any environment: what does not fit
 * the schema may hold what must not be seen, so the caller gets `internal` and the log gets the reason.
 * @throws ContractViolation
 */
export function checkOutput(spec: AnyRouteSpec, result: unknown): CheckedOutput {
  const { status, body } = result instanceof Reply ? result : { status: onlyStatus(spec.response), body: result };
  const declared = spec.response[status];
  if (declared === undefined) throw new ContractViolation(`${spec.operationId}: 未声明的状态 ${status}`);
  if (declared === null) {
    if (body !== null) throw new ContractViolation(`${spec.operationId}: 状态 ${status} 不应有内容`);
    return { kind: 'empty', status };
  }
  if (isFileResponse(declared)) return { kind: 'file', status, file: checkedFile(spec, declared, body) };
  const parsed = declared.safeParse(body);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new ContractViolation(`${spec.operationId}: 状态 ${status} 的内容不符合声明：${reasons}`);
  }
  return { kind: 'json', status, bytes: Buffer.from(JSON.stringify(parsed.data)) };
}

function onlyStatus(response: Responses): number {
  const statuses = Object.keys(response).map(Number);
  const [status] = statuses;
  if (status === undefined || statuses.length > 1)
    throw new ContractViolation('声明了多个状态，应以 reply(status, body) 答复');
  return status;
}

export function isFileResponse(declared: Responses[number]): declared is FileResponse {
  return declared !== null && 'kind' in declared && declared.kind === 'file';
}

function checkedFile(spec: AnyRouteSpec, declared: FileResponse, body: unknown): FileBody {
  if (!(body instanceof FileBody)) throw new ContractViolation(`${spec.operationId}: 应以 FileBody 答复文件`);
  const type = body.options.contentType.split(';')[0]?.trim();
  if (!declared.contentTypes.some((allowed) => allowed === type)) {
    throw new ContractViolation(`${spec.operationId}: 未声明的内容类型 ${body.options.contentType}`);
  }
  return body;
}

/** Writes a checked result into the Koa response. */
export async function sendOutput(ctx: HttpContext, output: CheckedOutput): Promise<void> {
  ctx.status = output.status;
  switch (output.kind) {
    case 'empty':
      ctx.body = null;
      ctx.status = output.status;
      return;
    case 'json':
      ctx.set('Content-Type', JSON_TYPE);
      ctx.body = output.bytes;
      return;
    case 'file':
      return await sendFile(ctx, output.file);
  }
}

async function sendFile(ctx: HttpContext, { content, options }: FileBody): Promise<void> {
  if (content instanceof Readable) {
    // A file that cannot be opened must become an error body, which is impossible once the first byte has left.
    await firstByte(content);
    // A known size lets a phone show progress; without it the answer is chunked.
    if (options.size !== undefined) ctx.set('Content-Length', String(options.size));
  }
  ctx.set('Content-Type', options.contentType);
  if (options.fileName !== undefined) ctx.set('Content-Disposition', attachment(options.fileName));
  ctx.body = content;
  if (content instanceof Readable && options.size !== undefined) ctx.length = options.size;
}

async function firstByte(stream: Readable): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (stream.readableLength > 0 || stream.readableEnded) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: Error): void => {
      stream.off('readable', onReadable).off('end', onReadable).off('error', settle);
      if (error) reject(error);
      else resolve();
    };
    const onReadable = (): void => settle();
    stream.once('readable', onReadable).once('end', onReadable).once('error', settle);
  });
}

/** What must not stand in a name that somebody saves: controls, marks that turn the direction or cannot be seen, halves of characters. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const NOT_ON_DISK = /[\\/:*?"<>|]/g;
const MAX_NAME_CHARACTERS = 150;
const UNNAMED = '未命名文件';

/**
 * RFC 6266: an ASCII fallback and the real name in UTF-8. Whatever the name was made of, what is offered can be saved anywhere:
 * no folder, nothing invisible, not too long; the extension survives the cut.
 */
export function attachment(fileName: string): string {
  const clean = fileName
    .normalize('NFC')
    .replace(NOT_IN_NAMES, '')
    .replace(NOT_ON_DISK, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const name = clean === '' ? UNNAMED : shortened(clean);
  const fallback = name.replace(/[^\x20-\x7e]/gu, '_').replace(/%/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_NAME_CHARACTERS) return name;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, MAX_NAME_CHARACTERS - extension.length).join('') + extension;
}

/**
 * An error of the handler, checked against the declaration. `details` beyond plain values leave only through the declared schema.
 * @param strict outside production an undeclared code is a fault of the route and becomes a ContractViolation;
 *   in production its message is still the truth for the user, so it is answered and only logged (`onUndeclared`).
 */
export function checkThrown(
  spec: AnyRouteSpec,
  allowed: ReadonlySet<ErrorCode>,
  thrown: unknown,
  options: { strict: boolean; onUndeclared(error: AppError): void },
): unknown {
  if (!(thrown instanceof AppError)) return thrown;
  if (!allowed.has(thrown.code)) {
    if (options.strict) {
      const status = STATUS_BY_CODE[thrown.code];
      return new ContractViolation(`${spec.operationId}: 未声明的错误 ${thrown.code}（${status}）`, { cause: thrown });
    }
    options.onUndeclared(thrown);
  }
  const schema = spec.errorDetails?.[thrown.code];
  if (!schema) return thrown;
  const parsed = schema.safeParse(thrown.details);
  if (parsed.success) return new DetailedError(thrown, parsed.data);
  return new ContractViolation(
    `${spec.operationId}: 错误 ${thrown.code} 的 details 不符合声明：${parsed.error.message}`,
    {
      cause: thrown,
    },
  );
}

/** An AppError whose structured details have passed the route's schema. */
export class DetailedError extends AppError {
  constructor(
    original: AppError,
    readonly publicDetails: Record<string, unknown>,
  ) {
    super(original.code, original.details, { cause: original, fields: original.fields, message: original.message });
  }
}
