import { describe, expect, test } from '@jest/globals';
import { insertTogether } from '../../src/persistence/insert-together.js';

/** A store that answers when it is told to. */
function slowStore() {
  const batches: number[][] = [];
  const answers: { store(): void; refuse(error: Error): void }[] = [];
  const insert = insertTogether<number>((documents) => {
    batches.push(documents);
    return new Promise<void>((resolve, reject) => answers.push({ store: resolve, refuse: reject }));
  });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { batches, answers, insert, turn };
}

describe('inserts that come while one is on its way', () => {
  test('one alone goes at once, those behind it go together, each settles when it is stored', async () => {
    const { batches, answers, insert, turn } = slowStore();
    const settled: number[] = [];
    const all = [1, 2, 3].map((document) => insert(document).then(() => settled.push(document)));
    expect(batches).toEqual([[1]]);
    answers[0]?.store();
    await turn();
    expect([batches, settled]).toEqual([[[1], [2, 3]], [1]]);
    answers[1]?.store();
    await Promise.all(all);
    expect(settled).toEqual([1, 2, 3]);
  });

  test('a refusal is told to those it befell; the next ones are tried', async () => {
    const { batches, answers, insert, turn } = slowStore();
    const [first, second] = [insert(1), insert(2)];
    answers[0]?.refuse(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await turn();
    answers[1]?.store();
    await second;
    const third = insert(3);
    answers[2]?.store();
    await third;
    expect(batches).toEqual([[1], [2], [3]]);
  });

  test('at most five hundred at once', async () => {
    const { batches, answers, insert, turn } = slowStore();
    const all = Array.from({ length: 502 }, (_, index) => insert(index));
    for (const at of [0, 1, 2]) {
      answers[at]?.store();
      await turn();
    }
    await Promise.all(all);
    expect(batches.map((batch) => batch.length)).toEqual([1, 500, 1]);
  });
});
