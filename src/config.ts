/**
 * The only reader of the environment. Everything that can be set is in `variables`, each is described in
 * `.env.example` (a test compares the two), and all faults are told at once.
 */
import { z } from 'zod';
import {
  address,
  bearerToken,
  type ClamdAddress,
  clamdAddress,
  type FieldKey,
  fieldKeys,
  lookupKey,
  oneOf,
  onOrOff,
  type Role,
  roles,
  webAddress,
  wholeNumber,
} from './config-values.js';
import { AppError, type FieldFault, isAppError } from './errors.js';

export type { ClamdAddress, FieldKey, Role } from './config-values.js';

export interface Config {
  environment: 'development' | 'test' | 'production';
  port: number;
  host: string;
  /** Uploads, and the embedded database where there is no other. */
  dataDir: string;
  /** Null: the embedded database on `dataDir`. Never null in production. */
  mongodbUri: string | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  roles: readonly Role[];
  /** Where citizens and clerks reach the server, without a slash at the end. */
  publicOrigin: string;
  /** How many reverse proxies stand before the server: that many entries of X-Forwarded-For are believed. */
  trustedProxies: number;
  /** Encryption of personal fields; the first key writes, all of them read. */
  fieldKeys: readonly FieldKey[];
  /** Keyed hash under which an encrypted value can be looked up. 32 bytes. */
  lookupKey: Buffer;
  /** Null: log-in through WeChat is answered by the simulator, or not offered. */
  wechat: { appId: string; appSecret: string; apiOrigin: string } | null;
  /** WeChat and WeChat Pay played locally. Never in production. */
  simulator: boolean;
  /** An empty database is filled with a demo agency. Never in production. */
  demo: boolean;
  rateLimits: {
    publicReadsPerMinute: number;
    loginPerMinute: number;
    submissionsPerHour: number;
    uploadsPerHour: number;
    personalDataPerHour: number;
  };
  maxUploadBytes: number;
  /** Where uploads are scanned; null: nowhere. */
  clamd: { address: ClamdAddress; timeoutMs: number } | null;
  /** Null: text messages go to the simulator, or cannot be sent. */
  sms: { endpoint: string; token: string } | null;
  /** The government's unified identity service; null: staff sign in with account and password only. */
  staffSso: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    /** Where browsers come back to. */
    redirectOrigin: string | null;
    claim: string;
    secondFactor: 'own' | 'delegated';
  } | null;
  /** Null: the simulator puts seals on letters, or the office uploads what it has stamped. */
  seal: { endpoint: string; token: string } | null;
}

/** One entry per environment variable. */
const variables = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development'),
  PORT: wholeNumber('端口', 3000, 0, 65_535),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, { error: '应以 mongodb:// 或 mongodb+srv:// 开头' })
    .optional(),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  ROLES: roles,
  PUBLIC_ORIGIN: address(['http:', 'https:']).optional(),
  TRUST_PROXY: wholeNumber('反向代理的层数', 0, 0, 10),
  FIELD_KEYS: fieldKeys,
  LOOKUP_KEY: lookupKey,
  WECHAT_APP_ID: z
    .string()
    .regex(/^wx[0-9a-f]{16}$/, { error: '应为 wx 开头、共 18 位的小程序 AppID' })
    .optional(),
  WECHAT_APP_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/, { error: '应为 32 位的小程序 AppSecret' })
    .optional(),
  WECHAT_API_ORIGIN: address(['http:', 'https:']).default('https://api.weixin.qq.com'),
  SIMULATOR: onOrOff,
  DEMO: onOrOff,
  RATE_LIMIT_PUBLIC_READS_PER_MINUTE: wholeNumber('每分钟次数', 600, 1, 1_000_000),
  RATE_LIMIT_LOGIN_PER_MINUTE: wholeNumber('每分钟次数', 20, 1, 1_000_000),
  RATE_LIMIT_SUBMISSIONS_PER_HOUR: wholeNumber('每小时次数', 20, 1, 1_000_000),
  RATE_LIMIT_UPLOADS_PER_HOUR: wholeNumber('每小时次数', 100, 1, 1_000_000),
  RATE_LIMIT_PERSONAL_DATA_PER_HOUR: wholeNumber('每小时次数', 60, 1, 1_000_000),
  MAX_UPLOAD_MEGABYTES: wholeNumber('兆字节数', 10, 1, 100),
  CLAMD_ADDRESS: clamdAddress.optional(),
  CLAMD_TIMEOUT_SECONDS: wholeNumber('秒数', 30, 1, 120),
  SMS_ENDPOINT: webAddress.optional(),
  SMS_TOKEN: bearerToken.optional(),
  SEAL_ENDPOINT: webAddress.optional(),
  SEAL_TOKEN: bearerToken.optional(),
  STAFF_SSO_ISSUER: webAddress.optional(),
  STAFF_SSO_CLIENT_ID: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, { error: '应为 1 至 200 个字符，不含空格' })
    .optional(),
  STAFF_SSO_CLIENT_SECRET: bearerToken.optional(),
  STAFF_SSO_REDIRECT_ORIGIN: address(['http:', 'https:']).optional(),
  STAFF_SSO_CLAIM: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_.:/-]{0,99}$/, { error: '应为声明的名称，例如 sub 或 employee_number' })
    .default('sub'),
  STAFF_SSO_SECOND_FACTOR: oneOf(['own', 'delegated']).default('own'),
});

