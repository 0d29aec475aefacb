/** How long things are kept: the table, and what the nightly sweep lets go of at which instant. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { RETAINED_KINDS, RETENTION } from '../../src/domain/account/retention.js';
import { applyRetention } from '../../src/jobs/apply-retention.js';
import { jobTable } from '../../src/jobs/schedule.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();
const collection = (name: string) => world.connection.collection<{ _id: string }>(name);

beforeEach(async () => {
  for (const name of ['notices', 'outbox', 'applications']) await collection(name).deleteMany({});
});

const notice = (id: string, createdAt: string) => ({
  _id: id,
  dedupeKey: id,
  recipient: { type: 'citizen', citizenId: 'c' },
  kind: 'note',
  title: '标题',
  body: '正文',
  createdAt,
  readBy: {},
  unreadBy: [],
});
const message = (id: string, state: string, deliveredAt: string | null) => ({
  ...notice(id, '2026-01-01T00:00:00.000Z'),
  state,
  deliveredAt,
});

describe('the table', () => {
  test('every kind says why; whoever carries it out is a job of the table', () => {
    const jobs = jobTable(world.deps).map(({ name }) => name);
    const known = [...jobs, 'database', 'resume-ledger-imports'];
    for (const kind of RETAINED_KINDS) {
      const { days, by, reason } = RETENTION[kind];
      expect(reason).toMatch(/[一-鿿].*。$/);
      expect([kind, by === null]).toEqual([kind, days === null]);
      if (by !== null) expect(known).toContain(by);
    }
  });

  test('cases, the audit log, what two people decided and tombstones are deleted by nobody, saved persons by their owner alone', () => {
    expect(RETAINED_KINDS.filter((kind) => RETENTION[kind].by === null)).toEqual([
      'persons',
      'cases',
      'statistics',
      'approval_requests',
      'audit_rows',
      'account_tombstones',
    ]);
  });
});

describe('the sweep, on 2 March 2026 at ten in Beijing', () => {
  beforeEach(() => world.clock.freezeOn('2026-03-02'));

  test('notices: two years are kept, an instant more is not; a second run finds nothing', async () => {
    // 730 days before 2026-03-02T02:00:00Z is 2024-03-02T02:00:00Z.
    await collection('notices').insertMany([
      notice('a', '2024-03-02T01:59:59.999Z'),
      notice('b', '2024-03-02T02:00:00.000Z'),
      notice('c', '2026-03-01T02:00:00.000Z'),
    ] as never);
    expect(await applyRetention(world.deps)).toEqual({ notices: 1, messages: 0, residue: 0 });
    expect((await collection('notices').find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(['b', 'c']);
    expect(await applyRetention(world.deps)).toEqual({ notices: 0, messages: 0, residue: 0 });
  });

  test('delivered messages: after ninety days their text is emptied and their key stays; waiting ones are not touched', async () => {
    // Ninety days before is 2025-12-02T02:00:00Z.
    await collection('outbox').insertMany([
      message('a', 'delivered', '2025-12-02T01:59:59.999Z'),
      message('b', 'delivered', '2025-12-02T02:00:00.000Z'),
      message('c', 'waiting', null),
    ] as never);
    expect(await applyRetention(world.deps)).toEqual({ notices: 0, messages: 1, residue: 0 });
    const rows = await collection('outbox').find().sort({ _id: 1 }).toArray();
    expect(rows.map((row) => ({ ...row }))).toMatchObject([
      { _id: 'a', dedupeKey: 'a', title: '', body: '' },
      { _id: 'b', body: '正文' },
      { _id: 'c', body: '正文' },
    ]);
    expect((await applyRetention(world.deps)).messages).toBe(0);
  });

  test('closed cases of long ago stay', async () => {
    const record = await world.received('2020-03-02');
    await collection('applications').updateOne({ _id: record.id }, { $set: { 'facts.open': false } });
    world.clock.freezeOn('2026-03-02');
    await applyRetention(world.deps);
    expect(await collection('applications').countDocuments({ _id: record.id })).toBe(1);
  });

  test('told to end, it ends between two batches', async () => {
    await collection('notices').insertMany([notice('a', '2020-01-01T00:00:00.000Z')] as never);
    await expect(applyRetention(world.deps, AbortSignal.abort(new Error('told to end')))).rejects.toThrow(
      'told to end',
    );
    expect(await collection('notices').countDocuments({})).toBe(1);
  });
});
