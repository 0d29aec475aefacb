/** Letters are drawn in a thread of their own: started when needed, ended when not, and lost without harm. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { isAppError } from '../../../src/errors.js';
import { letterRenderer } from '../../../src/integrations/letters/letter-renderer.js';
import {
  letterThread,
  type LetterThread,
  type LetterThreadOptions,
} from '../../../src/integrations/letters/letter-thread.js';
import { type LetterModel } from '../../../src/ports/letter-renderer.js';
import { PROJECT } from '../../support/processes.js';

const COMPILED = join(PROJECT, 'dist', 'src', 'integrations', 'letters', 'letter-worker.js');
const OPTIONS = { createdAt: new Date('2026-03-02T01:00:00Z'), author: '王经办' };
const MODEL: LetterModel = {
  title: '政府信息公开告知书',
  blocks: [
    { kind: 'title', text: '政府信息公开告知书' },
    { kind: 'paragraph', text: '经审查，决定予以公开。' },
  ],
};
const saying = (text: string): LetterModel => ({ title: text, blocks: [{ kind: 'paragraph', text }] });
const sha256 = (file: Buffer): string => createHash('sha256').update(file).digest('hex');

let thread: LetterThread | null = null;
const lines: string[] = [];
const note = (_: string, message: string): void => void lines.push(message);
const open = (more: Partial<LetterThreadOptions> = {}): LetterThread =>
  (thread = letterThread({ worker: COMPILED, log: { debug: note, info: note, warn: note, error: note }, ...more }));
/** Answers by its title: `fault`, `crash`, `hang`, else the number of its own thread. */
const actor = (more: Partial<LetterThreadOptions> = {}): LetterThread =>
  open({ worker: join(import.meta.dirname, 'fixtures', 'acting-worker.mjs'), ...more });

afterEach(async () => {
  await thread?.stop();
  lines.length = 0;
});

test('draws what is drawn without it, byte by byte', async () => {
  const drawn = open();
  const alone = letterRenderer();
  expect(sha256(await drawn.pdf(MODEL, OPTIONS))).toBe(sha256(await alone.pdf(MODEL, OPTIONS)));
  expect((await drawn.docx(MODEL, OPTIONS)).subarray(0, 2).toString()).toBe('PK');
});

test('several at once each get their own', async () => {
  const drawn = open();
  const sizes = await Promise.all(
    [1, 40, 400].map(async (n) => (await drawn.pdf(saying('字'.repeat(n)), OPTIONS)).length),
  );
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
});

describe('is lost without harm', () => {
  test('a letter that cannot be drawn is a fault of its own; the thread goes on', async () => {
    const acting = actor();
    const before = String(await acting.pdf(saying('one'), OPTIONS));
    await expect(acting.pdf(saying('fault'), OPTIONS)).rejects.toThrow(
      'the letter could not be drawn: Error: no glyph',
    );
    expect(String(await acting.pdf(saying('two'), OPTIONS))).toBe(before);
  });

  test('a thread that breaks takes nobody along: 503, and the next letter has a new one', async () => {
    const acting = actor();
    const before = String(await acting.pdf(saying('one'), OPTIONS));
    const [waiting, broken] = await Promise.allSettled([
      acting.pdf(saying('hang'), OPTIONS),
      acting.pdf(saying('crash'), OPTIONS),
    ]);
    for (const each of [waiting, broken])
      expect(each.status === 'rejected' && isAppError(each.reason, 'service_unavailable')).toBe(true);
    expect(String(await acting.docx(saying('two'), OPTIONS))).not.toBe(before);
    expect(lines).toEqual(['生成文书的线程中断']);
  });

  test('one that does not answer is given up', async () => {
    const acting = actor({ timeoutMs: 2_000 });
    await expect(acting.pdf(saying('hang'), OPTIONS)).rejects.toThrow('文书的文件暂时不能生成，请稍后再试。');
    expect(String(await acting.pdf(saying('one'), OPTIONS))).toMatch(/^\d+$/);
  });
});

test('without a letter for a while it ends, and is started again', async () => {
  const acting = actor({ idleMs: 50 });
  const first = String(await acting.pdf(saying('one'), OPTIONS));
  expect(String(await acting.pdf(saying('two'), OPTIONS))).toBe(first);
  await pause(300);
  expect(String(await acting.pdf(saying('three'), OPTIONS))).not.toBe(first);
  expect(lines).toEqual([]);
});

test('stopped, it gives up what it is drawing and draws no more', async () => {
  const acting = actor();
  await acting.pdf(saying('one'), OPTIONS);
  const waiting = acting.pdf(saying('hang'), OPTIONS);
  waiting.catch(() => {});
  await acting.stop();
  await expect(waiting).rejects.toThrow('文书的文件暂时不能生成');
  await expect(acting.pdf(saying('two'), OPTIONS)).rejects.toThrow('文书的文件暂时不能生成');
  expect(lines).toEqual([]);
});
