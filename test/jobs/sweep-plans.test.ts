/** What the sweeps ask of the database: every query by an index, and pages that read no more than they return. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { jobTable } from '../../src/jobs/schedule.js';
import { recordAlarms } from '../../src/jobs/record-alarms.js';
import { type ApplicationDocument } from '../../src/persistence/application/application-store.js';
import { collectionOf, toDocument } from '../../src/persistence/collections.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();

const ANSWERED = 600;
const DUE_SAME_DAY = 620;

interface ProfiledQuery {
  ns: string;
  op: string;
  planSummary?: string;
  keysExamined?: number;
  docsExamined?: number;
  nreturned?: number;
  command: Record<string, unknown>;
}

beforeAll(async () => {
  const template = toDocument(await world.received('2026-02-06'));
  const copies = (count: number, facts: object): ApplicationDocument[] =>
    Array.from({ length: count }, (_, index): ApplicationDocument => {
      const id = world.commands.newId();
      return { ...template, _id: id, number: `X-${index}-${id}`, facts: { ...template.facts, ...facts } };
    });
  await collectionOf<ApplicationDocument>(world.connection, 'applications').insertMany([
    ...copies(ANSWERED, { status: 'answered', open: false, alarmDate: null }),
    // More than one page of one day: the next page must not begin at its first case again.
    ...copies(DUE_SAME_DAY, {}),
    ...copies(300, { alarmDate: '2026-06-30' }),
    ...copies(50, { status: 'awaiting_supplement', alarmDate: null, turnUntil: '2026-03-02' }),
  ]);
});

async function profiled(work: () => Promise<unknown>): Promise<ProfiledQuery[]> {
  const { db } = world.connection;
  if (!db) throw new Error('not open');
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const rows = (await db
    .collection('system.profile')
    .find({ ns: { $ne: `${db.databaseName}.system.profile` } })
    .toArray()) as unknown as ProfiledQuery[];
  await db.collection('system.profile').drop();
  return rows;
}

describe('the sweeps over many cases', () => {
  test('pages of one and the same day go on where the last one ended', async () => {
    world.clock.freezeOn('2026-03-05');
    const rows = await profiled(async () => {
      const { cases, sent } = await recordAlarms(world.deps);
      expect([cases, sent]).toEqual([DUE_SAME_DAY + 1, DUE_SAME_DAY + 1]);
    });
    const pages = rows.filter((row) => row.command['find'] === 'applications' && 'limit' in row.command);
    expect(pages.length).toBeGreaterThanOrEqual(2);
    for (const page of pages) {
      expect(page.planSummary).toBe('IXSCAN { facts.alarmDate: 1, _id: 1 }');
      expect(page.docsExamined).toBe(page.nreturned);
      expect(page.keysExamined).toBeLessThanOrEqual((page.nreturned ?? 0) + 1);
    }
  });

  test('no job scans a collection of cases, messages, drafts, files or runs', async () => {
    world.clock.freezeOn('2026-03-13');
    const rows = await profiled(async () => {
      for (const job of jobTable(world.deps)) await job.run(new AbortController().signal);
    });
    expect(rows.length).toBeGreaterThan(20);
    const scans = rows.filter((row) => row.planSummary?.includes('COLLSCAN'));
    // All agencies and all calendars are wanted, and there are few of them.
    const small = ['agencies', 'calendarLayers'];
    expect(scans.filter((row) => !small.some((name) => row.ns.endsWith(`.${name}`)))).toEqual([]);
  });
});
