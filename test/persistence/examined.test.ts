/** An index is not enough: what a list or a count looks at must be near what it finds, in an agency with years behind it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { applicationReads } from '../../src/persistence/application/application-reads.js';
import { collectionOf } from '../../src/persistence/collections.js';
import { migrate } from '../../src/persistence/migrate.js';
import { narrowLists } from '../../src/persistence/migrations/2026-11-26-narrow-lists.js';
import { type NoticeDocument, noticeReads } from '../../src/persistence/notice-store.js';
import { type QueueFilter } from '../../src/ports/application-reads.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();
let connection: Connection;

const AGENCY = 'a'.repeat(24);
const CLERK = 'c'.repeat(24);
const REVIEWER = 'd'.repeat(24);
const NEWCOMER = 'e'.repeat(24);
const CITIZEN = 'f'.repeat(24);
const page = { after: null, limit: 50 };
const idOf = (index: number): string => index.toString(16).padStart(24, '0');

interface Examined {
  keys: number;
  documents: number;
}

/** The most that any one read of `work` looked at. */
async function examinedBy(work: () => Promise<unknown>): Promise<Examined> {
  const db = connection.db;
  if (!db) throw new Error('not open');
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const rows = await db
    .collection('system.profile')
    .find({ planSummary: { $exists: true }, ns: { $not: /system\./ } })
    .toArray();
  await db.collection('system.profile').drop();
  expect(rows.length).toBeGreaterThan(0);
  return {
    keys: Math.max(...rows.map((row) => Number(row.keysExamined ?? 0))),
    documents: Math.max(...rows.map((row) => Number(row.docsExamined ?? 0))),
  };
}

/** One key a document, and one more at the end of each range. */
function expectNear({ keys, documents }: Examined, found: number): void {
  expect(documents).toBeLessThanOrEqual(found + 5);
  expect(keys).toBeLessThanOrEqual(found + 10);
}

beforeAll(async () => {
  connection = await database.connection();
  await migrate(connection);
});

describe('the queue', () => {
  /** 3,000 cases: a few by fax, a few of nobody, and 800 of one clerk and 700 answered that all lie far back. */
  beforeAll(async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => {
      const open = index >= 2_950;
      const someone = index < 800 ? { id: CLERK, name: '王经办' } : { id: REVIEWER, name: '李审核' };
      return {
        _id: idOf(index),
        agencyId: AGENCY,
        number: `X-${index}`,
        channel: index < 400 && index % 100 === 0 ? 'fax' : 'online',
        assignee: index >= 900 && index < 904 ? null : someone,
        applicant: { kind: 'natural_person', name: '甲' },
        content: { subject: '路灯' },
        facts: {
          open,
          status: index < 700 ? 'answered' : open ? 'in_progress' : 'closed',
          actByDate: open ? '2026-04-01' : null,
          year: 2026,
        },
        version: 1,
      };
    });
    await collectionOf(connection, 'applications').insertMany(rows as never);
  });

  test.each([
    ['one channel', { channel: 'fax' }, 4],
    ['one status', { status: 'answered' }, 700],
    ['one clerk', { assigneeId: CLERK }, 800],
    ['nobody', { assigneeId: 'none' }, 4],
    ['those due by a day, which open cases alone can be', { dueBy: '2026-05-01' as never }, 50],
  ] as [string, Partial<QueueFilter>, number][])('all cases of %s', async (_, narrowed, total) => {
    const reads = applicationReads(connection, () => performance.now());
    const filter: QueueFilter = { agencyId: AGENCY, view: 'all', ...narrowed };
    const onPage = Math.min(total, page.limit);
    expect((await reads.queue(filter, page)).items).toHaveLength(onPage);
    expectNear(await examinedBy(() => reads.queue(filter, page)), onPage + 1);
    const after = { key: null, id: idOf(2_990) };
    expectNear(await examinedBy(() => reads.queue(filter, { ...page, after })), onPage + 1);
    expect(await reads.count(filter)).toEqual({ value: total, capped: false });
    expectNear(await examinedBy(() => reads.count(filter)), total);
  });
});

