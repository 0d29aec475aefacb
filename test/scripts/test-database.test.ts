import { readdir } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { openEphemeralDatabase } from '../../scripts/lib/ephemeral-mongod.js';
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

describe('the server of a run', () => {
  const files = async (folder: string): Promise<number> =>
    (await readdir(folder)).filter((name) => name.endsWith('.wt')).length;

  test('lets go the files of databases that are gone, before it may not open any more', async () => {
    const server = await openEphemeralDatabase();
    try {
      const connection = await mongoose.createConnection(server.uri).asPromise();
      const { parsed } = (await connection.db?.admin().command({ getCmdLineOpts: 1 })) as {
        parsed: { storage: { dbPath: string } };
      };
      const { dbPath } = parsed.storage;
      const before = await files(dbPath);
      for (let each = 0; each < 40; each += 1) await connection.createCollection(`gone${each}`);
      // Each with the index of its identifiers.
      expect(await files(dbPath)).toBeGreaterThanOrEqual(before + 80);
      await connection.dropDatabase();
      const until = performance.now() + 60_000;
      while ((await files(dbPath)) > before + 8 && performance.now() < until) {
        // Where nobody writes, the database's time stands still, and what is old with it.
        await connection.collection('stays').insertOne({});
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      expect(await files(dbPath)).toBeLessThanOrEqual(before + 8);
      await connection.close();
    } finally {
      await server.stop();
    }
  });
});
