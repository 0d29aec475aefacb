/** Agencies from before the rule keep what they had: the reason alone. Who has chosen keeps his choice. */
import { expect, test } from '@jest/globals';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { migrate } from '../../src/persistence/migrate.js';
import { approvalRequests } from '../../src/persistence/migrations/2026-11-30-approval-requests.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();

test('the reason alone where nothing was said, and one open request a subject', async () => {
  const connection = await database.connection();
  await migrate(connection);
  const agencies = collectionOf<Stored & { code: string; unmasking?: string }>(connection, 'agencies');
  await agencies.insertMany([
    { _id: 'a', code: 'A' },
    { _id: 'b', code: 'B', unmasking: 'with_approval' },
  ]);
  await approvalRequests.up(connection);
  await approvalRequests.up(connection);
  const rows = await agencies.find({}).sort({ _id: 1 }).toArray();
  expect(rows.map(({ unmasking }) => unmasking)).toEqual(['with_reason', 'with_approval']);

  const requests = collectionOf<Stored & { open: string | null }>(connection, 'approvalRequests');
  await requests.insertMany([
    { _id: '1', open: 'unmasking:x' },
    { _id: '2', open: null },
    { _id: '3', open: null },
  ]);
  await expect(requests.insertOne({ _id: '4', open: 'unmasking:x' })).rejects.toMatchObject({ code: 11000 });
});
