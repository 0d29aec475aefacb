import { type ApiError } from './generated';

export interface FieldFault {
  path: string;
  message: string;
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
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function failureOf(status: number, body: unknown): ApiFailure {
  const error = (body as Partial<ApiError> | null)?.error;
  if (error && typeof error.message === 'string') {
    return new ApiFailure(status, error.code, error.message, error.fields ?? [], error.details ?? {});
  }
  return new ApiFailure(status, 'unexpected', '服务暂时不可用，请稍后再试。');
}

/** @param errMsg what `wx.request` says: `request:fail timeout`, `request:fail …` */
export function unreachable(errMsg: string): ApiFailure {
  if (/abort/.test(errMsg)) return new ApiFailure(0, 'aborted', '已取消。');
  if (/timeout/.test(errMsg)) return new ApiFailure(0, 'timeout', '网络较慢，请求没有完成，请再试一次。');
  return new ApiFailure(0, 'offline', '没有连上服务器，请检查网络后再试。');
}

/** For anything that was thrown: the words for the user. */
export function wordsOf(error: unknown): string {
  return error instanceof ApiFailure ? error.message : '出现了意外的问题，请返回后再试。';
}