type Variables = z.output<typeof variables>;

/** Neither is of use without the other. */
const TOGETHER = [
  ['WECHAT_APP_ID', 'WECHAT_APP_SECRET'],
  ['SMS_ENDPOINT', 'SMS_TOKEN'],
  ['SEAL_ENDPOINT', 'SEAL_TOKEN'],
  ['STAFF_SSO_ISSUER', 'STAFF_SSO_CLIENT_ID'],
  ['STAFF_SSO_ISSUER', 'STAFF_SSO_CLIENT_SECRET'],
] as const satisfies readonly (readonly [keyof Variables, keyof Variables])[];

const CONFIG_INVALID = '配置有误，没有启动。请修改下列环境变量（或 .env 文件）后重试：';

/** The names of all variables, for the test of `.env.example`. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(variables.shape);

/**
 * Reads a configuration out of an environment. An empty variable counts as not set.
 * @throws {AppError} `invalid_input` with one field fault per fault, all of them at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    VARIABLE_NAMES.map((name) => [name, env[name]?.trim()]).filter(([, value]) => value),
  );
  const parsed = variables.safeParse(given);
  const faults: FieldFault[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  // What belongs together is compared also when something else is wrong, so that no fault waits for another.
  const together = faultsBetween(parsed.success ? parsed.data : whatIsReadable(given));
  faults.push(...together.filter(({ path }) => !faults.some((fault) => fault.path === path)));
  if (!parsed.success || faults.length > 0) {
    throw new AppError('invalid_input', {}, { message: CONFIG_INVALID, fields: faults });
  }
  return compose(parsed.data);
}

/** The configuration of this process; with a faulty one it says everything that is wrong, and ends. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  try {
    return readConfig(env);
  } catch (error) {
    if (!isAppError(error, 'invalid_input')) throw error;
    const lines = error.fields.map((fault) => `  ${fault.path}：${fault.message}`);
    process.stderr.write(`${[error.message, ...lines].join('\n')}\n`);
    process.exit(1);
  }
}

function compose(values: Variables): Config {
  const production = values.NODE_ENV === 'production';
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = values;
  const wechat = appId && appSecret ? { appId, appSecret, apiOrigin: values.WECHAT_API_ORIGIN } : null;
  return {
    environment: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    mongodbUri: values.MONGODB_URI ?? null,
    logLevel: values.LOG_LEVEL ?? (values.NODE_ENV === 'test' ? 'silent' : 'info'),
    roles: values.ROLES,
    publicOrigin: values.PUBLIC_ORIGIN ?? `http://${reachable(values.HOST)}:${values.PORT}`,
    trustedProxies: values.TRUST_PROXY,
    fieldKeys: values.FIELD_KEYS,
    lookupKey: values.LOOKUP_KEY,
    wechat,
    simulator: values.SIMULATOR ?? (!production && wechat === null),
    demo: values.DEMO ?? values.NODE_ENV === 'development',
    rateLimits: {
      publicReadsPerMinute: values.RATE_LIMIT_PUBLIC_READS_PER_MINUTE,
      loginPerMinute: values.RATE_LIMIT_LOGIN_PER_MINUTE,
      submissionsPerHour: values.RATE_LIMIT_SUBMISSIONS_PER_HOUR,
      uploadsPerHour: values.RATE_LIMIT_UPLOADS_PER_HOUR,
      personalDataPerHour: values.RATE_LIMIT_PERSONAL_DATA_PER_HOUR,
    },
    maxUploadBytes: values.MAX_UPLOAD_MEGABYTES * 1_048_576,
    clamd: values.CLAMD_ADDRESS
      ? { address: values.CLAMD_ADDRESS, timeoutMs: values.CLAMD_TIMEOUT_SECONDS * 1_000 }
      : null,
    sms: provider(values.SMS_ENDPOINT, values.SMS_TOKEN),
    seal: provider(values.SEAL_ENDPOINT, values.SEAL_TOKEN),
    staffSso: staffSsoOf(values),
  };
}

function staffSsoOf(values: Variables): Config['staffSso'] {
  const { STAFF_SSO_ISSUER: issuer, STAFF_SSO_CLIENT_ID: clientId, STAFF_SSO_CLIENT_SECRET: clientSecret } = values;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    issuer,
    clientId,
    clientSecret,
    redirectOrigin: values.STAFF_SSO_REDIRECT_ORIGIN ?? null,
    claim: values.STAFF_SSO_CLAIM,
    secondFactor: values.STAFF_SSO_SECOND_FACTOR,
  };
}

function provider(endpoint: string | undefined, token: string | undefined): { endpoint: string; token: string } | null {
  return endpoint && token ? { endpoint, token } : null;
}

/** Rules over more than one variable; above all what production does not forgive. */
function faultsBetween(values: Partial<Variables>): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (path: string, message: string): number => faults.push({ path, message });
  for (const [one, other] of TOGETHER) {
    if ((values[one] === undefined) === (values[other] === undefined)) continue;
    fault(values[one] === undefined ? one : other, '与另一项必须同时填写');
  }
  const hasWechat = values.WECHAT_APP_ID !== undefined || values.WECHAT_APP_SECRET !== undefined;
  if (values.NODE_ENV === 'production') {
    if (!values.MONGODB_URI) fault('MONGODB_URI', '生产环境必须填写：自带的数据库只供开发、演示和测试使用');
    if (!values.PUBLIC_ORIGIN?.startsWith('https://')) fault('PUBLIC_ORIGIN', '生产环境必须填写以 https:// 开头的地址');
    if (!hasWechat) fault('WECHAT_APP_ID', '生产环境必须填写（WECHAT_APP_SECRET 也是），否则公众无法登录');
    for (const name of ['STAFF_SSO_ISSUER', 'STAFF_SSO_REDIRECT_ORIGIN'] as const)
      if (values[name]?.startsWith('http:')) fault(name, '生产环境必须以 https:// 开头');
    if (values.SIMULATOR) fault('SIMULATOR', '生产环境不能使用模拟的微信');
    if (values.DEMO) fault('DEMO', '生产环境不能写入演示数据');
  } else if (values.SIMULATOR === false && !hasWechat) {
    fault('SIMULATOR', '关闭模拟的微信时，必须填写 WECHAT_APP_ID 和 WECHAT_APP_SECRET');
  }
  return faults;
}

/** Each variable by itself, where it can be read. */
function whatIsReadable(given: Record<string, string | undefined>): Partial<Variables> {
  const readable: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(variables.shape)) {
    const result = schema.safeParse(given[name]);
    if (result.success) readable[name] = result.data;
    else if (given[name] !== undefined) readable[name] = given[name];
  }
  return readable as Partial<Variables>;
}

/** A server that listens on every address is reached on this machine by its own. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
