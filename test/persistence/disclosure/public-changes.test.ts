import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { type ChangeFeed } from '../../../src/persistence/change-feed.js';
import { watchPublicChanges } from '../../../src/persistence/disclosure/public-changes.js';
import { migrate } from '../../../src/persistence/migrate.js';
import { newId } from '../../../src/persistence/new-id.js';
import { useTestDatabase } from '../../support/database.js';
import { withinASecond } from '../../support/disclosure.js';
import { SilentLog } from '../../support/silent-log.js';

const database = useTestDatabase();
const AGENCY = 'a'.repeat(24);
let connection: Connection;
let feed: ChangeFeed;
let heard: string[] = [];

/** Remembers what it was told to forget. */
const cache = {
  invalidate: (tags: readonly string[]) => void heard.push(...tags),
  invalidateAll: () => void heard.push('*'),
};

beforeAll(async () => {
  connection = await database.connection();
  await migrate(connection);
  feed = watchPublicChanges(connection, cache, new SilentLog());
  await feed.ready;
});

afterAll(() => feed.stop());
beforeEach(() => {
  heard = [];
});

const collection = (name: string) => {
  if (!connection.db) throw new Error('not open');
  return connection.db.collection<{ _id: string; [field: string]: unknown }>(name);
};
const insert = async (name: string, fields: object): Promise<string> => {
  const id = newId();
  await collection(name).insertOne({ _id: id, agencyId: AGENCY, ...fields });
  return id;
};
const hearing = (fits: (tags: string[]) => boolean) => withinASecond(async () => heard, fits);

describe('changes become tags within a second', () => {
  test('the start trusts nothing', async () => {
    const told: string[] = [];
    const another = watchPublicChanges(
      connection,
      { invalidate: () => {}, invalidateAll: () => void told.push('*') },
      new SilentLog(),
    );
    await another.ready;
    expect(told).toEqual(['*']);
    await another.stop();
  });

  test('a published item: its lists and itself', async () => {
    const id = await insert('publications', { status: 'published' });
    const tags = await hearing((found) => found.length >= 3);
    expect(tags.toSorted()).toEqual([`publication:${id}`, 'publications', `publications:${AGENCY}`].toSorted());
  });

  test('withdrawn: the same', async () => {
    const id = await insert('publications', { status: 'published' });
    await hearing((found) => found.length >= 3);
    heard = [];
    await collection('publications').updateOne({ _id: id }, { $set: { status: 'withdrawn' } });
    expect(await hearing((found) => found.length >= 3)).toContain(`publication:${id}`);
  });

  test('drafts and reviews: nothing', async () => {
    await insert('publications', { status: 'draft' });
    await insert('publications', { status: 'in_review' });
    await insert('guides', {});
    const tags = await hearing((found) => found.includes(`guide:${AGENCY}`));
    expect(new Set(tags)).toEqual(new Set([`guide:${AGENCY}`]));
  });

  test('reports and agencies', async () => {
    await insert('annualReports', { year: 2025, version: 1 });
    await insert('agencies', { code: newId() });
    const tags = await hearing((found) => found.length >= 2);
    expect(tags.toSorted()).toEqual(['agencies', `annual-reports:${AGENCY}`]);
  });

  test('a deleted item: nobody knows whose it was, so everything', async () => {
    const id = await insert('publications', { status: 'published' });
    await hearing((found) => found.length >= 3);
    heard = [];
    await collection('publications').deleteOne({ _id: id });
    expect(await hearing((found) => found.length >= 1)).toEqual(['*']);
  });

  test('an import of many: everything, or each by name, however the stream cuts them', async () => {
    const ids = Array.from({ length: 600 }, () => newId());
    await collection('publications').insertMany(ids.map((id) => ({ _id: id, agencyId: AGENCY, status: 'published' })));
    const isHeard = (found: readonly string[]): boolean => {
      const tags = new Set(found);
      return tags.has('*') || ids.every((id) => tags.has(`publication:${id}`));
    };
    expect(isHeard(await hearing(isHeard))).toBe(true);
  });
});
