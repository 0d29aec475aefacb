import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { type Change, watchChanges } from '../../src/persistence/change-feed.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { useTestDatabase } from '../support/database.js';
import { SilentLog } from '../support/silent-log.js';

const database = useTestDatabase();
const log = new SilentLog();
let listening: Connection;
let writing: Connection;

beforeAll(async () => {
  listening = await openDatabase(database.uri);
  writing = await openDatabase(database.uri);
  await migrate(writing);
});
afterAll(async () => {
  await listening.close();
  await writing.close();
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Only this file's own: the server is shared with every other test file. */
async function killStreamsOf(name: string): Promise<void> {
  const admin = writing.getClient().db('admin');
  const open = await admin
    .aggregate<{ lsid: { id: unknown } }>([
      { $currentOp: { idleCursors: true } },
      { $match: { ns: { $regex: `^${name}\\.` }, 'cursor.tailable': true, lsid: { $exists: true } } },
    ])
    .toArray();
  if (open.length > 0) await admin.command({ killSessions: open.map(({ lsid }) => ({ id: lsid.id })) });
}

describe('change feed', () => {
  test('tells what another process has changed, and nothing of other collections', async () => {
    const changes: Change[] = [];
    const feed = watchChanges(
      listening,
      ['agencies', 'calendarLayers'],
      { onChange: (change) => changes.push(change), onReset: () => {} },
      log,
    );
    await feed.ready;
    const agencies = writing.collection<{ _id: string; name: string }>('agencies');
    await writing.collection<{ _id: string }>('citizens').insertOne({ _id: 'c1' });
    await agencies.insertOne({ _id: 'a1', name: '甲' });
    await agencies.updateOne({ _id: 'a1' }, { $set: { name: '乙' } });
    await agencies.deleteOne({ _id: 'a1' });
    await writing.collection<{ _id: string }>('calendarLayers').insertOne({ _id: 'l1' });
    await until(() => changes.length === 4);
    expect(changes).toEqual([
      { collection: 'agencies', id: 'a1' },
      { collection: 'agencies', id: 'a1' },
      { collection: 'agencies', id: 'a1' },
      { collection: 'calendarLayers', id: 'l1' },
    ]);
    await feed.stop();
  });

  test('a broken stream forgets everything, comes back and goes on telling', async () => {
    const changes: string[] = [];
    let resets = 0;
    const feed = watchChanges(
      listening,
      ['agencies'],
      { onChange: ({ id }) => changes.push(id), onReset: () => (resets += 1) },
      log,
    );
    await feed.ready;
    expect(resets).toBe(1);
    // Killed between two questions, a cursor is opened again by the driver where it stood and nothing is lost;
    // only one that dies while it is being asked breaks the stream. So it is killed until it was the latter.
    await until(async () => {
      await killStreamsOf(database.name);
      return resets >= 2;
    });
    const agencies = writing.collection<{ _id: string; code: string }>('agencies');
    let attempt = 0;
    while (changes.length === 0) {
      attempt += 1;
      await agencies.insertOne({ _id: `a${attempt}`, code: `A${attempt}` });
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (attempt > 200) throw new Error('never heard again');
    }
    expect(changes[0]).toMatch(/^a\d+$/);
    await feed.stop();
  });

  test('stops while it is not connected', async () => {
    const lost = await openDatabase(database.uri);
    const feed = watchChanges(lost, ['agencies'], { onChange: () => {}, onReset: () => {} }, log);
    await feed.ready;
    await lost.close();
    await feed.stop();
    expect(await Promise.race([feed.ready, Promise.resolve('pending')])).toBeUndefined();
  });
});
