/**
 * The only reader of the environment. Everything that can be set is in `variables`, each is described in
 * `.env.example` (a test compares the two), and all faults are told at once.
 */
import { z } from 'zod';
import { AppError, type FieldFault, isAppError } from './errors.js';

export type Role = 'web' | 'jobs';

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
}

export type ClamdAddress = { host: string; port: number } | { path: string };

export interface FieldKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

const wholeNumber = (name: string, fallback: number, least: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `${name}应为 ${least} 至 ${most} 之间的整数`,
    })
    .transform(Number);

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `应为 ${values.join('、')} 之一` });

const onOrOff = z
  .enum(['on', 'off'], { error: '应为 on 或 off' })
  .transform((value) => value === 'on')
  .optional();

const address = (protocols: readonly string[]) =>
  z.string().refine((text) => isOrigin(text, protocols), {
    error: `应为 ${protocols.join(' 或 ')}//主机名[:端口] 形式的地址，后面没有路径`,
  });

const HOW_TO_MAKE_A_KEY = '可用 node -e "console.log(crypto.randomBytes(32).toString(\'base64\'))" 生成';

const fieldKeys = z.string({ error: `必须填写。${HOW_TO_MAKE_A_KEY}` }).transform((text, context) => {
  const keys: FieldKey[] = [];
  for (const part of text.split(',')) {
    const [, id = '', encoded = ''] = /^\s*([A-Za-z0-9_-]{1,32}):(\S+)\s*$/.exec(part) ?? [];
    const key = decodeKey(encoded);
    if (!id) context.addIssue({ code: 'custom', message: '每一项应为“编号:密钥”，各项之间用逗号分隔' });
    else if (!key)
      context.addIssue({ code: 'custom', message: `密钥 ${id} 应为 32 字节的 base64。${HOW_TO_MAKE_A_KEY}` });
    else if (keys.some((known) => known.id === id))
      context.addIssue({ code: 'custom', message: `密钥编号 ${id} 重复` });
    else keys.push({ id, key });
  }
  return keys;
});

const lookupKey = z.string({ error: `必须填写。${HOW_TO_MAKE_A_KEY}` }).transform((text, context) => {
  const key = decodeKey(text);
  if (key) return key;
  context.addIssue({ code: 'custom', message: `应为 32 字节的 base64。${HOW_TO_MAKE_A_KEY}` });
  return z.NEVER;
});

const roles = z
  .string()
  .default('web,jobs')
  .transform((text, context) => {
    const names = [...new Set(text.split(',').map((name) => name.trim()))];
    const known = names.filter((name): name is Role => name === 'web' || name === 'jobs');
    if (known.length !== names.length) {
      context.addIssue({ code: 'custom', message: '应为 web、jobs，或用逗号连接的两者' });
    }
    return known;
  });

const clamdAddress = z.string().transform((text, context): ClamdAddress => {
  const path = /^unix:(\/\S+)$/.exec(text)?.[1];
  if (path) return { path };
  const [, host = '', port = ''] = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(text) ?? [];
  const number = Number(port);
  if (number >= 1 && number <= 65_535) return { host: host.replace(/[[\]]/g, ''), port: number };
  context.addIssue({ code: 'custom', message: '应为 主机名:端口，或 unix:/套接字文件的路径' });
  return z.NEVER;
});

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
  SMS_ENDPOINT: z.string().refine(isWebAddress, { error: '应为 http:// 或 https:// 开头的完整地址' }).optional(),
  SMS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{8,500}$/, { error: '应为 8 至 500 个字符，不含空格' })
    .optional(),
});

type Variables = z.output<typeof variables>;

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
    sms: values.SMS_ENDPOINT && values.SMS_TOKEN ? { endpoint: values.SMS_ENDPOINT, token: values.SMS_TOKEN } : null,
  };
}

/** Rules over more than one variable; above all what production does not forgive. */
function faultsBetween(values: Partial<Variables>): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (path: string, message: string): number => faults.push({ path, message });
  const hasId = values.WECHAT_APP_ID !== undefined;
  const hasSecret = values.WECHAT_APP_SECRET !== undefined;
  if (hasId !== hasSecret) fault(hasId ? 'WECHAT_APP_SECRET' : 'WECHAT_APP_ID', '与另一项必须同时填写');
  const hasEndpoint = values.SMS_ENDPOINT !== undefined;
  if (hasEndpoint !== (values.SMS_TOKEN !== undefined))
    fault(hasEndpoint ? 'SMS_TOKEN' : 'SMS_ENDPOINT', '与另一项必须同时填写');
  if (values.NODE_ENV === 'production') {
    if (!values.MONGODB_URI) fault('MONGODB_URI', '生产环境必须填写：自带的数据库只供开发、演示和测试使用');
    if (!values.PUBLIC_ORIGIN?.startsWith('https://')) fault('PUBLIC_ORIGIN', '生产环境必须填写以 https:// 开头的地址');
    if (!hasId && !hasSecret) fault('WECHAT_APP_ID', '生产环境必须填写（WECHAT_APP_SECRET 也是），否则公众无法登录');
    if (values.SIMULATOR) fault('SIMULATOR', '生产环境不能使用模拟的微信');
    if (values.DEMO) fault('DEMO', '生产环境不能写入演示数据');
  } else if (values.SIMULATOR === false && !hasId && !hasSecret) {
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

/** 32 bytes in base64 (also the URL-safe alphabet), or null. */
function decodeKey(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length === 32 ? key : null;
}

function isOrigin(text: string, protocols: readonly string[]): boolean {
  try {
    const url = new URL(text);
    return protocols.includes(url.protocol) && url.origin === text && url.hostname !== '';
  } catch {
    return false;
  }
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && hash === '';
}

/** A server that listens on every address is reached on this machine by its own. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
