/** Text messages over HTTP, against the simulated provider. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AppError } from '../../../src/errors.js';
import { httpSms } from '../../../src/integrations/sms/http-sms.js';
import { type Simulator, startSimulator } from '../../../src/integrations/simulator/simulator.js';
import { SilentLog } from '../../support/silent-log.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ environment: 'test', log: new SilentLog() });
});
afterAll(() => simulator.stop());

const TOKEN = 'sms-token-0123456789';
const sms = (endpoint = `${simulator.origin}/sms/messages`) => httpSms({ endpoint, token: TOKEN, timeoutMs: 300 });
const TEXT = '验证码 402718，10 分钟内有效。';

/** The whole error as a log could write it. */
function everything(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.message, error.stack, JSON.stringify(error), everything(error.cause ?? '')].join('\n');
}

async function failure(to: string, endpoint?: string): Promise<AppError> {
  try {
    await sms(endpoint).send({ to, text: TEXT });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('should have failed');
}

test('what was sent can be read, by number, oldest first', async () => {
  await sms().send({ to: '13600000001', text: TEXT });
  await sms().send({ to: '13600000002', text: '其他' });
  await sms().send({ to: '13600000001', text: '第二条' });
  const read = await fetch(`${simulator.origin}/sms/messages?to=13600000001`);
  expect(await read.json()).toEqual({
    messages: [
      { to: '13600000001', text: TEXT },
      { to: '13600000001', text: '第二条' },
    ],
  });
});

test('without the token nothing is taken', async () => {
  const response = await fetch(`${simulator.origin}/sms/messages`, {
    method: 'POST',
    body: JSON.stringify({ to: '13600000003', text: TEXT }),
  });
  expect(response.status).toBe(401);
});

test.each([
  ['a fault of the provider', '13900000500', undefined, 'sms: status 500'],
  ['no answer in time', '13900000408', undefined, 'sms: TimeoutError'],
  ['a provider that is not there', '13600000004', 'http://127.0.0.1:1/sms', 'sms: TypeError'],
  ['a number it does not take', '123456', undefined, 'sms: status 400'],
])('%s: 503, and neither number, text nor token is in the error', async (_, to, endpoint, reason) => {
  const error = await failure(to, endpoint);
  expect([error.code, error.message]).toEqual(['service_unavailable', '短信暂时发不出去，请稍后重试。']);
  expect((error.cause as Error).message.startsWith(reason)).toBe(true);
  // A stack names places in files, whose numbers have at most five digits.
  for (const word of [to.padStart(6, '0'), '402718', TOKEN]) expect(everything(error)).not.toContain(word);
});

test('a redirection is not followed: the token stays here', async () => {
  const { createServer } = await import('node:http');
  const server = createServer((_request, response) =>
    response.writeHead(307, { location: `${simulator.origin}/sms/messages` }).end(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const error = await failure('13600000005', `http://127.0.0.1:${port}/`);
  expect(error.code).toBe('service_unavailable');
  const read = await fetch(`${simulator.origin}/sms/messages?to=13600000005`);
  expect(await read.json()).toEqual({ messages: [] });
  await new Promise((resolve) => server.close(resolve));
});
