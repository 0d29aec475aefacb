/** What waited for a second person before it stood beside the events is found afterwards, and nothing else. */
import { expect, test } from '@jest/globals';
import { collectionOf } from '../../src/persistence/collections.js';
import { migrate } from '../../src/persistence/migrate.js';
import { approvals } from '../../src/persistence/migrations/2026-11-29-approvals.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();
const by = { id: 'c'.repeat(24), type: 'staff', name: '王经办' };
const stored = (id: number, status: string, ...kinds: string[]) => ({
  _id: String(id).padStart(24, '0'),
  number: `X-${id}`,
  agencyId: 'a'.repeat(24),
  events: kinds.map((kind) => ({ kind, by })),
  facts: { status, actByDate: null },
});

test('proposals that nothing has settled', async () => {
  const connection = await database.connection();
  await migrate(connection);
  const cases = collectionOf<{ _id: string; facts: { approvals?: { kind: string; by: string }[] } }>(
    connection,
    'applications',
  );
  await cases.insertMany([
    stored(1, 'awaiting_approval', 'decision_proposed'),
    stored(2, 'in_progress', 'decision_proposed', 'decision_returned'),
    stored(3, 'consulting', 'extension_requested'),
    stored(4, 'answered', 'extension_requested', 'decision_proposed', 'decided', 'dispatched'),
    stored(5, 'closed', 'date_correction_proposed', 'date_correction_returned', 'date_correction_proposed'),
    stored(6, 'in_progress', 'extension_requested', 'extension_approved', 'date_correction_proposed'),
    stored(7, 'in_progress', 'submitted'),
  ] as never);
  await approvals.up(connection);
  await approvals.up(connection);
  const rows = await cases.find({}).sort({ _id: 1 }).toArray();
  expect(rows.map(({ facts }) => facts.approvals?.map(({ kind }) => kind) ?? null)).toEqual([
    ['decision'],
    null,
    ['extension'],
    null,
    ['date_correction'],
    ['date_correction'],
    null,
  ]);
  expect(rows[0]?.facts.approvals).toEqual([{ kind: 'decision', by: 'c'.repeat(24) }]);
});
