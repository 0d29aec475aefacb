/** Errors at the door: which status a code has, and the one shape in which every failure is told. */
import { AppError, type ErrorCode, type FieldFault } from '../errors.js';

/**
 * Status of every code. Typed by the closed list, so a new code does not compile until it is placed here.
 * Body 400, login 401, allowed 403, absent or foreign 404, clash 409, size 413, type 415, rule of the law 422, limit 429.
 */
export const STATUS_BY_CODE: Record<ErrorCode, number> = {
  invalid_input: 400,
  invalid_date: 400,
  payload_too_large: 413,
  unsupported_media_type: 415,
  unsupported_file_type: 415,
  file_refused: 422,
  file_infected: 422,
  scanner_unavailable: 503,
  file_too_large: 413,
  too_many_files: 422,
  method_not_allowed: 405,
  headers_too_large: 431,
  request_timeout: 408,
  login_required: 401,
  login_failed: 401,
  account_locked: 403,
  account_disabled: 403,
  password_change_required: 403,
  second_factor_required: 403,
  second_factor_wrong: 422,
  second_factor_expired: 401,
  weak_password: 422,
  current_password_wrong: 422,
  login_code_invalid: 401,
  login_blocked: 403,
  login_provider_unavailable: 503,
  approval_required: 403,
  csrf_failed: 403,
  forbidden: 403,
  not_found: 404,
  version_conflict: 409,
  idempotency_key_required: 400,
  idempotency_key_reused: 422,
  possible_duplicate: 409,
  open_cases_remain: 409,
  already_exists: 409,
  already_decided: 409,
  figures_changed: 409,
  action_not_allowed: 422,
  extension_too_long: 422,
  extension_repeated: 422,
  extension_after_due: 422,
  supplement_repeated: 422,
  supplement_too_late: 422,
  event_before_receipt: 422,
  event_date_invalid: 422,
  not_supported: 422,
  decision_incomplete: 422,
  separation_of_duties: 422,
  year_frozen: 422,
  year_not_complete: 422,
  official_identity_broken: 422,
  generation_not_available: 422,
  calendar_invalid: 422,
  ledger_invalid: 422,
  workbook_invalid: 422,
  import_running: 409,
  personal_data_found: 422,
  explanation_required: 422,
  rate_limited: 429,
  service_unavailable: 503,
  internal: 500,
};

export interface ErrorBody {
  error: {
    code: ErrorCode;
    message: string;
    requestId: string;
    fields?: FieldFault[];
    details?: Record<string, unknown>;
  };
}

/**
 * What the client reads. Only plain values of `details` leave by default (they are already in the message);
 * anything structured needs a schema declared by the route (`errorDetails`), which has then been applied to `details`.
 */
export function errorBody(
  error: AppError,
  requestId: string,
  details: Record<string, unknown> = plainValues(error),
): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      requestId,
      ...(error.fields.length > 0 ? { fields: [...error.fields] } : {}),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    },
  };
}

function plainValues(error: AppError): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(error.details).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  );
}

/** A daemon that is starting loads its signatures for about as long. */
const SCANNER_RETRY_SECONDS = 30;

/** Seconds for `Retry-After`, when the error knows them. */
export function retryAfterSeconds(error: AppError): number | null {
  if (error.code === 'rate_limited') return wholeSeconds(error.details['seconds']);
  if (error.code === 'scanner_unavailable') return SCANNER_RETRY_SECONDS;
  if (error.code === 'account_locked') return wholeSeconds(Number(error.details['minutes']) * 60);
  if (STATUS_BY_CODE[error.code] === 503) return UNAVAILABLE_SECONDS;
  return null;
}

/** About half of an election: who comes back then finds the new primary, or is told once more. */
const UNAVAILABLE_SECONDS = 5;

function wholeSeconds(value: unknown): number {
  const seconds = Math.ceil(Number(value));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 1;
}

/** A route broke its own declaration: a fault of ours, never of the client. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
}

/** Whether what was thrown only means “not now”: the database is being replaced. Told by who knows the database. */
export type IsUnavailable = (thrown: unknown) => boolean;

/**
 * Any thrown value as an AppError. Refusals of Koa and Node (their `status` is 4xx) keep their meaning; what passes by itself
 * is `service_unavailable`; everything else is a bug and becomes `internal`, with the original as `cause`.
 */
export function toAppError(thrown: unknown, isUnavailable: IsUnavailable = () => false): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isUnavailable(thrown)) return new AppError('service_unavailable', {}, { cause: thrown });
  const status = thrown instanceof Error && 'status' in thrown ? thrown.status : undefined;
  switch (status) {
    case 400:
      return new AppError('invalid_input', {}, { cause: thrown });
    case 404:
      return new AppError('not_found', {}, { cause: thrown });
    case 408:
      return new AppError('request_timeout', {}, { cause: thrown });
    case 413:
      return new AppError('payload_too_large', {}, { cause: thrown });
    case 415:
      return new AppError('unsupported_media_type', {}, { cause: thrown });
    default:
      return new AppError('internal', {}, { cause: thrown });
  }
}
