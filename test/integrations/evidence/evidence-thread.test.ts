/** Evidence is bound in threads of their own: lost without harm, never more than two at once. What they bind: the test of the route. */
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, expect, test } from '@jest/globals';
import { isAppError } from '../../../src/errors.js';
import { evidenceThreads, type EvidenceThreads } from '../../../src/integrations/evidence/evidence-thread.js';

const WORKER = join(import.meta.dirname, 'fixtures', 'acting-worker.mjs');
let threads: EvidenceThreads;
const lines: string[] = [];
const note = (_: string, message: string): void => void lines.push(message);
const acting = (limits: { stallMs?: number; wholeMs?: number } = {}): EvidenceThreads =>
  (threads = evidenceThreads({
    worker: WORKER,
    log: { debug: note, info: note, warn: note, error: note },
    ...limits,
  }));
const bound = (title: string, content: Readable | null = null): AsyncIterable<Uint8Array> =>
  threads.bind(
    { title, cover: [], remarks: [], pieces: [], trail: { remarks: [], rows: [] } },
    { createdAt: new Date('2026-03-02T01:00:00Z'), author: '王经办', open: () => Promise.resolve(content) },
  );
async function whole(content: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const bytes of content) text += Buffer.from(bytes).toString();
  return text;
}
const isUnavailable = (error: unknown): boolean => isAppError(error, 'service_unavailable');

afterEach(async () => {
  await threads.stop();
  lines.length = 0;
});

test('a thread that breaks breaks off its own bundle only', async () => {
  acting();
  const [whole1, broken] = await Promise.allSettled([whole(bound('whole')), whole(bound('crash'))]);
  expect(whole1).toEqual({ status: 'fulfilled', value: '%PDF' });
  expect(broken.status === 'rejected' && isUnavailable(broken.reason)).toBe(true);
  expect(lines).toEqual(['生成证据材料的线程中断']);
});

test('two at once; the third is told to come again, and may when one has ended', async () => {
  acting();
  const first = bound('whole');
  bound('hang');
  expect(() => threads.assertRoom()).toThrow('正在生成别的证据材料');
  expect(() => bound('whole')).toThrow('正在生成别的证据材料，请过一两分钟再试。');
  expect(await whole(first)).toBe('%PDF');
  expect(await whole(bound('whole'))).toBe('%PDF');
});

test('who stops reading gives up the thread', async () => {
  acting();
  for (let round = 0; round < 3; round += 1) {
    for await (const bytes of bound('hang')) {
      expect(Buffer.from(bytes).toString()).toBe('%PDF');
      break;
    }
  }
  expect(lines).toEqual([]);
});

test('one that does not go on is given up, whether the thread hangs or nobody reads', async () => {
  acting({ stallMs: 1_000 });
  bound('whole');
  await expect(whole(bound('hang'))).rejects.toThrow('证据材料没有生成完，请稍后再试。');
  expect(lines).toEqual(Array.from({ length: 2 }, () => '生成证据材料的线程没有进展，已放弃'));
});

test('of a file its own bytes go to the thread, not the whole answer of the database they lie in', async () => {
  acting();
  const answer = Buffer.alloc(16 * 1_048_576);
  const pieces = Array.from({ length: 40 }, (_, at) => answer.subarray(at * 261_120, (at + 1) * 261_120));
  expect(await whole(bound('read', Readable.from(pieces)))).toBe('10444800 of 10444800');
});

test('one that is taken too slowly is given up in the end, however it goes on', async () => {
  acting({ wholeMs: 1_000 });
  await expect(whole(bound('hang'))).rejects.toThrow('证据材料没有生成完，请稍后再试。');
  expect(lines).toEqual(['证据材料下载得太慢，已放弃']);
});

test('stopped, bundles that are being bound break off', async () => {
  acting();
  const content = whole(bound('hang'));
  content.catch(() => {});
  await threads.stop();
  await expect(content).rejects.toThrow('证据材料没有生成完');
});
