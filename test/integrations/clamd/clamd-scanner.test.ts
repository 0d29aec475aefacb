/** The scanner against a server that speaks clamd's protocol: a verdict, or a clear refusal; never a silent pass. */
import { connect, createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { clamdScanner } from '../../../src/integrations/clamd/clamd-scanner.js';
import { type FileScanner } from '../../../src/ports/file-scanner.js';
import { type ClamdMood, TestClamd } from '../../support/clamd.js';
import { EICAR } from '../../support/hostile-files.js';

const clamd = new TestClamd();
let address: { host: string; port: number };
let scanner: FileScanner;

beforeAll(async () => {
  address = await clamd.start();
  scanner = clamdScanner({ address, timeoutMs: 500 });
});
afterAll(() => clamd.stop());
beforeEach(() => {
  clamd.mood = 'scanning';
  clamd.received.length = 0;
});

describe('a verdict', () => {
  test('clean', async () => {
    expect(await scanner.scan(Buffer.from('说明'))).toEqual({ clean: true });
  });

  test('the threat by its name', async () => {
    const verdict = await scanner.scan(Buffer.concat([Buffer.from('a'), EICAR]));
    expect(verdict).toEqual({ clean: false, threat: 'Eicar-Test-Signature' });
  });

  test('ten megabytes arrive whole', async () => {
    const content = Buffer.alloc(10_485_760);
    for (let at = 0; at < content.length; at += 4) content.writeUInt32LE(at, at);
    const patient = clamdScanner({ address, timeoutMs: 10_000 });
    expect(await patient.scan(content)).toEqual({ clean: true });
    expect(clamd.received).toHaveLength(1);
    expect(clamd.received[0]?.equals(content)).toBe(true);
  });

  test('over a unix socket', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'clamd-'));
    const path = join(directory, 'clamd.sock');
    const relay = createServer((near) => {
      const far = connect(address);
      near.pipe(far).pipe(near);
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy());
    });
    await new Promise<void>((resolve) => relay.listen(path, resolve));
    expect(await clamdScanner({ address: { path }, timeoutMs: 2_000 }).scan(EICAR)).toMatchObject({ clean: false });
    await new Promise((resolve) => relay.close(resolve));
    await rm(directory, { recursive: true });
  });
});

describe('no verdict', () => {
  test.each<[ClamdMood, string]>([
    ['silent', 'no verdict within 500 ms'],
    ['hanging_up', 'closed without an answer'],
    ['too_small', 'INSTREAM size limit exceeded'],
    ['not_clamd', '220 mail.example'],
  ])('%s', async (mood, reason) => {
    clamd.mood = mood;
    const failure = await scanner.scan(Buffer.alloc(300_000, 0x61)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'scanner_unavailable' });
    const { cause } = failure as Error & { cause: Error };
    // A connection that breaks while data are on their way may be told either way.
    expect(mood === 'hanging_up' ? cause.message.replace(/.*(EPIPE|ECONNRESET).*/, reason) : cause.message).toContain(
      reason,
    );
  });

  test('nobody listens', async () => {
    const { port } = address;
    const gone = new TestClamd();
    const free = await gone.start();
    await gone.stop();
    expect(free.port).not.toBe(port);
    await expect(clamdScanner({ address: free, timeoutMs: 500 }).scan(EICAR)).rejects.toMatchObject({
      code: 'scanner_unavailable',
    });
  });
});
