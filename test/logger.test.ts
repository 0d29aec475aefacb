import { describe, expect, test } from '@jest/globals';
import { createLogger, redact, scrub, type Logger } from '../src/logger.js';
import { AppError } from '../src/errors.js';

const HIDDEN = '[已隐去]';

function capture(json = true, level: 'debug' | 'info' = 'info'): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  return { logger: createLogger({ level, json, destination: { write: (line) => lines.push(line) } }), lines };
}

describe('a line of the log', () => {
  test('is JSON with level, time, category, message and fields', () => {
    const { logger, lines } = capture();
    logger.child({ requestId: 'r-1' }).warn('http', 'slow answer', { milliseconds: 1200 });
    expect(lines).toHaveLength(1);
    const { time, ...rest } = JSON.parse(lines[0] as string);
    expect(rest).toEqual({ level: 'warn', category: 'http', msg: 'slow answer', requestId: 'r-1', milliseconds: 1200 });
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('below the level is not written', () => {
    const { logger, lines } = capture();
    logger.debug('job', 'nothing to do');
    expect(lines).toEqual([]);
  });

  test('for people has one line, and the stack with its cause below', () => {
    const { logger, lines } = capture(false);
    logger.error('database', 'write failed', {
      attempt: 2,
      error: new Error('outer', { cause: new Error('inner') }),
    });
    const [head, ...below] = (lines[0] as string).split('\n');
    expect(head).toMatch(/^\d\d:\d\d:\d\d\.\d{3} ERROR database {4}write failed {2}\{"attempt":2\}$/);
    expect(below.join('\n')).toMatch(/Error: outer[^]+原因：[^]+Error: inner/);
  });

  test('keeps code, details and cause of an error', () => {
    const { logger, lines } = capture();
    const error = new AppError('extension_after_due', { dueDate: '2026-03-12' }, { cause: new Error('root') });
    logger.error('case', 'refused', { error });
    expect(JSON.parse(lines[0] as string).error).toMatchObject({
      type: 'AppError',
      code: 'extension_after_due',
      details: { dueDate: '2026-03-12' },
      cause: { message: 'root' },
    });
  });
});

describe('personal data and secrets', () => {
  test.each([
    'idNumber',
    'identityNumber',
    'phone',
    'openid',
    'openId',
    'address',
    'accessToken',
    'session_key',
    'cookie',
    'Set-Cookie',
    'Authorization',
    'x-csrf-token',
    'appSecret',
    'password',
  ])('the field %s is replaced at any depth', (key) => {
    expect(redact({ request: { headers: [{ [key]: 'secret value' }] } })).toEqual({
      request: { headers: [{ [key]: HIDDEN }] },
    });
  });

  test.each([
    ['身份证11010519491231002X有误', `身份证${HIDDEN}有误`],
    ['id 110105194912310021.', `id ${HIDDEN}.`],
    ['请致电13912345678', `请致电${HIDDEN}`],
    ['+8613912345678', HIDDEN],
    ['+86 139-1234-5678', HIDDEN],
    ['E11000 dup key: { phone: "13912345678" }', `E11000 dup key: { phone: "${HIDDEN}" }`],
    ['authorization: Bearer abc.DEF-123', `authorization: Bearer ${HIDDEN}`],
    ['mongodb://user:pa55word@db1/x', `mongodb://user:${HIDDEN}@db1/x`],
  ])('in a text: %s', (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });

  test.each([
    'HBJ-2026-000001',
    '65f0139123456780139a1b2c',
    '2026-03-12T08:00:00.000Z',
    '1741766400000',
    '6f1c2a34-1391-4345-8678-139123456780',
    '12345678901',
    '1391234567',
    '139123456789',
  ])('what only looks like it stays: %s', (text) => {
    expect(scrub(text)).toBe(text);
  });

  test('a number can be a telephone number too', () => {
    expect(redact({ value: 13912345678, total: 1741766400000, fen: 1000 })).toEqual({
      value: HIDDEN,
      total: 1741766400000,
      fen: 1000,
    });
  });

  test('reach no line by way of the message, a stack or a cause', () => {
    const { logger, lines } = capture();
    const cause = new Error('query { mobile: 13912345678 }');
    logger.error('http', 'failed for 110105194912310021', { error: new Error('to 13912345678', { cause }) });
    expect(lines[0]).not.toMatch(/13912345678|110105194912310021/);
    expect(lines[0]).toContain(HIDDEN);
  });

  test('bytes, circles and long lists are cut short', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(redact(Buffer.alloc(9))).toBe('[9 bytes]');
    expect(JSON.stringify(redact(circle))).toContain('[…]');
    expect(redact(Array.from({ length: 52 }, (_, i) => i))).toHaveLength(51);
  });
});
