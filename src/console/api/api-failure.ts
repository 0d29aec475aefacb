import { type ApiError } from './generated';

export interface FieldFault {
  path: string;
  message: string;
}

/** Something that was done to a case after it was read here. */
export interface EventSince {
  kind: string;
  label: string;
  date: string;
  at: string;
  by: string;
}

/** What went wrong with a request, in words for the user. `status` 0: the server was not reached. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: readonly FieldFault[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** Worth trying again as it is. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 502;
  }

  /** What somebody else did meanwhile (409), oldest first; empty for every other failure. */
  get eventsSince(): readonly EventSince[] {
    const { events } = this.details as { events?: readonly EventSince[] };
    return this.code === 'version_conflict' && Array.isArray(events) ? events : [];
  }

  /** The version that the server holds now (409). */
  get currentVersion(): number | null {
    const { currentVersion } = this.details;
    return this.code === 'version_conflict' && typeof currentVersion === 'number' ? currentVersion : null;
  }
}

export function failureOf(status: number, body: unknown): ApiFailure {
  const error = (body as Partial<ApiError> | null)?.error;
  if (error && typeof error.message === 'string') {
    return new ApiFailure(status, error.code, error.message, error.fields ?? [], error.details ?? {});
  }
  return new ApiFailure(status, 'unexpected', '服务暂时不可用，请稍后再试。');
}

/** @param reason what `fetch` threw */
export function unreachable(reason: unknown): ApiFailure {
  const name = reason instanceof Error ? reason.name : '';
  if (name === 'AbortError') return new ApiFailure(0, 'aborted', '已取消。');
  if (name === 'TimeoutError') return new ApiFailure(0, 'timeout', '网络较慢，请求没有完成，请再试一次。');
  return new ApiFailure(0, 'offline', '没有连上服务器，请检查网络后再试。');
}

/** For anything that was thrown: the words for the user. */
export function wordsOf(error: unknown): string {
  return error instanceof ApiFailure ? error.message : '出现了意外的问题，请刷新页面后再试。';
}