test('notices stored before they said who has not read them', async () => {
  const notices = collectionOf<NoticeDocument>(connection, 'notices');
  const staff = collectionOf<{ _id: string } & Record<string, unknown>>(connection, 'staff');
  const of = (id: string, recipient: object, readBy: object) =>
    ({ _id: id, dedupeKey: id, recipient, readBy, createdAt: '2026-01-01T00:00:00.000Z' }) as never;
  await staff.insertMany([
    { _id: CLERK, agencyId: AGENCY, account: 'a', roles: ['clerk'], disabled: false },
    { _id: REVIEWER, agencyId: AGENCY, account: 'b', roles: ['clerk', 'reviewer'], disabled: false },
    { _id: NEWCOMER, agencyId: AGENCY, account: 'c', roles: ['clerk'], disabled: true },
  ]);
  await notices.insertMany([
    of('1', { type: 'citizen', citizenId: CITIZEN }, {}),
    of('2', { type: 'citizen', citizenId: CITIZEN }, { [CITIZEN]: '2026-01-02T00:00:00.000Z' }),
    of('3', { type: 'staff', agencyId: AGENCY, staffId: CLERK }, {}),
    of('4', { type: 'role', agencyId: AGENCY, role: 'clerk' }, { [REVIEWER]: '2026-01-02T00:00:00.000Z' }),
    of('5', { type: 'role', agencyId: AGENCY, role: 'lawyer' }, {}),
  ]);
  for (let run = 0; run < 2; run += 1) {
    await narrowLists.up(connection);
    expect((await notices.find().sort({ _id: 1 }).toArray()).map(({ unreadBy }) => unreadBy)).toEqual([
      [CITIZEN],
      [],
      [CLERK],
      [CLERK],
      [],
    ]);
  }
  await notices.deleteMany({});
  await staff.deleteMany({});
});

describe('inboxes', () => {
  const clerk = { staffId: CLERK, agencyId: AGENCY, roles: ['clerk', 'reviewer'] };
  const newcomer = { staffId: NEWCOMER, agencyId: AGENCY, roles: ['lawyer'] };
  const at = '2026-03-02T01:00:00.000Z';

  /** 3,000 notices to clerks and 3,000 to the citizen; one was for the newcomer, long ago. */
  beforeAll(async () => {
    const notice = (index: number, recipient: NoticeDocument['recipient'], unreadBy: string[]): NoticeDocument => ({
      _id: idOf(index),
      dedupeKey: `k${index}`,
      recipient,
      kind: 'alarm',
      title: '提醒',
      body: '',
      subject: { type: 'application', id: 'x' },
      createdAt: at,
      readBy: {},
      unreadBy,
    });
    await collectionOf<NoticeDocument>(connection, 'notices').insertMany([
      ...Array.from({ length: 3_000 }, (_, index) =>
        index === 7
          ? notice(index, { type: 'staff', agencyId: AGENCY, staffId: NEWCOMER }, [NEWCOMER])
          : notice(index, { type: 'role', agencyId: AGENCY, role: 'clerk' }, [CLERK, REVIEWER]),
      ),
      ...Array.from({ length: 3_000 }, (_, index) =>
        notice(3_000 + index, { type: 'citizen', citizenId: CITIZEN }, [CITIZEN]),
      ),
    ]);
  });

  test('a page of many looks at a page', async () => {
    const reads = noticeReads(connection);
    expectNear(await examinedBy(() => reads.ofStaff(clerk, page)), 51);
    expectNear(await examinedBy(() => reads.ofCitizen(CITIZEN, page)), 51);
  });

  test('the one notice among those of others is found at once', async () => {
    const reads = noticeReads(connection);
    expect((await reads.ofStaff(newcomer, page)).items.map(({ id }) => id)).toEqual([idOf(7)]);
    expectNear(await examinedBy(() => reads.ofStaff(newcomer, page)), 1);
    expect(await reads.unreadOfStaff(newcomer)).toBe(1);
    expectNear(await examinedBy(() => reads.unreadOfStaff(newcomer)), 1);
  });

  test('deep pages as well', async () => {
    const after = { key: null, id: idOf(60) };
    expectNear(await examinedBy(() => noticeReads(connection).ofStaff(clerk, { ...page, after })), 51);
  });

  test('counting what is unread stops at the cap, and looks at nothing when everything has been read', async () => {
    const reads = noticeReads(connection);
    for (const [count, read] of [
      [() => reads.unreadOfStaff(clerk), (ids: string[]) => reads.markRead(clerk, ids, at)],
      [() => reads.unreadOfCitizen(CITIZEN), (ids: string[]) => reads.markRead({ citizenId: CITIZEN }, ids, at)],
    ] as const) {
      expect(await count()).toBe(1_000);
      expectNear(await examinedBy(count), 1_000);
      await read(Array.from({ length: 6_000 }, (_, index) => idOf(index)));
      expect(await count()).toBe(0);
      expectNear(await examinedBy(count), 0);
    }
  });

  test('what a colleague has read is still unread to the other', async () => {
    const reads = noticeReads(connection);
    const reviewer = { staffId: REVIEWER, agencyId: AGENCY, roles: ['clerk'] };
    expect(await reads.unreadOfStaff(reviewer)).toBe(1_000);
    expect((await reads.ofStaff(clerk, page)).items[0]?.readAt).toBe(at);
    expect((await reads.ofStaff(reviewer, page)).items[0]?.readAt).toBeNull();
  });
});
