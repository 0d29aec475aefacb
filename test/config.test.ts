import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Config, readConfig, VARIABLE_NAMES } from '../src/config.js';
import { AppError } from '../src/errors.js';

/** 32 bytes of 0x01 and of 0x02. */
const KEY_1 = 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=';
const KEY_2 = 'AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=';
const KEYS = { FIELD_KEYS: `k1:${KEY_1}`, LOOKUP_KEY: KEY_2 };
const PRODUCTION = {
  ...KEYS,
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db1:27017/disclosure?replicaSet=rs0',
  PUBLIC_ORIGIN: 'https://xxgk.example.gov.cn',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
};

function faultsOf(env: Record<string, string>): Record<string, string> {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof AppError) return Object.fromEntries(error.fields.map(({ path, message }) => [path, message]));
    throw error;
  }
  return {};
}

describe('configuration', () => {
  test('with nothing but keys it is that of a developer', () => {
    const config = readConfig(KEYS);
    expect(config).toMatchObject({
      environment: 'development',
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      mongodbUri: null,
      logLevel: 'info',
      roles: ['web', 'jobs'],
      publicOrigin: 'http://127.0.0.1:3000',
      trustedProxies: 0,
      wechat: null,
      simulator: true,
      demo: true,
      maxUploadBytes: 10_485_760,
      clamd: null,
      sms: null,
      seal: null,
      staffSso: null,
    });
    expect(config.fieldKeys).toEqual([{ id: 'k1', key: Buffer.alloc(32, 1) }]);
    expect(config.lookupKey).toEqual(Buffer.alloc(32, 2));
  });

  test.each([
    ['text messages', 'SMS', (config: Config) => config.sms],
    ['electronic seals', 'SEAL', (config: Config) => config.seal],
  ])('%s need an address and a token, and either alone is a fault', (_, name, read) => {
    const [endpoint, token] = [`${name}_ENDPOINT`, `${name}_TOKEN`];
    const both = { [endpoint]: 'https://provider.example.gov.cn/v1/messages?app=1', [token]: 'some-token-1' };
    expect(read(readConfig({ ...KEYS, ...both }))).toEqual({
      endpoint: 'https://provider.example.gov.cn/v1/messages?app=1',
      token: 'some-token-1',
    });
    expect(faultsOf({ ...KEYS, [endpoint]: both[endpoint] })).toEqual({ [token]: '与另一项必须同时填写' });
    expect(faultsOf({ ...KEYS, [token]: both[token] })).toEqual({ [endpoint]: '与另一项必须同时填写' });
    for (const wrong of ['sms.example.gov.cn', 'ftp://sms.example/', 'https://user:word@sms.example/', 'https://a b']) {
      expect(faultsOf({ ...KEYS, ...both, [endpoint]: wrong })).toEqual({
        [endpoint]: '应为 http:// 或 https:// 开头的完整地址',
      });
    }
    for (const wrong of ['1234567', 'with a blank', 'x'.repeat(501)]) {
      expect(faultsOf({ ...KEYS, ...both, [token]: wrong })).toEqual({ [token]: '应为 8 至 500 个字符，不含空格' });
    }
  });

  describe('the identity service of the staff', () => {
    const SSO = {
      STAFF_SSO_ISSUER: 'https://sso.example.gov.cn/realms/city',
      STAFF_SSO_CLIENT_ID: 'disclosure',
      STAFF_SSO_CLIENT_SECRET: 'a-secret-of-it',
    };

    test('needs an issuer, a client and its secret; the rest has its usual values', () => {
      expect(readConfig({ ...KEYS, ...SSO }).staffSso).toEqual({
        issuer: 'https://sso.example.gov.cn/realms/city',
        clientId: 'disclosure',
        clientSecret: 'a-secret-of-it',
        redirectOrigin: null,
        claim: 'sub',
        secondFactor: 'own',
      });
      const more = {
        STAFF_SSO_REDIRECT_ORIGIN: 'https://office.example.gov.cn',
        STAFF_SSO_CLAIM: 'employee_number',
        STAFF_SSO_SECOND_FACTOR: 'delegated',
      };
      expect(readConfig({ ...KEYS, ...SSO, ...more }).staffSso).toMatchObject({
        redirectOrigin: 'https://office.example.gov.cn',
        claim: 'employee_number',
        secondFactor: 'delegated',
      });
    });

    test('what is missing is told together', () => {
      const { STAFF_SSO_ISSUER, STAFF_SSO_CLIENT_ID } = SSO;
      const missing = '与另一项必须同时填写';
      expect(faultsOf({ ...KEYS, STAFF_SSO_ISSUER })).toEqual({
        STAFF_SSO_CLIENT_ID: missing,
        STAFF_SSO_CLIENT_SECRET: missing,
      });
      expect(faultsOf({ ...KEYS, STAFF_SSO_CLIENT_ID })).toEqual({ STAFF_SSO_ISSUER: missing });
      expect(faultsOf({ ...KEYS, ...SSO, STAFF_SSO_CLAIM: '工号', STAFF_SSO_SECOND_FACTOR: 'none' })).toEqual({
        STAFF_SSO_CLAIM: '应为声明的名称，例如 sub 或 employee_number',
        STAFF_SSO_SECOND_FACTOR: '应为 own、delegated 之一',
      });
    });

    test('in production it is reached by https only, and comes back so', () => {
      const plain = {
        STAFF_SSO_ISSUER: 'http://sso.example.gov.cn',
        STAFF_SSO_REDIRECT_ORIGIN: 'http://office.example',
      };
      expect(faultsOf({ ...PRODUCTION, ...SSO, ...plain })).toEqual({
        STAFF_SSO_ISSUER: '生产环境必须以 https:// 开头',
        STAFF_SSO_REDIRECT_ORIGIN: '生产环境必须以 https:// 开头',
      });
      expect(readConfig({ ...KEYS, ...SSO, ...plain }).staffSso).toMatchObject({ issuer: 'http://sso.example.gov.cn' });
    });
  });

  test('a scanner is reached over TCP or a unix socket', () => {
    const clamdOf = (address: string) => readConfig({ ...KEYS, CLAMD_ADDRESS: address }).clamd;
    expect(clamdOf('127.0.0.1:3310')).toEqual({ address: { host: '127.0.0.1', port: 3310 }, timeoutMs: 30_000 });
    expect(clamdOf('clamd.example:65535')).toMatchObject({ address: { host: 'clamd.example', port: 65_535 } });
    expect(clamdOf('[::1]:3310')).toMatchObject({ address: { host: '::1', port: 3310 } });
    expect(clamdOf('unix:/run/clamav/clamd.ctl')).toMatchObject({ address: { path: '/run/clamav/clamd.ctl' } });
    for (const wrong of ['127.0.0.1', 'clamd:0', 'clamd:65536', 'http://clamd:3310', 'unix:clamd.ctl', ':3310']) {
      expect(faultsOf({ ...KEYS, CLAMD_ADDRESS: wrong })).toEqual({
        CLAMD_ADDRESS: '应为 主机名:端口，或 unix:/套接字文件的路径',
      });
    }
  });

  test('production starts with everything given, without simulator and demo data', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      environment: 'production',
      simulator: false,
      demo: false,
      wechat: { appId: 'wx0123456789abcdef', apiOrigin: 'https://api.weixin.qq.com' },
    });
  });

  test('production has no default secret and no own database: every missing one is told, at once', () => {
    expect(Object.keys(faultsOf({ NODE_ENV: 'production' })).sort()).toEqual([
      'FIELD_KEYS',
      'LOOKUP_KEY',
      'MONGODB_URI',
      'PUBLIC_ORIGIN',
      'WECHAT_APP_ID',
    ]);
  });

  test('production refuses the simulator and demo data', () => {
    expect(faultsOf({ ...PRODUCTION, SIMULATOR: 'on' })).toEqual({ SIMULATOR: '生产环境不能使用模拟的微信' });
    expect(faultsOf({ ...PRODUCTION, DEMO: 'on' })).toEqual({ DEMO: '生产环境不能写入演示数据' });
  });

  test('production is reached by https only', () => {
    const fault = { PUBLIC_ORIGIN: '生产环境必须填写以 https:// 开头的地址' };
    expect(faultsOf({ ...PRODUCTION, PUBLIC_ORIGIN: 'http://xxgk.example.gov.cn' })).toEqual(fault);
  });

  test('faults of single values and of values together are told in one go', () => {
    const faults = faultsOf({ ...KEYS, PORT: '70000', LOG_LEVEL: 'loud', SIMULATOR: 'off', ROLES: 'web,cook' });
    expect(faults).toEqual({
      PORT: '端口应为 0 至 65535 之间的整数',
      LOG_LEVEL: '应为 debug、info、warn、error、silent 之一',
      ROLES: '应为 web、jobs，或用逗号连接的两者',
      SIMULATOR: '关闭模拟的微信时，必须填写 WECHAT_APP_ID 和 WECHAT_APP_SECRET',
    });
  });

  test.each([
    ['0', true],
    ['65535', true],
    ['65536', false],
    ['-1', false],
    ['3e3', false],
    ['三千', false],
  ])('port %s: %s', (PORT, good) => {
    expect('PORT' in faultsOf({ ...KEYS, PORT })).toBe(!good);
  });

  test('credentials of WeChat come in pairs and switch the simulator off', () => {
    const { WECHAT_APP_ID, WECHAT_APP_SECRET } = PRODUCTION;
    expect(faultsOf({ ...KEYS, WECHAT_APP_ID })).toEqual({ WECHAT_APP_SECRET: '与另一项必须同时填写' });
    expect(readConfig({ ...KEYS, WECHAT_APP_ID, WECHAT_APP_SECRET }).simulator).toBe(false);
    expect(readConfig({ ...KEYS, WECHAT_APP_ID, WECHAT_APP_SECRET, SIMULATOR: 'on' }).simulator).toBe(true);
  });

  test('the key ring: first key writes, numbers are unique, each key has 32 bytes', () => {
    const ring = readConfig({ ...KEYS, FIELD_KEYS: `k2:${KEY_2}, k1:${KEY_1}` }).fieldKeys;
    expect(ring.map(({ id }) => id)).toEqual(['k2', 'k1']);
    expect(faultsOf({ ...KEYS, FIELD_KEYS: `k1:${KEY_1},k1:${KEY_2}` })).toEqual({ FIELD_KEYS: '密钥编号 k1 重复' });
    expect(faultsOf({ ...KEYS, FIELD_KEYS: 'k1:AQEB' }).FIELD_KEYS).toMatch(/^密钥 k1 应为 32 字节的 base64/);
    expect(faultsOf({ ...KEYS, FIELD_KEYS: KEY_1 }).FIELD_KEYS).toBe('每一项应为“编号:密钥”，各项之间用逗号分隔');
  });

  test('an empty variable is a variable not set', () => {
    expect(readConfig({ ...KEYS, PORT: '', MONGODB_URI: ' ' })).toMatchObject({ port: 3000, mongodbUri: null });
  });

  test('a secret never appears in a message', () => {
    const secret = 'not-a-key-but-secret-all-the-same';
    const faults = faultsOf({ FIELD_KEYS: `k1:${secret}`, LOOKUP_KEY: secret, WECHAT_APP_SECRET: secret });
    expect(JSON.stringify(faults)).not.toContain(secret);
    expect(Object.keys(faults)).toEqual(expect.arrayContaining(['FIELD_KEYS', 'LOOKUP_KEY', 'WECHAT_APP_SECRET']));
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

  test('names every variable, and no other', () => {
    const named = [...text.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...VARIABLE_NAMES].sort());
  });

  test('says one sentence about each', () => {
    const blocks = text.split(/\n\n/).slice(1);
    for (const block of blocks) expect(block.trim()).toMatch(/^# [^\n]+。\n(# )?[A-Z_]+=[^\n]*$/);
    expect(blocks).toHaveLength(VARIABLE_NAMES.length);
  });
});
