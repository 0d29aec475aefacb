/** Electronic seals over HTTP, against the simulated provider. */
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AppError } from '../../../src/errors.js';
import { httpSeal } from '../../../src/integrations/seal/http-seal.js';
import { type Simulator, startSimulator } from '../../../src/integrations/simulator/simulator.js';
import { pdfFile } from '../../support/files.js';
import { SilentLog } from '../../support/silent-log.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ environment: 'test', log: new SilentLog() });
});
afterAll(() => simulator.stop());

const TOKEN = 'seal-token-0123456789';
const LETTER = Buffer.concat([pdfFile(), Buffer.from('% 402718\n%%EOF\n')]);
const saying = (word: string): Buffer => Buffer.concat([pdfFile(), Buffer.from(`% 402718 ${word}\n%%EOF\n`)]);

async function sealed(letter: Buffer, endpoint = `${simulator.origin}/seal/documents`, maxBytes = 10_000) {
  const provider = httpSeal({ endpoint, token: TOKEN, maxBytes, timeoutMs: 300 });
  return buffer(await provider.seal(Readable.from([letter])));
}

async function failure(letter: Buffer, endpoint?: string, maxBytes?: number): Promise<AppError> {
  try {
    await sealed(letter, endpoint, maxBytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('should have failed');
}

test('the letter comes back with the mark of the seal', async () => {
  const copy = await sealed(LETTER);
  expect(copy.subarray(0, LETTER.length).equals(LETTER)).toBe(true);
  expect(copy.toString('latin1', LETTER.length)).toContain('sealed by the simulator');
});

test('without the token nothing is sealed', async () => {
  const response = await fetch(`${simulator.origin}/seal/documents`, { method: 'POST', body: new Uint8Array(LETTER) });
  expect(response.status).toBe(401);
});

test.each([
  ['a fault of the provider', saying('seal-fault-500'), undefined, undefined, 'seal: status 500'],
  ['no answer in time', saying('seal-fault-408'), undefined, undefined, 'seal: TimeoutError'],
  ['a provider that is not there', LETTER, 'http://127.0.0.1:1/seal', undefined, 'seal: TypeError'],
  ['something that is no PDF', Buffer.from('402718'), undefined, undefined, 'seal: status 400'],
  ['more than may be stored', LETTER, undefined, 100, 'seal: more than 100 bytes'],
])('%s: 503, and neither letter nor token is in the error', async (_, letter, endpoint, maxBytes, reason) => {
  const error = await failure(letter, endpoint, maxBytes);
  expect([error.code, error.message]).toEqual([
    'service_unavailable',
    '电子签章服务暂时不可用，答复没有发出，请稍后重试，或者上传盖章后的扫描件。',
  ]);
  expect((error.cause as Error).message.startsWith(reason)).toBe(true);
  const everything = `${error.message}${JSON.stringify(error)}${(error.cause as Error).stack}`;
  for (const word of ['402718', TOKEN]) expect(everything).not.toContain(word);
});

test('a redirection is not followed: letter and token stay here', async () => {
  const server = createServer((_request, response) =>
    response.writeHead(307, { location: `${simulator.origin}/seal/documents` }).end(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  expect((await failure(LETTER, `http://127.0.0.1:${port}/`)).code).toBe('service_unavailable');
  await new Promise((resolve) => server.close(resolve));
});
