import { describe, expect, test } from '@jest/globals';
import { useTestDatabase } from '../support/database.js';

describe('test database', () => {
  const database = useTestDatabase();

  test('is a replica set: two documents are written in one transaction, or none', async () => {
    const connection = await database.connection();
    await connection.createCollection('pairs');
    const pairs = connection.collection<{ _id: string }>('pairs');
    await expect(
      connection.transaction(async (session) => {
        await pairs.insertOne({ _id: 'first' }, { session });
        throw new Error('after the first');
      }),
    ).rejects.toThrow('after the first');
    expect(await pairs.countDocuments()).toBe(0);

    await connection.transaction(async (session) => {
      await pairs.insertOne({ _id: 'first' }, { session });
      await pairs.insertOne({ _id: 'second' }, { session });
    });
    expect(await pairs.countDocuments()).toBe(2);
  });

  test('has a name of its own and takes it from the address', async () => {
    expect(new URL(database.uri).pathname).toBe(`/${database.name}`);
    expect((await database.connection()).name).toBe(database.name);
  });
});
