/**
 * The log: structured, in a closed set of categories, and free of personal data.
 *
 * Two nets hold back what does not belong in a log. Fields whose name says what they hold (cookie, openid, phone …) are
 * replaced whole, wherever they stand. And every text, also messages and stacks, is searched for identity numbers and
 * mobile numbers, because these come in by accident: in an error's message, in a query, in what somebody typed.
 */
import { pino, type DestinationStream } from 'pino';
import { type Config } from './config.js';
import { type Log } from './ports/log.js';

export const LOG_CATEGORIES = [
  'startup',
  'http',
  'database',
  'job',
  'security',
  'integration',
  'payment',
  'case',
  'report',
] as const;

export type LogCategory = (typeof LOG_CATEGORIES)[number];

type LogFields = Readonly<Record<string, unknown>>;

/** An error goes into the field `error`; it is written with its stack, its code and its causes. */
export interface Logger extends Log<LogCategory> {
  /** A logger whose every line carries these fields as well, e.g. a request id. */
  child(fields: LogFields): Logger;
}

export interface LoggerOptions {
  level: Config['logLevel'];
  /** JSON, one line per entry; otherwise lines for people. */
  json: boolean;
  /** Default: stderr, because stdout belongs to what a command prints. */
  destination?: DestinationStream;
}

export function createLogger(options: LoggerOptions): Logger {
  const sink = options.destination ?? pino.destination({ fd: 2, sync: true });
  const root = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.json ? sink : { write: (line: string) => sink.write(forPeople(line)) },
  );
  return wrap(root, {});
}

function wrap(target: pino.Logger, bound: LogFields): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (category: LogCategory, message: string, fields: LogFields = {}): void => {
      if (!target.isLevelEnabled(level)) return;
      const redacted = redact({ ...bound, ...fields }) as Record<string, unknown>;
      target[level]({ ...redacted, category }, scrub(message));
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(target, { ...bound, ...fields }),
  };
}

const REDACTED = '[已隐去]';
const MAXIMUM_DEPTH = 6;
const MAXIMUM_ITEMS = 50;

/** Field names, in lower case and without separators, whose whole value is personal or secret. */
const HIDDEN_NAMES = new Set([
  ...['identitynumber', 'identityno', 'idnumber', 'idcard', 'idcardnumber', 'certificatenumber', 'creditcode'],
  ...['phone', 'phonenumber', 'mobile', 'telephone', 'fax', 'email', 'address', 'postaladdress', 'postalcode'],
  ...['name', 'applicantname', 'realname', 'contactname', 'contact', 'openid', 'unionid', 'sessionkey'],
  ...['token', 'accesstoken', 'refreshtoken', 'sessiontoken', 'csrftoken', 'bearer', 'secret', 'appsecret', 'apikey'],
  ...['password', 'newpassword', 'oldpassword', 'passwordhash', 'cookie', 'cookies', 'setcookie', 'authorization'],
  ...['xcsrftoken', 'jscode', 'logincode', 'phonecode', 'privatekey', 'fieldkeys', 'lookupkey', 'signature'],
]);

/**
 * A copy of any value with personal data and secrets replaced: for the log, and for what is sent to people who watch
 * the system. Deep structures are cut at six levels, long lists at fifty items.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'number') return PERSONAL_NUMBER.test(String(value)) ? REDACTED : value;
  if (typeof value === 'bigint') return scrub(String(value));
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? '[function]' : value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (depth >= MAXIMUM_DEPTH) return '[…]';
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) {
    const items = value.slice(0, MAXIMUM_ITEMS).map((item) => redact(item, depth + 1));
    return value.length > MAXIMUM_ITEMS ? [...items, `… ${value.length - MAXIMUM_ITEMS} 项`] : items;
  }
  if (value instanceof Map || value instanceof Set) return redact([...value], depth);
  // Ids of the database and the like know how to write themselves.
  if ('toJSON' in value && typeof value.toJSON === 'function') return redact(value.toJSON(), depth + 1);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    copy[key] = isHidden(key) && item !== null && item !== undefined ? REDACTED : redact(item, depth + 1);
  }
  return copy;
}

function isHidden(key: string): boolean {
  return HIDDEN_NAMES.has(key.toLowerCase().replace(/[^a-z]/g, ''));
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const own = error as Error & { code?: unknown; details?: unknown };
  return {
    type: error.name,
    message: scrub(error.message),
    // An error's code names its kind; it is not the log-in code that a field of this name holds elsewhere.
    ...(own.code === undefined ? {} : { code: redact(own.code) }),
    ...(own.details === undefined ? {} : { details: redact(own.details, depth + 1) }),
    ...(error.stack ? { stack: scrub(error.stack) } : {}),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

/** Whole number that is a mobile number or an identity number of digits only. */
const PERSONAL_NUMBER = /^(?:1[3-9]\d{9}|\d{18})$/;

/**
 * Ids of ours (24 hex digits, UUIDs) are stepped over, so that a run of digits in them is not mistaken. Then: identity
 * numbers of 18 places, mobile numbers with or without country code and grouping, bearer tokens, passwords in addresses.
 */
const IN_TEXT = new RegExp(
  [
    String.raw`(?<id>\b[0-9a-f]{24}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)`,
    String.raw`(?<!\d)[1-9]\d{16}[\dXx](?!\d)`,
    String.raw`(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)`,
    String.raw`(?<=\bBearer\s)[\w.~+/=-]+`,
    String.raw`(?<=:\/\/[^\s:@/]*:)[^\s@/]+(?=@)`,
  ].join('|'),
  'gi',
);

/** A text without identity numbers, mobile numbers and secrets. */
export function scrub(text: string): string {
  return text.replace(IN_TEXT, (found, id: string | undefined) => (id ? found : REDACTED));
}

/** One line of pino, set for reading: time, level, category, message, the rest. */
function forPeople(line: string): string {
  const { level, time, category, msg, error, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const head = `${String(time).slice(11, 23)} ${String(level).toUpperCase().padEnd(5)} ${String(category).padEnd(11)} ${String(msg)}`;
  const fields = Object.keys(rest).length > 0 ? `  ${JSON.stringify(rest)}` : '';
  return `${head}${fields}${error === undefined ? '' : `\n${stackOf(error)}`}\n`;
}

function stackOf(error: unknown): string {
  const { stack, cause } = (error ?? {}) as { stack?: string; cause?: unknown };
  const own = indent(stack ?? JSON.stringify(error));
  return cause === undefined ? own : `${own}\n    原因：\n${stackOf(cause)}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
