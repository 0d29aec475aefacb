import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { mongoNumberSource } from '../../src/persistence/numbers.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();
let connection: Connection;
beforeAll(async () => {
  connection = await database.connection();
});

describe('numbers', () => {
  test('begin at 1 and count on, each series by itself', async () => {
    const numbers = mongoNumberSource(connection);
    expect(await numbers.next('RSJ-2026')).toBe(1);
    expect(await numbers.next('RSJ-2026')).toBe(2);
    expect(await numbers.next('RSJ-2027')).toBe(1);
  });

  test('a hundred drawn at once from a new series are a hundred different ones', async () => {
    const numbers = mongoNumberSource(connection);
    const drawn = await Promise.all(Array.from({ length: 100 }, () => numbers.next('GAJ-2026')));
    expect(new Set(drawn).size).toBe(100);
    expect(Math.min(...drawn)).toBe(1);
    expect(Math.max(...drawn)).toBe(100);
  });

  test('a block is drawn at once and nobody else gets a number of it', async () => {
    const numbers = mongoNumberSource(connection);
    const [block, ...singles] = await Promise.all([
      numbers.block('CGJ-2026', 50),
      ...Array.from({ length: 20 }, () => numbers.next('CGJ-2026')),
    ]);
    const taken = Array.from({ length: 50 }, (_, index) => block + index);
    expect(new Set([...taken, ...singles]).size).toBe(70);
    expect(Math.max(...taken, ...singles)).toBe(70);
  });
});
