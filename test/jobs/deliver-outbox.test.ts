import { beforeEach, describe, expect, test } from '@jest/globals';
import { deliverOutbox } from '../../src/jobs/deliver-outbox.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { noticeReads, type NoticeDocument } from '../../src/persistence/notice-store.js';
import { type OutboxDocument } from '../../src/persistence/plain-rows.js';
import { type StaffRole } from '../../src/policies/actor.js';
import { type OutboxRow } from '../../src/ports/outbox.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();

const outbox = () => collectionOf<OutboxDocument>(world.connection, 'outbox');
const notices = () => collectionOf<NoticeDocument>(world.connection, 'notices');

const append = async (count: number): Promise<OutboxRow[]> => {
  const rows = Array.from({ length: count }, (_, index): OutboxRow => {
    const id = world.commands.newId();
    return {
      id,
      dedupeKey: `test:${id}`,
      recipient: { type: 'citizen', citizenId: world.citizen.citizenId },
      kind: 'decided',
      title: `第 ${index + 1} 条`,
      body: '申请有新的进展，请查看。',
      subject: { type: 'application', id: 'a1' },
      createdAt: world.clock.now().toISOString(),
    };
  });
  await world.commands.unitOfWork.run((tx) => tx.outbox.append(rows));
  return rows;
};

beforeEach(async () => {
  await outbox().deleteMany({});
  await notices().deleteMany({});
});

describe('站内消息的送达', () => {
  test('多于一批的也一次送完，收件箱里按发生的先后', async () => {
    await append(450);
    expect(await deliverOutbox(world.deps)).toEqual({ delivered: 450, notices: 450 });
    expect(await outbox().countDocuments({ state: 'waiting' })).toBe(0);
    const inbox = noticeReads(world.connection);
    const page = await inbox.ofCitizen(world.citizen.citizenId, { after: null, limit: 3 });
    expect(page.items.map(({ title, readAt }) => ({ title, readAt }))).toEqual([
      { title: '第 450 条', readAt: null },
      { title: '第 449 条', readAt: null },
      { title: '第 448 条', readAt: null },
    ]);
    expect(await inbox.unreadOfCitizen(world.citizen.citizenId)).toBe(450);
  });

  test('没有待送达的就什么也不做', async () => {
    expect(await deliverOutbox(world.deps)).toEqual({ delivered: 0, notices: 0 });
  });

  test('写入消息后、标记前被杀：再运行一次，每条恰好一条', async () => {
    const rows = await append(30);
    await killedBeforeMarking();
    expect(await notices().countDocuments({})).toBe(30);
    expect(await outbox().countDocuments({ state: 'waiting' })).toBe(30);
    expect(await deliverOutbox(world.deps)).toEqual({ delivered: 30, notices: 0 });
    expect(await outbox().countDocuments({ state: 'delivered' })).toBe(30);
    const keys = (await notices().find({}).sort({ _id: 1 }).toArray()).map((notice) => notice.dedupeKey);
    expect(keys).toEqual(rows.map((row) => row.dedupeKey));
  });

  test('给岗位的消息：送达时担任这一岗位的人各自未读；停用的人和后来的人没有', async () => {
    const agencyId = world.agency.id;
    const employ = async (roles: StaffRole[], disabled = false) => {
      const person = world.staff(agencyId, roles);
      const { staffId } = person;
      const people = collectionOf<Stored & Record<string, unknown>>(world.connection, 'staff');
      await people.insertOne({ _id: staffId, account: staffId, agencyId, roles, disabled });
      return person;
    };
    const holder = await employ(['clerk']);
    const both = await employ(['clerk', 'reviewer']);
    const other = await employ(['reviewer']);
    const disabled = await employ(['clerk'], true);
    const [row] = await append(1);
    if (!row) throw new Error('no row');
    await outbox().updateMany({ _id: row.id }, { $set: { recipient: { type: 'role', agencyId, role: 'clerk' } } });
    await deliverOutbox(world.deps);
    const later = await employ(['clerk']);
    const inbox = noticeReads(world.connection);
    const unread = [holder, both, other, disabled, later].map((reader) => inbox.unreadOfStaff(reader));
    expect(await Promise.all(unread)).toEqual([1, 1, 0, 0, 0]);
    await inbox.markRead(both, [row.id], '2026-03-02T01:00:00.000Z');
    const readAt = async (reader: typeof holder) =>
      (await inbox.ofStaff(reader, { after: null, limit: 5 })).items.map((notice) => notice.readAt);
    expect(await readAt(holder)).toEqual([null]);
    expect(await readAt(both)).toEqual(['2026-03-02T01:00:00.000Z']);
    expect(await readAt(other)).toEqual([]);
    expect(await readAt(later)).toEqual([row.createdAt]);
  });

  test('写到一半被杀：其余的补上，已读的仍是已读', async () => {
    const rows = await append(5);
    const [first] = rows;
    if (!first) throw new Error('no row');
    const { id, ...rest } = first;
    await notices().insertOne({
      _id: id,
      ...rest,
      readBy: { [world.citizen.citizenId]: '2026-01-01T00:00:00.000Z' },
      unreadBy: [],
    });
    expect(await deliverOutbox(world.deps)).toEqual({ delivered: 5, notices: 4 });
    expect(await notices().countDocuments({})).toBe(5);
    expect((await notices().findOne({ _id: id }))?.readBy).toEqual({
      [world.citizen.citizenId]: '2026-01-01T00:00:00.000Z',
    });
  });

  test('十个同时运行：每条恰好一条', async () => {
    await append(300);
    const done = await Promise.all(Array.from({ length: 10 }, () => deliverOutbox(world.deps)));
    expect(done.reduce((sum, summary) => sum + summary.notices, 0)).toBe(300);
    expect(await notices().countDocuments({})).toBe(300);
    expect(await outbox().countDocuments({ state: 'waiting' })).toBe(0);
  });

  /** The database refuses the marks, so that the run ends where a killed one would: notices written, rows still waiting. */
  async function killedBeforeMarking(): Promise<void> {
    await world.connection.db?.command({ collMod: 'outbox', validator: { state: 'waiting' } });
    try {
      await expect(deliverOutbox(world.deps)).rejects.toThrow('Document failed validation');
    } finally {
      await world.connection.db?.command({ collMod: 'outbox', validator: {} });
    }
  }
});
