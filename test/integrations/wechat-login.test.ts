import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError } from '../../src/errors.js';
import { type Simulator, startSimulator } from '../../src/integrations/simulator/simulator.js';
import { wechatLogin } from '../../src/integrations/wechat/login.js';
import { SilentLog } from '../support/silent-log.js';

const APP_SECRET = 'fedcba9876543210fedcba9876543210';
const log = new SilentLog();
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ environment: 'test', log });
});
afterAll(() => simulator.stop());

const login = (apiOrigin = simulator.origin) =>
  wechatLogin({ appId: 'wx0123456789abcdef', appSecret: APP_SECRET, apiOrigin, log, timeoutMs: 400 });

async function failure(code: string, origin?: string): Promise<AppError> {
  try {
    await login(origin).login(code);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${code} should have failed`);
}

/** The whole error as a log could write it. */
function everything(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.message, error.stack, JSON.stringify(error), everything(error.cause ?? '')].join('\n');
}

describe('jscode2session', () => {
  test('the openid is made from the code, and a code works once', async () => {
    const expected = `o_${createHash('sha1').update('code-1').digest('hex').slice(0, 26)}`;
    expect(await login().login('code-1')).toEqual({ openid: expected });
    expect(await failure('code-1')).toMatchObject({ code: 'login_code_invalid' });
  });

  test('a persona comes back as the same person with another code', async () => {
    const first = await login().login('persona-zhang.1');
    expect(await login().login('persona-zhang.2')).toEqual(first);
    expect(await login().login('persona-li.1')).not.toEqual(first);
    expect(await failure('persona-zhang.1')).toMatchObject({ code: 'login_code_invalid' });
  });

  test.each([
    ['fault-40029', 'login_code_invalid'],
    ['fault-40163', 'login_code_invalid'],
    ['fault-40226', 'login_blocked'],
    ['fault-45011', 'rate_limited'],
    ['fault-40013', 'login_provider_unavailable'],
    ['fault-40125', 'login_provider_unavailable'],
    ['fault-41002', 'login_provider_unavailable'],
    ['fault-500', 'login_provider_unavailable'],
    ['fault-garbage', 'login_provider_unavailable'],
    ['fault-no-openid', 'login_provider_unavailable'],
  ])('%s is %s', async (code, expected) => {
    expect((await failure(code)).code).toBe(expected);
  });

  test('a wrong AppID or secret is an alarm for us', async () => {
    log.lines.length = 0;
    await failure('fault-40125');
    expect(log.lines).toEqual([expect.objectContaining({ level: 'error', fields: { errcode: 40125 } })]);
  });

  test('busy once: asked again after 300 ms, busy twice: given up', async () => {
    const begun = performance.now();
    expect(await login().login('fault-busy-once.1')).toEqual({ openid: expect.stringMatching(/^o_[0-9a-f]{26}$/) });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(295);
    expect((await failure('fault-busy')).code).toBe('login_provider_unavailable');
  });

  test('no answer in time is given up', async () => {
    const begun = performance.now();
    expect((await failure('fault-hang')).code).toBe('login_provider_unavailable');
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test('nobody listening', async () => {
    expect((await failure('code-x', 'http://127.0.0.1:1')).code).toBe('login_provider_unavailable');
  });

  test('neither log nor errors ever hold the secret or the code', async () => {
    log.lines.length = 0;
    const codes = ['fault-40029', 'fault-40125', 'fault-hang', 'fault-500', 'fault-garbage', 'fault-busy'];
    const failures = [
      ...(await Promise.all(codes.map((code) => failure(code)))),
      await failure('fault-x', 'http://127.0.0.1:1'),
    ];
    const text = [...failures.map(everything), JSON.stringify(log.lines)].join('\n');
    expect(text).not.toContain(APP_SECRET);
    expect(text).not.toContain('jscode2session?');
    for (const code of codes) expect(text).not.toContain(code);
  });

  test('a redirect is not followed: the secret stays with the provider', async () => {
    const seen: string[] = [];
    const redirecting = await listen((url) => {
      seen.push(url);
      return { status: 302, headers: { location: `${simulator.origin}/sns/jscode2session` } };
    });
    expect((await failure('code-r', redirecting.origin)).code).toBe('login_provider_unavailable');
    expect(seen).toHaveLength(1);
    redirecting.server.close();
  });

  test('asks exactly what WeChat wants', async () => {
    const seen: string[] = [];
    const { origin, server } = await listen((url) => {
      seen.push(url);
      return { status: 200, body: '{"openid":"o1","session_key":"k"}' };
    });
    expect(await login(origin).login('a b&c')).toEqual({ openid: 'o1' });
    expect(seen).toEqual([
      `/sns/jscode2session?appid=wx0123456789abcdef&secret=${APP_SECRET}&js_code=a+b%26c&grant_type=authorization_code`,
    ]);
    server.close();
  });
});

test('the simulator does not start in production', async () => {
  await expect(startSimulator({ environment: 'production', log })).rejects.toThrow(/production/);
});

interface Canned {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

async function listen(answer: (url: string) => Canned): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(request.url ?? '');
    response.writeHead(status, headers).end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
