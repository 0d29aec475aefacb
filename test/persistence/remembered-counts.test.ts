import { expect, test } from '@jest/globals';
import { rememberedCounts } from '../../src/persistence/remembered-counts.js';

function counting() {
  const clock = { now: 0 };
  const counts = rememberedCounts(() => clock.now);
  const asked: string[] = [];
  const ask = (key: string, found: number): Promise<number> =>
    counts(key, () => {
      asked.push(key);
      return Promise.resolve(found);
    });
  return { clock, counts, asked, ask };
}

test('counted once in five minutes, then again', async () => {
  const { clock, asked, ask } = counting();
  expect([await ask('a', 3), await ask('a', 9), await ask('b', 1)]).toEqual([3, 3, 1]);
  clock.now = 299_999;
  expect(await ask('a', 9)).toBe(3);
  clock.now = 300_000;
  expect(await ask('a', 9)).toBe(9);
  expect(asked).toEqual(['a', 'b', 'a']);
});

test('none, and what could not be counted, is counted again', async () => {
  const { counts, ask } = counting();
  expect([await ask('a', 0), await ask('a', 2)]).toEqual([0, 2]);
  await expect(counts('b', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await ask('b', 4)).toBe(4);
});
